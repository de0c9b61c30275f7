// `npm run chaos [-- SEED | -- --seeds N]`: plays random schedules of everything that can go wrong on a clock of their own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { root } from './lib/paths.mjs';
import { prepareTools } from './lib/prepare.mjs';
import { elapsed, fail, say } from './lib/say.mjs';

/** @typedef {{ seed: number, complaints: string[], struck: Record<string, number>, requests: number, simulatedMs: number, ms: number }} Result */

const DAY = 24 * 60 * 60_000;
const words = process.argv.slice(2);
const one = words.length === 1 ? Number(words[0]) : undefined;
const seeds = words[0] === '--seeds' ? Number(words[1]) : (one ?? 5000);
if (!Number.isSafeInteger(seeds) || seeds < 1) fail('say a seed, or --seeds and how many', 2);

await prepareTools();
const out = join(root, 'test-results', 'chaos');
await build({
  configFile: false,
  logLevel: 'error',
  root,
  ssr: { noExternal: true },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'node20',
    ssr: true,
    minify: false,
    rolldownOptions: {
      input: { main: join(root, 'test', 'chaos', 'main.ts') },
      external: ['libsql'],
      output: { format: 'es', entryFileNames: '[name].mjs' },
    },
  },
});

/** @type {Result[]} */
const results = [];
const players = one === undefined ? Math.min(availableParallelism(), seeds) : 1;

/** Plays every so-manyth seed in a process of its own. @param {number} index */
async function play(index) {
  const args = one === undefined ? [index + 1, players, Math.ceil((seeds - index) / players)] : [one, 1, 1];
  const player = spawn(process.execPath, ['--expose-gc', join(out, 'main.mjs'), ...args.map(String)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const over = once(player, 'exit');
  for await (const line of createInterface({ input: player.stdout })) {
    /** @type {Result} */
    const result = JSON.parse(line);
    results.push(result);
    if (result.complaints.length > 0) say(`seed ${result.seed}: ${result.complaints.join('; ')}`);
    if (results.length % 500 === 0) say(`${results.length} of ${seeds} seeds (${elapsed()}) …`);
  }
  const [status] = await over;
  if (status !== 0) throw new Error(`a player ended with ${status}`);
}

await Promise.all(Array.from({ length: players }, (_, index) => play(index)));

/** @type {Record<string, number>} */
const struck = {};
for (const result of results) {
  for (const [name, times] of Object.entries(result.struck)) struck[name] = (struck[name] ?? 0) + times;
}
const failing = results.filter(({ complaints }) => complaints.length > 0).map(({ seed }) => seed);
const total = (/** @type {'requests' | 'simulatedMs' | 'ms'} */ key) =>
  results.reduce((sum, result) => sum + result[key], 0);
process.stdout.write(
  `${JSON.stringify({
    seeds: results.length,
    failing,
    simulatedDays: Math.round(total('simulatedMs') / DAY),
    requests: total('requests'),
    msASeed: Math.round(total('ms') / results.length),
    struck: Object.fromEntries(Object.entries(struck).sort(([, a], [, b]) => a - b)),
  })}\n`,
);
process.exit(failing.length === 0 && results.length === (one === undefined ? seeds : 1) ? 0 : 1);
