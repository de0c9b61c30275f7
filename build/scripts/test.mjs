// `npm test`: sets up what is missing, runs every suite and ends with one line: N passed, N failed.
// `npm test -- unit|integration|e2e|package [FILTER…]` runs one suite.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBundle } from './lib/bundle.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureLibraries } from './lib/libraries.mjs';
import { packageApp } from './lib/package.mjs';
import { root } from './lib/paths.mjs';
import { ensureRuntime } from './lib/runtime.mjs';
import { elapsed, say } from './lib/say.mjs';

const [only, ...filter] = process.argv.slice(2);
ensureDependencies();
const runtime = await ensureRuntime();
ensureLibraries({ electron: runtime.binary, display: true, desktop: true });
ensureBundle();
const results = join(root, 'test-results');
mkdirSync(results, { recursive: true });
say(`testing with Node ${process.versions.node} and Electron ${runtime.version}${runtime.fallback ? ' (fallback)' : ''}`);

let passed = 0;
let failed = 0;
let skipped = 0;

/** @param {string} name @param {string[]} command @param {NodeJS.ProcessEnv} environment */
function run(name, command, environment = {}) {
  say(`${name} (${elapsed()}) …`);
  return spawnSync(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...environment },
  }).status;
}

/** A suite that broke off without a report counts as one failure. @param {string} file @param {number | null} status */
function report(file, status) {
  if (!existsSync(file)) {
    failed += 1;
    return undefined;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return { report, broken: status !== 0 };
}

/** @param {string} project */
function vitest(project) {
  const file = join(results, `${project}.json`);
  rmSync(file, { force: true });
  const status = run(project, [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...['-c', 'build/config/vitest.config.ts', '--project', project],
    ...['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    ...filter,
  ]);
  const read = report(file, status);
  if (read === undefined) return;
  passed += read.report.numPassedTests;
  skipped += read.report.numPendingTests + read.report.numTodoTests;
  failed += read.report.numFailedTests;
  // A file that can't be loaded, or an error outside any test, fails the run without failing a test.
  if (read.broken && read.report.numFailedTests === 0) failed += 1;
}

/** @param {string} name @param {NodeJS.ProcessEnv} environment @param {string[]} choice */
function playwright(name, environment, choice) {
  const file = join(results, 'e2e.json');
  rmSync(file, { force: true });
  const status = run(
    name,
    [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '-c', 'build/config/playwright.config.ts', ...choice],
    { PRESENTLY_RUNTIME: runtime.binary, ...environment },
  );
  const read = report(file, status);
  if (read === undefined) return;
  const { expected, unexpected, flaky, skipped: left } = read.report.stats;
  passed += expected;
  failed += unexpected + flaky;
  skipped += left;
  if (read.broken && unexpected + flaky === 0) failed += 1;
}

if (only === undefined || only === 'unit') vitest('unit');
if (only === undefined || only === 'integration') vitest('integration');
if (only === undefined || only === 'e2e') playwright('e2e', {}, filter);
if (only === undefined || only === 'package') {
  const packaged = await packageApp({ flavour: 'test', runtime });
  playwright('packaged', { PRESENTLY_PACKAGED: packaged }, filter.length > 0 ? filter : ['first-start']);
}
if (skipped > 0) say(`${skipped} skipped`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
