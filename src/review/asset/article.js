// The article, verbatim, with what the program marked in it. Owns its lines
// and sentences, scrolling to one, and choosing another sentence as evidence
// by click or by keys.

import { find, make, words } from './nodes.js';
import { cueClass, sourceName } from './words.js';

let sentences = [];
let spans = [];
let chosen = -1;
let cursor = -1;
let picked = () => {};
let told = () => {};
const still = matchMedia('(prefers-reduced-motion: reduce)');

const piece = ({ text, matched, cue, speaker }) => {
  if (!matched && !cue && !speaker) return text;
  const classes = [matched && 'met', cue && cueClass(cue), speaker && 'speaker'].filter(Boolean).join(' ');
  const title = [cue && `cue: ${cue}`, speaker && 'who is reported to say it'].filter(Boolean).join('; ');
  return make('span', { class: classes, title: title || null, text });
};

const ROLES = { evidence: 'evidence', near_miss: 'near', runner_up: 'runner' };

/** A place among several pieces of evidence; a single one needs no number. */
let ranked = false;

/** How many of the sentences that came near are shown; a long article has hundreds. */
const MOST_NEAR = 6;
let counted = new Set();
/** Whether the text stands there without marks. */
let bare = false;

/** The sentences that the program weighed: proof first, then the closest others. */
export const weighed = (all) => {
  const order = { evidence: 0, near_miss: 1, runner_up: 2 };
  const sorted = all.filter(({ role }) => role)
    .sort((one, other) => order[one.role] - order[other.role] || (one.rank ?? 99) - (other.rank ?? 99) || (other.score ?? 0) - (one.score ?? 0));
  const others = sorted.filter(({ role }) => role === 'runner_up');
  return [...sorted.filter(({ role }) => role !== 'runner_up'), ...others.slice(0, MOST_NEAR)];
};

const sentence = (each, at) => {
  const span = make('span', { class: `s ${!bare && counted.has(each) ? ROLES[each.role] : ''}`.trim(), data: { at } }, ...(bare ? [textOf(at)] : each.pieces.map(piece)));
  if (each.rank && ranked) span.dataset.rank = each.rank;
  return span;
};

/** A block per line of the text, so that each has its own direction; its line ends stay in it. */
const blocks = (cell) => {
  const all = [];
  let block;
  const open = () => { block = make('div', { class: 'line', dir: 'auto' }); all.push(block); };
  const between = (text) => {
    const end = text.lastIndexOf('\n') + 1;
    if (end) { block.append(text.slice(0, end)); open(); }
    if (end < text.length) block.append(text.slice(end));
  };
  open();
  sentences.forEach((each, at) => {
    between(each.before);
    spans[at] = sentence(each, at);
    if (each.heading) { block.classList.add('heading'); block.setAttribute('role', 'heading'); block.setAttribute('aria-level', '3'); }
    block.append(spans[at]);
  });
  if (cell.after) between(cell.after);
  return all.filter((each) => each.hasChildNodes());
};

const SIGHTED_KEY = () => [
  make('mark', { class: 'evidence', text: 'evidence' }), ' ', make('b', { class: 'met', text: 'words met' }), ' ',
  make('span', { class: 'turns', text: 'negates' }), ' ', make('span', { class: 'voices', text: 'attributes' }), ' ',
  make('span', { class: 'limits', text: 'limits' }), ' ', make('span', { class: 'speaker', text: 'speaker' }),
];

/** Scrolls the article alone, so that a sentence stands in its middle. */
const centre = (span) => {
  const box = find('article');
  const [inner, outer] = [span.getBoundingClientRect(), box.getBoundingClientRect()];
  box.scrollTop += inner.top - outer.top - (box.clientHeight - Math.min(inner.height, box.clientHeight)) / 2;
};

/** Draws the article of a cell; `unmarked` without what the program found. */
export const draw = (cell, unmarked) => {
  leave();
  bare = unmarked;
  sentences = cell.sentences ?? [];
  spans = new Array(sentences.length);
  counted = new Set(weighed(sentences));
  ranked = sentences.filter(({ rank }) => rank).length > 1;
  chosen = -1;
  const { source } = cell;
  const facts = [source.title && source.title !== sourceName(source) ? make('i', {}, words(source.title)) : null, source.author ? words(source.author) : null, source.published ? words(source.published) : null, words(source.id, { class: 'id' })].filter(Boolean);
  find('article-head').replaceChildren(make('b', {}, words(sourceName(source))), ...facts.flatMap((fact) => [' · ', fact]));
  find('article-key').replaceChildren(...(bare ? [] : [...SIGHTED_KEY(), ' · ']), sentences.length && !cell.status ? 'a click makes a sentence your proof' : '');
  const text = blocks(cell);
  find('text').replaceChildren(...(text.length ? text : [make('p', { class: 'plain', text: 'There is no text.' })]));
  const first = sentences.findIndex(({ role }) => role === 'evidence');
  const near = sentences.findIndex(({ role }) => role === 'near_miss');
  find('article').scrollTop = 0;
  const at = first >= 0 ? first : near;
  if (at >= 0 && !bare) centre(spans[at]);
  find('cell').scrollTop = 0;
};

export const clear = () => {
  leave();
  sentences = [];
  spans = [];
  chosen = -1;
  for (const id of ['text', 'article-head', 'article-key']) find(id).replaceChildren();
};

const indexOf = (points) => (points ? sentences.findIndex(({ start, end }) => start === points.start && end === points.end) : -1);
/** The sentence in which a quote begins, be it a part or more of it. */
const around = (points) => {
  const exact = indexOf(points);
  return exact >= 0 || !points ? exact : sentences.findIndex(({ start, end }) => start <= points.start && points.start < end);
};
const textOf = (at) => sentences[at]?.pieces.map(({ text }) => text).join('') ?? '';

/** The words of the sentence with these ends; none where there is no such sentence. */
export const quoteOf = (points) => (indexOf(points) >= 0 ? textOf(indexOf(points)) : null);

export const scrollTo = (points) => {
  const at = around(points);
  if (at < 0) return false;
  const span = spans[at];
  span.scrollIntoView({ block: 'center', behavior: still.matches ? 'auto' : 'smooth' });
  span.classList.remove('flash');
  void span.offsetWidth;
  span.classList.add('flash');
  return true;
};

/** Marks the sentence that the reader chose as evidence, or none. */
export const mark = (points) => {
  spans[chosen]?.classList.remove('chosen');
  chosen = indexOf(points);
  spans[chosen]?.classList.add('chosen');
};

export const picking = () => cursor >= 0;

const point = (at) => {
  spans[cursor]?.classList.remove('cursor');
  cursor = at;
  spans[at].classList.add('cursor');
  spans[at].scrollIntoView({ block: 'nearest' });
  told(`Sentence ${at + 1} of ${spans.length}: ${textOf(at)}`);
};

/** Begins choosing by keys, from the sentence that counts now. */
export const pick = () => {
  if (!spans.length) return false;
  find('article').classList.add('picking');
  find('article').focus({ preventScroll: true });
  const first = sentences.findIndex(({ role }) => role === 'evidence');
  const near = sentences.findIndex(({ role }) => role === 'near_miss');
  point([chosen, first, near, 0].find((at) => at >= 0));
  return true;
};

export const leave = () => {
  spans[cursor]?.classList.remove('cursor');
  cursor = -1;
  find('article').classList.remove('picking');
};

/** A key while choosing; true where it was used. */
export const pickKey = (key) => {
  const to = { ArrowDown: cursor + 1, j: cursor + 1, ArrowUp: cursor - 1, k: cursor - 1, Home: 0, End: spans.length - 1 }[key];
  if (to !== undefined) { if (spans[to]) point(to); return true; }
  if (key === 'Enter') {
    const { start, end } = sentences[cursor];
    leave();
    picked({ start, end });
    return true;
  }
  if (key === 'Escape' || key === 'e') { leave(); picked(undefined); return true; }
  return false;
};

/** `pickedNow(points | null | undefined)`: a sentence, none, or as it was; `tellNow` reads aloud. */
export const begin = (pickedNow, tellNow) => {
  picked = pickedNow;
  told = tellNow;
  find('text').addEventListener('click', (event) => {
    const span = event.target.closest('.s');
    if (!span || !getSelection().isCollapsed) return;
    const at = Number(span.dataset.at);
    const { start, end } = sentences[at];
    leave();
    picked(at === chosen ? null : { start, end });
  });
};
