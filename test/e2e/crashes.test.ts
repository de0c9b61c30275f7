import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { addMira, expect, test } from './support/app.ts';

/** The heading that the main window shows; the test tool itself gives up a page whose process was lost. */
const headings = (app: ElectronApplication) =>
  app.evaluate(async ({ BrowserWindow }) =>
    Promise.all(
      BrowserWindow.getAllWindows().map((each): Promise<unknown> =>
        each.webContents.isCrashed()
          ? Promise.resolve('crashed')
          : each.webContents.executeJavaScript("document.querySelector('h1')?.textContent"),
      ),
    ),
  );

const crash = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().forEach((each) => each.webContents.forcefullyCrashRenderer()),
  );

const pagePids = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.webContents.getOSProcessId()));

/** Process ids of a kind of helper. */
const helpers = (app: ElectronApplication, kind: string) =>
  app.evaluate(
    ({ app: main }, name) =>
      main
        .getAppMetrics()
        .flatMap(({ type, serviceName, pid }) => (type === name || serviceName === name ? [pid] : [])),
    kind,
  );

test('a window whose process is lost comes back on its page, but not for ever', async ({ start }) => {
  const presently = await start();
  const { app, window } = presently;
  await presently.ask({ command: 'presence set', state: 'busy' });
  await window.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  for (let time = 0; time < 3; time += 1) {
    const [before] = await pagePids(app);
    await crash(app);
    await expect.poll(async () => (await pagePids(app)).some((pid) => pid !== 0 && pid !== before)).toBe(true);
    await expect.poll(() => headings(app)).toEqual(['Settings']);
  }
  expect(await presently.ask({ command: 'status' })).toMatchObject({ state: 'busy' });
  await crash(app);
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  expect(await presently.ask({ command: 'status' })).toMatchObject({ state: 'busy' });
  await presently.again();
  await expect.poll(() => headings(app)).toEqual(['Today']);
  expect(readFileSync(join(presently.profile, 'logs', 'main.log'), 'utf8')).toContain('a window lost its process');
});

test('helpers that are lost are made anew: windows draw, mailboxes are read, and nothing else gets through', async ({
  start,
  exchange,
}) => {
  const presently = await start();
  const { app, window } = presently;
  await addMira(presently, exchange);
  for (const kind of ['GPU', 'network.mojom.NetworkService']) {
    await expect.poll(async () => (await helpers(app, kind)).length).toBeGreaterThan(0);
    const before = await helpers(app, kind);
    for (const pid of before) process.kill(pid, 'SIGKILL');
    await window.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
    await expect(window.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    await window.getByRole('navigation').getByRole('button', { name: 'Today' }).click();
    await expect(window.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
    await presently.ask({ command: 'refresh' });
    await expect
      .poll(async () => (await helpers(app, kind)).filter((pid) => !before.includes(pid)).length)
      .toBe(before.length);
  }
  const subject = 'Put after the helpers were lost';
  await exchange.client.put(exchange.mira.address, {
    kind: 'appointment',
    subject,
    start: new Date(Date.now() + 60_000).toISOString(),
    end: new Date(Date.now() + 3_600_000).toISOString(),
  });
  await expect(window.getByText(subject).first()).toBeVisible();
  await window.reload();
  await expect(window.getByText(subject).first()).toBeVisible();
  const fetched = await window.evaluate(
    (url) => fetch(url, { mode: 'no-cors' }).then(String, () => 'refused'),
    exchange.url,
  );
  expect(fetched).toBe('refused');
});
