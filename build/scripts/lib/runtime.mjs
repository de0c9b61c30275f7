// Which Electron runs the sources: the one that package.json names or, on Linux x64 machines that can't reach its
// download, an older one out of an npm package. The fallback is for development and tests, never packaged for users.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadElectron } from './electron-download.mjs';
import { FALLBACK_VERSION, fallbackFolder, fallbackIsWhole, unpackFallback } from './fallback-runtime.mjs';
import { withLock } from './lock.mjs';
import { root } from './paths.mjs';
import { elapsed, fail, say } from './say.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} folder
 * @property {string} binary
 * @property {string} version
 * @property {boolean} fallback
 */

const electron = join(root, 'node_modules', 'electron');

/** Gives an Electron to run with, fetching one where there is none. @returns {Promise<Runtime>} */
export async function ensureRuntime() {
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(binaryIn(chosen))) fail(`ELECTRON_OVERRIDE_DIST_PATH holds no Electron: ${chosen}`, 1);
    return describe(chosen);
  }
  const own = join(electron, 'dist');
  if (ownIsWhole()) return describe(own);
  if (fallbackIsWhole()) return describe(fallbackFolder);
  if ((await downloadElectron(electron)) && ownIsWhole()) return describe(own);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    fail(
      'Electron could not be downloaded, and there is no fallback for this system. ELECTRON_MIRROR can name another server, ELECTRON_OVERRIDE_DIST_PATH an unpacked Electron.',
      1,
    );
  }
  say(`Electron's own download can't be had here (${elapsed()}); using the fallback runtime ${FALLBACK_VERSION}.`);
  await withLock(fallbackFolder, 'unpacking the fallback runtime', async () => {
    if (!fallbackIsWhole()) await unpackFallback();
  });
  return describe(fallbackFolder);
}

/** Electron's installer writes path.txt when all is unpacked. */
function ownIsWhole() {
  try {
    const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'));
    const dist = join(electron, 'dist');
    return existsSync(join(electron, 'path.txt')) && versionOf(dist) === version && existsSync(binaryIn(dist));
  } catch {
    return false; // nothing there, or half of it
  }
}

/** @param {string} folder */
function versionOf(folder) {
  return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
}

/** @param {string} folder */
function binaryIn(folder) {
  if (process.platform === 'win32') return join(folder, 'electron.exe');
  if (process.platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(folder, 'electron');
}

/** @param {string} folder @returns {Runtime} */
function describe(folder) {
  const version = versionOf(folder);
  return { folder, binary: binaryIn(folder), version, fallback: version === FALLBACK_VERSION };
}
