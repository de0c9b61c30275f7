import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLinuxTree } from './linux-tree.mjs';
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
  withLinuxTree({ app, tree, kind: 'deb' }, (size) => {
    mkdirSync(join(tree, 'DEBIAN'));
    // Whatever the builder's own umask is.
    chmodSync(join(tree, 'DEBIAN'), 0o755);
    writeFileSync(join(tree, 'DEBIAN', 'control'), control({ version, size }));
    const run = spawnSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', tree, file], {
      stdio: ['ignore', 'ignore', 2],
    });
    if (run.status !== 0) throw new Error('dpkg-deb could not make the package');
  });
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
