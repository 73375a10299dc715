// What it looks like and how it bears up: windows, dialogs, hostile texts, very
// many cells. Owns these checks.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { hostile } from '../browser/inputs.mjs';
import { accessible, calm, focused, hears, KEYS, press, reader, settled, shot, type } from './browser.mjs';
import { start as mock } from './mock.mjs';
import { start, workplace } from './program.mjs';

export const checks = {};

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
    // Opened once, the explanation stays open from cell to cell.
    await page.evaluate(() => { document.getElementById('explanation').open = false; });
    await press(page, 'Escape');
    for (const [key, name] of [['?', 'help'], ['v', 'wording'], ['g', 'agreement'], ['x', 'explanation']]) {
      await press(page, key);
      if (name === 'explanation') await hears(page, '#explanation-text', /probabilities/);
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
