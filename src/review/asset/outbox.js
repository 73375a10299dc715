// Decisions on their way to the desk. Owns that each is sent until the desk
// has answered, under one key however often, in the order in which they were
// made, and that none is lost when the desk or the page goes away.

import { desk, tell } from './state.js';
import { Gone, post } from './api.js';
import { recall, remember } from './storage.js';
import * as drafts from './drafts.js';

const WAITS = [500, 1000, 2000, 4000, 8000];
/** Not yet answered: {path, body, words, made}. */
let waiting = [];
/** Answered with a refusal that a person must look at: the same, with `answer`. */
let conflicts = [];
let refused = [];
let tries = 0;
let clock = 0;
let sending = false;
let trouble = null;
let answered = () => {};

const same = (item, ids) => item.body.claim_id === ids.claim && item.body.source_id === ids.source && item.body.reviewer === desk.reviewer;
const keep = () => {
  const all = { waiting, conflicts, refused };
  remember('outbox', waiting.length || conflicts.length || refused.length ? all : null);
  tell('outbox');
};

export const unsent = () => waiting.length + conflicts.length + refused.length;
export const waitingCount = () => waiting.length;
export const failing = () => (tries > 0 ? trouble : null);
export const waits = (ids) => waiting.some((item) => same(item, ids));
export const lastFor = (ids) => waiting.findLast((item) => same(item, ids)) ?? null;
export const conflictFor = (ids) => conflicts.find((item) => same(item, ids)) ?? null;
export const refusedFor = (ids) => refused.find((item) => same(item, ids)) ?? null;
export const conflictList = () => conflicts;
export const refusedList = () => refused;

/** Puts a decision (or the taking back of one) on its way. */
export const put = (path, body, words) => {
  waiting.push({ path, body: { key: crypto.randomUUID(), ...body }, words, made: new Date().toISOString() });
  keep();
  send();
};

/** Both stand: the decision is made anew, having seen the others'. */
export const keepBoth = (item) => {
  conflicts = conflicts.filter((other) => other !== item);
  const { key, ...body } = item.body;
  put(item.path, { ...body, seen: [...new Set([...body.seen, ...item.answer.seen])] }, item.words);
};

export const drop = (item) => {
  conflicts = conflicts.filter((other) => other !== item);
  refused = refused.filter((other) => other !== item);
  keep();
};

export const again = (item) => {
  refused = refused.filter((other) => other !== item);
  waiting.push({ ...item, answer: undefined });
  keep();
  send();
};

/** What comes after a saved decision on its cell has seen it. */
const follow = (item, saved) => {
  for (const next of waiting) {
    if (next.body.claim_id === item.body.claim_id && next.body.source_id === item.body.source_id && next.body.reviewer === item.body.reviewer) {
      next.body.seen = [...new Set([...next.body.seen, saved.id])];
    }
  }
};

const settle = (item, answer) => {
  waiting = waiting.filter((other) => other !== item);
  if (answer.saved) follow(item, answer.saved);
  keep();
  answered({ item, answer });
};

const setAside = (item, error) => {
  waiting = waiting.filter((other) => other !== item);
  const aside = { ...item, answer: { error: error.message, ...error.body, cell: undefined } };
  const undone = waiting.find((next) => next.path === '/api/undo' && same(next, { claim: item.body.claim_id, source: item.body.source_id }));
  if (error.status === 409 && undone && item.path !== undone.path) {
    // Made and taken back before it was ever saved: nothing is left to do.
    waiting = waiting.filter((other) => other !== undone);
  } else if (error.status === 409) conflicts.push(aside);
  else refused.push(aside);
  keep();
  answered({ item, error });
};

/** The desk may answer later: it is away, was started anew, or its store is in trouble. */
const passing = (error) => error instanceof Gone || error.status >= 500 || error.kind === 'session' || error.kind === 'page';

const later = () => {
  clearTimeout(clock);
  clock = setTimeout(send, WAITS[Math.min(tries - 1, WAITS.length - 1)]);
};

export const send = async () => {
  if (sending) return;
  clearTimeout(clock);
  sending = true;
  // What the desk cannot take now keeps back what comes after it on its cell, and nothing else.
  const stuck = [];
  const isFree = ({ body }) => !stuck.some(({ body: other }) => other.claim_id === body.claim_id && other.source_id === body.source_id);
  for (let item = waiting[0]; item; item = waiting.find(isFree)) {
    try {
      await drafts.quiet();
      const answer = await post(item.path, item.body);
      if (!stuck.length) tries = 0;
      settle(item, answer);
    } catch (error) {
      if (passing(error)) {
        if (!stuck.length) tries += 1;
        trouble = error;
        stuck.push(item);
        tell('outbox');
        if (error.status >= 500) continue;
        break;
      }
      setAside(item, error);
    }
  }
  sending = false;
  if (waiting.length) later();
};

/** `whenAnswered({item, answer | error})` hears of every answer. */
export const begin = (whenAnswered) => {
  answered = whenAnswered;
  ({ waiting, conflicts, refused } = recall('outbox', { waiting: [], conflicts: [], refused: [] }));
  const now = () => { if (waiting.length) send(); };
  addEventListener('focus', now);
  addEventListener('online', now);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) now(); });
  addEventListener('beforeunload', (event) => { if (unsent()) event.preventDefault(); });
  now();
};
