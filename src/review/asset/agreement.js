// How far readers agree, as figures. Owns the dialog; the figures are the
// desk's.

import { count, dialog, find, make, words } from './nodes.js';
import { desk } from './state.js';
import { get } from './api.js';
import { chip, figure, percent } from './words.js';
import * as notices from './notices.js';

let box;

// Where every resample gives the same, there are too few cells to tell.
const interval = (range) => {
  if (!range) return '';
  return range.lower === range.upper ? ' (how surely cannot be told from these cells)' : ` (${figure(range.lower)} to ${figure(range.upper)})`;
};
const table = (caption, heads, rows) => make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption }, make('table', {},
  make('caption', { text: caption }),
  make('thead', {}, make('tr', {}, ...heads.map((text) => make('th', { scope: 'col', text })))),
  make('tbody', {}, ...rows.map((cells) => make('tr', {}, ...cells.map((cell, at) => make(at ? 'td' : 'th', at ? {} : { scope: 'row' }, cell)))))));

const pair = ({ first, second, cells, agreement, kappa, kappa_interval: range }) => [
  make('span', {}, words(first), ' and ', words(second)), String(cells), percent(agreement), figure(kappa) + interval(range),
];

const people = ({ readers, cells, alpha, alpha_interval: range, pairs, stances }) => {
  if (readers.length < 2 || !cells) return [make('p', { class: 'plain', text: 'Two people have to decide on the same cells before their agreement can be told.' })];
  return [
    make('p', {}, `${count(readers.length, 'reader')} on ${count(cells, 'cell')} in common. Krippendorff’s α `, make('b', { text: figure(alpha) }), `${interval(range)}.`),
    table('Two by two', ['Readers', 'cells', 'agree', 'Cohen’s κ'], pairs.map(pair)),
    table('By stance', ['Stance', 'given', 'agree'], stances.map(({ stance, given, agreement }) => [chip(stance), String(given), percent(agreement)])),
  ];
};

const program = (pairs) => (pairs.length
  ? [table('With the program', ['Reader', 'cells', 'agree', 'Cohen’s κ'], pairs.map((each) => [words(each.first), ...pair(each).slice(1)]))]
  : []);

const draw = (answer) => [
  answer.biased ? make('p', { class: 'plain warning', text: 'These cells were not drawn at random: people chose them, mostly for being doubtful. The figures say how readers agree on these, not on all cells, and make the program look worse than it is. Start the desk with --sample for figures that hold for all.' }) : null,
  make('p', { class: 'faint', text: `${count(answer.scope_cells, 'cell')} in scope.` }),
  ...people(answer.people), ...program(answer.with_program),
].filter(Boolean);

export const open = async () => {
  if (desk.blind) { notices.hint('Agreement is not shown while you read blind.'); return; }
  find('agreement-body').replaceChildren(make('p', { text: 'Counting …' }));
  if (!box.open) box.showModal();
  try {
    find('agreement-body').replaceChildren(...draw(await get('/api/agreement')));
  } catch (error) {
    find('agreement-body').replaceChildren(make('p', { class: 'error', text: error.message }));
  }
};

export const begin = () => {
  box = dialog('agreement-dialog');
  find('agreement-open').addEventListener('click', open);
  box.addEventListener('keydown', (event) => { if (event.key === 'g') box.close(); });
};
