import { expect, it } from 'vitest';
import { FAULT_NAMES } from './faults.ts';
import { runSeed, type SeedResult } from './run-seed.ts';
import { summarise } from './summary.ts';

const PER_TEST = 10;
/** Less often than this a seed, and a fault might as well not be there; of a hundred seeds most strike forty times, give or take ten. */
const OFTEN = 1 / 8;
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

  it('everything that can go wrong went wrong often', () => {
    const { struck, requests, simulatedDays } = summarise(results);
    process.stderr.write(`chaos: ${requests} requests in ${simulatedDays} simulated days; ${JSON.stringify(struck)}\n`);
    const times = new Map(struck);
    const rare = [...FAULT_NAMES, ...OTHERS].filter((name) => (times.get(name) ?? 0) < OFTEN * results.length);
    expect(rare).toEqual([]);
  });
}
