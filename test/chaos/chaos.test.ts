import { expect, it } from 'vitest';
import { runSeed } from './run-seed.ts';

const seeds = Number(process.env['PRESENTLY_CHAOS_SEEDS'] ?? 200);
const first = Number(process.env['PRESENTLY_CHAOS_FIRST'] ?? 1);

it.each(Array.from({ length: seeds }, (_, index) => first + index))(
  'seed %i',
  async (seed) => {
    const began = performance.now();
    const result = await runSeed(seed);
    console.log(
      seed,
      Math.round(performance.now() - began),
      'ms',
      result.requests,
      Math.round(result.simulatedMs / 3600000),
      'h',
      JSON.stringify(result.struck),
    );
    expect(result.complaints).toEqual([]);
  },
  60_000,
);
