// Decisions on claims and articles that are not here any more. Owns the line
// that says how many there are, and their list: nothing decided is out of sight.

import { count, dialog, find, make, moment, words } from './nodes.js';
import { desk, on } from './state.js';
import { chip } from './words.js';

const known = () => (desk.homeless ?? []).filter(({ reviewer }) => !desk.blind || reviewer === desk.reviewer);

const item = ({ claim_id: claim, source_id: source, reviewer, stance, act, note, at, quote }) => make('li', {},
  make('p', {}, words(reviewer, { class: 'strong' }), ' ', stance ? chip(stance) : 'taken back', act === 'adjudication' ? ' ruling ' : ' ', make('span', { class: 'faint' }, moment(at))),
  make('p', { class: 'faint' }, 'claim ', words(claim, { class: 'strong' }), ', source ', words(source, { class: 'strong' })),
  note ? make('p', { class: 'said' }, words(note)) : null,
  quote?.exact ? make('p', { class: 'said' }, words(quote.exact)) : null);

const draw = () => {
  const all = known();
  find('homeless-open').hidden = !all.length;
  find('homeless-open').textContent = `${count(all.length, 'decision')} on claims or articles that are gone`;
  find('homeless-list').replaceChildren();
};

export const begin = () => {
  const box = dialog('homeless-dialog');
  find('homeless-open').addEventListener('click', () => {
    find('homeless-list').replaceChildren(...known().map(item));
    box.showModal();
  });
  on('data', draw);
};
