import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { APP_FOLDER, LINUX_FILES } from './linux-files.mjs';
import { root } from './paths.mjs';

/** Debian's words for processors. */
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64', arm: 'armhf' };

/** Libraries that the app opens, some of them only when it needs them; each as Debian 12 and as newer releases call it. */
const DEPENDS = [
  'libgtk-3-0t64 | libgtk-3-0',
  'libnss3',
  'libasound2t64 | libasound2',
  'libgbm1',
  'libx11-xcb1',
  'libxss1',
  'libatk-bridge2.0-0t64 | libatk-bridge2.0-0',
  'libnotify4',
  'libsecret-1-0',
  'xdg-utils',
];
/** Where secrets are kept; without one they are asked for at each start. */
const RECOMMENDS = ['gnome-keyring | kwalletmanager'];

/** @param {string} version @returns {string} where the package of a version is made */
export function debFile(version) {
  return join(root, 'dist', `presently_${version}_${architecture()}.deb`);
}

function architecture() {
  const found = Object.entries(ARCHITECTURES).find(([name]) => name === process.arch)?.[1];
  if (found === undefined) throw new Error(`there is no Debian for ${process.arch}`);
  return found;
}

/**
 * Packs the unpacked app as a Debian package, with Debian's own tool.
 * @param {{ app: string, file: string, version: string, compression?: 'xz' | 'none' }} options
 *   `app`: folder of the unpacked app; `file`: the package to make
 */
export function makeDeb({ app, file, version, compression = 'xz' }) {
  const tree = `${file}.tree`;
  rmSync(tree, { recursive: true, force: true });
  try {
    cpSync(app, join(tree, APP_FOLDER), { recursive: true, verbatimSymlinks: true });
    for (const { from, to, mode, gzip } of LINUX_FILES) {
      const target = join(tree, to);
      mkdirSync(dirname(target), { recursive: true });
      if (gzip === true) writeFileSync(target, gzipSync(readFileSync(from), { level: 9 }));
      else copyFileSync(from, target);
      chmodSync(target, mode);
    }
    const copyright = join(tree, 'usr/share/doc/presently/copyright');
    mkdirSync(dirname(copyright), { recursive: true });
    writeFileSync(
      copyright,
      `${readFileSync(join(root, 'LICENSE'), 'utf8')}\nOthers: ${APP_FOLDER}/LICENSES.third-party.txt\n`,
    );
    const size = settleModes(tree);
    mkdirSync(join(tree, 'DEBIAN'), { mode: 0o755 });
    writeFileSync(join(tree, 'DEBIAN', 'control'), control({ version, size }));
    // Where user namespaces are closed Chromium's sandbox needs this one helper with root's rights.
    chmodSync(join(tree, APP_FOLDER, 'chrome-sandbox'), 0o4755);
    const run = spawnSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', tree, file], {
      stdio: ['ignore', 'ignore', 2],
    });
    if (run.status !== 0) throw new Error('dpkg-deb could not make the package');
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

/** Whatever the builder's own umask was, what is installed may be read by all. @param {string} tree @returns {number} kilobytes */
function settleModes(tree) {
  let bytes = 0;
  chmodSync(tree, 0o755);
  for (const entry of readdirSync(tree, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode, size } = statSync(path);
    chmodSync(path, entry.isDirectory() || (mode & 0o111) !== 0 ? 0o755 : 0o644);
    if (entry.isFile()) bytes += size;
  }
  return Math.ceil(bytes / 1024);
}

/** @param {{ version: string, size: number }} facts */
function control({ version, size }) {
  const { author, homepage, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return `Package: presently
Version: ${version}
Section: mail
Priority: optional
Architecture: ${architecture()}
Maintainer: ${author.name} <${author.email}>
Installed-Size: ${size}
Depends: ${DEPENDS.join(', ')}
Recommends: ${RECOMMENDS.join(', ')}
Homepage: ${homepage}
Description: ${description}
 Reads your calendar, out-of-office settings and voicemail from Exchange,
 shows in the tray what you are and what comes next, and switches
 out-of-office replies on and off in one click.
`;
}
