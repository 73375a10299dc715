// How much of the work is done: words and a bar. Owns both; the numbers are
// the desk's.

import { find } from './nodes.js';
import { desk, on } from './state.js';

const draw = () => {
  const { progress, blind } = desk;
  if (!progress) return;
  const { cells, reviewed, stale, disputed } = progress;
  const number = (value) => value.toLocaleString('en');
  const parts = [`${number(reviewed)} of ${number(cells)} ${blind ? 'read by you' : 'reviewed'}`];
  if (stale) parts.push(`${number(stale)} stale`);
  if (disputed) parts.push(`${number(disputed)} disputed`);
  find('progress').hidden = false;
  find('progress-words').textContent = parts.join(', ');
  find('progress').title = desk.sample ? `of a random sample of ${desk.sample.number} cells` : `${number(progress.mine)} decided by you`;
  const share = (value) => `${cells ? Math.min(100, (100 * value) / cells) : 0}%`;
  find('meter-done').style.width = share(Math.max(0, reviewed));
  find('meter-stale').style.width = share(stale);
  find('meter-disputed').style.width = share(disputed);
};

export const begin = () => on('progress', draw);
