// A desk that answers as the real one does, over invented cells in memory: for
// working on the page alone. Owns no expectation. `node mock.mjs [cells] [port]`,
// or `start({…})` from a test.
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const REVIEW = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../src/review');
const STANCES = ['', 'asserts', 'qualifies', 'denies', 'omits', 'disputed'];
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const REASONS = { asserts: null, qualifies: 'hedged', denies: 'negated', omits: null };

const dice = (seed) => () => {
  seed = (seed * 1664525 + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

const SENTENCES = [
  'The council of Corvale met on Tuesday to talk about the harbour.',
  'According to two residents, the ferry may have been sold in the spring.',
  'The mayor denied that any sale had taken place.',
  'Engineers have repaired the quay, and the tramway runs again.',
  'It is not true that the library was closed, the librarian said.',
  'The weather on the coast was mild that week.',
];

const article = (seed, many = 3) => {
  const sentences = [{ start: 0, end: 21, before: '', heading: true, text: 'A year of closures' }];
  let at = 21;
  for (let paragraph = 0; paragraph < many; paragraph += 1) {
    SENTENCES.forEach((text, number) => {
      const before = number ? ' ' : '\n\n';
      at += before.length;
      sentences.push({ start: at, end: at + text.length, before, heading: false, text });
      at += text.length;
    });
  }
  return sentences;
};

const cut = (text, blind) => {
  if (blind) return [{ text, matched: false, cue: null, speaker: false }];
  const marks = [[/two residents|The mayor|the librarian/, { speaker: true }], [/ferry|sold|sale|library/, { matched: true }], [/may|According to/, { cue: 'hedge' }], [/denied|not true/, { cue: 'negation' }]];
  const pieces = [];
  let rest = text;
  while (rest) {
    const hits = marks.map(([pattern, mark]) => ({ hit: pattern.exec(rest), mark })).filter(({ hit }) => hit).sort((a, b) => a.hit.index - b.hit.index);
    if (!hits.length) { pieces.push({ text: rest, matched: false, cue: null, speaker: false }); break; }
    const [{ hit, mark }] = hits;
    if (hit.index) pieces.push({ text: rest.slice(0, hit.index), matched: false, cue: null, speaker: false });
    pieces.push({ text: hit[0], matched: false, cue: null, speaker: false, ...mark });
    rest = rest.slice(hit.index + hit[0].length);
  }
  return pieces;
};

/** Starts a mock; `cells` of them, as claims × sources. */
export const start = async ({ claims = 7, sources = 5, port = 0, reviewer = null, forcedBlind = false } = {}) => {
  const roll = dice(11);
  const state = { token: 'page-1', revision: 1, generation: 1, drafts: new Map(), decisions: [], keys: new Map(), reviewers: ['Ann', 'Ben'], delay: 0, broken: null, changed: [] };
  const claimList = Array.from({ length: claims }, (_, at) => ({ id: `claim-${at}`, head: `ferry sold, part ${at + 1}`, text: `The council of Corvale sold the ferry, part ${at + 1}`, topic: at % 2 ? 'Harbour' : null, variants: ['The ferry was sold', 'Corvale got rid of its ferry'], counters: ['The ferry was never sold'] }));
  const sourceList = Array.from({ length: sources }, (_, at) => ({ id: `source-${at}`, outlet: `The Corvale ${['Post', 'Courier', 'Herald', 'Echo', 'Review'][at % 5]}${at > 4 ? ` ${at}` : ''}`, title: 'A year of closures', author: 'A. Writer', published: '2031-05-04', url: 'https://news.example/1', status: at === 4 ? 1 : 0 }));
  const machine = Array.from({ length: claims * sources }, (_, place) => (sourceList[place % sources].status ? 0 : 1 + Math.floor(roll() * 4)));
  const confidence = machine.map((stance) => (stance ? 40 + Math.floor(roll() * 60) : -1));
  const urgency = machine.map((stance, at) => (stance ? (confidence[at] < 60 ? 0 : confidence[at] < 70 ? 2 : 5) : 7));

  const ofCell = (place) => state.decisions.filter((each) => each.place === place);
  const voices = (place) => {
    const latest = new Map();
    for (const each of ofCell(place)) latest.set(`${each.reviewer}`, each);
    return [...latest.values()].filter(({ act }) => act !== 'withdrawal');
  };
  const reviewOf = (place) => {
    const all = voices(place);
    if (!all.length) return 0;
    if (all.some(({ stale }) => stale)) return 2;
    const ruling = all.findLast(({ act }) => act === 'adjudication');
    return !ruling && new Set(all.map(({ stance }) => stance)).size > 1 ? 3 : 1;
  };
  const finalOf = (place) => {
    const review = reviewOf(place);
    if (review === 3) return 5;
    if (review !== 1) return machine[place];
    const all = voices(place);
    return STANCES.indexOf((all.findLast(({ act }) => act === 'adjudication') ?? all.at(-1)).stance);
  };
  const mineOf = (place, who) => voices(place).find(({ reviewer: name }) => name === who) ?? null;
  const urgencyOf = (place) => [urgency[place], 6, 3, 4][reviewOf(place)];

  const rows = (places, { reviewer: who, blind }, whole) => ({
    place: whole ? null : places,
    claim: places.map((place) => Math.floor(place / sources)), source: places.map((place) => place % sources),
    status: places.map((place) => sourceList[place % sources].status),
    mine: places.map((place) => STANCES.indexOf(mineOf(place, who)?.stance ?? '')), mine_stale: places.map((place) => (mineOf(place, who)?.stale ? 1 : 0)),
    final: blind ? null : places.map(finalOf), machine: blind ? null : places.map((place) => machine[place]),
    confidence: blind ? null : places.map((place) => confidence[place]), review: blind ? null : places.map(reviewOf), urgency: blind ? null : places.map(urgencyOf),
  });
  const progress = ({ reviewer: who, blind }) => {
    const all = machine.map((_, place) => place).filter((place) => machine[place]);
    const decided = new Set(state.decisions.map(({ place }) => place));
    const mine = [...decided].filter((place) => mineOf(place, who)).length;
    return { cells: all.length, reviewed: blind ? mine : [...decided].filter((place) => [1, 3].includes(reviewOf(place))).length, stale: blind ? 0 : [...decided].filter((place) => reviewOf(place) === 2).length, disputed: blind ? 0 : [...decided].filter((place) => reviewOf(place) === 3).length, mine, unjudged: machine.length - all.length };
  };
  const entry = (each) => ({ id: each.id, act: each.act, stance: each.stance, note: each.note, reviewer: each.reviewer, at: each.at, quote: each.quote, stance_machine: each.machine, judge_id: 'a1b2c3d4e5f60718', answers: each.answers, standing: voices(each.place).includes(each), changed: each.stale ? ['article'] : [] });

  const cell = (place, { reviewer: who, blind }) => {
    const source = sourceList[place % sources];
    const stance = STANCES[machine[place]];
    const sentences = source.status ? [] : article(place).map((each, at) => ({
      start: each.start, end: each.end, before: each.before, heading: each.heading, pieces: cut(each.text, blind),
      role: blind ? null : at === 2 ? (stance === 'omits' ? 'near_miss' : 'evidence') : at === 3 || at === 5 ? 'runner_up' : null,
      rank: !blind && (at === 3 || at === 5) ? (at - 1) / 2 : null, score: !blind && [2, 3, 5].includes(at) ? 0.83 - at / 50 : null, take: !blind && (at === 3 || at === 5) ? 'denies it, and does not count: somebody else is speaking' : null,
    }));
    const proof = article(place)[2];
    const evidence = { start: proof.start, end: proof.end, exact: proof.text, score: 0.79 };
    const own = ofCell(place).filter((each) => !blind || each.reviewer === who);
    const review = reviewOf(place);
    const mine = mineOf(place, who);
    return {
      place, revision: state.revision, status: source.status, trouble: source.status ? 'Not read: the file is empty' : null,
      claim: claimList[Math.floor(place / sources)], source, sentences, after: source.status ? '' : '\n',
      machine: blind || !stance ? null : { stance, reason: REASONS[stance], speaker: stance === 'qualifies' ? 'two residents' : null, confidence: confidence[place] / 100, evidence: stance === 'omits' ? [] : [evidence], near_miss: stance === 'omits' ? evidence : null },
      final: blind ? null : STANCES[finalOf(place)],
      review: blind || !review ? null : { status: ['', 'decided', 'stale', 'disputed'][review], stance: review === 1 ? STANCES[finalOf(place)] : null, changed: review === 2 ? ['article'] : [], voices: voices(place).map(({ reviewer: name, act, stance: said, note, at }) => ({ reviewer: name, act, stance: said, note, at })) },
      history: own.map(entry), seen: own.map(({ id }) => id), mine: mine ? entry(mine) : null, draft: state.drafts.get(`${who}|${place}`) ?? null,
      others: blind ? null : { total: sources - 1, cells: sourceList.map((each, at) => ({ each, at, other: place - (place % sources) + at })).filter(({ other }) => other !== place).slice(0, 100).map(({ each, at, other }) => ({ source: at, source_id: each.id, name: each.outlet, final: STANCES[finalOf(other)], machine: STANCES[machine[other]] || null, review: reviewOf(other) ? 'decided' : null, quote: machine[other] ? SENTENCES[1] : null })) },
    };
  };

  const add = (each) => {
    const made = { id: `d${state.decisions.length + 1}`, at: new Date().toISOString(), note: null, quote: null, answers: [], stale: false, machine: STANCES[machine[each.place]], ...each };
    state.decisions.push(made);
    state.revision += 1;
    state.changed.push([state.revision, each.place]);
    return made;
  };
  const refuse = (status, kind, error, more = {}) => { throw Object.assign(new Error(error), { status, body: { error, kind, ...more } }); };
  const saved = (made, who, repeated) => ({ saved: entry(made), repeated, cell: cell(made.place, who), rows: rows([made.place], who), progress: progress(who), revision: state.revision });
  const check = (body, place) => {
    const who = { reviewer: body.reviewer, blind: body.blind };
    const others = ofCell(place).filter(({ id, reviewer: name }) => !body.seen.includes(id) && !(body.blind && name !== body.reviewer));
    if (others.length) refuse(409, 'unseen', 'Somebody decided meanwhile.', { others: others.map(entry), seen: ofCell(place).map(({ id }) => id), cell: cell(place, who) });
    return who;
  };
  const placeOf = (claim, source) => {
    const [c, s] = [claimList.findIndex(({ id }) => id === claim), sourceList.findIndex(({ id }) => id === source)];
    if (c < 0 || s < 0) refuse(404, 'not_found', 'There is no such cell.');
    return c * sources + s;
  };
  const pairs = [{ first: 'Ann', second: 'Ben', cells: 40, agreement: 0.8, kappa: 0.71, kappa_interval: { lower: 0.55, upper: 0.86 } }];

  const routes = {
    'GET /api/desk': (who) => ({ version: '0.1.0', page_token: state.token, generation: state.generation, revision: state.revision, reviewer, forced_blind: forcedBlind, sample: null, reviewers: state.reviewers, claims: claimList, sources: sourceList, variants_file: true, progress: progress(who) }),
    'GET /api/queue': (who, query) => {
      const order = machine.map((_, place) => place);
      if (!who.blind && query.get('order') === 'urgent') order.sort((a, b) => urgencyOf(a) - urgencyOf(b) || a - b);
      return { generation: state.generation, revision: state.revision, order, rows: rows(machine.map((_, place) => place), who, true) };
    },
    'GET /api/cell': (who, query) => cell(placeOf(query.get('claim'), query.get('source')), who),
    'GET /api/explanation': () => ({ text: 'claim        The council of Corvale sold the ferry\nphrase       ferry sold          0.83\ncue          may                 hedge\nstance       qualifies (hedged)  confidence 0.74' }),
    'GET /api/changes': (who, query) => ({ generation: state.generation, revision: state.revision, rows: rows([...new Set(state.changed.filter(([revision]) => revision > Number(query.get('since'))).map(([, place]) => place))], who), progress: progress(who), reviewers: state.reviewers }),
    'GET /api/agreement': (who) => (who.blind ? refuse(403, 'blind', 'Not while blind.') : { biased: true, scope_cells: 28, people: { readers: ['Ann', 'Ben'], cells: 40, alpha: 0.7, alpha_interval: { lower: 0.52, upper: 0.84 }, pairs, stances: STANCES.slice(1, 5).map((stance, at) => ({ stance, given: 10 + at, agreement: at === 3 ? null : 0.7 + at / 20 })) }, with_program: [{ ...pairs[0], second: 'the program' }] }),
    'POST /api/decisions': (_, __, body) => {
      const place = placeOf(body.claim_id, body.source_id);
      if (state.keys.has(body.key)) return saved(state.keys.get(body.key), { reviewer: body.reviewer, blind: body.blind }, true);
      const who = check(body, place);
      const quote = body.evidence ? { ...body.evidence, exact: article(place).find(({ start: at }) => at === body.evidence.start)?.text ?? '' } : null;
      const made = add({ place, act: body.stance ? (body.adjudicates ? 'adjudication' : 'reading') : 'withdrawal', stance: body.stance, note: body.note, reviewer: body.reviewer, quote, answers: body.seen });
      state.keys.set(body.key, made);
      state.drafts.delete(`${body.reviewer}|${place}`);
      return saved(made, who, false);
    },
    'POST /api/undo': (_, __, body) => {
      const place = placeOf(body.claim_id, body.source_id);
      if (state.keys.has(body.key)) return saved(state.keys.get(body.key), { reviewer: body.reviewer, blind: body.blind }, true);
      const who = check(body, place);
      if (!mineOf(place, body.reviewer)) refuse(422, 'input', 'There is nothing of yours to take back.');
      const before = ofCell(place).filter(({ reviewer: name, act }) => name === body.reviewer && act !== 'withdrawal').at(-2);
      const made = add({ place, act: before ? before.act : 'withdrawal', stance: before?.stance ?? null, note: before?.note ?? null, quote: before?.quote ?? null, reviewer: body.reviewer, answers: body.seen });
      state.keys.set(body.key, made);
      return saved(made, who, false);
    },
    'POST /api/draft': (_, __, body) => {
      const key = `${body.reviewer}|${placeOf(body.claim_id, body.source_id)}`;
      if (body.draft) state.drafts.set(key, body.draft); else state.drafts.delete(key);
      return { kept: true };
    },
    'POST /api/reviewer': (_, __, body) => {
      if (!body.name) refuse(422, 'input', 'A name is wanted.');
      if (!state.reviewers.includes(body.name)) state.reviewers.push(body.name);
      return { name: body.name, reviewers: state.reviewers };
    },
    'POST /api/variants': (who, _, body) => {
      const claim = claimList.find(({ id }) => id === body.claim_id);
      if (!body.wording.trim()) refuse(422, 'input', 'The wording is empty.');
      claim[body.counter ? 'counters' : 'variants'].push(body.wording);
      const place = claimList.indexOf(claim) * sources;
      const before = STANCES[machine[place]];
      machine[place] = 1;
      state.revision += 1;
      return { file: 'claims/story.toml', changed: before === 'asserts' ? [] : [{ source_id: 'source-0', name: sourceList[0].outlet, before, after: 'asserts' }], rows: rows([place], { reviewer: body.reviewer, blind: body.blind }), progress: progress(who), revision: state.revision, generation: state.generation, claim };
    },
  };

  const asset = (name) => {
    if (name === '/') return ['text/html; charset=utf-8', fs.readFileSync(path.join(REVIEW, 'template/desk.htm'), 'utf8').replaceAll('{{ page_token }}', state.token).replaceAll('{{ version }}', '0.1.0')];
    const file = path.join(REVIEW, 'asset', path.basename(name));
    return fs.existsSync(file) ? [file.endsWith('.css') ? 'text/css' : 'text/javascript', fs.readFileSync(file)] : null;
  };

  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    const answer = (status, type, body) => { response.writeHead(status, { 'Content-Type': type, 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' }); response.end(body); };
    let text = '';
    for await (const chunk of request) text += chunk;
    if (state.delay) await new Promise((done) => { setTimeout(done, state.delay); });
    const found = url.pathname.startsWith('/api/') ? null : asset(url.pathname);
    if (found) { answer(200, ...found); return; }
    const route = routes[`${request.method} ${url.pathname}`];
    if (!route) { answer(404, 'application/json', '{"error":"not there","kind":"not_found"}'); return; }
    try {
      if (state.broken) refuse(...state.broken);
      if (request.method === 'POST' && request.headers['x-stancegrid-page'] !== state.token) refuse(403, 'page', 'The page is of an earlier desk.');
      const who = { reviewer: url.searchParams.get('reviewer') ?? '', blind: forcedBlind || url.searchParams.get('blind') === '1' };
      answer(200, 'application/json', JSON.stringify(route(who, url.searchParams, text ? JSON.parse(text) : null)));
    } catch (error) {
      answer(error.status ?? 500, 'application/json', JSON.stringify(error.body ?? { error: String(error), kind: 'store' }));
      if (!error.status) console.error(error);
    }
  });
  await new Promise((done) => { server.listen(port, '127.0.0.1', done); });
  return { url: `http://127.0.0.1:${server.address().port}/`, state, add, server, stop: () => { server.closeAllConnections(); return new Promise((done) => { server.close(done); }); } };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const cells = Number(process.argv[2] ?? 35);
  const { url } = await start({ claims: Math.max(1, Math.round(cells / 5)), sources: 5, port: Number(process.argv[3] ?? 0) });
  console.log(url);
}
