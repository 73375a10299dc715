// Opens reports in a real browser and uses them as a reader would: by mouse, by
// keys, on a telephone, in the dark, on paper. Not part of CI; run.sh runs it.
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hostile, invented } from './inputs.mjs';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const AXE = fs.readFileSync(require.resolve('axe-core'), 'utf8');
const BINARY = process.env.STANCEGRID_BINARY ?? 'target/debug/stancegrid';
const SHOTS = process.env.SCREENSHOTS ?? fs.mkdtempSync(path.join(os.tmpdir(), 'report-'));
const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'report-inputs-'));
fs.mkdirSync(SHOTS, { recursive: true });

const report = (name, make) => {
  const page = path.join(folder, `${name}.html`);
  const inputs = path.join(folder, name);
  make?.(inputs);
  const from = make ? [path.join(inputs, 'articles'), '-c', path.join(inputs, 'claims')] : [];
  execFileSync(BINARY, ['matrix', ...from, '-o', page], { stdio: ['ignore', 'ignore', 'inherit'] });
  return page;
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS });

// Whatever a page says, asks for or pops up counts against it.
const opened = async (file, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.troubles = [];
  page.on('console', (message) => page.troubles.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => page.troubles.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => { page.troubles.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => {
    if (!request.url().startsWith('file:') && request.url() !== 'data:,') page.troubles.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${file}`);
  return page;
};
const calm = (page, name) => assert.deepEqual(page.troubles, [], name);
const shot = (page, name) => page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
const box = (page, selector) => page.locator(selector).first().boundingBox();
const focused = (page) => page.evaluate(() => document.activeElement.closest('td, th')?.querySelector('a')?.hash ?? document.activeElement.id);

const accessible = async (page, name) => {
  // axe is put in through the debugger, which the page's policy does not bind.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = grave.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`);
  assert.deepEqual(told, [], name);
};

const checks = {};

checks['a click opens the evidence, Escape closes it and focus comes back'] = async ({ story }) => {
  const page = await opened(story);
  await page.click('#grid td a[href="#c3-s2"]');
  assert.equal(await page.locator('#panel').isVisible(), true);
  assert.equal(await focused(page), 'panel-claim');
  const quote = await page.locator('#panel q.quote').first().textContent();
  const inList = await page.locator('#c3-s2 q.quote').first().textContent();
  assert.equal(quote, inList);
  await shot(page, 'panel');
  await page.click('#next');
  const claim = await page.locator('#panel-proof h3 bdi').first().textContent();
  assert.equal(claim, await page.locator('#c3-s3 h4 bdi').first().textContent());
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#panel').isVisible(), false);
  assert.equal(await focused(page), '#c3-s3');
  calm(page, 'story');
};

checks['the matrix is one stop of the tab key, and arrows move in it'] = async ({ story }) => {
  const page = await opened(story);
  const stops = await page.locator('#grid [tabindex="0"]').count();
  assert.equal(stops, 1);
  await page.locator('#grid [tabindex="0"]').focus();
  assert.equal(await focused(page), '#c1-s1');
  for (const [key, to] of [['ArrowRight', '#c1-s2'], ['ArrowDown', '#c2-s2'], ['End', '#c2-s5'], ['ArrowRight', '#c2-s5'], ['ArrowUp', '#c1-s5'], ['ArrowUp', '#s5'], ['ArrowUp', '#s5'], ['ArrowDown', '#c1-s5'], ['Home', '#c1'], ['ArrowLeft', '#c1'], ['ArrowRight', '#c1-s1'], ['PageDown', '#c11-s1'], ['Control+End', '#c28-s5'], ['ArrowDown', '#c28-s5']]) {
    await page.keyboard.press(key);
    assert.equal(await focused(page), to, key);
  }
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#panel').isVisible(), true);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), '#c28-s4');
  assert.equal(await page.locator('#grid [tabindex="0"]').count(), 1);
  calm(page, 'keys');
};

checks['filters and sorting'] = async ({ story }) => {
  const page = await opened(story);
  const rows = () => page.locator('#grid tr[data-place]:visible').count();
  const said = () => page.locator('#state').textContent();
  await page.selectOption('#stance', 'denies');
  const denied = await rows();
  const expected = await page.evaluate(() => [...document.querySelectorAll('tr[data-place]')].filter((row) => row.querySelector('[data-stance=denies]')).length);
  assert.equal(denied, expected);
  assert.match(await said(), new RegExp(`^${denied} of 28 claims, having ✗ denies`));
  assert.equal(await page.locator('.claim:visible').count(), denied);
  await page.selectOption('#source', '0');
  assert.equal(await rows(), 0, 'the first source denies nothing');
  await page.selectOption('#stance', '');
  assert.equal(await page.locator('#grid thead th:visible').count(), 1 + 1 + 4);
  await page.click('#reset');
  assert.equal(await rows(), 28);
  await page.fill('#search', 'WAKHÁN annex');
  assert.equal(await rows(), 1);
  await page.fill('#search', '');
  await page.selectOption('#topic', { index: 1 });
  assert.ok(await rows() < 28);
  await page.click('#reset');
  await page.selectOption('#sort-claims', 'asserts');
  const counts = await page.locator('#grid tr[data-place]').evaluateAll((all) => all.map((row) => Number(row.dataset.asserts)));
  assert.deepEqual(counts, [...counts].sort((one, other) => other - one));
  await page.selectOption('#sort-sources', 'alike');
  const order = await page.locator('#grid thead th[data-alike]').evaluateAll((all) => all.map((head) => Number(head.dataset.alike)));
  assert.deepEqual(order, [0, 1, 2, 3, 4]);
  const heads = await page.locator('#grid thead th[data-alike] a').evaluateAll((all) => all.map((link) => link.hash.slice(2)));
  const cells = await page.locator('#grid tr[data-place="3"] td a').evaluateAll((all) => all.map((link) => link.hash.split('-s')[1]));
  assert.deepEqual(cells, heads, 'cells move with their heads');
  await page.click('#reset');
  const places = await page.locator('#grid tr[data-place]').evaluateAll((all) => all.map((row) => Number(row.dataset.place)));
  assert.deepEqual(places, Array.from({ length: 28 }, (_, at) => at + 1));
  calm(page, 'filters');
};

checks['heads stay in view'] = async ({ story, large }) => {
  const page = await opened(story);
  await page.evaluate(() => { document.documentElement.style.scrollBehavior = 'auto'; document.querySelector('tr[data-place="20"]').scrollIntoView({ block: 'center' }); });
  assert.ok(Math.abs((await box(page, '#grid thead th')).y) < 2, 'the top row, where the page scrolls');
  await shot(page, 'sticky');
  const wide = await opened(large, { viewport: { width: 900, height: 700 } });
  await wide.evaluate(() => { document.documentElement.style.scrollBehavior = 'auto'; document.querySelector('#matrix .scroll').scrollIntoView(); document.querySelector('#matrix .scroll').scrollTo(700, 1500); });
  const scroll = await box(wide, '#matrix .scroll');
  const [corner, row] = [await box(wide, '#grid .corner'), await box(wide, '#grid tr[data-place="70"] th')];
  assert.ok(Math.abs(corner.y - scroll.y) < 2 && Math.abs(corner.x - scroll.x) < 2, 'the corner, where the table scrolls');
  assert.ok(Math.abs(row.x - scroll.x) < 2, 'the first column');
  await shot(wide, '40x100-scrolled');
};

checks['no serious or critical finding of axe, light and dark, open and closed'] = async ({ story, one }) => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await opened(story, { colorScheme });
    await accessible(page, `story, ${colorScheme}`);
    await shot(page, `story-${colorScheme}`);
    await page.click('#grid td[data-stance=qualifies] a');
    await accessible(page, `panel, ${colorScheme}`);
    await shot(page, `panel-${colorScheme}`);
    await accessible(await opened(one, { colorScheme }), `one cell, ${colorScheme}`);
    const plain = await opened(story, { colorScheme, viewport: { width: 390, height: 844 } });
    await accessible(plain, `telephone, ${colorScheme}`);
  }
};

checks['a telephone shows the matrix, and the panel fills it'] = async ({ story }) => {
  const page = await opened(story, { viewport: { width: 390, height: 844 }, hasTouch: true });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'no sideways scrolling');
  await shot(page, 'telephone');
  await page.locator('#grid td[data-stance=qualifies] a').first().tap();
  assert.equal((await box(page, '#panel')).width, 390);
  await shot(page, 'telephone-panel');
  await page.click('#close');
  calm(page, 'telephone');
};

checks['without script every cell leads to its section'] = async ({ story }) => {
  const page = await opened(story, { javaScriptEnabled: false });
  assert.equal(await page.locator('#controls').isVisible(), false);
  await page.click('#grid td a[href="#c4-s1"]');
  assert.match(page.url(), /#c4-s1$/);
  await page.waitForTimeout(800);
  const at = await box(page, '#c4-s1');
  assert.ok(at.y >= 0 && at.y < 800, `in view: ${at.y}`);
};

checks['hostile texts run nothing, ask for nothing and open nothing'] = async ({ evil }) => {
  const page = await opened(evil);
  for (const cell of await page.locator('#grid td a').all()) { await cell.hover({ force: true, timeout: 500 }).catch(() => {}); }
  await page.locator('#grid td a').first().click();
  for (let at = 0; at < 30 && await page.locator('#next').isEnabled(); at += 1) await page.click('#next');
  await page.waitForTimeout(300);
  calm(page, 'hostile');
  const links = await page.locator('a[href]').evaluateAll((all) => all.map((link) => link.protocol));
  assert.deepEqual([...new Set(links)].sort(), ['file:', 'https:']);
  await shot(page, 'hostile');
};

checks['paper: A4, landscape, the matrix first'] = async ({ story, large }) => {
  for (const [name, file] of [['story', story], ['40x100', large]]) {
    const page = await opened(file, { colorScheme: 'dark' });
    const pdf = path.join(SHOTS, `${name}.pdf`);
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    const text = fs.readFileSync(pdf, 'latin1');
    const sizes = new Set([...text.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => `${Math.round(width)}x${Math.round(height)}`));
    assert.deepEqual([...sizes], ['842x595']);
    const pages = [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
    console.log(`     ${name}: ${pages} pages`);
    calm(page, name);
  }
};

checks['40 sources, 100 claims'] = async ({ large }) => {
  const page = await opened(large);
  assert.equal(await page.locator('#grid td[data-claim]').count(), 4000);
  await page.locator('#matrix').scrollIntoViewIfNeeded();
  await page.evaluate(() => { document.documentElement.style.scrollBehavior = 'auto'; document.querySelector('#matrix').scrollIntoView(); });
  await shot(page, '40x100');
  await page.evaluate(() => document.querySelector('#alike').scrollIntoView());
  await shot(page, '40x100-alike');
  calm(page, 'large');
};

const files = {
  story: report('story'),
  large: report('large', (to) => invented(to, 100, 40)),
  one: report('one', (to) => invented(to, 1, 1)),
  evil: report('evil', hostile),
};
let failed = 0;
const only = process.argv.slice(2).join(' ');
for (const [name, check] of Object.entries(checks).filter(([name]) => name.includes(only))) {
  try {
    await check(files);
    console.log(`ok   ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n${error.message}`);
  }
}
await browser.close();
fs.rmSync(folder, { recursive: true });
console.log(`screenshots: ${SHOTS}`);
process.exit(failed ? 1 : 0);
