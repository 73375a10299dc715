// One editor at work: deciding by keys, adding a wording, coming back to what
// has changed meanwhile, and taking the table along. Owns these checks.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { accessible, calm, cell, chosen, focused, hears, KEYS, openCell, press, programs, reader, says, settled, shot, type } from './browser.mjs';
import { decisions, start, workplace } from './program.mjs';

export const checks = {};

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
  await hears(page, '#wordings-count', /^4 variants, 1 counter$/);
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

checks['a decision is stale once its article changed; what cannot be judged says why'] = async () => {
  const work = workplace('stale');
  work.articles = path.join(work.place, 'articles');
  fs.cpSync('seeds', work.articles, { recursive: true });
  fs.writeFileSync(path.join(work.articles, 'foreign.txt'), `Die Fähre\n\n${'Die Fähre wurde im Frühjahr verkauft, sagte der Bürgermeister am Dienstag. Niemand weiß, an wen sie ging und was sie gekostet hat. Der Rat will darüber im Herbst noch einmal beraten, weil die Bürger es so wollen. '.repeat(6)}`);
  const desk = await start(work, ['--reviewer', 'Ann']);
  const page = await reader(desk.launch);
  const here = await cell(page);
  await press(page, KEYS.denies, 'n');
  await type(page, 'as it was then');
  await press(page, 'Escape', 'Enter');
  await hears(page, '#saved', /^Saved/);
  await desk.stop();
  const file = fs.readdirSync(work.articles).find((name) => name.startsWith(here.source));
  const text = fs.readFileSync(path.join(work.articles, file), 'utf8');
  const quote = decisions(work)[0].basis.quote.exact;
  fs.writeFileSync(path.join(work.articles, file), text.replace(quote, 'Nothing of it is left.'));
  const again = await start(work, ['--reviewer', 'Ann']);
  const other = await reader(again.launch);
  await hears(other, '#progress-words', /1 stale/);
  await other.selectOption('#what', 'stale');
  await settled(other);
  assert.deepEqual(await cell(other), here);
  await hears(other, '#decide-state', /Saved: you decided.*changed since; decide again/);
  await hears(other, '#history-list', /Ann.*denies.*as it was then.*changed since/);
  await shot(other, 'stale');
  await press(other, 'Escape', 'Enter');
  await hears(other, '#saved', /^Saved.*denies/);
  await hears(other, '#progress-words', /^1 of \d+ reviewed$/);
  assert.equal(decisions(work).length, 2);
  await hears(other, '#history-list', /before: denies/);
  assert.equal(await other.isVisible('#homeless-open'), false);
  await other.selectOption('#what', 'unjudged');
  await settled(other);
  await hears(other, '#queue-count', /^28 of 168 cells/);
  await hears(other, '#verdict', /the article is in/);
  assert.match(await other.locator('#text').innerText(), /Die Fähre wurde im Frühjahr verkauft/);
  assert.equal(await other.isDisabled('#confirm'), true);
  await press(other, 'Escape', KEYS.asserts, 'Enter');
  assert.equal(decisions(work).length, 2);
  await shot(other, 'unjudged');
  await accessible(other, 'unjudged');
  calm(other, 'stale');
  await again.stop();
  // The article is gone, what was decided on it is not.
  fs.rmSync(path.join(work.articles, file));
  const listed = path.join(work.articles, 'sources.csv');
  fs.writeFileSync(listed, fs.readFileSync(listed, 'utf8').split('\n').filter((line) => !line.startsWith(`${here.source},`)).join('\n'));
  const third = await start(work, ['--reviewer', 'Ann']);
  const last = await reader(third.launch);
  await hears(last, '#homeless-open', /^\d decisions? on claims or articles that are gone$/);
  await last.click('#homeless-open');
  await hears(last, '#homeless-list', new RegExp(`Ann.*denies.*${here.claim}.*${here.source}.*as it was then`));
  await accessible(last, 'homeless');
  await shot(last, 'homeless');
  calm(last, 'homeless');
  await third.stop();
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
