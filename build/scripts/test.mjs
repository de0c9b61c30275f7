// `npm test`: sets up what is missing, runs every suite and ends with one line: N passed, N failed.
// `npm test -- unit|integration|chaos|e2e|sandbox|package|installed [FILTER…]` runs one suite.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { debFile, makeDeb } from './lib/deb.mjs';
import { packagedBinary } from './lib/package.mjs';
import { root } from './lib/paths.mjs';
import { prepareApp } from './lib/prepare.mjs';
import { sandboxSuite } from './lib/sandbox.mjs';
import { elapsed, fail, say } from './lib/say.mjs';
import { playwright, sum, vitest } from './lib/suites.mjs';

/** @typedef {import('./lib/suites.mjs').Result} Result */
/** @typedef {import('./lib/runtime.mjs').Runtime} Runtime */

/** @type {Record<string, (runtime: Runtime, filter: readonly string[]) => Result | Promise<Result>>} */
const suites = {
  unit: (_runtime, filter) => vitest('unit', filter),
  integration: (_runtime, filter) => vitest('integration', filter),
  chaos: (_runtime, filter) => vitest('chaos', filter),
  e2e: (runtime, filter) => playwright('e2e', filter, { PRESENTLY_RUNTIME: runtime.binary }),
  sandbox: (runtime) => sandboxSuite(runtime),
  package: () => {
    packageAs('release');
    packageAs('test');
    return sum([
      vitest('package', [], { PRESENTLY_PACKAGED: packagedBinary('release') }),
      playwright('packaged', ['first-start', 'updates'], { PRESENTLY_PACKAGED: packagedBinary('test') }),
    ]);
  },
  installed: () => {
    if (only !== undefined) packageAs('release');
    const app = join(packagedBinary('release'), '..');
    const pack = (/** @type {string} */ version) => {
      const file = debFile(version);
      makeDeb({ app, file, version, compression: 'none' });
      return file;
    };
    return vitest('installed', filter, { PRESENTLY_DEB: pack('1.0.0'), PRESENTLY_DEB_NEXT: pack('1.0.0+next') });
  },
};

/** In a process of its own, since the packager writes to standard output. @param {'release' | 'test'} flavour */
function packageAs(flavour) {
  const script = join(root, 'build', 'scripts', 'package.mjs');
  const run = spawnSync(process.execPath, [script, '--flavour', flavour], { stdio: ['ignore', 2, 2] });
  if (run.status !== 0) throw new Error(`the ${flavour} flavour could not be packaged`);
}

const [only, ...filter] = process.argv.slice(2);
const chosen = Object.entries(suites).filter(([name]) => only === undefined || only === name);
if (chosen.length === 0) fail(`there is no suite ${only}: ${Object.keys(suites).join(', ')}`, 2);
const runtime = await prepareApp({ display: true, desktop: true });
const which = `${runtime.version}${runtime.fallback ? ' (fallback)' : ''}`;
say(`testing with Node ${process.versions.node} and Electron ${which}`);

/** @type {Result[]} */
const results = [];
for (const [name, suite] of chosen) {
  say(`${name} (${elapsed()}) …`);
  let result = { passed: 0, failed: 1, skipped: 0 };
  try {
    result = await suite(runtime, filter);
  } catch (cause) {
    // A suite that can't even begin has failed; the others still tell something.
    say(`${name}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
  }
  say(`${name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped (${elapsed()})`);
  results.push(result);
}
const { passed, failed } = sum(results);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
