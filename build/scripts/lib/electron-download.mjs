import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { elapsed, say } from './say.mjs';

/** A server that sends nothing for so long is given up; a slow one that does send is waited for. */
const SILENCE_MS = 20_000;
const LOOK_MS = 500;
const TELL_EVERY = 20;

/**
 * Lets Electron's own installer fetch and unpack the binary into its package.
 * @param {string} electron folder of the package `electron`
 * @returns {Promise<boolean>} whether it came to a good end
 */
export async function downloadElectron(electron) {
  say('downloading Electron …');
  const folder = mkdtempSync(join(tmpdir(), 'presently-electron-'));
  try {
    return await watchInstaller(electron, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} electron @param {string} folder where the installer keeps what it downloads @returns {Promise<boolean>} */
function watchInstaller(electron, folder) {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(electron, 'install.js')], {
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder },
    });
    let size = 0;
    let quietSince = Date.now();
    let looks = 0;
    const timer = setInterval(() => {
      const now = sizeOf(folder) + sizeOf(join(electron, 'dist'));
      looks += 1;
      if (now !== size) {
        size = now;
        quietSince = Date.now();
        if (looks % TELL_EVERY === 0) say(`  … ${Math.round(size / 1e6)} MB (${elapsed()})`);
      } else if (Date.now() - quietSince > SILENCE_MS) installer.kill();
    }, LOOK_MS);
    installer.once('error', () => undefined);
    installer.once('close', (code) => {
      clearInterval(timer);
      resolve(code === 0);
    });
  });
}

/** @param {string} path @returns {number} bytes of a file or of all files below a folder; what has just gone counts nothing */
function sizeOf(path) {
  try {
    const stat = statSync(path);
    return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : stat.size;
  } catch {
    return 0;
  }
}
