// The codes of the desk's answers and what stands for them in the page. Owns
// signs and names of stances, reasons for being in the queue, and cues.

import { make, words } from './nodes.js';

export const STANCES = ['', 'asserts', 'qualifies', 'denies', 'omits', 'disputed'];
export const STATUS = ['judged', 'not_readable', 'unsupported_language'];
export const REVIEW = ['', 'decided', 'stale', 'disputed'];
export const URGENCY = ['doubtful', 'decisive', 'unclear', 'stale', 'disputed', '', 'settled', 'not judged'];

const SIGNS = { asserts: '●', qualifies: '◐', denies: '✗', omits: '·', disputed: '≠', not_readable: '?', unsupported_language: '?' };
const SHORT = { not_readable: 'not read', unsupported_language: 'not English' };

/** The four that a person may decide on, with what each means. */
export const CHOICES = [
  ['asserts', 'says it, or takes it for granted, in its own voice'],
  ['qualifies', 'brings it up with a reservation, or only as someone else’s words'],
  ['denies', 'rejects it in its own voice, or says what cannot be true with it'],
  ['omits', 'does not bring it up'],
];

export const sign = (stance) => SIGNS[stance] ?? '';
export const name = (stance) => SHORT[stance] ?? stance ?? '';

/** A stance with its sign, its word and, where there is one, its reason. */
export const chip = (stance, reason) => make('span', { class: 'chip', data: { stance } },
  make('span', { 'aria-hidden': 'true', text: sign(stance) }), ' ', name(stance),
  reason ? make('span', { class: 'why' }, ' ', words(reason)) : null);

const GROUPS = {
  negation: 'turns', refutation: 'turns',
  attribution: 'voices', distancing: 'voices', endorsement: 'voices',
};

/** The class that a cue of this category is drawn by. */
export const cueClass = (category) => GROUPS[category] ?? 'limits';

/** What became of a decision since it was made. */
export const changedWords = (changed) => (changed?.length ? `the ${changed.join(' and the ')} changed since` : '');

/** What an article goes by: its outlet, else its title, else its id. */
export const sourceName = (source) => source?.outlet || source?.title || source?.id || '';

/** What a claim goes by in a list. */
export const claimHead = (claim) => claim?.head || claim?.text || claim?.id || '';

/** Letters alone: what a search compares. */
export const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const percent = (share) => (share === null || share === undefined ? '–' : `${Math.round(100 * share)} %`);
export const figure = (number) => (number === null || number === undefined || Number.isNaN(number) ? '–' : number.toFixed(2).replace('-', '−'));
