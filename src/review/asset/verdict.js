// What the program says of a cell: stance, reason, speaker, confidence, the
// sentences it weighed and its explanation. Owns their wording; in blind mode
// there is nothing of it in the page.

import { count, find, make, words } from './nodes.js';
import { chip } from './words.js';
import { Outdated, get } from './api.js';
import * as article from './article.js';

const NAMED = { evidence: 'evidence', near_miss: 'closest', runner_up: 'also weighed' };

const weighed = (cell) => {
  const items = article.weighed(cell.sentences);
  const left = cell.sentences.filter(({ role }) => role).length - items.length;
  const list = items.map((each) => make('li', {},
    make('button', { type: 'button', class: 'quote-link', title: 'Show it in the article', click: () => article.scrollTo(each) },
      words(each.pieces.map(({ text }) => text).join(''))),
    make('p', { class: 'faint' }, NAMED[each.role], each.score === null ? '' : ` · ${each.score.toFixed(2)}`, each.take ? ' · ' : '', each.take ? words(each.take) : '')));
  return left > 0 ? [...list, make('li', { class: 'faint', text: `and ${count(left, 'sentence')} farther off` })] : list;
};

const facts = ({ machine, final, review }) => {
  const { speaker, confidence, judged_by, stance, reason } = machine;
  const overruled = review?.status === 'decided' && final && final !== stance;
  return [
    make('p', { class: 'verdict-line' }, 'The program: ', chip(stance, reason), overruled ? ' · people: ' : '', overruled ? chip(final) : ''),
    make('p', { class: 'faint' },
      confidence === null ? 'confidence not known' : `confidence ${confidence.toFixed(2)}`,
      judged_by === 'reader' ? ' · judged by the reader' : ' · judged by words',
      speaker ? ' · said by ' : '', speaker ? words(speaker, { class: 'strong' }) : ''),
  ];
};

const notJudged = (cell) => make('p', { class: 'plain' }, 'Not judged, and nothing to decide on: ', words(cell.trouble ?? 'the program gives no reason'));

/** Draws it; `bare` where there is nothing to be shown of the program. */
export const draw = (cell, bare) => {
  const shown = !bare && cell.machine;
  find('verdict').hidden = bare && !cell.trouble;
  find('verdict').replaceChildren(...(shown ? facts(cell) : cell.trouble ? [notJudged(cell)] : []));
  const list = bare ? [] : weighed(cell);
  find('weighed').hidden = !list.length;
  find('weighed-list').replaceChildren(...list);
  find('explanation').hidden = !shown;
  find('explanation-text').replaceChildren();
  [explainable, explained] = [shown ? cell : null, null];
  explain();
};

/** The cell that can be explained, and the one whose explanation is shown. */
let [explainable, explained] = [null, null];

/** Asks why, once the explanation is opened: it takes the desk its time. */
const explain = async () => {
  const cell = explainable;
  if (!cell || !find('explanation').open || explained === cell) return;
  explained = cell;
  const show = (text) => { if (explained === cell) find('explanation-text').textContent = text; };
  show('Being worked out …');
  try {
    show((await get('/api/explanation', { claim: cell.claim.id, source: cell.source.id })).text);
  } catch (error) {
    if (error instanceof Outdated) return;
    show(error.message);
    explained = null;
  }
};

export const clear = () => {
  [explainable, explained] = [null, null];
  for (const id of ['verdict', 'weighed-list', 'explanation-text']) find(id).replaceChildren();
};

/** What happens where the explanation is opened by whatever means. */
export const begin = () => find('explanation').addEventListener('toggle', explain);

/** Opens or closes the explanation. */
export const toggle = () => {
  const box = find('explanation');
  if (box.hidden) return false;
  box.open = !box.open;
  if (box.open) {
    box.scrollIntoView({ block: 'nearest' });
    find('explanation-text').focus({ preventScroll: true });
  }
  return true;
};
