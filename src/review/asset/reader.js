// Who reads, and whether blind. Owns asking for the name, and that nothing of
// what another reader or the program said stays when either changes.

import { dialog, find, make } from './nodes.js';
import { desk, drop, takeReviewers } from './state.js';
import { outdate, post } from './api.js';
import { recall, remember } from './storage.js';
import * as cells from './cells.js';
import * as drafts from './drafts.js';
import * as notices from './notices.js';
import * as view from './view.js';

let box;
let loadAnew = async () => {};

/** The reader and the mode that this tab had; the desk's own wish is newer when it has changed. */
export const recallReader = () => {
  const known = recall('reader', null);
  desk.reviewer = known?.name ?? '';
  desk.blind = recall('blind', false);
};

export const settle = (offered) => {
  const known = recall('reader', null);
  if (offered && offered !== known?.offered) desk.reviewer = offered;
  remember('reader', { name: desk.reviewer, offered });
};

export const draw = () => {
  find('who-name').replaceChildren(make('bdi', { text: desk.reviewer || 'nobody yet' }));
  find('blind').setAttribute('aria-pressed', String(desk.blind));
  find('blind').disabled = desk.forcedBlind;
  document.body.classList.toggle('blind', desk.blind);
  for (const id of ['agreement-open', 'exports', 'ruling-label']) find(id).hidden = desk.blind;
};

const wipe = async (text) => {
  outdate();
  cells.forgetAll();
  drop();
  view.clear(text);
  notices.clearAll();
  notices.forgetSaved();
  find('exports').open = false;
  find('agreement-body').replaceChildren();
  find('homeless-list').replaceChildren();
  find('variant-result').replaceChildren();
  draw();
  await loadAnew();
};

export const toggleBlind = async () => {
  if (desk.forcedBlind) { notices.hint('The desk was started blind and stays so.'); return; }
  await drafts.flush();
  desk.blind = !desk.blind;
  remember('blind', desk.blind || null);
  notices.say(desk.blind ? 'Blind: the texts alone.' : 'No longer blind.');
  await wipe('Loading …');
};

export const ask = () => {
  if (box.open) return;
  find('who-known').replaceChildren(...desk.reviewers.map((name) => make('option', { value: name })));
  find('who-input').value = desk.reviewer;
  find('who-error').textContent = '';
  box.showModal();
  find('who-input').select();
};

const take = async () => {
  const wanted = find('who-input').value.trim();
  if (wanted === desk.reviewer && wanted) { box.close(); return; }
  try {
    const { name, reviewers } = await post('/api/reviewer', { name: wanted });
    await drafts.flush();
    takeReviewers(reviewers);
    desk.reviewer = name;
    remember('reader', { ...recall('reader', {}), name });
    box.close();
    await wipe('Loading …');
    find('list').focus({ preventScroll: true });
  } catch (error) {
    find('who-error').textContent = error.message;
    find('who-input').focus();
  }
};

/** `reload()` fetches everything anew. */
export const begin = (reload) => {
  loadAnew = reload;
  box = dialog('who-dialog');
  box.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); take(); });
  find('who').addEventListener('click', ask);
  find('blind').addEventListener('click', toggleBlind);
};
