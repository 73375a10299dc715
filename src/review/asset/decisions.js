// Deciding, taking back, and what the desk answers to it. Owns what Enter and
// undo mean on the open cell; sending is in outbox.js.

import { desk, idsOf, placeOf, takeProgress, takeRows } from './state.js';
import { claimHead, sourceName } from './words.js';
import { find, words } from './nodes.js';
import * as cells from './cells.js';
import * as drafts from './drafts.js';
import * as form from './form.js';
import * as notices from './notices.js';
import * as outbox from './outbox.js';
import * as queue from './queue.js';
import * as view from './view.js';

/** The cell decided last, as long as nobody has gone elsewhere by hand. */
let last = null;
let askName = () => {};

export const moved = () => { last = null; };

const about = (cell) => `${claimHead(cell.claim)} / ${sourceName(cell.source)}`;

const base = (cell) => ({ claim_id: cell.claim.id, source_id: cell.source.id, reviewer: desk.reviewer, blind: desk.blind, seen: cell.seen });

const goOn = () => {
  if (!queue.step(1)) {
    notices.hint(queue.position() < 0 ? 'This cell is not in the list, so there is no next one.' : 'That was the last cell of the list.');
    const { place, cell } = view.open();
    if (cell && place >= 0) view.drawState();
  }
  queue.focus();
};

/** What Enter would decide; null where a stance has to be chosen. */
const wanted = (cell, now) => now.stance ?? (now.ruling || desk.blind ? null : cell.machine?.stance) ?? null;

const isRepeat = ({ mine }, now, stance) => !form.isTouched() && mine?.stance === stance
  && (mine.act === 'adjudication') === now.ruling && !mine.changed?.length;

export const confirm = () => {
  const { place, cell } = view.open();
  if (!cell) { if (place >= 0) notices.hint('This cell is not loaded yet; nothing was decided.'); return; }
  if (cell.status) { notices.hint('This cell could not be judged: there is nothing to decide on.'); return; }
  if (!desk.reviewer) { askName(); return; }
  const now = form.value();
  const stance = wanted(cell, now);
  if (!stance) { notices.hint(now.ruling ? 'A ruling needs a stance: press 1, 2, 3 or 4.' : 'Choose a stance first: press 1, 2, 3 or 4.'); notices.say('Choose a stance first.'); return; }
  if (isRepeat(cell, now, stance)) { notices.hint('Decided already; nothing to save.'); moved(); goOn(); return; }
  const conflict = outbox.conflictFor(idsOf(place));
  const seen = conflict ? [...new Set([...cell.seen, ...conflict.answer.seen])] : cell.seen;
  if (conflict) outbox.drop(conflict);
  const before = outbox.refusedFor(idsOf(place));
  if (before) { notices.clear(`refused-${before.body.key}`); outbox.drop(before); }
  drafts.forget(place);
  outbox.put('/api/decisions', { ...base(cell), seen, stance, adjudicates: now.ruling, note: now.note.trim() || null, evidence: now.evidence }, about(cell));
  goOn();
  last = place;
};

const takeBack = async (place) => {
  if (view.open().place !== place) queue.goTo(place);
  const cell = view.open().cell ?? await cells.load(place).catch(() => null);
  if (!cell) { notices.hint('The cell has to be loaded first.'); return; }
  outbox.put('/api/undo', base(cell), about(cell));
};

export const undo = () => {
  if (!desk.reviewer) return;
  const { place, cell } = view.open();
  const target = last ?? place;
  if (target < 0) return;
  const own = last !== null || cell?.mine || outbox.waits(idsOf(target));
  if (!own) { notices.hint('Nothing of yours to take back here.'); return; }
  last = null;
  takeBack(target);
};

const conflictNotice = (item) => {
  if (desk.blind && !item.body.blind) return;
  const place = placeOf(item.body.claim_id, item.body.source_id);
  const show = ['Compare', compare];
  notices.notice('conflict', ['Not saved: somebody decided meanwhile on ', words(item.words), '.'], { kind: 'grave', buttons: place >= 0 ? [show] : [], aloud: true });
};

const refusedNotice = (item) => {
  const name = `refused-${item.body.key}`;
  const place = placeOf(item.body.claim_id, item.body.source_id);
  const buttons = [['Try again', () => { notices.clear(name); outbox.again(item); }], ['Drop it', () => { notices.clear(name); outbox.drop(item); }]];
  if (place >= 0) buttons.unshift(['Show', () => { moved(); queue.goTo(place); }]);
  notices.notice(name, ['Not saved: ', words(item.words), ' – ', words(item.answer?.error)], { kind: 'grave', buttons, aloud: true });
};

/** What one took back is not lost: note and sentence stay as a draft. */
const afterUndo = (place, undone) => {
  if (!undone || (!undone.note && !undone.evidence)) return;
  form.fill(view.open().cell, { stance: null, note: undone.note, evidence: undone.evidence }, { isTouched: true });
  drafts.put(place, form.draft());
  view.drawState();
};

const saved = (item, answer) => {
  notices.clear('gone');
  if (item.body.reviewer !== desk.reviewer || item.body.blind !== desk.blind) return;
  const place = placeOf(item.body.claim_id, item.body.source_id);
  takeRows(answer.rows);
  takeProgress(answer.progress);
  notices.tellSaved(answer.saved, item.words);
  if (place < 0) return;
  cells.put(place, answer.cell);
  if (view.open().place !== place || !view.open().cell) return;
  const before = form.value();
  const isUndo = item.path === '/api/undo';
  if (isUndo || !form.isTouched() || before.stance === item.body.stance) view.renew(answer.cell);
  else view.refresh(answer.cell);
  if (isUndo && !answer.cell.mine) afterUndo(place, before);
};

/** Goes to what was not saved because of another's decision; false where there is none. */
export const compare = () => {
  const { place } = view.open();
  const [item] = place >= 0 && outbox.conflictFor(idsOf(place)) ? [outbox.conflictFor(idsOf(place))] : outbox.conflictList();
  if (!item) return false;
  if (desk.blind && !item.body.blind) { notices.hint('Leave the blind mode to compare.'); return true; }
  const there = placeOf(item.body.claim_id, item.body.source_id);
  notices.clear('conflict');
  moved();
  if (there !== place) queue.goTo(there);
  requestAnimationFrame(() => find('keep-both')?.focus());
  return true;
};

/** Hears of every answer to what was sent. */
export const answered = ({ item, answer, error }) => {
  if (answer) { saved(item, answer); return; }
  const place = placeOf(item.body.claim_id, item.body.source_id);
  if (error.kind === 'unseen') {
    const open = view.open();
    const sighted = item.body.reviewer === desk.reviewer && item.body.blind === desk.blind && error.body.cell;
    if (sighted && place >= 0) cells.put(place, error.body.cell);
    if (sighted && open.place === place && open.cell) view.refresh(error.body.cell);
    else if (outbox.conflictFor(idsOf(place))) conflictNotice(item);
    return;
  }
  refusedNotice(outbox.refusedList().find(({ body }) => body.key === item.body.key) ?? item);
};

const takeTheirs = async (item, place) => {
  outbox.drop(item);
  drafts.put(place, null);
  drafts.flush();
  notices.clear('conflict');
  const cell = cells.peek(place) ?? await cells.load(place).catch(() => null);
  if (!cell || view.open().place !== place) return;
  cell.draft = null;
  view.renew(cell);
  notices.hint('Yours is dropped; theirs stands.');
  queue.focus();
};

const keepBoth = (item) => {
  notices.clear('conflict');
  outbox.keepBoth(item);
  queue.focus();
};

export const conflictActs = { takeTheirs, keepBoth };

/** Conflicts and refusals of before the page was loaded anew. */
export const begin = (ask) => {
  askName = ask;
  for (const item of outbox.refusedList()) refusedNotice(item);
  if (!desk.blind) for (const item of outbox.conflictList()) conflictNotice(item);
};
