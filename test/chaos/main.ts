import { runSeed, type SeedResult } from './run-seed.ts';

/*
 * A program of its own for `npm run chaos`: plays seeds from FIRST, STEP apart, COUNT of them, and prints one JSON line each.
 */
const [first = 1, step = 1, count = 1] = process.argv.slice(2).map(Number);

for (let index = 0; index < count; index += 1) {
  const seed = first + index * step;
  const began = process.cpuUsage();
  const result = await runSeed(seed).catch((cause: unknown): SeedResult => {
    const words = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    return { seed, complaints: [words], struck: {}, requests: 0, simulatedMs: 0 };
  });
  const { user, system } = process.cpuUsage(began);
  process.stdout.write(`${JSON.stringify({ ...result, ms: Math.round((user + system) / 1000) })}\n`);
}
