import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { withLock } from './lock.mjs';
import { elapsed, fail, say } from './say.mjs';

/** Debian's packages by what is looked for: a shared library of Electron's, a program, a Python module. */
const ELECTRON_PACKAGES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0'];
const PROGRAM_PACKAGES = {
  certutil: 'libnss3-tools',
  'dbus-run-session': 'dbus',
  debootstrap: 'debootstrap',
  'desktop-file-validate': 'desktop-file-utils',
  dex: 'dex',
  dunst: 'dunst',
  gdbus: 'libglib2.0-bin',
  'gnome-keyring-daemon': 'gnome-keyring',
  rpmbuild: 'rpm',
  kinit: 'krb5-user',
  krb5kdc: 'krb5-kdc',
  xdotool: 'xdotool',
  'kadmin.local': 'krb5-admin-server',
};
/** Renamed when Debian went over to 64-bit times. */
const RENAMED = new Set(['libgtk-3-0', 'libasound2', 'libatk-bridge2.0-0']);
const FIRST_RENAMING = { debian: 13, ubuntu: 24.04 };

/** @param {string} program */
function onPath(program) {
  // Some lie where only administrators look for them.
  return `${process.env['PATH'] ?? ''}:/usr/sbin`
    .split(':')
    .some((folder) => folder !== '' && existsSync(`${folder}/${program}`));
}

/** @param {string} binary */
function lacksLibraries(binary) {
  const ldd = spawnSync('ldd', [binary], { encoding: 'utf8' });
  return ldd.error === undefined && (ldd.status !== 0 || ldd.stdout.includes('not found'));
}

/** @param {string} modules */
function pythonHas(modules) {
  return spawnSync('/usr/bin/python3', ['-c', `import ${modules}`], { stdio: 'ignore' }).status === 0;
}

function hasFonts() {
  return existsSync('/usr/share/fonts') && readdirSync('/usr/share/fonts').length > 0;
}

/**
 * Finds which Debian packages are missing for a purpose and installs them when that is allowed.
 * Without the right to install, ends with the exact command and status 2.
 * @param {{ electron: string, display?: boolean, desktop?: boolean, pictures?: boolean }} need Electron's binary; a
 *   virtual display; the D-Bus desktop of the tests (tray, notifications, keyring); the font of the README's pictures
 */
export async function ensureLibraries(need) {
  if (process.platform !== 'linux') return;
  if (missingPackages(need).length === 0) return;
  await withLock('apt', 'installing libraries', () => {
    const missing = missingPackages(need);
    if (missing.length > 0) install(missing);
  });
}

/** @param {{ electron: string, display?: boolean, desktop?: boolean, pictures?: boolean }} need */
function missingPackages({ electron, display = false, desktop = false, pictures = false }) {
  /** @type {string[]} */
  const missing = [];
  if (lacksLibraries(electron)) missing.push(...ELECTRON_PACKAGES);
  if (display && !onPath('Xvfb')) missing.push('xvfb');
  if ((display || missing.length > 0) && !hasFonts()) missing.push('fonts-dejavu-core');
  if (desktop) {
    for (const [program, name] of Object.entries(PROGRAM_PACKAGES)) if (!onPath(program)) missing.push(name);
    if (!pythonHas('dbusmock')) missing.push('python3-dbusmock');
    if (!pythonHas('dbus, gi, gssapi')) missing.push('python3-dbus', 'python3-gi', 'python3-gssapi');
  }
  if (pictures && !existsSync('/usr/share/fonts/truetype/roboto')) missing.push('fonts-roboto-unhinted');
  return missing;
}

/**
 * The names that packages have in a release of Debian or Ubuntu.
 * @param {readonly string[]} packages as Debian 12 calls them
 * @param {string} release the text of /etc/os-release
 */
export function namesIn(packages, release) {
  const value = (/** @type {string} */ key) => new RegExp(`^${key}="?([^"\n]*)`, 'm').exec(release)?.[1] ?? '';
  const first = Object.entries(FIRST_RENAMING).find(([id]) => value('ID') === id)?.[1];
  const renamed = first !== undefined && Number(value('VERSION_ID') || Infinity) >= first;
  return packages.map((name) => (renamed && RENAMED.has(name) ? `${name}t64` : name));
}

/** @param {string[]} packages */
function install(packages) {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const names = namesIn(packages, release);
  const list = names.join(' ');
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    fail(
      `libraries are missing on this system. Install them, then try again:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${list}`,
      2,
    );
  }
  say(`installing ${list} …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @param {string[]} args */
  const apt = (args) =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0', ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      env: environment,
    });
  const update = apt(['update']);
  const run = apt(['install', '-y', '--no-install-recommends', ...names]);
  if (run.status !== 0) {
    process.stderr.write(update.stderr + run.stderr);
    fail(`apt-get could not install ${list}; the lines above say why.`, 1);
  }
  say(`libraries are installed (${elapsed()})`);
}
