// What the page knows: the desk, who reads, blind or not, and the columns of
// all cells. Owns the events by which one part tells the others.

import { Columns } from './columns.js';

export const desk = {
  version: '', generation: null, revision: 0, reviewer: '', blind: false, forcedBlind: false,
  homeless: [], sample: null, reviewers: [], claims: [], sources: [], variantsFile: false, progress: null,
  columns: Columns.none(), order: [], orderName: 'urgent',
  /** Grows whenever answers to earlier questions must not be used any more. */
  epoch: 0,
};

const listeners = new Map();

/** `data` all is new, `rows` some cells changed, `progress`, `outbox`, `reader`, `cell` another cell is open. */
export const on = (name, act) => {
  listeners.set(name, [...(listeners.get(name) ?? []), act]);
};

export const tell = (name, detail) => {
  for (const act of listeners.get(name) ?? []) act(detail);
};

/** Takes over the answer to `GET /api/desk`. */
export const takeDesk = (answer) => {
  Object.assign(desk, {
    version: answer.version, generation: answer.generation, sample: answer.sample,
    forcedBlind: answer.forced_blind, reviewers: answer.reviewers, claims: answer.claims,
    sources: answer.sources, variantsFile: answer.variants_file, progress: answer.progress,
    homeless: answer.homeless ?? [],
  });
  desk.blind = desk.blind || desk.forcedBlind;
};

/** Takes over the answer to `GET /api/queue`. */
export const takeQueue = (answer) => {
  desk.columns = new Columns(answer.rows, desk.sources.length);
  // Cells that could not be judged are in no order; without a sample they come last.
  const unjudged = desk.sample ? [] : answer.rows.status.flatMap((status, place) => (status ? [place] : []));
  desk.order = Int32Array.from([...new Set([...answer.order, ...unjudged])]);
  desk.revision = answer.revision;
  desk.generation = answer.generation;
};

/** Forgets all cells: another reader, or another mode, is to see others. */
export const drop = () => {
  desk.columns = Columns.none();
  desk.order = new Int32Array(0);
  tell('dropped');
};

/** Takes over rows that changed; says which places they are. */
export const takeRows = (rows) => {
  const places = desk.columns.take(rows);
  if (places.length) tell('rows', places);
  return places;
};

export const takeProgress = (progress) => {
  if (!progress) return;
  desk.progress = progress;
  tell('progress');
};

export const takeReviewers = (reviewers) => {
  if (reviewers) desk.reviewers = reviewers;
};

/** The ids by which a place is asked for. */
export const idsOf = (place) => ({
  claim: desk.claims[desk.columns.claim[place]]?.id,
  source: desk.sources[desk.columns.source[place]]?.id,
});

/** The place of a claim in a source, or -1. */
export const placeOf = (claimId, sourceId) => desk.columns.find(
  desk.claims.findIndex(({ id }) => id === claimId),
  desk.sources.findIndex(({ id }) => id === sourceId),
);
