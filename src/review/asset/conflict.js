// A decision that the desk did not take because another came in that its
// reader had not seen. Owns the two side by side and what to do about it.

import { find, make, words } from './nodes.js';
import { chip } from './words.js';
import { telling } from './history.js';
import * as article from './article.js';
import * as outbox from './outbox.js';
import { desk, idsOf } from './state.js';

let acts = {};

const yours = ({ body, path }) => [
  make('p', {}, make('b', { text: 'You' }), ' ', path === '/api/undo' ? 'take your decision back' : body.stance ? chip(body.stance) : 'take your decision back', body.adjudicates ? ' ruling' : ''),
  body.note ? make('p', { class: 'said' }, words(body.note)) : null,
  body.evidence && article.quoteOf(body.evidence) ? make('button', { type: 'button', class: 'quote-link', click: () => article.scrollTo(body.evidence) }, words(article.quoteOf(body.evidence))) : null,
].filter(Boolean);

/** Shows the conflict of a place, where there is one. */
export const draw = (place) => {
  const found = place >= 0 ? outbox.conflictFor(idsOf(place)) : null;
  // What others said is not for the blind, though one met it before.
  const item = found && (!desk.blind || found.body.blind) ? found : null;
  const box = find('conflict');
  box.hidden = !item;
  if (!item) { box.replaceChildren(); return; }
  const others = item.answer.others ?? [];
  box.replaceChildren(
    make('h3', { id: 'conflict-head', text: 'Not saved: somebody decided meanwhile' }),
    make('div', { class: 'voices-side' },
      make('article', { class: 'voice' }, make('h4', { text: 'Theirs' }), ...others.flatMap((entry) => telling(entry).filter(Boolean))),
      make('article', { class: 'voice' }, make('h4', { text: 'Yours, not saved' }), ...yours(item))),
    make('p', { class: 'buttons' },
      make('button', { type: 'button', id: 'take-theirs', click: () => acts.takeTheirs(item, place), text: 'Take theirs' }),
      make('button', { type: 'button', id: 'keep-both', class: 'primary', click: () => acts.keepBoth(item, place), text: 'Keep both' })),
  );
};

export const begin = (given) => { acts = given; };
