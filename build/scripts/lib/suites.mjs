// The two test runners, each started as a program of its own and read by its report.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * Runs a project of vitest's configuration.
 * @param {string} project @param {readonly string[]} filter @param {NodeJS.ProcessEnv} environment
 */
export function vitest(project, filter, environment = {}) {
  const file = reportFile(project);
  const status = run('vitest/vitest.mjs', environment, [
    'run',
    ...['-c', 'build/config/vitest.config.ts', '--project', project],
    ...['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    ...filter,
  ]);
  return countVitest(read(file), status);
}

/**
 * Runs the tests that drive the app.
 * @param {string} name @param {readonly string[]} filter @param {NodeJS.ProcessEnv} environment
 */
export function playwright(name, filter, environment) {
  const file = reportFile(name);
  const status = run('@playwright/test/cli.js', { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: file }, [
    'test',
    '-c',
    'build/config/playwright.config.ts',
    '--reporter=list,json',
    ...filter,
  ]);
  return countPlaywright(read(file), status);
}

/** @param {string} name */
function reportFile(name) {
  const folder = join(root, 'test-results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/** @param {string} script @param {NodeJS.ProcessEnv} environment @param {readonly string[]} args */
function run(script, environment, args) {
  return spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...environment },
  }).status;
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // broken off before there was a report
  }
}

/**
 * A run that broke off, a file that can't be loaded, or an error outside any test fails no test: it counts as one.
 * @param {Result} counted @param {number | null} status @returns {Result}
 */
function withBreakage(counted, status) {
  return { ...counted, failed: counted.failed === 0 && status !== 0 ? 1 : counted.failed };
}

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** @param {readonly Result[]} results @returns {Result} */
export function sum(results) {
  return results.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    NOTHING,
  );
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number } | undefined} report
 * @param {number | null} status
 */
export function countVitest(report, status) {
  if (report === undefined) return withBreakage(NOTHING, status || 1);
  return withBreakage(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    status,
  );
}

/**
 * A flaky test passed only when it was tried again: that is a failure.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } } | undefined} report
 * @param {number | null} status
 */
export function countPlaywright(report, status) {
  if (report === undefined) return withBreakage(NOTHING, status || 1);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return withBreakage({ passed: expected, failed: unexpected + flaky, skipped }, status);
}
