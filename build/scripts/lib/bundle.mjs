import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { elapsed, fail, say } from './say.mjs';

const SOURCES = [
  ...['electron', 'renderer', 'shared', 'build/electron.vite.config.ts', 'build/icons', 'build/guides'],
  'package-lock.json',
];
const PRODUCTS = [
  ...['main/main.js', 'main/cache-worker.js', 'main/demo-worker.js', 'main/cli.js', 'main/exchange.js'],
  ...['preload/preload.cjs', 'renderer/index.html', 'guides/administrator-guide.html'],
];
const out = join(root, 'out');
const stamp = join(out, '.built');

/** When a file, or anything in a folder, changed last. @param {string} path @returns {number} */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time tells of files that went.
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Bundles main, preload and renderer into out/, when a source is newer than the last bundle. Runs under the clone's lock. */
export async function ensureBundle() {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const whole = PRODUCTS.every((product) => existsSync(join(out, product)));
  if (whole && SOURCES.every((source) => newest(join(root, source)) < built)) return;
  const began = new Date();
  say(`building the app (${elapsed()}) …`);
  const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const run = spawnSync(
    process.execPath,
    [vite, 'build', '-c', 'build/electron.vite.config.ts', '--logLevel', 'warn'],
    { cwd: root, stdio: ['ignore', 2, 2] },
  );
  if (run.status !== 0) fail('The app could not be built; the lines above say why.', 1);
  const { writeGuides } = await import('./guides.mjs');
  writeGuides(join(out, 'guides'));
  // What changed while it was being built is built next time.
  writeFileSync(stamp, '');
  utimesSync(stamp, began, began);
}
