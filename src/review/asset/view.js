// The open cell: which one it is, when it is drawn, and what stands in the
// form when it opens. What each part shows is in the part's own file.

import { find, make, moment } from './nodes.js';
import { desk, idsOf, on, placeOf, tell } from './state.js';
import { Outdated } from './api.js';
import { changedWords, chip } from './words.js';
import * as article from './article.js';
import * as beside from './beside.js';
import * as cells from './cells.js';
import * as conflict from './conflict.js';
import * as drafts from './drafts.js';
import * as form from './form.js';
import * as history from './history.js';
import * as notices from './notices.js';
import * as outbox from './outbox.js';
import * as queue from './queue.js';
import * as verdict from './verdict.js';

let current = { place: -1, cell: null };
let kept = null;
let addWording = () => {};
/** A stance that was chosen before its cell was there. */
let early = { place: -1, stance: null };

/** Chooses a stance now, or as soon as the cell is there. */
export const choose = (stance) => {
  if (current.cell) { form.select(stance); return; }
  if (current.place < 0) return;
  early = { place: current.place, stance };
  notices.hint(`${stance || 'No stance'} is chosen as soon as the cell is there.`);
};

export const open = () => current;

/** The sentence of a decision, where it is another than the program's own. */
const ownEvidence = ({ quote }, cell) => {
  const same = cell.machine?.evidence?.[0] ?? cell.machine?.near_miss;
  if (!quote || (same && same.start === quote.start && same.end === quote.end)) return null;
  return { start: quote.start, end: quote.end };
};

const content = (place, cell) => {
  const ids = idsOf(place);
  const item = outbox.lastFor(ids) ?? outbox.conflictFor(ids) ?? outbox.refusedFor(ids);
  if (item?.body.stance) return { stance: item.body.stance, note: item.body.note ?? '', evidence: item.body.evidence, ruling: item.body.adjudicates, isTouched: true };
  const draft = drafts.local(place) !== undefined ? drafts.local(place) : cell.draft;
  if (draft) return { ...draft, isTouched: true, isDraft: true };
  const { mine } = cell;
  if (mine?.stance) return { stance: mine.stance, note: mine.note ?? '', evidence: ownEvidence(mine, cell), ruling: mine.act === 'adjudication' };
  return {};
};

/** The line below the form: what is known of this reader's decision. */
export const drawState = () => {
  const { place, cell } = current;
  if (!cell) { find('decide-state').replaceChildren(); return; }
  const ids = idsOf(place);
  const { mine } = cell;
  const line = find('decide-state');
  line.className = '';
  if (outbox.waits(ids)) {
    line.className = 'waiting';
    line.textContent = outbox.failing() ? 'Not saved yet – will be sent again' : 'Saving …';
  } else if (outbox.conflictFor(ids)) {
    line.className = 'waiting';
    line.textContent = 'Not saved: choose above';
  } else if (outbox.refusedFor(ids)) {
    line.className = 'waiting';
    line.textContent = 'Not saved: the desk did not take it; change it and confirm again';
  } else if (form.isTouched() && form.draft()) {
    line.replaceChildren('Draft, not decided yet', kept === place ? ' · kept' : '');
  } else if (mine?.stance) {
    const since = changedWords(mine.changed);
    line.replaceChildren('Saved: you decided ', chip(mine.stance), mine.act === 'adjudication' ? ' as ruling ' : ' ', moment(mine.at), since ? make('b', { class: 'stale-words', text: ` – ${since}; decide again` }) : '');
  } else line.replaceChildren();
};

const drawVoices = () => history.draw(current.cell, { blind: desk.blind, rules: form.rules() });

/** Draws a cell; `keepForm` leaves what the reader has begun. */
const render = (cell, { keepForm = false } = {}) => {
  const before = keepForm && form.isTouched() ? form.value() : null;
  const scrolled = find('article').scrollTop;
  current.cell = cell;
  find('empty').hidden = true;
  find('reading').hidden = false;
  find('side').hidden = false;
  find('cell').classList.remove('loading');
  find('cell').removeAttribute('aria-busy');
  beside.drawClaim(cell, addWording);
  // A cell that was not judged has a text and nothing that was found in it.
  const bare = desk.blind || cell.status !== 0;
  article.draw(cell, bare);
  verdict.draw(cell, bare);
  find('decide').hidden = cell.status !== 0;
  const known = before ? { ...before, isTouched: true } : content(current.place, cell);
  form.disable(cell.status !== 0);
  form.fill(cell, known, { isTouched: known.isTouched });
  if (early.place === current.place && cell.status === 0) form.select(early.stance);
  early = { place: -1, stance: null };
  kept = known.isDraft ? current.place : null;
  if (!before && queue.what() === 'disputed' && cell.review?.status === 'disputed' && cell.mine?.act !== 'adjudication' && !desk.blind) form.rule(true);
  drawVoices();
  beside.drawOthers(cell, desk.blind);
  conflict.draw(current.place);
  drawState();
  if (keepForm) find('article').scrollTop = scrolled;
  else find('side-more').scrollTop = 0;
  document.title = `${cell.claim.head || cell.claim.text} – Review desk`;
};

/** Draws the open cell from a newer answer. */
export const refresh = (cell) => { if (current.place >= 0) render(cell, { keepForm: true }); };
/** Draws the open cell anew, form and all. */
export const renew = (cell) => { if (current.place >= 0) render(cell); };

const trouble = (place, error) => {
  if (current.place !== place || error instanceof Outdated) return;
  const again = make('button', { type: 'button', text: 'Try again', click: () => show(place) });
  find('empty').hidden = false;
  find('reading').hidden = true;
  find('side').hidden = true;
  find('cell').classList.remove('loading');
  find('empty').replaceChildren(make('p', { text: `The cell could not be loaded. ${error.message}` }), again);
};

/** Who hurries through the list asks for nothing on the way. */
const HURRY = 120;
let shownAt = 0;
let clock = 0;
let asking = new AbortController();
const pause = () => new Promise((done) => { setTimeout(done, HURRY); });

const ahead = () => {
  clearTimeout(clock);
  const at = queue.position();
  clock = setTimeout(() => cells.prefetch([1, 2, -1].map((by) => queue.placeAt(at + by))), HURRY / 2);
};

export const show = async (place, { fresh = false } = {}) => {
  drafts.flush();
  article.leave();
  current = { place, cell: null };
  asking.abort();
  asking = new AbortController();
  notices.clear('meanwhile');
  const { claim, source } = idsOf(place);
  window.history.replaceState(null, '', `#${new URLSearchParams({ claim, source })}`);
  tell('cell');
  const known = fresh ? null : cells.peek(place);
  if (known) { render(known); ahead(); return; }
  find('cell').classList.add('loading');
  find('cell').setAttribute('aria-busy', 'true');
  form.clear();
  form.disable(true);
  const hurries = performance.now() - shownAt < HURRY;
  shownAt = performance.now();
  try {
    if (hurries) await pause();
    if (current.place !== place || current.cell) return;
    const cell = await cells.load(place, { fresh, unwanted: asking.signal });
    if (current.place !== place) return;
    render(cell);
    ahead();
  } catch (error) { trouble(place, error); }
};

/** Nothing is open, and nothing of what was stays in the page. */
export const clear = (text) => {
  current = { place: -1, cell: null };
  for (const part of [article, beside, form, history, verdict]) part.clear();
  conflict.draw(-1);
  find('decide-state').replaceChildren();
  find('reading').hidden = true;
  find('side').hidden = true;
  find('empty').hidden = false;
  find('empty').replaceChildren(make('p', { text }));
  find('cell').classList.remove('loading');
  document.title = 'Review desk – stancegrid';
};

/** `given.addWording` opens the dialog for a new wording. */
export const begin = (given) => {
  addWording = given.addWording;
  on('outbox', () => { drawState(); if (current.cell) conflict.draw(current.place); });
  find('ruling').addEventListener('change', () => { if (current.cell) drawVoices(); });
};

export const draftKept = ({ claim, source, draft }) => {
  // Whoever comes back to the cell finds the draft, not what was there before it.
  const known = cells.peek(placeOf(claim, source));
  if (known) known.draft = draft;
  const ids = current.place >= 0 ? idsOf(current.place) : {};
  if (ids.claim !== claim || ids.source !== source) return;
  kept = draft ? current.place : null;
  drawState();
};

/** The reader changed something in the form: keep it. */
export const formChanged = () => {
  if (current.place < 0 || !current.cell) return;
  kept = null;
  drafts.put(current.place, form.draft());
  drawState();
};

export const toggleRuling = () => {
  form.rule(!form.rules());
  if (current.cell) drawVoices();
};
