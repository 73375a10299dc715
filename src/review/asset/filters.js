// Which cells the queue shows. Owns the filters and their counts, over the
// columns alone: nothing is asked of the desk.

import { claimHead, fold, sourceName } from './words.js';

const judged = (c, at) => c.status[at] === 0;

/** What can be shown: name, words, test. Blind: only what I did myself. */
export const SIGHTED = [
  ['todo', 'to do', (c, at) => judged(c, at) && c.urgency[at] < 6],
  ['all', 'all cells', () => true],
  ['doubtful', 'doubtful or decisive', (c, at) => c.urgency[at] < 2],
  ['unclear', 'unclear', (c, at) => c.urgency[at] === 2],
  ['stale', 'stale', (c, at) => c.review[at] === 2],
  ['disputed', 'disputed', (c, at) => c.review[at] === 3],
  ['differing', 'differing from the program', (c, at) => c.final[at] > 0 && c.machine[at] > 0 && c.final[at] !== c.machine[at]],
  ['mine', 'decided by me', (c, at) => c.mine[at] > 0],
  ['settled', 'settled', (c, at) => c.review[at] === 1],
  ['unjudged', 'not judged', (c, at) => !judged(c, at)],
];
export const BLIND = [
  ['todo', 'to do', (c, at) => judged(c, at) && (c.mine[at] === 0 || c.mine_stale[at] === 1)],
  ['all', 'all cells', () => true],
  ['mine', 'decided by me', (c, at) => c.mine[at] > 0],
  ['stale', 'mine, stale', (c, at) => c.mine_stale[at] === 1],
  ['unjudged', 'not judged', (c, at) => !judged(c, at)],
];

export const kinds = (blind) => (blind ? BLIND : SIGHTED);

/** How many cells in scope each filter would show. */
export const counts = ({ columns, order, blind }) => kinds(blind).map(([, , test]) => {
  let number = 0;
  for (const place of order) if (test(columns, place)) number += 1;
  return number;
});

let folded = { claims: null, sources: null, of: [] };

/** What search looks at, made once per desk. */
const foldedOf = ({ claims, sources }) => {
  if (folded.of[0] !== claims || folded.of[1] !== sources) {
    folded = {
      claims: claims.map((claim) => fold([claimHead(claim), claim.text, claim.id, claim.topic].filter(Boolean).join(' '))),
      sources: sources.map((source) => fold([sourceName(source), source.title, source.author, source.id].filter(Boolean).join(' '))),
      of: [claims, sources],
    };
  }
  return folded;
};

/** The places to show, in order. `choice`: what, claim, source (numbers or -1), search. */
export const kept = (desk, choice) => {
  const { columns, order, blind } = desk;
  const [, , test] = kinds(blind).find(([name]) => name === choice.what) ?? kinds(blind)[1];
  const texts = foldedOf(desk);
  const wanted = fold(choice.search).split(/\s+/).filter(Boolean).map((word) => ({
    claims: texts.claims.map((text) => text.includes(word)),
    sources: texts.sources.map((text) => text.includes(word)),
  }));
  const found = new Int32Array(order.length);
  let length = 0;
  for (const place of order) {
    const [claim, source] = [columns.claim[place], columns.source[place]];
    if (choice.claim >= 0 && claim !== choice.claim) continue;
    if (choice.source >= 0 && source !== choice.source) continue;
    if (!test(columns, place)) continue;
    if (!wanted.every((word) => word.claims[claim] || word.sources[source])) continue;
    found[length] = place;
    length += 1;
  }
  return found.subarray(0, length);
};
