// Talks with the desk. Owns the page token, the words of refusals, and that an
// answer to an earlier question (another reader, not yet blind) is never used.

import { desk } from './state.js';

/** The desk said no: `kind` says why, `body` is its answer. */
export class Refused extends Error {
  constructor(status, body) {
    super(body?.error || `The desk answered with status ${status}.`);
    this.status = status;
    this.kind = body?.kind ?? '';
    this.body = body;
  }
}
/** The desk did not answer. */
export class Gone extends Error {
  constructor() { super('The desk does not answer.'); }
}
/** The question is out of date; nobody waits for the answer. */
export class Outdated extends Error {}

const PATIENCE = 20_000;
let token = document.querySelector('meta[name="page-token"]')?.content ?? '';
let running = new AbortController();

const ask = async (path, options, signals = []) => {
  const late = new AbortController();
  const clock = setTimeout(() => late.abort(), PATIENCE);
  const stop = () => late.abort();
  for (const signal of signals) signal.addEventListener('abort', stop);
  try {
    const answer = await fetch(path, { credentials: 'same-origin', cache: 'no-store', redirect: 'error', ...options, signal: late.signal });
    const body = await answer.json().catch(() => null);
    if (!answer.ok) throw new Refused(answer.status, body);
    if (body === null) throw new Gone();
    return body;
  } catch (error) {
    if (signals.some(({ aborted }) => aborted)) throw new Outdated();
    throw error instanceof Refused ? error : new Gone();
  } finally {
    clearTimeout(clock);
    for (const signal of signals) signal.removeEventListener('abort', stop);
  }
};

/** From now on, answers to questions asked so far count as out of date. */
export const outdate = () => {
  desk.epoch += 1;
  running.abort();
  running = new AbortController();
};

/** Asks; `unwanted` is a signal that nobody waits any more. */
export const get = async (path, parameters = {}, unwanted = null) => {
  const { epoch } = desk;
  const query = new URLSearchParams({ ...parameters, reviewer: desk.reviewer });
  if (desk.blind) query.set('blind', '1');
  const answer = await ask(`${path}?${query}`, { headers: { Accept: 'application/json' } }, [running.signal, unwanted].filter(Boolean));
  if (epoch !== desk.epoch) throw new Outdated();
  return answer;
};

/** Asks for the token of a desk that was started anew. */
const renewToken = async () => {
  const query = new URLSearchParams({ reviewer: desk.reviewer });
  if (desk.blind) query.set('blind', '1');
  const answer = await ask(`/api/desk?${query}`, { headers: { Accept: 'application/json' } });
  token = answer.page_token;
};

export const post = async (path, body, { keepalive = false } = {}) => {
  const send = () => ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Stancegrid-Page': token },
    body: JSON.stringify(body),
    keepalive,
  });
  try {
    return await send();
  } catch (error) {
    if (error.kind !== 'page') throw error;
    await renewToken();
    return send();
  }
};
