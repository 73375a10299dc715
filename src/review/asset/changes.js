// What others do meanwhile. Owns asking the desk every few seconds while the
// page is in sight, and whether the desk is there at all.

import { words } from './nodes.js';
import { desk, takeProgress, takeReviewers, takeRows } from './state.js';
import { Gone, Outdated, get } from './api.js';
import * as cells from './cells.js';
import * as drafts from './drafts.js';
import * as notices from './notices.js';
import * as outbox from './outbox.js';
import * as view from './view.js';

const PAUSE = 3000;
let reload = async () => {};
let clock = 0;
let away = false;

const names = (entries) => [...new Set(entries.map(({ reviewer }) => reviewer))].join(' and ');

/** The open cell has changed: says by whom, and leaves what is being read as it is. */
const compare = async (place) => {
  const shown = view.open().cell;
  if (!shown) return;
  const cell = await cells.load(place, { fresh: true });
  const now = view.open();
  if (now.place !== place || now.cell !== shown) return;
  const known = new Set(shown.history.map(({ id }) => id));
  const added = cell.history.filter(({ id }) => !known.has(id));
  const foreign = added.filter(({ reviewer }) => reviewer !== desk.reviewer);
  const same = JSON.stringify([shown.machine, shown.claim]) === JSON.stringify([cell.machine, cell.claim]);
  // What is shown is what stands by then, not what stood when it was told.
  const show = ['Show', async () => {
    notices.clear('meanwhile');
    const newest = await cells.load(place, { fresh: true }).catch(() => cell);
    if (view.open().place === place) view.refresh(newest);
  }];
  if (foreign.length) notices.notice('meanwhile', [words(names(foreign)), ' decided on this cell just now.'], { buttons: [show], aloud: true });
  else if (added.length) notices.notice('meanwhile', 'You decided on this cell elsewhere just now.', { buttons: [show] });
  else if (!same) notices.notice('meanwhile', 'This cell was judged anew just now.', { buttons: [show], aloud: true });
};

const back = () => {
  if (!away) return;
  away = false;
  for (const name of ['gone', 'session', 'store']) notices.clear(name);
  if (view.open().place >= 0 && !view.open().cell) view.show(view.open().place);
  drafts.flush();
  outbox.send();
};

const leave = (error) => {
  if (error instanceof Outdated) return;
  away = true;
  if (error.kind === 'session') notices.notice('session', 'The desk was started anew. Open its new address in this browser: what you decided here is sent then.', { kind: 'grave', aloud: true });
  else if (error instanceof Gone) notices.notice('gone', 'The desk does not answer. Is “stancegrid review” still running? What you decide stays in this page and is sent as soon as it answers.', { kind: 'grave', aloud: true });
  else notices.notice('store', [words(error.message)], { kind: 'grave', aloud: true });
};

export const ask = async () => {
  const answer = await get('/api/changes', { since: desk.revision });
  back();
  if (answer.generation !== desk.generation || answer.revision < desk.revision) { await reload(); return; }
  desk.revision = answer.revision;
  takeReviewers(answer.reviewers);
  takeProgress(answer.progress);
  const places = takeRows(answer.rows);
  const { place } = view.open();
  if (places.includes(place)) await compare(place);
};

const turn = async () => {
  clearTimeout(clock);
  if (!document.hidden) await ask().catch(leave);
  clock = setTimeout(turn, PAUSE);
};

/** `loadAnew()` fetches everything. */
export const begin = (loadAnew) => {
  reload = loadAnew;
  document.addEventListener('visibilitychange', () => { if (!document.hidden) turn(); });
  addEventListener('online', turn);
  clock = setTimeout(turn, PAUSE);
};
