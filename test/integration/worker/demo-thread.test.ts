import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startDemoExchange } from '../../../electron/worker/demo-client.ts';
import { useBundle } from '../../support/bundle.ts';

const program = useBundle('electron/worker/demo-worker.ts');
const options = { zone: 'Asia/Kolkata', logFile: undefined };

it('the demo company answers from its thread until it is stopped, and stopping it twice does no harm', async () => {
  const exchange = await startDemoExchange(join(program.folder(), 'demo-worker.js'), options);
  expect(exchange.users.map(({ address }) => address)).toContain('mira.voss@contoso.example');
  const { status } = await fetch(exchange.url, { method: 'POST', body: '<nothing/>' });
  expect(status).toBe(401);
  await Promise.all([exchange.stop(), exchange.stop()]);
  await exchange.stop();
  await expect(fetch(exchange.url)).rejects.toThrow();
});

it('a thread that can’t start says so instead of keeping the app waiting', async () => {
  await expect(startDemoExchange(join(program.folder(), 'missing.js'), options)).rejects.toThrow();
});
