// Goes through the review desk as editors would: by keys alone, blind, two at
// once, with the desk dying in between. Not part of CI; run.sh runs it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { hostile } from '../browser/inputs.mjs';
import { accessible, calm, cell, chosen, focused, hears, openCell, press, programs, reader, says, settled, shot, shut, SHOTS, type } from './browser.mjs';
import { start as mock } from './mock.mjs';
import { decisions, start, stopAll, workplace } from './program.mjs';

const KEYS = { asserts: '1', qualifies: '2', denies: '3', omits: '4' };
const checks = {};

/** A table from a CSV text. */
const table = (text) => {
  const rows = [...text.replace(/^\uFEFF/, '').matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)];
  const lines = [[]];
  for (const [whole, field, end] of rows) {
    if (!whole) continue;
    lines.at(-1).push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end !== ',') lines.push([]);
  }
  const [head, ...body] = lines.filter((line) => line.length > 1);
  return body.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at]])));
};

const download = async (page, ending) => {
  await page.click('#exports summary');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(`#exports a[href$="${ending}"]`)]);
  await press(page, 'Escape');
  return fs.readFileSync(await file.path());
};

const standing = (all) => {
  const latest = new Map();
  for (const each of all) latest.set(`${each.reviewer}|${each.claim_id}|${each.source_id}`, each);
  return [...latest.values()].filter(({ act }) => act !== 'withdrawal');
};

checks['twenty cells by the keyboard alone, undone, with proof and note, and exported'] = async () => {
  const work = workplace('twenty');
  const desk = await start(work, ['--reviewer', 'Ann']);
  const page = await reader(desk.launch);
  assert.equal(await focused(page), 'list');
  await shot(page, 'desk');
  const made = [];
  const stances = ['asserts', null, 'denies', 'omits', 'qualifies'];
  for (let at = 0; at < 20; at += 1) {
    const wanted = stances[at % 5];
    const here = await cell(page);
    made.push({ ...here, stance: wanted ?? await programs(page) });
    if (wanted) await press(page, KEYS[wanted]);
    await press(page, 'Enter');
    await page.waitForFunction((before) => location.hash.slice(1) !== before, new URLSearchParams(here).toString());
    await settled(page);
    assert.equal(await focused(page), 'list');
  }
  await hears(page, '#saved', /^Saved \d/);
  await hears(page, '#progress-words', /^20 of \d+ reviewed/);
  assert.deepEqual(decisions(work).map(({ claim_id: claim, source_id: source, stance }) => ({ claim, source, stance })), made);
  // Rows that were decided are still there, marked.
  assert.equal(await page.locator('.row:not([hidden]) .row-mine:not(:empty)').count() > 5, true);

  // Undo takes back the last one and goes there.
  await press(page, 'u');
  await hears(page, '#saved', /taken back/);
  assert.deepEqual(await cell(page), { claim: made[19].claim, source: made[19].source });
  assert.equal(decisions(work).at(-1).act, 'withdrawal');
  await hears(page, '#progress-words', /^19 of /);

  // Another sentence as proof, a note, a stance: by keys.
  await press(page, 'e', 'j', 'j');
  const words = await page.evaluate(() => document.querySelector('.s.cursor').textContent);
  await shot(page, 'picking');
  await press(page, 'Enter', 'n');
  assert.equal(await focused(page), 'note');
  await type(page, '1 is not pressed here: jk2');
  await press(page, 'Control+Enter', '3');
  assert.equal(await focused(page), 'list');
  assert.equal(await chosen(page), 'denies');
  await shot(page, 'draft');
  await press(page, 'Enter');
  await hears(page, '#saved', /denies/);
  const last = decisions(work).at(-1);
  assert.equal(last.note, '1 is not pressed here: jk2');
  assert.equal(last.basis.quote.exact, words);
  made[19].stance = 'denies';

  const matrix = table((await download(page, 'csv')).toString());
  const field = (row, name) => row[name] ?? assert.fail(`no column ${name}: ${Object.keys(row)}`);
  for (const { claim, source, stance } of made) {
    const row = matrix.find((each) => field(each, 'claim_id') === claim && field(each, 'source_id') === source);
    assert.equal(field(row, 'stance'), stance, `${claim} ${source}`);
  }
  assert.equal((await download(page, 'xlsx')).subarray(0, 2).toString(), 'PK');
  assert.ok(JSON.parse(await download(page, 'json')));
  assert.match((await download(page, 'html')).toString(), /<!doctype html>/i);
  assert.ok((await download(page, 'md')).length > 100);
  calm(page, 'twenty');
  await desk.stop();
};

checks['a wording added at the desk is in the claims file, and nothing else is changed'] = async () => {
  const work = workplace('variant');
  const file = path.join(work.claims, 'story.toml');
  const before = fs.readFileSync(file, 'utf8');
  const desk = await start(work, ['--reviewer', 'Ann']);
  const page = await reader(desk.launch);
  await page.selectOption('#what', 'all');
  await openCell(page, { claim: 'fence-cut', source: 'beacon-daily' });
  await page.locator('.s').nth(4).click();
  const picked = (await page.locator('.s.chosen').textContent()).replace(/\d+$/, '');
  await press(page, 'Escape', 'v');
  assert.equal(await page.inputValue('#variant-wording'), picked);
  await page.fill('#variant-wording', 'Fighters cut through the wire that Pakistan put up');
  await press(page, 'Control+Enter');
  await hears(page, '#variant-result', /story\.toml/);
  await shot(page, 'variant');
  await page.click('#variant-dialog [data-close]');
  await press(page, 'v');
  await page.fill('#variant-wording', 'The fence was never cut');
  await page.check('[value=counter]');
  await page.click('#variant-save');
  await hears(page, '#variant-result', /story\.toml/);
  await press(page, 'Escape');
  assert.match(await says(page, '#wordings-count'), /^4 variants, 1 counter$/);
  const after = fs.readFileSync(file, 'utf8');
  assert.ok(after.includes('Fighters cut through the wire that Pakistan put up') && after.includes('The fence was never cut'));
  // Every old line is still there, in its order: comments too.
  const lines = after.split('\n');
  let at = 0;
  for (const line of before.split('\n')) {
    const found = lines.findIndex((each, place) => place >= at && each.trimEnd().replace(/,$/, '') === line.trimEnd().replace(/,$/, ''));
    assert.ok(found >= 0, `lost or moved: ${line}`);
    at = found + 1;
  }
  assert.ok(lines.length - before.split('\n').length <= 4);
  // The same wording once more is refused in words.
  await press(page, 'v');
  await page.fill('#variant-wording', 'The fence was never cut');
  await press(page, 'Control+Enter');
  assert.ok((await hears(page, '#variant-error', /\w/)).length > 5);
  await press(page, 'Escape');
  calm(page, 'variant');
  await desk.stop();
};

/** The labels of others and of the program, wherever an answer might hold them. */
const telltale = (value, name = '', found = []) => {
  const hidden = new Set(['machine', 'final', 'confidence', 'review', 'urgency', 'explanation', 'others', 'stance_machine', 'role', 'rank', 'score', 'take', 'reason', 'speaker_name']);
  if (Array.isArray(value)) value.forEach((each) => telltale(each, name, found));
  else if (value && typeof value === 'object') for (const [key, each] of Object.entries(value)) {
    if (hidden.has(key) && each !== null) found.push(`${key}: ${JSON.stringify(each).slice(0, 60)}`);
    if ((key === 'matched' || key === 'speaker') && each === true) found.push(key);
    if (key === 'cue' && each !== null) found.push(key);
    if (key === 'reviewer' && each && each !== 'Ben') found.push(`reviewer: ${each}`);
    telltale(each, key, found);
  }
  return found;
};

checks['a second reader reads blind: neither page nor network has the labels'] = async () => {
  const work = workplace('blind');
  const first = await start(work, ['--reviewer', 'Ann']);
  const ann = await reader(first.launch);
  for (let at = 0; at < 4; at += 1) { await press(ann, KEYS.denies, 'n'); await type(ann, 'SECRET-OF-ANN'); await press(ann, 'Escape', 'Enter'); await settled(ann); }
  await hears(ann, '#saved', /^Saved/);
  const second = await start(work, ['--reviewer', 'Ben', '--blind']);
  const page = await reader(second.launch);
  const look = async (name) => {
    const seen = await page.evaluate(() => ({
      marks: document.querySelectorAll('#text .evidence, #text .near, #text .runner, #text .met, #text .turns, #text .voices, #text .limits, #text .speaker, #text [title]').length,
      signs: [...document.querySelectorAll('.row-sign')].filter(({ dataset }) => dataset.stance !== '').length,
      parts: ['verdict', 'voices', 'beside-list', 'weighed-list', 'explanation-text', 'agreement-body'].filter((id) => document.getElementById(id).textContent !== ''),
      shown: ['verdict', 'voices', 'beside', 'weighed', 'explanation', 'exports', 'agreement-open'].filter((id) => !document.getElementById(id).hidden),
      html: document.documentElement.outerHTML,
    }));
    assert.deepEqual({ ...seen, html: '' }, { marks: 0, signs: 0, parts: [], shown: [], html: '' }, name);
    assert.ok(!seen.html.includes('SECRET-OF-ANN') && !/doubtful|the program said/.test(seen.html.replace(/<dialog[\s\S]*/, '')), name);
  };
  await look('opened');
  await shot(page, 'blind');
  await accessible(page, 'blind');
  // Enter alone decides nothing here: there is no verdict to confirm.
  await press(page, 'Enter');
  await hears(page, '#saved', /Choose a stance/);
  for (let at = 0; at < 6; at += 1) { await press(page, KEYS.asserts, 'Enter'); await settled(page); await look(`cell ${at}`); }
  await hears(page, '#saved', /^Saved/);
  await press(page, 'k');
  await settled(page);
  await look('own history');
  assert.match(await says(page, '#history-list'), /Ben/);
  for (const key of ['x', 'o', 'g', 'a', 'b']) await press(page, key);
  await look('after the keys that are not for the blind');
  await page.waitForTimeout(3300);
  const told = page.answers.flatMap(({ url, body }) => { try { return telltale(JSON.parse(body)).map((what) => `${url}: ${what}`); } catch { return [`${url}: not JSON`]; } });
  assert.deepEqual(told, []);
  assert.ok(page.answers.length > 10 && page.answers.every(({ body }) => !body.includes('SECRET-OF-ANN')));
  assert.equal(standing(decisions(work)).filter(({ reviewer }) => reviewer === 'Ben').length, 6);

  // Going blind leaves no residue of what was on the page before.
  await press(ann, 'k', 'b');
  await hears(ann, '#progress-words', /read by you/);
  await settled(ann);
  const residue = await ann.evaluate(() => document.querySelectorAll('#text .evidence, #text .met, .row-sign:not([data-stance=""]), #verdict *, #beside-list *, #weighed-list *').length);
  assert.equal(residue, 0);
  await press(ann, 'b');
  await hears(ann, '#progress-words', /reviewed/);
  calm(page, 'blind');
  calm(ann, 'Ann');
  await first.stop();
  await second.stop();
};

checks['two at once: a decision that has not seen the other is not lost, and a ruling settles it'] = async () => {
  const work = workplace('two');
  const first = await start(work, ['--reviewer', 'Ann']);
  const second = await start(work, ['--reviewer', 'Ben']);
  const [ann, ben] = [await reader(first.launch), await reader(second.launch)];
  const here = await cell(ann);
  await openCell(ben, here);
  await press(ben, KEYS.denies, 'n');
  await type(ben, 'Ben has read it');
  await press(ben, 'Escape', 'Enter');
  await hears(ben, '#saved', /^Saved/);
  await press(ann, KEYS.asserts, 'n');
  await type(ann, 'Ann has read it');
  await press(ann, 'Escape', 'Enter');
  await hears(ann, '#notices', /Not saved: somebody decided meanwhile/);
  await press(ann, 'Tab');
  await ann.click('#notices button:has-text("Compare")');
  await settled(ann);
  await hears(ann, '#conflict', /Ben.*denies.*Ben has read it.*You.*asserts.*Ann has read it/);
  await shot(ann, 'conflict');
  await accessible(ann, 'conflict');
  assert.equal(decisions(work).length, 1);
  await ann.click('#keep-both');
  await hears(ann, '#saved', /^Saved.*asserts/);
  const both = decisions(work);
  assert.deepEqual(both.map(({ reviewer, stance }) => [reviewer, stance]), [['Ben', 'denies'], ['Ann', 'asserts']]);
  await hears(ann, '#progress-words', /1 disputed/);
  await hears(ann, '#voices', /Ann.*asserts|Ben.*denies/);

  // Ben sees it by himself, without losing what he reads.
  await openCell(ben, here);
  await press(ann, '2', 'Enter');
  await hears(ann, '#saved', /^Saved.*qualifies/);
  await hears(ben, '#notices', /Ann decided on this cell just now/);
  await shot(ben, 'meanwhile');
  await ben.click('#notices button:has-text("Show")');
  await hears(ben, '#voices', /Ann.*qualifies/);

  // Theirs instead of mine.
  await press(ben, 'j');
  await settled(ben);
  const next = await cell(ben);
  await openCell(ann, next);
  await press(ben, KEYS.omits, 'Enter');
  await hears(ben, '#saved', /^Saved.*omits/);
  await press(ann, KEYS.asserts, 'Enter');
  await hears(ann, '#notices', /Not saved/);
  await ann.click('#notices button:has-text("Compare")');
  await ann.click('#take-theirs');
  await ann.waitForFunction(() => document.getElementById('conflict').hidden);
  assert.equal(standing(decisions(work)).filter(({ claim_id: id, source_id: from }) => id === next.claim && from === next.source).length, 1);

  // The ruling.
  await ann.selectOption('#what', 'disputed');
  await settled(ann);
  assert.deepEqual(await cell(ann), here);
  await press(ann, 'Escape');
  assert.equal(await ann.isChecked('#ruling'), true);
  const quotes = ann.locator('#voices .quote-link');
  if (await quotes.count()) { await quotes.first().click(); assert.equal(await ann.locator('.s.flash').count(), 1); }
  await shot(ann, 'ruling');
  await accessible(ann, 'ruling');
  await press(ann, 'Escape', 'Enter');
  await hears(ann, '#saved', /A ruling needs a stance/);
  await press(ann, KEYS.denies, 'Enter');
  await hears(ann, '#saved', /^Saved.*denies/);
  const ruling = decisions(work).at(-1);
  assert.deepEqual([ruling.act, ruling.stance, ruling.reviewer], ['adjudication', 'denies', 'Ann']);
  await ann.waitForFunction(() => !/disputed/.test(document.getElementById('progress-words').innerText));
  calm(ann, 'Ann');
  calm(ben, 'Ben');
  await first.stop();
  await second.stop();
};

checks['agreement is shown, with its warning'] = async () => {
  const work = workplace('agreement');
  const desk = await start(work, ['--reviewer', 'Ann']);
  const page = await reader(desk.launch);
  await page.selectOption('#order', 'reading');
  await page.selectOption('#what', 'all');
  await press(page, 'Escape', 'Home');
  for (let at = 0; at < 12; at += 1) { await settled(page); await press(page, at % 3 ? KEYS.asserts : KEYS.denies, 'Enter'); }
  await hears(page, '#saved', /^Saved/);
  await page.click('#who');
  await page.fill('#who-input', 'ann');
  await press(page, 'Enter');
  assert.ok((await hears(page, '#who-error', /Ann/)).length > 5);
  await page.fill('#who-input', 'Ben');
  await press(page, 'Enter');
  await hears(page, '#who-name', /Ben/);
  await settled(page);
  await press(page, 'Escape', 'Home');
  for (let at = 0; at < 12; at += 1) { await settled(page); await press(page, at % 4 ? KEYS.asserts : KEYS.denies, 'Enter'); }
  await hears(page, '#saved', /^Saved/);
  assert.equal(standing(decisions(work)).length, 24);
  await press(page, 'g');
  await hears(page, '#agreement-body', /not drawn at random.*2 readers on 12 cells.*Ann and Ben.*12.*%.*By stance.*With the program/);
  await shot(page, 'agreement');
  await accessible(page, 'agreement');
  await press(page, 'Escape');
  await desk.stop();
  const drawn = await start(work, ['--reviewer', 'Cem', '--sample', '20', '--seed', '3']);
  const other = await reader(drawn.launch);
  await hears(other, '#progress-words', /of 20 reviewed/);
  await press(other, 'g');
  await hears(other, '#agreement-body', /Ann and Ben/);
  assert.ok(!/not drawn at random/.test(await says(other, '#agreement-body')));
  calm(page, 'agreement');
  calm(other, 'sample');
  await drawn.stop();
};

checks['the desk dies: what was decided is sent once when it is back'] = async () => {
  const work = workplace('dies');
  const desk = await start(work, ['--reviewer', 'Ann']);
  const page = await reader(desk.launch);
  await press(page, KEYS.asserts, 'Enter');
  await hears(page, '#saved', /^Saved/);
  await settled(page);
  await page.waitForTimeout(400);
  const here = await cell(page);
  await desk.kill();
  await press(page, KEYS.denies, 'n');
  await type(page, 'decided while it was away');
  await press(page, 'Escape', 'Enter');
  await hears(page, '#saved', /Not saved yet – will be sent again/);
  await hears(page, '#notices', /does not answer/);
  await shot(page, 'away');
  // What is not saved is not lost with the page: the browser asks first.
  assert.equal(await page.evaluate(() => { const event = new Event('beforeunload', { cancelable: true }); window.dispatchEvent(event); return event.defaultPrevented; }), true);
  await press(page, KEYS.omits);
  const again = await start(work, ['--reviewer', 'Ann', '--port', desk.port]);
  assert.equal(again.origin, desk.origin);
  await hears(page, '#notices', /started anew/);
  assert.equal(decisions(work).length, 1);
  // The new address, in the same browser; the old page goes on.
  const door = await page.context().newPage();
  await door.goto(again.launch);
  await page.bringToFront();
  await hears(page, '#saved', /^Saved.*denies/);
  await page.waitForFunction(() => !document.querySelector('#notices .grave'));
  await door.close();
  const all = decisions(work);
  assert.equal(all.length, 2);
  assert.deepEqual([all[1].claim_id, all[1].source_id, all[1].stance, all[1].note], [here.claim, here.source, 'denies', 'decided while it was away']);
  // And the draft of the cell after it is with the new desk.
  await page.waitForTimeout(1500);
  await page.reload();
  await settled(page);
  assert.equal(await chosen(page), 'omits');
  calm(page, 'dies');
  await again.stop();
};

checks['an answer that is lost on the way makes no second decision'] = async () => {
  const work = workplace('lost');
  const desk = await start(work, ['--reviewer', 'Ann']);
  const page = await reader(desk.launch);
  let lost = 0;
  await page.route('**/api/decisions', async (route) => {
    if (lost < 2) { lost += 1; await route.fetch(); await route.abort(); } else await route.continue();
  });
  await press(page, KEYS.denies, 'Enter', KEYS.asserts, 'Enter');
  await hears(page, '#saved', /^Saved.*asserts/);
  assert.equal(lost, 2);
  assert.deepEqual(decisions(work).map(({ stance }) => stance), ['denies', 'asserts']);
  calm(page, 'lost');
  await desk.stop();
};

checks['a draft outlives its page and its desk'] = async () => {
  const work = workplace('draft');
  const desk = await start(work, ['--reviewer', 'Ann']);
  const page = await reader(desk.launch);
  const here = await cell(page);
  await page.locator('.s').nth(3).click();
  await press(page, KEYS.qualifies, 'n');
  await type(page, 'half a thought');
  await hears(page, '#decide-state', /Draft.*kept/);
  await page.close();
  await desk.stop();
  const again = await start(work, ['--reviewer', 'Ann']);
  const other = await reader(again.launch);
  await other.selectOption('#what', 'all');
  await openCell(other, here);
  assert.equal(await chosen(other), 'qualifies');
  assert.equal(await other.inputValue('#note'), 'half a thought');
  assert.equal(await other.locator('.s.chosen').count(), 1);
  assert.equal(decisions(work).length, 0);
  calm(other, 'draft');
  await again.stop();
};

checks['who reads is asked, and nothing is decided by nobody'] = async () => {
  const work = workplace('who');
  const desk = await start(work);
  const page = await reader(desk.launch);
  assert.equal(await page.locator('#who-dialog').isVisible(), true);
  await shot(page, 'who');
  await accessible(page, 'who');
  await press(page, 'Escape');
  await press(page, KEYS.asserts, 'Enter');
  assert.equal(await page.locator('#who-dialog').isVisible(), true);
  await type(page, 'Zoë Ångström');
  await press(page, 'Enter');
  await hears(page, '#who-name', /Zoë Ångström/);
  await settled(page);
  assert.equal(decisions(work).length, 0);
  await press(page, KEYS.asserts, 'Enter');
  await hears(page, '#saved', /^Saved/);
  assert.equal(decisions(work)[0].reviewer, 'Zoë Ångström');
  await page.reload();
  await settled(page);
  assert.match(await says(page, '#who-name'), /Zoë Ångström/);
  calm(page, 'who');
  await desk.stop();
};

checks['every window, light and dark, every dialog: nothing serious for axe'] = async () => {
  const work = workplace('axe');
  const desk = await start(work, ['--reviewer', 'Ann']);
  const page = await reader(desk.launch);
  await page.selectOption('#what', 'all');
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of [[1280, 800], [1920, 1080], [800, 700]]) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(150);
      await accessible(page, `${colorScheme} ${width}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, `${width}: wider than its window`);
      await shot(page, `${colorScheme}-${width}`);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await press(page, 'Escape');
    for (const [key, name] of [['?', 'help'], ['v', 'wording'], ['g', 'agreement'], ['x', 'explanation']]) {
      await press(page, key);
      await page.waitForTimeout(250);
      await accessible(page, `${colorScheme} ${name}`);
      await shot(page, `${colorScheme}-${name}`);
      await press(page, 'Escape');
    }
    await press(page, 'o');
    assert.equal(await page.evaluate(() => document.activeElement.classList.contains('other')), true);
    await press(page, 'ArrowDown', 'Enter');
    await settled(page);
    assert.equal(await focused(page), 'list');
  }
  // Every key does something from the first moment, without a mouse.
  await press(page, 'f');
  assert.equal(await focused(page), 'search');
  await type(page, 'wakhan');
  await hears(page, '#queue-count', /^5 of /);
  await press(page, 'Enter');
  assert.equal(await focused(page), 'list');
  calm(page, 'axe');
  await desk.stop();
};

checks['hostile texts are words: nothing runs, nothing is asked for, nothing breaks'] = async () => {
  const work = workplace('hostile');
  hostile(work.place);
  const long = 'ab\u202e'.repeat(70_000);
  fs.appendFileSync(path.join(work.place, 'articles', 'articles.jsonl'), `${JSON.stringify({ id: 'long', outlet: `${'W'.repeat(3000)}\u202e`, title: 'x'.repeat(5000), text: `Title\n\nThe council said it of the tram. ${long}\n\n${'The tram may be said to be late. '.repeat(3000)}` })}\n`);
  const desk = await start({ ...work, articles: path.join(work.place, 'articles'), claims: path.join(work.place, 'claims') }, ['--reviewer', '<img src=x onerror=alert(90)>']);
  const page = await reader(desk.launch);
  await page.selectOption('#what', 'all');
  await press(page, 'Escape');
  const broken = () => page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    made: document.querySelectorAll('main script, main img, main iframe, main svg, main style, main meta, main [onerror], main [onload], main [onfocus], main a[href^="javascript"], main a[href^="data"]').length,
    side: document.getElementById('side').getBoundingClientRect().right,
  }));
  for (let at = 0; at < 30; at += 1) {
    await settled(page);
    if (at % 10 === 0) await press(page, KEYS.denies, 'n'), await type(page, '<script>alert(91)</script>'), await press(page, 'Escape', 'Enter');
    else await press(page, 'j', 'x');
    assert.deepEqual(await broken(), { wide: 0, made: 0, side: 1280 });
  }
  await settled(page);
  await shot(page, 'hostile');
  await page.fill('#search', 'long');
  const begun = Date.now();
  await press(page, 'Enter');
  await page.waitForFunction(() => document.querySelector('#text').textContent.length > 200_000);
  console.log(`     an article of 300 kB is shown after ${Date.now() - begun} ms`);
  await shot(page, 'hostile-long');
  assert.deepEqual(await broken(), { wide: 0, made: 0, side: 1280 });
  await press(page, 'e', 'j', 'Escape', 'v', 'Escape', 'g', 'Escape', '?', 'Escape');
  await press(page, 'b');
  await settled(page);
  assert.deepEqual(page.context().pages().length, 1);
  calm(page, 'hostile');
  await desk.stop();
};

checks['a hundred thousand cells scroll'] = async () => {
  const desk = await mock({ claims: 1000, sources: 100, reviewer: 'Ann' });
  const page = await reader(desk.url);
  await page.selectOption('#what', 'all');
  await press(page, 'Escape');
  await page.waitForTimeout(500);
  const measured = await page.evaluate(async () => {
    const list = document.getElementById('list');
    const times = [];
    let [most, last] = [0, performance.now()];
    for (let frame = 0; frame < 300; frame += 1) {
      list.scrollTop += frame % 30 === 29 ? 400_000 : 390;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      times.push(now - last);
      last = now;
      most = Math.max(most, document.querySelectorAll('.row').length);
    }
    times.sort((one, other) => one - other);
    return { p50: times[150], p95: times[285], most, rows: list.firstElementChild.getBoundingClientRect().height / 46 };
  });
  console.log(`     frames: p50 ${measured.p50.toFixed(1)} ms, p95 ${measured.p95.toFixed(1)} ms; at most ${measured.most} rows in the page`);
  assert.equal(measured.rows, 100_000);
  assert.ok(measured.most < 60 && measured.p95 < 100);
  const filtered = await page.evaluate(() => {
    const search = document.getElementById('search');
    return ['f', 'ferry 7', 'ferry 77 echo', ''].map((text) => {
      const from = performance.now();
      search.value = text;
      search.dispatchEvent(new Event('input'));
      void document.body.offsetHeight;
      return Math.round(performance.now() - from);
    });
  });
  console.log(`     filtering takes ${filtered.join(', ')} ms`);
  await press(page, 'End');
  assert.equal(await page.getAttribute('#list [aria-selected=true]', 'aria-posinset'), '100000');
  await settled(page);
  await press(page, 'Home', 'j');
  assert.equal(await page.getAttribute('#list [aria-selected=true]', 'aria-posinset'), '2');
  calm(page, 'many');
  await desk.stop();
};

let failed = 0;
const only = process.argv.slice(2).join(' ');
for (const [name, check] of Object.entries(checks).filter(([each]) => each.includes(only))) {
  try {
    await check();
    console.log(`ok   ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n${error.stack}`);
  }
}
stopAll();
await shut();
console.log(`screenshots: ${SHOTS}`);
process.exit(failed ? 1 : 0);
