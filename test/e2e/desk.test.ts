import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { ElectronApplication } from '@playwright/test';
import { addMira, expect, test, type Presently, type StartOptions } from './support/app.ts';
import type { Desktop } from './support/desktop.ts';

const run = promisify(execFile);

/** Another program's window, which a window manager says is active and has the whole screen. */
async function openPresentation({ env }: Desktop) {
  const environment = { ...process.env, ...env };
  // By lines: written to a pipe it would keep its window's name to itself.
  const show = spawn('stdbuf', ['-oL', 'xev', '-event', 'keyboard'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: show.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  const id = /0x[0-9a-f]+/.exec(line)?.[0] ?? '';
  const set = (target: readonly string[], name: string, format: string, value: string) =>
    run('xprop', [...target, '-f', name, format, '-set', name, value], { env: environment });
  await set(['-root'], '_NET_ACTIVE_WINDOW', '32x', id);
  return {
    fullScreen: async (on: boolean) => {
      await set(['-id', id], '_NET_WM_STATE', '32a', on ? '_NET_WM_STATE_FULLSCREEN' : '_NET_WM_STATE_ABOVE');
    },
    close: async () => {
      show.kill();
      await once(show, 'exit');
    },
  };
}

const mainWindows = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test('while another program has the whole screen nothing is told, and no subject is to be seen', async ({
  start,
  desktop,
  exchange,
  profile,
}) => {
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language: 'en', remindBy: 'presently' }));
  const presently = await start();
  const { app, window } = presently;
  await addMira(presently, exchange);
  const put = (subject: string, minutes: number, more: object = {}) => {
    const at = Math.ceil(Date.now() / 60_000 + minutes) * 60_000;
    const [from, to] = [at, at + 1_800_000].map((time) => new Date(time).toISOString()) as [string, string];
    return exchange.client.put(exchange.mira.address, { kind: 'appointment', subject, start: from, end: to, ...more });
  };
  for (const { id } of await exchange.client.list(exchange.mira.address)) {
    await exchange.client.remove(exchange.mira.address, id);
  }
  await put('Merger with Fabrikam', 60);
  await expect(window.getByText('Merger with Fabrikam').first()).toBeVisible();
  const presentation = await openPresentation(desktop);
  await presentation.fullScreen(true);
  await expect(window.getByText('Merger with Fabrikam')).toHaveCount(0);
  await expect.poll(() => desktop.tray()).not.toContain('Merger');
  await put('Told after the show', 20, { reminderMinutes: 30 });
  await presently.ask({ command: 'refresh' });
  expect(await desktop.standing()).toBe(0);
  await presentation.fullScreen(false);
  await expect.poll(() => desktop.standing()).toBe(1);
  await expect(window.getByText('Merger with Fabrikam').first()).toBeVisible();
  await presentation.close();

  // The system is asked to keep what stands over other windows out of what is shared.
  await app.evaluate(({ BrowserWindow }) => {
    const asked = globalThis as unknown as { kept: boolean[] };
    asked.kept = [];
    const method = 'setContentProtection';
    const before = Reflect.get(BrowserWindow.prototype, method);
    BrowserWindow.prototype[method] = function (on) {
      asked.kept.push(on);
      Reflect.apply(before, this, [on]);
    };
  });
  const kept = () => app.evaluate(() => (globalThis as unknown as { kept: boolean[] }).kept);
  const opening = app.waitForEvent('window', (page) => page.url().includes('window=flyout'));
  await desktop.activateTray();
  const flyout = await opening;
  await flyout.getByRole('button', { name: /notification today/ }).click();
  await expect(flyout.getByRole('listitem').filter({ hasText: 'Told after the show' }).first()).toBeVisible();
  expect(await kept()).toEqual([true]);
  const toasts = app.waitForEvent('window', (page) => page.url().includes('window=toast'));
  await presently.ask({ command: 'settings set', key: 'toastStyle', value: 'window' });
  await expect((await toasts).getByText('Told after the show')).toBeVisible();
  expect(await kept()).toEqual([true, true]);
});

/** Starts without a tray. Where there is no session bus either a reminder would be a window of its own: none stands. */
function startTrayless(start: (options: StartOptions) => Promise<Presently>, profile: string): Promise<Presently> {
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language: 'en', remindBy: 'outlook' }));
  return start({ env: { DBUS_SESSION_BUS_ADDRESS: 'disabled:', XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' } });
}

test('on a desk without a tray the window says so, and closing it loses nothing', async ({
  start,
  desktop,
  profile,
}) => {
  const presently = await startTrayless(start, profile);
  const { app, window } = presently;
  await expect(window.getByText('Your desktop shows no tray icons.')).toBeVisible();
  await expect(window.getByText(/AppIndicator/)).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await presently.again();
  await expect(window.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  expect(await mainWindows(app)).toBe(1);
  expect(await desktop.standing()).toBe(0);
});

test('on a desk without a tray a window is minimised when it is closed, though its place can’t be kept, and goes when the app ends', async ({
  start,
  profile,
}) => {
  // As on a full disk: nothing can be written there.
  mkdirSync(join(profile, 'windows.json.new'));
  const presently = await startTrayless(start, profile);
  const { app, window } = presently;
  await expect(window.getByText('Your desktop shows no tray icons.')).toBeVisible();
  const closing = await app.evaluateHandle(({ BrowserWindow }) => {
    const seen = { refused: 0, minimised: 0 };
    for (const each of BrowserWindow.getAllWindows()) {
      each.on('close', ({ defaultPrevented }) => (seen.refused += defaultPrevented ? 1 : 0));
      const minimize = each.minimize.bind(each);
      each.minimize = () => {
        seen.minimised += 1;
        minimize();
      };
      each.close();
    }
    return seen;
  });
  await expect.poll(() => closing.evaluate((seen) => seen)).toEqual({ refused: 1, minimised: 1 });
  await presently.again();
  await expect(window.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  expect(await mainWindows(app)).toBe(1);
  const electron = app.process();
  const gone = once(electron, 'exit');
  await presently.ask({ command: 'quit' });
  await gone;
  expect(electron.exitCode).toBe(0);
});

test('on a desk without a tray a window that is closed while the app ends goes, and none comes in its place', async ({
  start,
  profile,
}) => {
  const { app, window } = await startTrayless(start, profile);
  await expect(window.getByText('Your desktop shows no tray icons.')).toBeVisible();
  const electron = app.process();
  const gone = once(electron, 'exit');
  const seen = await app.evaluate(async ({ app: main, BrowserWindow }) => {
    const [shown] = BrowserWindow.getAllWindows();
    let refused: boolean | undefined;
    shown?.once('close', ({ defaultPrevented }) => (refused = defaultPrevented));
    main.quit();
    shown?.close();
    // Whether it is gone by now or not: somebody starts the app anew.
    shown?.destroy();
    main.emit('second-instance', {}, []);
    await Promise.resolve();
    return { refused, windows: BrowserWindow.getAllWindows().length };
  });
  expect(seen).toEqual({ refused: false, windows: 0 });
  await gone;
  expect(electron.exitCode).toBe(0);
});

test('a press on the tray that takes the focus from the overview closes it, and a later one opens it', async ({
  start,
  desktop,
}) => {
  const { app, window } = await start();
  await expect(window.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  const press = async () => {
    const opening = app.waitForEvent('window', (page) => page.url().includes('window=flyout'));
    await desktop.activateTray();
    return opening;
  };
  const flyout = await press();
  await expect(flyout.getByText('Stand-up').first()).toBeVisible();
  // The clock stands between the focus and the press.
  const clock = await app.evaluateHandle(() => {
    const standing = { at: Date.now() };
    Date.now = () => standing.at;
    return standing;
  });
  const closed = flyout.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur());
  await closed;
  await desktop.activateTray();
  expect(await mainWindows(app)).toBe(1);
  await clock.evaluate((standing) => (standing.at += 300));
  await expect((await press()).getByText('Stand-up').first()).toBeVisible();
});

test('a window is where it was left', async ({ start }) => {
  const first = await start();
  await expect(first.window.getByRole('heading', { level: 1 })).toBeVisible();
  const place = { x: 140, y: 90, width: 900, height: 640 };
  await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
  const placeOf = (app: ElectronApplication) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.getBounds())[0]);
  await expect.poll(() => placeOf(first.app)).toEqual(place);
  await first.ask({ command: 'quit' });
  await first.app.waitForEvent('close');
  const second = await start();
  await expect(second.window.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => placeOf(second.app)).toEqual(place);
});
