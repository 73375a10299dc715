// The review desk's page. Owns the order in which its parts begin, loading
// everything, and which act belongs to which key; each part is in its own file.

import { find } from './nodes.js';
import { desk, idsOf, on, placeOf, takeDesk, takeQueue, tell } from './state.js';
import { Outdated, get } from './api.js';
import * as agreement from './agreement.js';
import * as article from './article.js';
import * as beside from './beside.js';
import * as cells from './cells.js';
import * as changes from './changes.js';
import * as conflict from './conflict.js';
import * as decisions from './decisions.js';
import * as drafts from './drafts.js';
import * as form from './form.js';
import * as homeless from './homeless.js';
import * as keys from './keys.js';
import * as notices from './notices.js';
import * as outbox from './outbox.js';
import * as progress from './progress.js';
import * as queue from './queue.js';
import * as reader from './reader.js';
import * as variant from './variant.js';
import * as verdict from './verdict.js';
import * as view from './view.js';

/** The cell to open first: the one that is open, or the one in the address. */
const wantedIds = () => {
  const { place } = view.open();
  if (place >= 0) return idsOf(place);
  const address = new URLSearchParams(location.hash.slice(1));
  return { claim: address.get('claim'), source: address.get('source') };
};

/** Loads everything; the open cell stays open where it still is. */
const load = async () => {
  const wanted = wantedIds();
  const answer = await get('/api/desk');
  const before = desk.reviewer;
  reader.settle(answer.reviewer);
  const own = desk.reviewer === before && (desk.blind || !answer.forced_blind) ? answer : null;
  if (!own) desk.blind = desk.blind || answer.forced_blind;
  takeDesk(own ?? await get('/api/desk'));
  takeQueue(await get('/api/queue', { order: desk.orderName }));
  cells.forgetAll();
  reader.draw();
  tell('data');
  tell('progress');
  const place = placeOf(wanted.claim, wanted.source);
  queue.renew({ place });
  if (place >= 0) queue.goTo(place);
  else if (!queue.go(0)) view.clear(desk.order.length ? 'Nothing is left to do here. Choose “all cells” to see the rest.' : 'There are no cells.');
};

const reload = () => load().catch((error) => {
  if (error instanceof Outdated) return;
  view.clear(`The desk could not be loaded. ${error.message}`);
  if (error.kind !== 'session') setTimeout(reload, 2000);
  else setTimeout(reload, 4000);
});

const reorder = async (name) => {
  desk.orderName = name;
  const { place } = view.open();
  try {
    takeQueue(await get('/api/queue', { order: name }));
    queue.renew({ place });
  } catch (error) { notices.hint(error.message); }
};

const acts = {
  stance: (key) => view.choose(['', 'asserts', 'qualifies', 'denies', 'omits'][Number(key)]),
  confirm: decisions.confirm,
  step: (key) => { decisions.moved(); queue.step(key === 'j' ? 1 : -1); queue.focus(); },
  pick: () => { if (view.open().cell && article.pick()) notices.hint('Choose a sentence: ↓ ↑ (or j k), Enter takes it, Esc leaves.'); },
  note: () => { const field = find('note'); field.focus(); field.setSelectionRange(field.value.length, field.value.length); },
  undo: decisions.undo,
  ruling: () => { if (view.open().cell && !desk.blind) view.toggleRuling(); },
  compare: () => {
    const shown = document.querySelector('[data-notice=meanwhile] button');
    if (shown) shown.click();
    else if (!decisions.compare()) notices.hint('Nobody decided meanwhile.');
  },
  scroll: (_, back) => find('article').scrollBy({ top: (back ? -0.85 : 0.85) * find('article').clientHeight }),
  variant: variant.open,
  explanation: () => { if (!verdict.toggle()) notices.hint('There is no explanation here.'); },
  others: () => { if (!beside.focus()) notices.hint('There are no other sources here.'); },
  search: () => { find('search').focus(); find('search').select(); },
  agreement: agreement.open,
  blind: reader.toggleBlind,
  back: queue.focus,
};

reader.recallReader();
notices.line();
progress.begin();
homeless.begin();
article.begin((points) => {
  if (points !== undefined) form.choose(points);
  if (find('article') === document.activeElement) queue.focus();
}, notices.say);
form.begin(view.formChanged, decisions.confirm);
drafts.begin(view.draftKept);
conflict.begin(decisions.conflictActs);
beside.begin((place) => { decisions.moved(); queue.goTo(place); queue.focus(); });
view.begin({ addWording: variant.open });
queue.begin({ openCell: (place) => view.show(place), current: () => view.open().place, reorder });
reader.begin(reload);
variant.begin(reload);
verdict.begin();
agreement.begin();
keys.begin(acts);
find('undo').addEventListener('click', () => { decisions.undo(); queue.focus(); });
on('outbox', notices.line);
on('moved', decisions.moved);
addEventListener('hashchange', () => {
  const address = new URLSearchParams(location.hash.slice(1));
  const place = placeOf(address.get('claim'), address.get('source'));
  if (place >= 0 && place !== view.open().place) { decisions.moved(); queue.goTo(place); }
});

await reload();
outbox.begin(decisions.answered);
decisions.begin(reader.ask);
changes.begin(reload);
queue.focus();
if (desk.generation !== null && !desk.reviewer) reader.ask();
