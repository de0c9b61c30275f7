import { describe, expect, test } from 'vitest';
import { isInstalled } from '../../../build/scripts/lib/dependencies.mjs';
import { namesIn } from '../../../build/scripts/lib/libraries.mjs';
import { isFine, shippedPackages } from '../../../build/scripts/lib/licences.mjs';
import { countPlaywright, countVitest, sum } from '../../../build/scripts/lib/suites.mjs';

describe('whether the lock file is installed', () => {
  const entry = (version: string, extra = {}) => ({ version, integrity: `sha512-${version}`, ...extra });
  const note = (packages: object) => JSON.stringify({ packages });
  const lock = note({
    '': { name: 'presently' },
    'node_modules/a': entry('1.0.0'),
    'node_modules/a-windows': entry('1.0.0', { optional: true }),
  });

  test.each([
    ['nothing was ever installed', undefined, false],
    ['npm installed just that', note({ 'node_modules/a': entry('1.0.0') }), true],
    ['more than that', note({ 'node_modules/a': entry('1.0.0'), 'node_modules/b': entry('2.0.0') }), true],
    ['another version', note({ 'node_modules/a': entry('1.0.1') }), false],
    ['the same version of another origin', note({ 'node_modules/a': { version: '1.0.0', integrity: 'x' } }), false],
    ['a package is missing', note({}), false],
  ])('%s', (_name, installed, expected) => {
    expect(isInstalled(lock, installed)).toBe(expected);
  });
});

describe('the names of the libraries that apt-get is asked for', () => {
  test.each([
    ['Debian 12', 'ID=debian\nVERSION_ID="12"', 'libgtk-3-0 libnss3'],
    ['Debian 13', 'ID=debian\nVERSION_ID="13"', 'libgtk-3-0t64 libnss3'],
    ['Debian testing, which has no number', 'ID=debian\nNAME="Debian"', 'libgtk-3-0t64 libnss3'],
    ['Ubuntu 22.04', 'NAME="Ubuntu"\nVERSION_ID="22.04"\nID=ubuntu', 'libgtk-3-0 libnss3'],
    ['Ubuntu 24.04', 'NAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu', 'libgtk-3-0t64 libnss3'],
    ['an unknown system', '', 'libgtk-3-0 libnss3'],
  ])('%s', (_name, release, expected) => {
    expect(namesIn(['libgtk-3-0', 'libnss3'], release).join(' ')).toBe(expected);
  });
});

describe('licences', () => {
  test.each([
    ['MIT', false, true],
    ['(MIT OR GPL-3.0)', false, true],
    ['MIT AND Apache-2.0', false, true],
    ['MIT AND GPL-3.0', false, false],
    ['MPL-2.0', true, true],
    ['MPL-2.0', false, false],
    ['GPL-3.0', true, false],
    ['none stated', true, false],
  ])('%s, as a tool: %s', (expression, isTool, expected) => {
    expect(isFine(expression, isTool)).toBe(expected);
  });

  test('what is imported travels with all it needs; tools, optional peers and what fetches Electron stay', () => {
    const packages = {
      'node_modules/view': { dependencies: { inner: '1' }, peerDependencies: { base: '1', compiler: '1' } },
      'node_modules/view/node_modules/inner': { dependencies: { base: '1' } },
      'node_modules/inner': {},
      'node_modules/base': { dependencies: { view: '1' } },
      'node_modules/compiler': {},
      'node_modules/electron': { dependencies: { compiler: '1' } },
    };
    packages['node_modules/view'] = {
      ...packages['node_modules/view'],
      ...{ peerDependenciesMeta: { compiler: { optional: true } } },
    };
    expect([...shippedPackages(packages, ['view', 'electron'])].sort()).toEqual([
      'node_modules/base',
      'node_modules/electron',
      'node_modules/view',
      'node_modules/view/node_modules/inner',
    ]);
  });
});

describe('counting', () => {
  const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };
  const playwright = { stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 2 } };

  test.each([
    ['all passed', vitest, 0, { passed: 5, failed: 0, skipped: 2 }],
    ['two failed', { ...vitest, numFailedTests: 2 }, 1, { passed: 5, failed: 2, skipped: 2 }],
    ['a file that could not be loaded', vitest, 1, { passed: 5, failed: 1, skipped: 2 }],
    ['killed before the report', undefined, null, { passed: 0, failed: 1, skipped: 0 }],
    ['no report though all seemed well', undefined, 0, { passed: 0, failed: 1, skipped: 0 }],
  ])('vitest: %s', (_name, report, status, expected) => {
    expect(countVitest(report, status)).toEqual(expected);
  });

  test.each([
    ['all passed', playwright, 0, { passed: 5, failed: 0, skipped: 2 }],
    ['passed the second time', { stats: { ...playwright.stats, flaky: 1 } }, 0, { passed: 5, failed: 1, skipped: 2 }],
    ['a test file that could not be loaded', playwright, 1, { passed: 5, failed: 1, skipped: 2 }],
    ['no report', undefined, 1, { passed: 0, failed: 1, skipped: 0 }],
  ])('playwright: %s', (_name, report, status, expected) => {
    expect(countPlaywright(report, status)).toEqual(expected);
  });

  test('suites add up', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });
});
