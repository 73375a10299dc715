// Goes through the review desk as editors would. Owns the run; the checks are
// in the files named below. Not part of CI; run.sh runs it.
import { shut, SHOTS } from './browser.mjs';
import { checks as deciding } from './deciding.mjs';
import { checks as looks } from './looks.mjs';
import { checks as losses } from './losses.mjs';
import { checks as readers } from './readers.mjs';

const checks = { ...deciding, ...readers, ...losses, ...looks };
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
await shut();
console.log(`screenshots: ${SHOTS}`);
process.exit(failed ? 1 : 0);
