import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { root } from './paths.mjs';
import { say } from './say.mjs';

/**
 * Whether a normal user may open a user namespace here, which Chromium's sandbox begins with. It is tried, since kernels,
 * containers and AppArmor each have a way of their own to forbid it.
 * @param {{ uid?: number, gid?: number }} user somebody else than oneself
 */
export function namespacesOpen(user = {}) {
  const trial = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore', ...user });
  if (trial.error === undefined) return trial.status === 0;
  return (
    readIfThere('/proc/sys/kernel/unprivileged_userns_clone') !== '0' &&
    readIfThere('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') !== '1'
  );
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined; // this kernel has no such switch
  }
}

/** For a start without any display: no screen, no graphics, none of Chromium's complaints about both. */
export const HEADLESS =
  process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu', '--log-level=3'] : [];

/** Switches that this machine needs before the application's folder. @returns {string[]} */
export function electronSwitches() {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) return ['--no-sandbox'];
  if (namespacesOpen()) return [];
  say('user namespaces are closed on this system: running without the sandbox of Chromium.');
  return ['--no-sandbox'];
}

/**
 * Runs the app from its sources until it ends.
 * @param {string} binary @param {string[]} args @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<number>} its exit status
 */
export function runElectron(binary, args, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, [...electronSwitches(), root, ...args], { stdio: 'inherit', env: environment });
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    process.on('SIGHUP', pass);
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}
