import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { among, type Bench, type Figure } from './figure.ts';

/** What was promised for a download. */
const DEB_GOAL_MB = 120;

/**
 * The size of the package: the Debian package against what was promised, and the app as it lies on the disk against the bare
 * Electron that it is made of.
 */
export function measure({ root, electron }: Bench): Promise<readonly Figure[]> {
  const made = spawnSync(process.execPath, [join(root, 'build', 'scripts', 'package-linux.mjs'), 'deb'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (made.status !== 0) throw new Error('the package could not be made');
  const dist = join(root, 'dist');
  const [newest] = readdirSync(dist)
    .filter((name) => name.endsWith('.deb'))
    .map((name) => statSync(join(dist, name)))
    .sort((a, b) => b.mtimeMs - a.mtimeMs);
  if (newest === undefined) throw new Error('there is no package');
  const installed = sizeOf(join(dist, 'release', 'linux-unpacked'));
  return Promise.resolve([
    among({ name: 'package.deb', unit: 'MB', against: 'what is aimed at', goal: 1 }, newest.size / 1e6, DEB_GOAL_MB),
    among(
      { name: 'package.installed', unit: 'MB', against: 'the bare Electron', goal: 1.1 },
      installed / 1e6,
      sizeOf(dirname(electron)) / 1e6,
    ),
  ]);
}

/** Bytes of all files of a folder. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
