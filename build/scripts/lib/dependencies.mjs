import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { elapsed, fail, say } from './say.mjs';

const stamp = join(root, 'node_modules', '.presently-lock');

/** Installs what the lock file says, once for each state of it. Runs under the clone's lock. */
export function ensureDependencies() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (readIfThere(stamp) === wanted) return;
  if (!isInstalled(lock, readIfThere(join(root, 'node_modules', '.package-lock.json')))) {
    say('installing dependencies from the lock file (about a minute) …');
    const run = spawnSync(
      'npm',
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'],
      {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      },
    );
    if (run.status !== 0) fail('npm ci failed; the lines above say why. Is the npm registry reachable?', 1);
    say(`dependencies are installed (${elapsed()})`);
  }
  writeFileSync(stamp, wanted);
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // the first start in this clone
  }
}

/**
 * Whether what npm noted about its last whole installation covers a lock file: then somebody ran npm by hand.
 * @param {string} lock the text of package-lock.json
 * @param {string | undefined} installed the text of npm's own note
 */
export function isInstalled(lock, installed) {
  if (installed === undefined) return false;
  const { packages: there } = JSON.parse(installed);
  return Object.entries(JSON.parse(lock).packages).every(([path, entry]) => {
    if (path === '') return true;
    const found = there[path];
    // Optional packages are those of other systems.
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}
