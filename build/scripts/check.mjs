// `npm run check`: everything that can be judged without running the product. All checks run; all failures are shown.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { checkLicences } from './lib/licences.mjs';
import { root } from './lib/paths.mjs';
import { prepareTools } from './lib/prepare.mjs';
import { elapsed, say } from './lib/say.mjs';

const AREAS = ['electron', 'test', 'renderer', 'shared', 'build'];

/**
 * @typedef {object} Verdict
 * @property {boolean} ok
 * @property {string} text what there is to say when it isn't
 */

/**
 * Runs the command of a package.
 * @param {string} name of the package @param {string} command @param {readonly string[]} args
 * @returns {() => Promise<Verdict>}
 */
function tool(name, command, args) {
  return () => {
    const folder = join(root, 'node_modules', name);
    const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const script = join(folder, typeof bin === 'string' ? bin : bin[command]);
    return new Promise((resolve) => {
      const run = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
      let text = '';
      run.stdout.on('data', (chunk) => (text += chunk));
      run.stderr.on('data', (chunk) => (text += chunk));
      run.once('error', (cause) => resolve({ ok: false, text: String(cause) }));
      run.once('close', (status) => resolve({ ok: status === 0, text }));
    });
  };
}

/** The longest first. @type {[string, () => Promise<Verdict>][]} */
const checks = [
  ['lint', tool('eslint', 'eslint', ['-c', 'build/config/eslint.config.js', '--max-warnings', '0', '.'])],
  ...AREAS.map(
    (area) =>
      /** @type {[string, () => Promise<Verdict>]} */ ([`types of ${area}`, tool('typescript', 'tsc', ['-p', area])]),
  ),
  ['format', tool('prettier', 'prettier', ['--check', '--log-level', 'warn', '.'])],
  [
    'boundaries',
    tool('dependency-cruiser', 'depcruise', [
      ...['--config', 'build/config/dependency-cruiser.mjs'],
      ...['electron', 'renderer', 'shared'],
    ]),
  ],
  ['unused code', tool('knip', 'knip', ['--config', 'build/config/knip.json', '--no-progress'])],
  ['licences', async () => checkLicences()],
];

await prepareTools();
let failed = 0;
const waiting = [...checks];

async function work() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [name, check] = next;
    const { ok, text } = await check();
    if (!ok) failed += 1;
    say(`${ok ? 'ok    ' : 'FAILED'} ${name} (${elapsed()})`);
    if (!ok) process.stderr.write(`${text.trimEnd()}\n`);
  }
}

await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
process.exit(failed === 0 ? 0 : 1);
