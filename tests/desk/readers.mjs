// Two readers: blind, at once, ruling on what they differ on, and how far they
// agree. Owns these checks.
import assert from 'node:assert/strict';
import { accessible, calm, cell, hears, KEYS, openCell, press, reader, says, settled, shot, type } from './browser.mjs';
import { decisions, standing, start, workplace } from './program.mjs';

export const checks = {};

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
  // Blind, what Ben said is out of sight, and it comes back.
  await press(ann, 'Escape', 'b');
  await hears(ann, '#progress-words', /read by you/);
  await settled(ann);
  assert.ok(!(await ann.content()).includes('Ben has read it'));
  await press(ann, 'b');
  await hears(ann, '#progress-words', /reviewed/);
  await settled(ann);
  await press(ann, 'c');
  await ann.waitForFunction(() => document.activeElement.id === 'keep-both');
  await press(ann, 'Enter');
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
