import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FAULT_NAMES } from './faults.ts';
import { runSeed, type SeedResult } from './run-seed.ts';
import { summarise, type Summary } from './summary.ts';

const PER_TEST = 10;
/** Less often than this a seed, and a fault might as well not be there. */
const OFTEN = 1 / 4;
/** How many seeds a run plays, in all files. */
const SEEDS = 200;
const OTHERS = ['server away', 'mailbox moved', 'clock skew', 'sleep', 'clock set', 'kill'];

/**
 * Plays seeds from `from` to `to`. They stand in two files, so that two processors share them; `npm run chaos` plays 5,000, and
 * one that fails is played again by `npm run chaos -- SEED`.
 */
export function playSeeds(from: number, to: number): void {
  const results: SeedResult[] = [];

  it.each(Array.from({ length: (to - from + 1) / PER_TEST }, (_, index) => from + index * PER_TEST))(
    'the app has what the server has, and lost nothing, doubled nothing, asked no more than it may (ten seeds from %i on)',
    async (first) => {
      for (let seed = first; seed < first + PER_TEST; seed += 1) {
        const result = await runSeed(seed);
        expect(result.complaints, `seed ${seed}`).toEqual([]);
        results.push(result);
      }
    },
  );

  it('everything that can go wrong went wrong often, in both files taken together', () => {
    const mine = summarise(results);
    process.stderr.write(`chaos: ${JSON.stringify(mine)}\n`);
    const all = allOfThisRun(from, mine);
    // Whichever file ends last judges both.
    if (all.reduce((sum, { seeds }) => sum + seeds, 0) < SEEDS) return;
    const times = (name: string) =>
      all.flatMap(({ struck }) => struck).reduce((sum, [each, count]) => sum + (each === name ? count : 0), 0);
    expect([...FAULT_NAMES, ...OTHERS].filter((name) => times(name) < OFTEN * SEEDS)).toEqual([]);
  });
}

/** Writes down what one file's seeds came to, and gives what the run, whose process made all of them, knows so far. */
function allOfThisRun(from: number, mine: Summary): readonly Summary[] {
  const folder = join(import.meta.dirname, '../../test-results', `chaos-${process.ppid}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${from}.json`), JSON.stringify(mine));
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Summary);
}
