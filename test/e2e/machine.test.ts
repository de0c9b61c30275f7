import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Presently } from './support/app.ts';
import { test } from './support/logind.ts';

const run = promisify(execFile);

const SESSION = '/org/freedesktop/login1/session/c1';
const stateOf = async ({ ask }: Presently) => (await ask({ command: 'status' })).state;

test('a locked desk is away at once, and back when it is unlocked', async ({ start, logind }) => {
  const presently = await start({ env: logind.env });
  await expect(presently.window.getByRole('heading', { level: 1 })).toBeVisible();
  await presently.ask({ command: 'presence set', state: 'available' });
  const before = await stateOf(presently);
  await logind.emit(SESSION, 'org.freedesktop.login1.Session', 'Lock');
  await expect.poll(() => stateOf(presently)).toBe('away');
  await expect.poll(() => presently.desktop.tray()).toContain('Away');
  await logind.emit(SESSION, 'org.freedesktop.login1.Session', 'Unlock');
  await expect.poll(() => stateOf(presently)).toBe(before);
});

test('a machine that goes to sleep is offline, and back when it wakes', async ({ start, logind }) => {
  const presently = await start({ env: logind.env });
  await expect(presently.window.getByRole('heading', { level: 1 })).toBeVisible();
  const before = await stateOf(presently);
  await logind.sleep(true);
  await expect.poll(() => stateOf(presently)).toBe('offline');
  await expect.poll(() => presently.desktop.tray()).toContain('Offline');
  await logind.sleep(false);
  await expect.poll(() => stateOf(presently)).toBe(before);
});

test('nobody at the mouse for a minute is inactive, and one move brings them back', async ({
  start,
  profile,
  logind,
}) => {
  test.setTimeout(150_000);
  // Nothing set for the calendar: the day of the demo company says busy or available, idle or not.
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ inactiveMinutes: 1 }));
  const presently = await start({ env: logind.env });
  await expect(presently.window.getByRole('heading', { level: 1 })).toBeVisible();
  const move = (x: number) =>
    run('xdotool', ['mousemove', String(x), '200'], { env: { ...process.env, ...presently.desktop.env } });
  await move(300);
  await expect.poll(() => stateOf(presently)).not.toMatch(/idle/);
  await expect.poll(() => stateOf(presently), { timeout: 100_000 }).toMatch(/-idle$/);
  await expect.poll(() => presently.desktop.tray()).toMatch(/[Ii]dle|[Ii]nactive/);
  await move(500);
  await expect.poll(() => stateOf(presently), { timeout: 20_000 }).not.toMatch(/idle/);
});
