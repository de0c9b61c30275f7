import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { elapsed, fail, say } from './say.mjs';

const SOURCES = ['electron', 'renderer', 'shared', 'build/electron.vite.config.ts', 'build/icons', 'package.json'];
const stamp = join(root, 'out', '.built');

/** @param {string} path @returns {number} */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Bundles main, preload and renderer into out/, when a source is newer than the last bundle. */
export function ensureBundle() {
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (SOURCES.every((source) => newest(join(root, source)) < built)) return;
  const began = Date.now();
  say(`building the app (${elapsed()}) …`);
  const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const run = spawnSync(
    process.execPath,
    [vite, 'build', '-c', 'build/electron.vite.config.ts', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
    },
  );
  if (run.status !== 0) fail('The app could not be built; the lines above say why.', 1);
  writeFileSync(stamp, String(began));
}
