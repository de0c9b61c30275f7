import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notices } from './licences.mjs';
import { root } from './paths.mjs';
import { say } from './say.mjs';

/**
 * Makes the unpacked app of this system out of the bundle. The test flavour keeps the inspector for Playwright; the release
 * flavour shuts every door that a stranger could come in by. Gives the path of the binary.
 * @param {{ flavour: 'test' | 'release', runtime: import('./runtime.mjs').Runtime }} options
 */
export async function packageApp({ flavour, runtime }) {
  const { build, Platform } = await import('electron-builder');
  const { packageConfig } = await import('../../config/electron-builder.mjs');
  if (runtime.fallback) say(`packaging on the fallback runtime ${runtime.version}: for tests only, not for users`);
  const output = join(root, 'dist', flavour);
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const licences = join(output, 'licences.txt');
  writeFileSync(licences, notices());
  await build({
    projectDir: root,
    targets: Platform.current().createTarget('dir'),
    publish: 'never',
    config: packageConfig({ flavour, output, notices: licences, runtime }),
  });
  return packagedBinary(flavour);
}

/** @param {'test' | 'release'} flavour @returns {string} where the binary of a packaged app is */
export function packagedBinary(flavour) {
  const output = join(root, 'dist', flavour);
  if (process.platform === 'win32') return join(output, 'win-unpacked', 'Presently.exe');
  if (process.platform === 'darwin') return join(output, 'mac', 'Presently.app', 'Contents', 'MacOS', 'Presently');
  return join(output, 'linux-unpacked', 'presently');
}
