// A reader in a browser: opens a desk, presses keys, looks. Owns what counts
// against a page, and the words in which checks are written.
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const AXE = fs.readFileSync(require.resolve('axe-core'), 'utf8');
export const SHOTS = process.env.SCREENSHOTS ?? fs.mkdtempSync(path.join(os.tmpdir(), 'desk-shots-'));
const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
fs.mkdirSync(SHOTS, { recursive: true });

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS });
export const shut = () => browser.close();
/** While working on the page: its files from the tree, not from the program. */
const fromTree = process.env.DESK_FROM_TREE === '1';
const TREE = 'src/review/asset';

/** What a check may expect to go wrong: refusals, and a desk that is away. */
const expected = /status of (403|409|422|500)|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_FAILED|favicon/;

/** A browser of its own, with a page on the desk. */
export const reader = async (address, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, ...options });
  if (fromTree) await context.route('**/assets/*', (route) => route.fulfill({ path: path.join(TREE, path.basename(new URL(route.request().url()).pathname)) }));
  const page = await context.newPage();
  const origin = new URL(address).origin;
  page.troubles = [];
  page.answers = [];
  page.on('console', (message) => { if (!expected.test(`${message.text()} ${message.location().url}`)) page.troubles.push(`console ${message.type()}: ${message.text()}`); });
  page.on('pageerror', (error) => page.troubles.push(`error: ${error.stack}`));
  page.on('dialog', (dialog) => { page.troubles.push(`dialog: ${dialog.type()} ${dialog.message()}`); dialog.accept(); });
  page.on('request', (request) => { if (!request.url().startsWith(origin) && request.url() !== 'data:,') page.troubles.push(`request: ${request.url()}`); });
  page.on('response', async (response) => {
    if (!response.url().includes('/api/')) return;
    page.answers.push({ url: response.url(), body: await response.text().catch(() => '') });
  });
  await page.goto(address);
  await settled(page);
  return page;
};

/** The page shows a cell, whatever is on its way. */
export const shown = (page) => page.waitForFunction(() => !document.querySelector('#cell.loading'));

/** The page shows a cell, and nothing is on its way. */
export const settled = async (page) => {
  await page.waitForSelector('#claim-head bdi', { state: 'attached' });
  await page.waitForFunction(() => !document.querySelector('#cell.loading, #saved.waiting'));
};

/** The key of each stance. */
export const KEYS = { asserts: '1', qualifies: '2', denies: '3', omits: '4' };

export const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };
export const type = (page, text) => page.keyboard.type(text);
export const says = (page, selector) => page.locator(selector).first().innerText();
/** Waits until an element says something, and returns it all. */
export const hears = async (page, selector, pattern) => {
  try {
    await page.waitForFunction(([where, source]) => new RegExp(source, 's').test(document.querySelector(where)?.innerText ?? ''), [selector, pattern.source], { timeout: 9000 });
  } catch {
    assert.fail(`${selector} does not say ${pattern}, but: ${await page.locator(selector).first().innerText().catch(() => 'nothing')}`);
  }
  return says(page, selector);
};
/** The cell that is open. */
export const cell = (page) => page.evaluate(() => Object.fromEntries(new URLSearchParams(location.hash.slice(1))));
export const chosen = (page) => page.evaluate(() => document.querySelector('input[name=stance]:checked')?.value ?? null);
export const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);

/** Opens a cell by its ids, through the address, as a link would. */
export const openCell = async (page, { claim, source }) => {
  await page.evaluate((hash) => { location.hash = hash; }, new URLSearchParams({ claim, source }).toString());
  await page.waitForFunction((wanted) => document.querySelector('#claim-meta .id')?.textContent === wanted, claim);
  await settled(page);
};

/** The stance of the program on the open cell, by what the button would confirm. */
export const programs = (page) => page.evaluate(() => document.querySelector('#verdict .chip')?.dataset.stance ?? null);

export const calm = (page, name) => assert.deepEqual(page.troubles, [], name);
export const shot = (page, name) => page.screenshot({ path: path.join(SHOTS, `${name}.png`) });

export const accessible = async (page, name) => {
  // axe is put in through the debugger, which the page's policy does not bind.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = grave.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`);
  assert.deepEqual(told, [], name);
};
