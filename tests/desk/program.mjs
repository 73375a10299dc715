// Starts, kills and asks the real program. Owns its folders and processes.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';

const BINARY = process.env.STANCEGRID_BINARY ?? 'target/debug/stancegrid';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'desk-'));
const running = new Set();

/** A folder of its own for each check, with a copy of the bundled claims. */
export const workplace = (name) => {
  const place = path.join(folder, name.replaceAll(/\W+/g, '-').slice(0, 40));
  fs.mkdirSync(place, { recursive: true });
  fs.cpSync('claims', path.join(place, 'claims'), { recursive: true });
  return { place, db: path.join(place, 'decisions.db'), claims: path.join(place, 'claims'), articles: 'seeds' };
};

/** A desk over a workplace: its launch address, its origin, and its end. */
export const start = async ({ db, claims, articles }, more = []) => {
  const from = Array.isArray(articles) ? articles : ['-a', articles];
  const child = spawn(BINARY, ['review', ...from, '-c', claims, '--db', db, '--no-open', ...(more.includes('--port') ? [] : ['--port', '0']), ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  child.said = '';
  child.stderr.on('data', (data) => { child.said += data; });
  const gone = new Promise((done) => { child.once('exit', done); });
  const launch = await new Promise((found, failed) => {
    readline.createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /http:\/\/127\.0\.0\.1:\d+\/open\?token=\S+/.exec(line);
      if (address) found(address[0]);
    });
    child.once('exit', (code) => failed(new Error(`the desk ended with ${code}: ${child.said}`)));
    setTimeout(() => failed(new Error(`no address within a minute: ${child.said}`)), 60_000);
  });
  const { origin, port } = new URL(launch);
  const end = async (signal) => { child.kill(signal); await gone; running.delete(child); };
  return { launch, origin, port, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
};

/** Every decision in the store, as the program exports them. */
export const decisions = ({ db }) => execFileSync(BINARY, ['decisions', 'export', '--db', db], { encoding: 'utf8' })
  .split('\n').filter(Boolean).map((line) => JSON.parse(line));

/** Of each reader and cell the last decision, where it was not taken back. */
export const standing = (all) => {
  const latest = new Map();
  for (const each of all) latest.set(`${each.reviewer}|${each.claim_id}|${each.source_id}`, each);
  return [...latest.values()].filter(({ act }) => act !== 'withdrawal');
};

/** However a run ends, nothing of it is left: no desk, no folder. */
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  fs.rmSync(folder, { recursive: true, force: true });
});
