// `npm test`: sets up what is missing, runs every suite and ends with one line: N passed, N failed.
// `npm test -- unit|integration|e2e|package|sandbox [FILTER…]` runs one suite.
import { packageApp } from './lib/package.mjs';
import { prepareApp } from './lib/prepare.mjs';
import { sandboxSuite } from './lib/sandbox.mjs';
import { elapsed, fail, say } from './lib/say.mjs';
import { playwright, vitest } from './lib/suites.mjs';

const [only, ...filter] = process.argv.slice(2);
const runtime = await prepareApp({ display: true, desktop: true });
const sources = { PRESENTLY_RUNTIME: runtime.binary };

/** @type {Record<string, () => import('./lib/suites.mjs').Result | Promise<import('./lib/suites.mjs').Result>>} */
const suites = {
  unit: () => vitest('unit', filter),
  integration: () => vitest('integration', filter),
  e2e: () => playwright('e2e', filter, sources),
  sandbox: () => sandboxSuite(runtime),
  package: async () => {
    const release = await packageApp({ flavour: 'release', runtime });
    const test = await packageApp({ flavour: 'test', runtime });
    const closed = vitest('package', filter, { PRESENTLY_PACKAGED: release });
    const open = playwright('packaged', filter.length > 0 ? filter : ['first-start'], { PRESENTLY_PACKAGED: test });
    return {
      passed: closed.passed + open.passed,
      failed: closed.failed + open.failed,
      skipped: closed.skipped + open.skipped,
    };
  },
};

if (only !== undefined && suites[only] === undefined) {
  fail(`there is no suite ${only}: ${Object.keys(suites).join(', ')}`, 2);
}
say(
  `testing with Node ${process.versions.node} and Electron ${runtime.version}${runtime.fallback ? ' (fallback)' : ''}`,
);
let passed = 0;
let failed = 0;
for (const [name, run] of Object.entries(suites)) {
  if (only !== undefined && only !== name) continue;
  say(`${name} (${elapsed()}) …`);
  let result = { passed: 0, failed: 1, skipped: 0 };
  try {
    result = await run();
  } catch (cause) {
    // A suite that can't even begin has failed; the others still tell something.
    say(`${name}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
  }
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
  say(`${name}: ${result.passed} passed, ${result.failed} failed${skipped} (${elapsed()})`);
  passed += result.passed;
  failed += result.failed;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
