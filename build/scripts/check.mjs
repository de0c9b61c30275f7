// `npm run check`: everything that can be judged without running the product. All checks run; all failures are shown.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { checkLicences } from './lib/licences.mjs';
import { root } from './lib/paths.mjs';
import { elapsed, say } from './lib/say.mjs';

ensureDependencies();
const require = createRequire(join(root, 'package.json'));

/** The script of a package's command. @param {string} name @param {string} command */
function commandOf(name, command) {
  let folder = dirname(require.resolve(name));
  while (true) {
    try {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      if (manifest.name === name) {
        return join(folder, typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[command]);
      }
    } catch {
      // not this folder: one up
    }
    folder = dirname(folder);
  }
}

/** @type {[string, string, string[]][]} */
const checks = [
  ...['shared', 'electron', 'renderer', 'test', 'build'].map(
    (area) =>
      /** @type {[string, string, string[]]} */ ([`types of ${area}`, commandOf('typescript', 'tsc'), ['-p', area]]),
  ),
  ['lint', commandOf('eslint', 'eslint'), ['-c', 'build/config/eslint.config.js', '--max-warnings', '0', '.']],
  ['format', commandOf('prettier', 'prettier'), ['--check', '--log-level', 'warn', '.']],
  [
    'boundaries',
    commandOf('dependency-cruiser', 'depcruise'),
    ['--config', 'build/config/dependency-cruiser.mjs', 'electron', 'renderer', 'shared'],
  ],
  ['unused code', commandOf('knip', 'knip'), ['--config', 'build/config/knip.json', '--no-progress']],
];

let failed = 0;
for (const [name, script, args] of checks) {
  const run = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  say(`${run.status === 0 ? 'ok    ' : 'FAILED'} ${name} (${elapsed()})`);
  if (run.status !== 0) failed += 1;
}
const strangers = checkLicences();
say(`${strangers.length === 0 ? 'ok    ' : 'FAILED'} licences (${elapsed()})`);
for (const stranger of strangers) say(`       ${stranger}`);
if (strangers.length > 0) failed += 1;
process.exit(failed === 0 ? 0 : 1);
