import { spawnSync } from 'node:child_process';
import { fail, say } from './say.mjs';

/** Debian's packages by what is looked for: a shared library of Electron's, a program, a Python module. */
const ELECTRON_PACKAGES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0'];
const FONT_PACKAGE = 'fonts-dejavu-core';

/** @param {string} program */
function onPath(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;
}

/** @param {string} binary */
function lacksLibraries(binary) {
  const ldd = spawnSync('ldd', [binary], { encoding: 'utf8' });
  return ldd.status !== 0 || ldd.stdout.includes('not found');
}

/** @param {string} modules */
function pythonHas(modules) {
  return spawnSync('/usr/bin/python3', ['-c', `import ${modules}`], { stdio: 'ignore' }).status === 0;
}

/**
 * Finds which Debian packages are missing for a purpose and installs them when that is allowed.
 * Without the right to install, prints the exact command and ends with status 2.
 * @param {{ electron?: string, display?: boolean, desktop?: boolean }} need Electron's binary; a virtual display; the
 *   D-Bus desktop of the tests (tray, notifications, keyring)
 */
export function ensureLibraries({ electron, display = false, desktop = false }) {
  if (process.platform !== 'linux') return;
  /** @type {string[]} */
  const missing = [];
  if (electron !== undefined && lacksLibraries(electron)) missing.push(...ELECTRON_PACKAGES, FONT_PACKAGE);
  if (display && !onPath('Xvfb')) missing.push('xvfb');
  if (desktop) {
    if (!onPath('dbus-run-session')) missing.push('dbus');
    if (!onPath('dunst')) missing.push('dunst');
    if (!onPath('gnome-keyring-daemon')) missing.push('gnome-keyring');
    if (!pythonHas('dbus, gi')) missing.push('python3-dbus', 'python3-gi');
  }
  if (missing.length > 0) install(missing);
}

/** @param {string[]} packages */
function install(packages) {
  const list = packages.join(' ');
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    fail(
      `libraries are missing on this system. Install them, then try again:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${list}`,
      2,
    );
  }
  say(`installing ${list} …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const stdio = /** @type {import('node:child_process').StdioOptions} */ (['ignore', 'ignore', 2]);
  spawnSync('apt-get', ['update', '-qq'], { stdio, env: environment });
  const run = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio,
    env: environment,
  });
  if (run.status !== 0) fail(`apt-get could not install ${list}; the lines above say why.`, 1);
}
