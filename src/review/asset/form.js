// The reader's own decision on the open cell, while it is being made. Owns the
// four stances, the note, the chosen sentence and whether it is a ruling; what
// becomes of it is in decisions.js.

import { find, make, words } from './nodes.js';
import { CHOICES, sign } from './words.js';
import * as article from './article.js';

let start = {};
let evidence = null;
let cell = null;
let touched = false;
/** Nothing can be decided here. */
let off = false;
let changed = () => {};

const radios = () => [...document.querySelectorAll('input[name=stance]')];
const stance = () => radios().find((radio) => radio.checked)?.value ?? null;
const note = () => find('note').value;

export const value = () => ({ stance: stance(), note: note(), evidence, ruling: find('ruling').checked });
export const isTouched = () => touched;

/** What the desk keeps as a draft; null where nothing is chosen. */
export const draft = () => {
  const now = value();
  return now.stance || now.note.trim() || now.evidence ? { stance: now.stance, note: now.note, evidence: now.evidence } : null;
};

const size = () => {
  const field = find('note');
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight + 2, 160)}px`;
};

/** What Enter would do, in words. */
const label = () => {
  const own = stance();
  const rules = find('ruling').checked;
  const button = find('confirm');
  const program = cell?.machine?.stance;
  const verb = rules ? 'Rule' : 'Decide';
  const parts = own ? [`${verb}: `, make('b', { text: `${sign(own)} ${own}` })]
    : program && !rules ? ['Confirm: ', make('b', { text: `${sign(program)} ${program}` })] : ['Choose a stance'];
  button.replaceChildren(...parts, ' ', make('kbd', { text: '⏎' }));
  button.dataset.stance = own ?? '';
  find('decide').classList.toggle('rules', rules);
  find('decide-head').textContent = rules ? 'Your ruling settles the cell' : 'Your decision';
};

const showPicked = () => {
  const quote = evidence && article.quoteOf(evidence);
  find('picked').hidden = !quote;
  if (!quote) { find('picked').replaceChildren(); return; }
  find('picked').replaceChildren('Proof: ',
    make('button', { type: 'button', class: 'quote-link', title: 'Show it in the article', click: () => article.scrollTo(evidence) }, words(quote)),
    ' ', make('button', { type: 'button', class: 'quiet', 'aria-label': 'Take this proof away', text: '×', click: () => choose(null) }));
};

const change = () => {
  touched = true;
  label();
  changed();
};

/** Chooses a sentence as evidence, or none. */
export const choose = (points) => {
  if (off) return;
  evidence = points;
  article.mark(points);
  showPicked();
  change();
};

export const select = (wanted) => {
  if (off) return;
  for (const radio of radios()) radio.checked = radio.value === wanted;
  change();
};

export const rule = (on) => {
  find('ruling').checked = on;
  // What one read before is not yet a ruling.
  if (!touched && !start.ruling) {
    for (const radio of radios()) radio.checked = !on && radio.value === start.stance;
    find('note').value = on ? '' : start.note ?? '';
    size();
  }
  label();
};
export const rules = () => find('ruling').checked;

/** Fills in what is known of the reader's decision. */
export const fill = (open, content, { isTouched: already = false } = {}) => {
  cell = open;
  start = { stance: null, note: '', evidence: null, ruling: false, ...content };
  evidence = start.evidence && article.quoteOf(start.evidence) !== null ? start.evidence : null;
  for (const radio of radios()) radio.checked = radio.value === start.stance;
  find('note').value = start.note ?? '';
  find('ruling').checked = Boolean(start.ruling);
  touched = already;
  article.mark(evidence);
  showPicked();
  label();
  size();
};

export const clear = () => {
  cell = null;
  fill(null, {});
};

export const disable = (nothing) => {
  off = nothing;
  for (const field of [...radios(), find('note'), find('ruling'), find('confirm')]) field.disabled = off;
};

/** `whenChanged()` hears of every change by the reader; `confirm()` decides. */
export const begin = (whenChanged, confirm) => {
  changed = whenChanged;
  find('stances').append(...CHOICES.map(([choice, meaning], at) => make('label', { class: 'stance', title: meaning, data: { stance: choice } },
    make('input', { type: 'radio', name: 'stance', value: choice, class: 'sr' }),
    make('kbd', { text: String(at + 1) }), make('span', { 'aria-hidden': 'true', class: 'sign', text: sign(choice) }), choice)));
  find('stances').addEventListener('change', change);
  find('note').addEventListener('input', () => { size(); change(); });
  find('ruling').addEventListener('change', () => rule(find('ruling').checked));
  find('decide').addEventListener('submit', (event) => { event.preventDefault(); confirm(); });
};
