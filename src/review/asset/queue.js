// The queue: its filters, its rows, and where one stands in it. A list stays
// as it is while one works in it: what is decided is marked, and leaves only
// when the list is renewed. What a filter keeps is in filters.js.

import { count, find, make } from './nodes.js';
import { desk, on, tell, idsOf } from './state.js';
import { counts, kept, kinds } from './filters.js';
import { List } from './list.js';
import { STANCES, STATUS, URGENCY, claimHead, name, sign, sourceName } from './words.js';
import * as outbox from './outbox.js';

const choice = { what: 'todo', claim: -1, source: -1, search: '' };
let places = new Int32Array(0);
let open = () => {};
const scheme = matchMedia('(pointer: coarse)');

const blank = () => make('div', { class: 'row' },
  make('span', { class: 'row-sign', 'aria-hidden': 'true' }), make('bdi', { class: 'row-claim' }), make('span', { class: 'row-number' }),
  make('bdi', { class: 'row-source' }), make('span', { class: 'row-why' }), make('span', { class: 'row-mine', 'aria-hidden': 'true' }), make('span', { class: 'sr' }));

const finalOf = (place) => {
  const { status, final } = desk.columns;
  if (status[place]) return STATUS[status[place]];
  return final ? STANCES[final[place]] : '';
};

const urgencyOf = ({ urgency, status }, place) => {
  if (!urgency) return status[place] ? 'not judged' : '';
  return URGENCY[urgency[place]];
};

const draw = (row, index) => {
  const place = places[index];
  const c = desk.columns;
  const [signs, claim, number, source, why, mine, spoken] = row.children;
  const stance = finalOf(place);
  const ownStance = STANCES[c.mine[place]];
  const waiting = outbox.waits(idsOf(place));
  const confidence = c.confidence && c.confidence[place] >= 0 && !c.review?.[place] ? (c.confidence[place] / 100).toFixed(2) : '';
  const about = c.mine_stale[place] ? 'mine is stale' : urgencyOf(c, place);
  signs.textContent = stance ? sign(stance) : '';
  signs.dataset.stance = stance;
  claim.textContent = claimHead(desk.claims[c.claim[place]]);
  claim.title = desk.claims[c.claim[place]].text;
  source.textContent = sourceName(desk.sources[c.source[place]]);
  number.textContent = confidence;
  why.textContent = about;
  why.dataset.why = about;
  why.title = about === 'decisive' ? 'the program is sure, and the claim’s picture hangs on this cell' : '';
  mine.textContent = waiting ? '…' : ownStance ? `✓ ${sign(ownStance)}` : '';
  mine.toggleAttribute('data-waiting', waiting);
  mine.title = waiting ? 'not saved yet' : ownStance ? `you: ${ownStance}` : '';
  spoken.textContent = [name(stance), mine.title].filter(Boolean).join(', ');
};

let list;

/** Where one stands: the place in the list that is open, or -1. */
export const position = () => list.active;
export const length = () => places.length;
export const what = () => choice.what;
export const placeAt = (index) => (index >= 0 && index < places.length ? places[index] : -1);

/** Opens a row of the list; false where there is none. */
export const go = (index) => {
  if (index < 0 || index >= places.length) return false;
  list.activate(index);
  open(places[index]);
  return true;
};

/** Opens a cell wherever it is; the list follows where it shows it. */
export const goTo = (place) => {
  const index = places.indexOf(place);
  if (index >= 0) list.activate(index);
  open(place);
};

export const step = (by) => {
  const to = Math.min(Math.max(list.active + by, 0), places.length - 1);
  return to !== list.active && go(to);
};

export const focus = () => { if (!scheme.matches) find('list').focus({ preventScroll: true }); };

const say = () => {
  const all = desk.order.length;
  const shown = places.length === all ? `${count(all, 'cell')}` : `${places.length.toLocaleString('en')} of ${count(all, 'cell')}`;
  const drawn = desk.sample ? `, drawn at random (${desk.sample.number}, seed ${desk.sample.seed})` : '';
  find('queue-count').textContent = shown + drawn;
};

const option = (value, text) => make('option', { value, text });

const fillWhat = () => {
  const numbers = counts(desk);
  if (!kinds(desk.blind).some(([key]) => key === choice.what)) choice.what = 'todo';
  find('what').replaceChildren(...kinds(desk.blind).map(([key, text], at) => option(key, `${text} (${numbers[at].toLocaleString('en')})`)));
  find('what').value = choice.what;
};

const fillChoices = () => {
  const shorten = (text) => (text.length > 70 ? `${text.slice(0, 68)}…` : text);
  find('by-claim').replaceChildren(option(-1, 'all claims'), ...desk.claims.map((claim, at) => option(at, shorten(claimHead(claim)))));
  find('by-source').replaceChildren(option(-1, 'all sources'), ...desk.sources.map((source, at) => option(at, shorten(sourceName(source)))));
  find('by-claim').value = choice.claim < desk.claims.length ? choice.claim : -1;
  find('by-source').value = choice.source < desk.sources.length ? choice.source : -1;
  choice.claim = Number(find('by-claim').value);
  choice.source = Number(find('by-source').value);
  find('order').value = desk.blind ? 'reading' : desk.orderName;
  find('order').disabled = desk.blind;
  find('order').hidden = desk.sample !== null;
};

/** Filters anew; `stay` keeps the open cell where the list still shows it. */
export const renew = ({ place = -1, opens = false } = {}) => {
  places = kept(desk, choice);
  fillWhat();
  const index = place >= 0 ? places.indexOf(place) : -1;
  list.fill(places.length, index);
  say();
  if (!opens) return;
  if (index >= 0 || !places.length) return;
  go(0);
};

let counting = 0;
const countSoon = () => {
  clearTimeout(counting);
  counting = setTimeout(fillWhat, 400);
};

/** `openCell(place)` shows a cell; `current()` is the place that is shown; `reorder(name)` fetches another order. */
export const begin = ({ openCell, current, reorder }) => {
  open = openCell;
  list = new List(find('list'), { height: 46, blank, draw, chosen: (index) => { tell('moved'); go(index); } });
  on('data', () => { list.purge(); fillChoices(); });
  on('dropped', () => { clearTimeout(counting); list.purge(); renew(); });
  on('rows', () => { list.renew(); countSoon(); });
  on('outbox', () => list.renew());
  const again = () => renew({ place: current(), opens: true });
  find('filters').addEventListener('submit', (event) => { event.preventDefault(); again(); focus(); });
  find('search').addEventListener('input', () => {
    choice.search = find('search').value;
    renew({ place: current() });
  });
  find('what').addEventListener('change', () => { choice.what = find('what').value; tell('filter'); again(); });
  find('by-claim').addEventListener('change', () => { choice.claim = Number(find('by-claim').value); again(); });
  find('by-source').addEventListener('change', () => { choice.source = Number(find('by-source').value); again(); });
  find('order').addEventListener('change', () => reorder(find('order').value));
  find('queue-reload').addEventListener('click', () => { again(); focus(); });
  find('list').addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: list.pageLength(), PageUp: -list.pageLength(), Home: -places.length, End: places.length }[event.key];
    if (!by) return;
    event.preventDefault();
    tell('moved');
    step(by);
  });
};
