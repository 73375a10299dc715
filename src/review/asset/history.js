// What people decided on a cell: every decision in order, and the readings
// that differ side by side. Owns how a decision is told.

import { find, make, moment, words } from './nodes.js';
import { changedWords, chip } from './words.js';
import * as article from './article.js';

const ACTS = { reading: '', adjudication: 'ruling', withdrawal: 'taken back' };

const quote = (entry) => (entry.quote?.exact
  ? make('button', { type: 'button', class: 'quote-link', title: 'Show it in the article', click: () => article.scrollTo(entry.quote) }, words(entry.quote.exact))
  : null);

/** A decision with all that is known of it. */
export const telling = (entry) => [
  make('p', {}, words(entry.reviewer, { class: 'strong' }), ' ', entry.stance ? chip(entry.stance) : '', ACTS[entry.act] ? ` ${ACTS[entry.act]} ` : ' ', make('span', { class: 'faint' }, moment(entry.at))),
  entry.note ? make('p', { class: 'said' }, words(entry.note)) : null,
  quote(entry),
];

/** What the same reader had decided before, where a decision took its place. */
const before = (each, all) => all.findLast(({ id, reviewer, stance }) => stance && reviewer === each.reviewer && each.answers?.includes(id))?.stance;

const entry = (blind) => (each, _, all) => {
  const since = each.act === 'withdrawal' ? '' : changedWords(each.changed);
  const facts = [
    each.standing ? null : 'no longer stands',
    before(each, all) ? `before: ${before(each, all)}` : null,
    each.stance_machine && !blind ? `the program said ${each.stance_machine}` : null,
    each.judge_id && !blind ? make('span', {}, 'judge ', make('code', { title: each.judge_id, text: each.judge_id.slice(0, 12) })) : null,
    since ? make('b', { class: 'stale-words', text: since }) : null,
  ].filter(Boolean);
  return make('li', { class: each.standing ? 'standing' : 'past' }, ...telling(each).filter(Boolean),
    make('p', { class: 'faint' }, ...facts.flatMap((fact, at) => (at ? [' · ', fact] : [fact]))));
};

const standing = (cell) => cell.history.filter(({ standing: stands, act }) => stands && act !== 'withdrawal');

const side = (cell) => {
  const entries = standing(cell);
  return (cell.review?.voices ?? []).map((voice) => {
    const full = entries.find(({ reviewer, act }) => reviewer === voice.reviewer && act === voice.act) ?? voice;
    return make('article', { class: 'voice' }, ...telling({ ...voice, ...full }).filter(Boolean));
  });
};

/** History and, where readers differ or a ruling is being made, their readings side by side. */
export const draw = (cell, { blind, rules }) => {
  const { history } = cell;
  find('history').hidden = !history.length;
  find('history-list').replaceChildren(...history.map(entry(blind)).reverse());
  const disputed = !blind && cell.review?.status === 'disputed';
  const shown = !blind && cell.review && (disputed || rules) && cell.review.voices.length > 0;
  find('voices').hidden = !shown;
  find('voices').replaceChildren(...(shown ? [
    make('h3', { text: disputed ? 'Readers differ' : 'What readers said' }),
    make('div', { class: 'voices-side' }, ...side(cell)),
  ] : []));
};

export const clear = () => {
  find('history-list').replaceChildren();
  find('voices').replaceChildren();
};
