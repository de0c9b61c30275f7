import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, startToItsEnd, test } from './support/app.ts';

test('a quit while the app is still starting ends it', async ({ start }) => {
  const { app } = await start({ hidden: true, args: ['--hidden'] });
  // Once it has gone there is nothing to ask for its process.
  const electron = app.process();
  const gone = new Promise<void>((resolve) => electron.once('exit', () => resolve()));
  await app.evaluate(({ app: main }) => main.quit()).catch(() => undefined);
  await gone;
  expect(electron.exitCode).toBe(0);
});

test('where nothing can be written the app says so and ends, and doesn’t just vanish', async ({ profile }) => {
  const file = join(profile, 'in-the-way');
  writeFileSync(file, '');
  const folder = join(file, 'profile');
  const { status, printed } = await startToItsEnd({ PRESENTLY_PROFILE: folder });
  expect(printed).toContain(`presently: Presently can’t start: it can’t write to ${folder} (ENOTDIR).`);
  expect(status).toBe(1);
});

test('a second start shows the window of the first', async ({ start }) => {
  const first = await start({ hidden: true, args: ['--hidden'] });
  await first.ask({ command: 'status' });
  expect(first.app.windows()).toHaveLength(0);
  const opened = first.app.waitForEvent('window');
  await first.again();
  await expect((await opened).getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
});
