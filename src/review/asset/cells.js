// Cells as the desk told them. Owns which are remembered and for how long:
// what has changed, or was asked for by another reader, is asked for anew.

import { Outdated, get } from './api.js';
import { desk, idsOf, on } from './state.js';

const MOST = 24;
let known = new Map();
let asked = new Map();
let turn = 0;

export const forget = (places) => {
  for (const place of places) { known.delete(place); asked.delete(place); }
};

export const forgetAll = () => {
  known = new Map();
  asked = new Map();
  turn += 1;
};

export const peek = (place) => known.get(place) ?? null;

export const put = (place, cell) => {
  known.delete(place);
  known.set(place, cell);
  for (const oldest of known.keys()) {
    if (known.size <= MOST) break;
    known.delete(oldest);
  }
};

/** The cell at a place; `fresh` asks in any case, `unwanted` stops asking. */
export const load = (place, { fresh = false, unwanted = null } = {}) => {
  if (!fresh) {
    if (known.has(place)) return Promise.resolve(known.get(place));
    if (asked.has(place)) return asked.get(place);
  }
  const { epoch } = desk;
  if (place >= desk.columns.length) return Promise.reject(new Outdated());
  const question = get('/api/cell', idsOf(place), unwanted).then((cell) => {
    if (epoch === desk.epoch && asked.get(place) === question) put(place, cell);
    return cell;
  }).finally(() => { if (asked.get(place) === question) asked.delete(place); });
  asked.set(place, question);
  return question;
};

/** Asks for cells that will be wanted soon, one after the other, until others are wanted. */
export const prefetch = async (places) => {
  turn += 1;
  const own = turn;
  for (const place of places) {
    if (own !== turn) return;
    if (place >= 0 && !known.has(place)) await load(place).catch(() => {});
  }
};

on('rows', forget);
