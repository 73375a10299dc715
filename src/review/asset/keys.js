// Every key of the desk and what it does. Owns when a key counts: never while
// somebody types, never beside Ctrl or Alt, and never twice for one press.

import { dialog, find, make } from './nodes.js';
import { CHOICES } from './words.js';
import * as article from './article.js';

let help;
let acts = {};

/** Shown in the help, in this order: keys, words, name of the act. */
const KEYS = [
  [['1', '2', '3', '4'], CHOICES.map(([stance]) => stance).join(', '), 'stance'],
  [['0'], 'no stance', 'stance'],
  [['Enter'], 'decide; with no stance chosen, confirm the program’s', 'confirm'],
  [['j', 'k'], 'next, previous cell (in the list ↓ and ↑ too)', 'step'],
  [['e'], 'choose another sentence as proof: ↓ ↑, Enter takes it, Esc leaves', 'pick'],
  [['n'], 'note; Esc or Ctrl+Enter goes back', 'note'],
  [['u'], 'undo: take back what you decided last, or your decision on this cell', 'undo'],
  [['a'], 'rule (adjudicate): your decision settles the cell', 'ruling'],
  [['c'], 'compare: show what somebody decided meanwhile', 'compare'],
  [['v'], 'add a wording to the claim', 'variant'],
  [['x'], 'why the program says so', 'explanation'],
  [['o'], 'the same claim in the other sources', 'others'],
  [['Space'], 'on in the article, with Shift back', 'scroll'],
  [['f', '/'], 'find in the queue', 'search'],
  [['g'], 'how far readers agree', 'agreement'],
  [['b'], 'blind: the texts alone', 'blind'],
  [['?'], 'this list', 'help'],
];

/** Keys that may be held down. */
const HELD = new Set(['j', 'k', 'Space']);

const typing = (target) => target.matches('textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])');
/** What Enter and the space bar press by themselves. */
const pressing = (target) => target.matches('button, a[href], summary');

const inField = (event) => {
  const leaves = event.key === 'Escape' || (event.key === 'Enter' && event.ctrlKey && event.target.id === 'note');
  if (!leaves) return;
  event.preventDefault();
  acts.back();
};

/** Digits count by their place: some keyboards have them with Shift only. */
const keyOf = ({ key, code, shiftKey }) => {
  if (key === ' ') return 'Space';
  return /^Digit[0-4]$/.test(code) && !shiftKey ? code.at(-1) : key;
};

/** Who clicked a button and goes on by keys means the cell, not the button again. */
const afterClick = ({ target, detail }) => {
  const pressed = detail > 0 && target.closest('button, summary');
  if (pressed && !pressed.closest('dialog') && pressed === document.activeElement) acts.back();
};

const shut = () => {
  const menu = document.querySelector('details.menu[open]');
  if (menu) menu.open = false;
  return Boolean(menu);
};

const onKey = (event) => {
  const { target } = event;
  const key = keyOf(event);
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
  if (typing(target)) { inField(event); return; }
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (article.picking() && !pressing(target)) {
    if (article.pickKey(key)) { event.preventDefault(); return; }
    if (key === 'Tab') article.leave();
  }
  if (key === 'Escape') { if (!shut()) acts.back(); return; }
  if ((key === 'Enter' && pressing(target)) || (key === 'Space' && target.matches('button, summary, input'))) return;
  const name = KEYS.find(([keys]) => keys.includes(key))?.[2];
  if (!name) return;
  event.preventDefault();
  if (event.repeat && !HELD.has(key)) return;
  acts[name](key, event.shiftKey);
};

export const openHelp = () => help.showModal();

/** `given` holds an act for every name above, and `back` for leaving a field. */
export const begin = (given) => {
  acts = { ...given, help: openHelp };
  help = dialog('help-dialog');
  help.addEventListener('keydown', (event) => { if (event.key === '?') { event.preventDefault(); help.close(); } });
  find('help-open').addEventListener('click', openHelp);
  find('help-list').append(...KEYS.flatMap(([keys, words]) => [
    make('dt', {}, ...keys.flatMap((key) => [make('kbd', { text: key }), ' '])), make('dd', { text: words })]));
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', afterClick);
  document.addEventListener('click', (event) => { if (!event.target.closest('details.menu')) shut(); });
};
