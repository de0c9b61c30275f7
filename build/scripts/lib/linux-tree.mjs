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

/**
 * Lays out an installed Presently in a folder of its own, from which a package is made; the folder is gone afterwards.
 * @param {{ app: string, tree: string, kind: 'deb' | 'rpm' }} options
 *   `app`: folder of the unpacked app; `kind`: what the app is told it was installed with
 * @param {(kilobytes: number) => void} use
 */
export function withLinuxTree({ app, tree, kind }, use) {
  rmSync(tree, { recursive: true, force: true });
  try {
    cpSync(app, join(tree, APP_FOLDER), { recursive: true, verbatimSymlinks: true });
    for (const { from, to, rpm = to, mode, gzip } of LINUX_FILES) {
      const target = join(tree, kind === 'rpm' ? rpm : to);
      mkdirSync(dirname(target), { recursive: true });
      if (gzip === true) writeFileSync(target, gzipSync(readFileSync(from), { level: 9 }));
      else copyFileSync(from, target);
      chmodSync(target, mode);
    }
    writeFileSync(join(tree, APP_FOLDER, 'resources', 'package-type'), kind);
    const copyright = join(tree, 'usr/share/doc/presently/copyright');
    mkdirSync(dirname(copyright), { recursive: true });
    writeFileSync(
      copyright,
      `${readFileSync(join(root, 'LICENSE'), 'utf8')}\nOthers: ${APP_FOLDER}/LICENSES.third-party.txt\n`,
    );
    const size = settleModes(tree);
    // Where user namespaces are closed Chromium's sandbox needs this one helper with root's rights.
    chmodSync(join(tree, APP_FOLDER, 'chrome-sandbox'), 0o4755);
    use(size);
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
