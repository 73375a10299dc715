// Writes invented articles and claims of any number, and a folder of texts
// that would like to be markup. Owns no expectation.
import fs from 'node:fs';
import path from 'node:path';

const TOWNS = ['Alsfeld', 'Brenmouth', 'Corvale', 'Dunsby', 'Elmstad', 'Farrow', 'Gillport', 'Harnwick', 'Ister', 'Jarnby'];
const ACTS = ['the council sold', 'a storm flooded', 'thieves robbed', 'students painted', 'engineers repaired', 'protesters blocked', 'investors bought', 'volunteers cleaned', 'inspectors condemned', 'a fire destroyed'];
const THINGS = ['ferry', 'library', 'quarry', 'cannery', 'tramway', 'orchard', 'theatre', 'reservoir', 'brickworks', 'lighthouse'];
const FORMS = [
  (claim) => `${claim[0].toUpperCase()}${claim.slice(1)}.`,
  (claim) => `The mayor said that ${claim}, though others had their doubts.`,
  (claim) => `It may be that ${claim}, according to two residents.`,
  (claim) => `It is not true that ${claim}.`,
];

// The same numbers in every run.
const dice = (seed) => () => {
  seed = (seed * 1664525 + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

const put = (folder, name, text) => {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
};

const quoted = (field) => `"${String(field).replaceAll('"', '""')}"`;

/** `claims` claims in topics of ten, `sources` articles that take up a third of them. */
export const invented = (folder, claims, sources) => {
  const roll = dice(7);
  const texts = Array.from({ length: claims }, (_, at) => {
    const [act, thing] = [ACTS[at % 10], THINGS[Math.floor(at / 10) % 10]];
    return { id: `${act} ${thing} ${at}`.replaceAll(' ', '-'), text: `${act} the ${thing}`, topic: thing };
  });
  const rows = texts.map(({ id, text, topic }) => [id, text, topic].map(quoted).join(','));
  put(path.join(folder, 'claims'), 'claims.csv', `claim_id,claim,topic\n${rows.join('\n')}\n`);
  const articles = Array.from({ length: sources }, (_, at) => {
    const sentences = texts.filter(() => roll() < 0.33).map(({ text }) => FORMS[Math.floor(roll() ** 2 * FORMS.length)](text));
    const filler = 'The weather on the coast was mild that week. Bakers sold more bread than usual.';
    return JSON.stringify({
      id: `article-${String(at + 1).padStart(4, '0')}`,
      outlet: `${TOWNS[at % 10]} ${['Post', 'Courier', 'Herald', 'Echo', 'Review'][Math.floor(at / 10) % 5]} ${Math.floor(at / 50) || ''}`.trim(),
      title: `A year of closures, part ${at + 1}`,
      published: '2031-05-04',
      url: `https://news.example/${at + 1}`,
      text: `A year of closures, part ${at + 1}\n\n${sentences.join(' ')}\n\n${filler}`,
    });
  });
  put(path.join(folder, 'articles'), 'articles.jsonl', `${articles.join('\n')}\n`);
};

/** Texts that call `alert`, open connections or break out of attributes, if they can. */
export const hostile = (folder) => {
  const texts = [
    '<script>alert(1)</script>',
    '</script><script>alert(2)</script>',
    '</style><img src=x onerror=alert(3)>',
    '"><img src=https://evil.example/x onerror=alert(4)>',
    '\' autofocus onfocus=alert(5) x=\'',
    '<svg onload=alert(6)>',
    '<iframe src="javascript:alert(7)"></iframe>',
    '<a href="javascript:alert(8)">click</a>',
    '{{ constructor.constructor("alert(9)")() }}',
    '<style>@import "https://evil.example/x.css"; * { background: url(https://evil.example/y) }</style>',
    '<meta http-equiv=refresh content="0;url=https://evil.example">',
    '\u202edesrever \u2028 line &lt;b&gt; \u2066',
  ];
  const rows = texts.map((text, at) => [`${text}${at}`, `The council said ${text} of the tram`, text, text, text].map(quoted).join(','));
  put(path.join(folder, 'claims'), 'claims.csv', `claim_id,claim,label,topic,note\n${rows.join('\n')}\n`);
  const urls = ['javascript:alert(20)', 'data:text/html,<script>alert(21)</script>', 'https://evil.example/"onmouseover=alert(22)', '//evil.example/x'];
  const articles = texts.map((text, at) => JSON.stringify({
    id: `${text}${at}`, outlet: text, title: text, author: text, published: text, url: urls[at % urls.length],
    text: `Title ${text}\n\nThe council said ${text} of the tram. Others said that ${text} may be.`,
  }));
  put(path.join(folder, 'articles'), 'articles.jsonl', `${articles.join('\n')}\n`);
};
