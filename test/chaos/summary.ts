import type { SeedResult } from './run-seed.ts';

/** What a run of many seeds comes to. */
export interface Summary {
  readonly seeds: number;
  /** Seeds that went wrong, with what was wrong. */
  readonly failing: readonly Pick<SeedResult, 'seed' | 'complaints'>[];
  /** How often each thing struck, the rarest first. */
  readonly struck: readonly (readonly [name: string, times: number])[];
  readonly requests: number;
  readonly simulatedDays: number;
}

const DAY = 24 * 60 * 60_000;

export function summarise(results: readonly SeedResult[]): Summary {
  const total = new Map<string, number>();
  for (const { struck } of results) {
    for (const [name, times] of Object.entries(struck)) total.set(name, (total.get(name) ?? 0) + times);
  }
  return {
    seeds: results.length,
    failing: results
      .filter(({ complaints }) => complaints.length > 0)
      .map(({ seed, complaints }) => ({ seed, complaints })),
    struck: [...total].sort(([, a], [, b]) => a - b),
    requests: results.reduce((sum, { requests }) => sum + requests, 0),
    simulatedDays: Math.round(results.reduce((sum, { simulatedMs }) => sum + simulatedMs, 0) / DAY),
  };
}
