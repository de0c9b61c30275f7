import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addMira, expect, startToItsEnd, test } from './support/app.ts';

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

/** So deep that the whole path is longer than the system takes: nobody removes it by its name, not even root. */
const DIG = 'cd "$1" && for step in $(seq 20); do mkdir "$2" && cd -P "$2" || exit 1; done && echo > plan.txt';

test('a copy that can’t be removed keeps the app from nothing at its end', async ({ start, profile, exchange }) => {
  const copies = join(profile, 'opened');
  mkdirSync(copies);
  execFileSync('sh', ['-c', DIG, 'sh', copies, 'x'.repeat(250)]);
  try {
    const presently = await start();
    await addMira(presently, exchange);
    const feed = async () => (await presently.ask({ command: 'status' })).accounts[0]?.health.feed;
    await expect.poll(feed).toBe('streaming');
    const electron = presently.app.process();
    const gone = once(electron, 'exit');
    await presently.ask({ command: 'quit' });
    await gone;
    expect(electron.exitCode).toBe(0);
    expect(readdirSync(copies)).toHaveLength(1);
    // What comes after the copies: the server hears that nobody listens any more.
    expect((await exchange.client.log()).map(({ operation }) => operation)).toContain('Unsubscribe');
  } finally {
    execFileSync('rm', ['-rf', copies]);
  }
});
