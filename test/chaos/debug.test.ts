import { it } from 'vitest';
import { runSeed } from './run-seed.ts';
it('debug', async () => {
  const r = await runSeed(Number(process.env['SEED']));
  console.log(r);
}, 100000);
