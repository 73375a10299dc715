// Adding a wording to a claim. Owns the dialog: what is proposed, what the
// desk refuses, and which cells came out otherwise.

import { count, dialog, find, make, words } from './nodes.js';
import { desk, takeProgress, takeRows } from './state.js';
import { post } from './api.js';
import { chip } from './words.js';
import * as article from './article.js';
import * as cells from './cells.js';
import * as form from './form.js';
import * as notices from './notices.js';
import * as view from './view.js';

let box;
let claim = null;
let reload = async () => {};

export const open = () => {
  const { cell } = view.open();
  if (!cell) return;
  if (!desk.variantsFile) { notices.hint('These claims are not in a TOML file; wordings are added where they are.'); return; }
  claim = cell.claim;
  const proposed = form.value().evidence ?? cell.machine?.evidence?.[0] ?? cell.machine?.near_miss;
  find('variant-claim').replaceChildren(words(claim.text));
  find('variant-wording').value = (proposed && article.quoteOf(proposed)) || proposed?.exact || '';
  find('variant-error').textContent = '';
  find('variant-result').replaceChildren();
  find('variant-save').disabled = false;
  box.querySelector('[value=variant]').checked = true;
  box.showModal();
  find('variant-wording').select();
};

const changed = ({ changed: all, file }) => [
  make('p', {}, 'Written to ', make('code', { text: file }), '. ', all.length ? `${count(all.length, 'cell')} came out otherwise:` : desk.blind ? 'The claim was judged anew.' : 'No cell came out otherwise.'),
  make('ul', {}, ...(desk.blind ? [] : all).map(({ name, before, after }) => make('li', {}, words(name, { class: 'strong' }), ' ', before ? chip(before) : '', ' → ', after ? chip(after) : ''))),
];

const add = async () => {
  const wording = find('variant-wording').value.trim();
  const counter = box.querySelector('[name=variant-side]:checked').value === 'counter';
  find('variant-error').textContent = '';
  find('variant-save').disabled = true;
  try {
    const answer = await post('/api/variants', { claim_id: claim.id, wording, counter, reviewer: desk.reviewer, blind: desk.blind });
    find('variant-result').replaceChildren(...changed(answer));
    const at = desk.claims.findIndex(({ id }) => id === claim.id);
    if (at >= 0) desk.claims[at] = answer.claim;
    cells.forgetAll();
    if (answer.generation !== desk.generation) await reload();
    else {
      takeRows(answer.rows);
      takeProgress(answer.progress);
    }
    const { place } = view.open();
    if (place < 0) return;
    const cell = await cells.load(place, { fresh: true });
    if (view.open().place === place) view.refresh(cell);
  } catch (error) {
    find('variant-error').textContent = error.message;
    find('variant-save').disabled = false;
  }
};

export const begin = (loadAnew) => {
  reload = loadAnew;
  box = dialog('variant-dialog');
  box.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); add(); });
  find('variant-wording').addEventListener('input', () => { find('variant-save').disabled = false; });
  find('variant-wording').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); add(); }
  });
};
