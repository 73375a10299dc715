// The claim of the open cell: its wordings, and what the other sources do with
// it. Owns both lists.

import { count, find, link, make, words } from './nodes.js';
import { desk, placeOf } from './state.js';
import { STANCES, sign, name } from './words.js';

let go = () => {};

const group = (title, all) => (all.length
  ? [make('h4', { text: title }), make('ul', {}, ...all.map((wording) => make('li', {}, words(wording))))]
  : []);

/** The head of the cell: the claim and its wordings. */
export const drawClaim = ({ claim, source }, addWording) => {
  find('claim-head').replaceChildren(words(claim.text));
  const topic = claim.topic ? [words(claim.topic), ' · '] : [];
  find('claim-meta').replaceChildren(...topic, words(claim.id, { class: 'id' }), ...(link(source.url, 'open the article ↗') ? [' · ', link(source.url, 'open the article ↗')] : []));
  find('wordings-count').textContent = `${count(claim.variants.length, 'variant')}, ${count(claim.counters.length, 'counter')}`;
  find('wordings-list').replaceChildren(
    ...group('Says the same', claim.variants), ...group('Says the contrary', claim.counters),
    ...(desk.variantsFile ? [make('button', { type: 'button', click: addWording }, 'Add a wording ', make('kbd', { text: 'v' }))] : []),
  );
};

const other = (claim) => ({ source, source_id: id, name: title, final, review, quote }) => {
  const place = placeOf(claim.id, id);
  const { columns } = desk;
  // The columns are newer than the cell where somebody decided meanwhile.
  const stance = place >= 0 && columns.final && !columns.status[place] ? STANCES[columns.final[place]] : final;
  return make('li', {}, make('button', { type: 'button', class: 'other', disabled: place < 0, click: () => go(place), data: { source } },
    make('span', { class: 'row-sign', data: { stance: stance || 'not_readable' }, title: name(stance) || 'not judged', text: sign(stance) || '?' }),
    words(title, { class: 'strong' }), make('span', { class: 'faint', text: [name(stance), review].filter(Boolean).join(', ') }),
    quote ? words(quote, { class: 'other-quote' }) : null));
};

export const drawOthers = ({ claim, others }, blind) => {
  const shown = !blind && others;
  find('beside').hidden = !shown;
  if (!shown) { find('beside-list').replaceChildren(); return; }
  const left = others.total - others.cells.length;
  find('beside-list').replaceChildren(
    others.cells.length ? make('ul', { class: 'others' }, ...others.cells.map(other(claim))) : make('p', { class: 'faint', text: 'No other source was asked for it.' }),
    left > 0 ? make('p', { class: 'faint', text: `and ${count(left, 'more source')}: filter the queue by this claim` }) : '',
  );
};

export const clear = () => {
  for (const id of ['claim-head', 'claim-meta', 'wordings-count', 'wordings-list', 'beside-list']) find(id).replaceChildren();
};

/** Moves the focus to the other sources. */
export const focus = () => {
  const first = find('beside-list').querySelector('button:not(:disabled)');
  if (find('beside').hidden || !first) return false;
  first.scrollIntoView({ block: 'nearest' });
  first.focus();
  return true;
};

export const begin = (goTo) => {
  go = goTo;
  // Up and down move along the sources, as in any list.
  find('beside-list').addEventListener('keydown', (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const all = [...find('beside-list').querySelectorAll('button:not(:disabled)')];
    all[all.indexOf(document.activeElement) + by]?.focus();
  });
};
