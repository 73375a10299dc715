// What was chosen and not yet confirmed. Owns that it is kept by the desk soon
// after, and by this tab until the desk has it.

import { desk, idsOf } from './state.js';
import { post } from './api.js';
import { recall, remember } from './storage.js';

const PAUSE = 400;
/** By cell and reader: what the desk has not got yet. */
let unsent = new Map(recall('drafts', []));
let clock = 0;
let sending = Promise.resolve();
let kept = () => {};

const name = ({ claim, source }) => JSON.stringify([desk.reviewer, claim, source]);
const keep = () => remember('drafts', unsent.size ? [...unsent] : null);

const send = async ([key, draft], keepalive) => {
  const [reviewer, claim_id, source_id] = JSON.parse(key);
  try {
    await post('/api/draft', { claim_id, source_id, reviewer, draft }, { keepalive });
    if (unsent.get(key) === draft) unsent.delete(key);
    keep();
    kept({ claim: claim_id, source: source_id, draft });
  } catch (error) {
    // Kept in the tab; a desk that does not take it at all is not asked again.
    if (error.status >= 400 && error.status < 500 && !['session', 'page'].includes(error.kind)) {
      unsent.delete(key);
      keep();
    }
  }
};

/** Sends what is not with the desk yet. */
export const flush = ({ keepalive = false } = {}) => {
  clearTimeout(clock);
  const all = [...unsent];
  sending = Promise.all([sending, ...all.map((entry) => send(entry, keepalive))]);
  return sending;
};

/** Remembers a draft (or that there is none any more) and sends it after a pause. */
export const put = (place, draft) => {
  if (!desk.reviewer) return;
  unsent.set(name(idsOf(place)), draft);
  keep();
  clearTimeout(clock);
  clock = setTimeout(flush, PAUSE);
};

/** A decision takes the place of its draft; the desk drops its own. */
export const forget = (place) => {
  unsent.delete(name(idsOf(place)));
  keep();
};

/** The draft of a cell that this tab still has; undefined where the desk knows better. */
export const local = (place) => unsent.get(name(idsOf(place)));

/** When no draft is on its way any more: none may come in behind its decision. */
export const quiet = () => Promise.race([sending, new Promise((done) => { setTimeout(done, 1500); })]);

export const begin = (whenKept) => {
  kept = whenKept;
  addEventListener('pagehide', () => flush({ keepalive: true }));
  document.addEventListener('visibilitychange', () => { if (document.hidden) flush({ keepalive: true }); });
};
