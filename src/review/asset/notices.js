// What the page says besides the cell: saved, not saved, the desk is away,
// somebody else decided. Owns the line of saving, the notices below the bar
// and what a screen reader is told.

import { find, make, moment, words } from './nodes.js';
import * as outbox from './outbox.js';

let saved = null;

/** A button that is gone takes the focus with it; the queue gets it back. */
const keepFocus = () => {
  if (document.activeElement === document.body) find('list').focus({ preventScroll: true });
};

/** A notice with a name, so that it can be said again or taken away. */
export const notice = (name, parts, { kind = 'quiet', buttons = [], aloud = false } = {}) => {
  const box = make('div', { class: `notice ${kind}`, data: { notice: name } },
    make('p', {}, ...[parts].flat()),
    ...buttons.map(([text, act]) => make('button', { type: 'button', text, click: () => { act(); keepFocus(); } })),
    make('button', { type: 'button', class: 'quiet shut', 'aria-label': 'Close this notice', text: '×', click: () => { clear(name); keepFocus(); } }));
  const old = find('notices').querySelector(`[data-notice="${CSS.escape(name)}"]`);
  const isSame = old?.textContent === box.textContent;
  if (isSame && !buttons.length) return;
  if (old) old.replaceWith(box);
  else find('notices').append(box);
  if (aloud && !isSame) say(box.querySelector('p').textContent);
};

export const clear = (name) => {
  find('notices').querySelector(`[data-notice="${CSS.escape(name)}"]`)?.remove();
};

export const clearAll = () => find('notices').replaceChildren();

/** Said at once by a screen reader. */
export const say = (text) => {
  const place = find('alert');
  place.textContent = '';
  requestAnimationFrame(() => { place.textContent = text; });
};

/** For a moment, where the saved line is: what a key did, or why it did nothing. */
let passing = 0;
export const hint = (text) => {
  clearTimeout(passing);
  const unsaved = outbox.failing() ? make('b', { class: 'error', text: 'Not saved yet · ' }) : '';
  find('saved').replaceChildren(unsaved, make('span', { class: 'passing' }, words(text)));
  passing = setTimeout(() => { passing = 0; line(); }, 4000);
};

export const tellSaved = (entry, about) => {
  saved = { at: new Date().toISOString(), entry, about };
  clearTimeout(passing);
  passing = 0;
  line();
};

export const forgetSaved = () => { saved = null; line(); };

/** The line that says what is saved and what is not. */
export const line = () => {
  const number = outbox.waitingCount();
  const failing = outbox.failing();
  const place = find('saved');
  place.classList.toggle('waiting', number > 0);
  if (number) {
    const many = number === 1 ? '' : ` (${number})`;
    place.textContent = failing ? `Not saved yet${many} – will be sent again` : `Saving${many} …`;
  } else if (saved) {
    const what = saved.entry?.stance ?? 'taken back';
    place.replaceChildren('Saved ', moment(saved.at), ' · ', make('b', { text: what }), ' · ', words(saved.about));
  } else if (!passing) place.replaceChildren();
  if (failing?.kind === 'session') {
    notice('session', 'The desk was started anew. Open its new address in this browser: what you decided here is sent then.', { kind: 'grave', aloud: true });
  } else if (failing?.status >= 500) {
    notice('store', [words(failing.message), ' What you decided stays here and is sent again.'], { kind: 'grave', aloud: true });
  } else if (failing) {
    notice('gone', 'The desk does not answer. Is “stancegrid review” still running? What you decide stays in this page and is sent as soon as it answers.', { kind: 'grave', aloud: true });
  }
  if (!number) for (const name of ['session', 'store']) clear(name);
};
