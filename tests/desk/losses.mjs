// What must not be lost: the desk dies, an answer is lost, a page is closed.
// Owns these checks.
import assert from 'node:assert/strict';
import { calm, cell, chosen, hears, KEYS, openCell, press, reader, settled, shot, shown, type } from './browser.mjs';
import { decisions, start, workplace } from './program.mjs';

export const checks = {};

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
  const statuses = [];
  await page.route('**/api/decisions', async (route) => {
    if (lost >= 2) { await route.continue(); return; }
    const answer = await route.fetch({ headers: { ...await route.request().allHeaders(), origin: desk.origin } });
    statuses.push(answer.status());
    lost += 1;
    await route.abort();
  });
  await press(page, KEYS.denies, 'Enter');
  await shown(page);
  await press(page, KEYS.asserts, 'Enter');
  await hears(page, '#saved', /^Saved.*asserts/);
  assert.deepEqual(statuses, [200, 200]);
  assert.deepEqual(decisions(work).map(({ stance }) => stance), ['denies', 'asserts']);
  calm(page, 'lost');
  await desk.stop();
};

checks['a decision that the store cannot take now keeps no other back'] = async () => {
  const work = workplace('store');
  const desk = await start(work, ['--reviewer', 'Ann']);
  const page = await reader(desk.launch);
  const here = await cell(page);
  let refused = 0;
  await page.route('**/api/decisions', async (route) => {
    if (JSON.parse(route.request().postData()).claim_id !== here.claim || refused >= 3) { await route.continue(); return; }
    refused += 1;
    await route.fulfill({ status: 500, contentType: 'application/json', body: '{"error":"the disk is full","kind":"store"}' });
  });
  await press(page, KEYS.denies, 'Enter');
  await shown(page);
  await press(page, KEYS.asserts, 'Enter');
  await hears(page, '#notices', /the disk is full/);
  await page.waitForFunction(() => /asserts/.test(document.querySelector('.row[aria-posinset="2"] .row-mine').title));
  await hears(page, '#saved', /^Saved.*denies/);
  await page.waitForFunction(() => !document.querySelector('#notices .grave'));
  assert.equal(refused, 3);
  assert.deepEqual(decisions(work).map(({ stance }) => stance), ['asserts', 'denies']);
  calm(page, 'store');
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
  // Whoever looks at another cell and comes back finds it as it was left.
  await press(page, 'Escape', 'j', 'k');
  await settled(page);
  assert.equal(await chosen(page), 'qualifies');
  assert.equal(await page.inputValue('#note'), 'half a thought');
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
  // A stance that is chosen before its cell is there is not lost.
  await other.route('**/api/cell?*', async (route) => { await new Promise((done) => { setTimeout(done, 400); }); await route.continue(); });
  await press(other, 'j', 'j', 'j', 'j', 'j', KEYS.denies);
  await settled(other);
  assert.equal(await chosen(other), 'denies');
  calm(other, 'draft');
  await again.stop();
};
