import { expect, test } from './support/app.ts';

test('a quit while the app is still starting ends it', async ({ start }) => {
  const { app } = await start({ hidden: true, args: ['--hidden'] });
  // Once it has gone there is nothing to ask for its process.
  const electron = app.process();
  const gone = new Promise<void>((resolve) => electron.once('exit', () => resolve()));
  await app.evaluate(({ app: main }) => main.quit()).catch(() => undefined);
  await gone;
  expect(electron.exitCode).toBe(0);
});

test('a second start shows the window of the first', async ({ start }) => {
  const first = await start({ hidden: true, args: ['--hidden'] });
  await first.ask({ command: 'status' });
  expect(first.app.windows()).toHaveLength(0);
  const opened = first.app.waitForEvent('window');
  await first.again();
  await expect((await opened).getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
});
