import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notices } from './licences.mjs';
import { root } from './paths.mjs';
import { billOfMaterials } from './sbom.mjs';
import { say } from './say.mjs';

/**
 * Makes the unpacked app of this system out of the bundle, or its installers beside it. The test flavour keeps the inspector for Playwright; the release
 * flavour shuts every door that a stranger could come in by. Gives the path of the binary.
 * @param {{ flavour: 'test' | 'release', runtime: import('./runtime.mjs').Runtime, installers?: boolean }} options
 */
export async function packageApp({ flavour, runtime, installers = false }) {
  const { build, Platform } = await import('electron-builder');
  const { packageConfig } = await import('../../config/electron-builder.mjs');
  if (runtime.fallback) say(`packaging on the fallback runtime ${runtime.version}: for tests only, not for users`);
  const output = join(root, 'dist', flavour);
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const licences = join(output, 'licences.txt');
  writeFileSync(licences, notices());
  const sbom = join(output, 'sbom.cdx.json');
  writeFileSync(sbom, billOfMaterials(runtime));
  await build({
    projectDir: root,
    // Without a name the configuration's own targets.
    targets: Platform.current().createTarget(installers ? undefined : 'dir'),
    publish: 'never',
    config: packageConfig({ flavour, output, notices: licences, sbom, runtime }),
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
