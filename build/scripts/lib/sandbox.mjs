// What tests that run as root can't see: the app as a normal user has it, inside Chromium's sandbox. As root on Linux the
// suite makes such a user and starts a copy of this clone as that user.
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { namespacesOpen } from './electron.mjs';
import { root } from './paths.mjs';
import { elapsed, say } from './say.mjs';

const USER = 'presently-test';
const LIMIT_MS = 60_000;
/** Bundled sources and their stamps are all that a start reads. */
const LEFT_BEHIND = new Set(['.git', '.cache', 'dist', 'node_modules', 'test', 'test-results']);
/** Seccomp's mode with a filter, in /proc/PID/status. */
const FILTERED = '2';

/**
 * @param {import('./runtime.mjs').Runtime} runtime
 * @returns {Promise<import('./suites.mjs').Result>}
 */
export async function sandboxSuite(runtime) {
  const user = normalUser();
  if (user === undefined || !namespacesOpen(user)) {
    say('left out: it takes root on Linux, useradd and open user namespaces');
    return { passed: 0, failed: 0, skipped: TESTS.length };
  }
  const folder = mkdtempSync(join(tmpdir(), 'presently-sandbox-'));
  try {
    const person = settle(folder, runtime, user);
    let passed = 0;
    for (const [name, test] of TESTS) {
      const wrong = await test(person);
      say(`  ${wrong === undefined ? 'ok    ' : 'FAILED'} ${name} (${elapsed()})`);
      if (wrong === undefined) passed += 1;
      else say(wrong);
    }
    return { passed, failed: TESTS.length - passed, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Somebody at a machine where everything is set up.
 * @typedef {object} Person
 * @property {number} uid
 * @property {number} gid
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 */

/** @type {[string, (person: Person) => string | undefined | Promise<string | undefined>][]} */
const TESTS = [
  ['a normal user gets one JSON object from npm start -- --once', printsOnce],
  ['a window of a normal user lives in the sandbox and closes with the app', livesInSandbox],
];

/** The ids of the test's own user, who is made when missing. @returns {{ uid: number, gid: number } | undefined} */
function normalUser() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const find = () =>
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .find(([name]) => name === USER);
  if (find() === undefined) spawnSync('useradd', ['--create-home', '--shell', '/bin/sh', USER], { stdio: 'ignore' });
  const entry = find();
  return entry === undefined ? undefined : { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/**
 * Copies clone and runtime to where that user may read them.
 * @param {string} folder @param {import('./runtime.mjs').Runtime} runtime @param {{ uid: number, gid: number }} user
 * @returns {Person}
 */
function settle(folder, runtime, user) {
  chmodSync(folder, 0o755);
  const clone = join(folder, 'presently');
  cpSync(root, clone, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => !LEFT_BEHIND.has(relative(root, path)),
  });
  // Copied folders are newer than the bundle, which fits them all the same.
  utimesSync(join(clone, 'out', '.built'), new Date(), new Date());
  mkdirSync(join(clone, 'node_modules'));
  cpSync(join(root, 'node_modules', '.presently-lock'), join(clone, 'node_modules', '.presently-lock'));
  cpSync(runtime.folder, join(folder, 'electron'), { recursive: true, verbatimSymlinks: true });
  mkdirSync(join(folder, 'home'));
  give(clone, user);
  give(join(folder, 'home'), user);
  return {
    ...user,
    cwd: clone,
    env: {
      PATH: process.env['PATH'],
      HOME: join(folder, 'home'),
      LANG: 'C.UTF-8',
      ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'electron'),
    },
  };
}

/** @param {string} path @param {{ uid: number, gid: number }} user */
function give(path, { uid, gid }) {
  lchownSync(path, uid, gid);
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), uid, gid);
  }
}

/** @param {Person} person */
function printsOnce(person) {
  const args = ['run', '--silent', 'start', '--', '--once'];
  const run = spawnSync('npm', args, { ...person, encoding: 'utf8', timeout: LIMIT_MS });
  const told = `status ${run.status}\n${run.stdout}${run.stderr}`;
  if (run.status !== 0 || run.stderr.includes('without the sandbox')) return told;
  try {
    const answer = JSON.parse(run.stdout);
    const lacking = ['presence', 'agenda', 'oof', 'voicemail'].filter((key) => answer[key] === undefined);
    return lacking.length === 0 ? undefined : `${lacking.join(', ')} not there in\n${told}`;
  } catch {
    return `no JSON\n${told}`;
  }
}

/** @param {Person} person */
async function livesInSandbox(person) {
  const app = spawn(process.execPath, ['build/scripts/start.mjs'], { ...person, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  app.stderr.on('data', (chunk) => (told += chunk));
  /** @type {number | null | undefined} */
  let status;
  app.once('exit', (code) => (status = code));
  const until = Date.now() + LIMIT_MS;
  let renderer = findRenderer(person.uid);
  while (renderer?.seccomp !== FILTERED && status === undefined && Date.now() < until) {
    await pause(100);
    renderer = findRenderer(person.uid);
  }
  const quit = spawnSync(process.execPath, ['build/scripts/presently.mjs', 'quit'], {
    ...person,
    encoding: 'utf8',
    timeout: LIMIT_MS,
  });
  while (status === undefined && Date.now() < until) await pause(50);
  if (status === undefined) app.kill('SIGKILL');
  if (renderer === undefined) return `no window came up\n${told}`;
  if (renderer.seccomp !== FILTERED) return `the window's process is not confined: ${JSON.stringify(renderer)}`;
  if (quit.status !== 0 || status !== 0) return `it did not quit (${quit.status}, ${status})\n${quit.stderr}${told}`;
  return undefined;
}

/** The process of that user that draws a page; it locks itself in soon after its start. @param {number} uid */
function findRenderer(uid) {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const of = (/** @type {string} */ key) => new RegExp(`^${key}:\\s+(\\S+)`, 'm').exec(status)?.[1];
      if (Number(of('Uid')) !== uid) continue;
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) continue;
      return { pid, seccomp: of('Seccomp') };
    } catch {
      // ended between the two looks
    }
  }
  return undefined;
}
