import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect, test as base, type Presently } from './support/app.ts';

const run = promisify(execFile);

/** A system bus of the test's own with a logind on it that does as it is told. */
interface Logind {
  readonly env: Readonly<Record<string, string>>;
  readonly emit: (path: string, name: string, member: string, ...values: readonly string[]) => Promise<void>;
}

const test = base.extend<{ readonly logind: Logind }>({
  logind: async ({}, use) => {
    const children: ChildProcess[] = [];
    const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(bus);
    const [address] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string];
    const env = { DBUS_SYSTEM_BUS_ADDRESS: address, XDG_SESSION_ID: 'c1' };
    const call = async (...args: readonly string[]) => {
      await run('gdbus', ['call', '--address', address, '--dest', 'org.freedesktop.login1', ...args]);
    };
    children.push(
      spawn('/usr/bin/python3', ['-m', 'dbusmock', '--system', '--template', 'logind'], {
        env: { ...process.env, ...env },
        stdio: 'ignore',
      }),
    );
    await run('gdbus', ['wait', '--system', '--timeout', '20', 'org.freedesktop.login1'], {
      env: { ...process.env, ...env },
    });
    const mock = 'org.freedesktop.DBus.Mock';
    await call(
      '--object-path',
      '/org/freedesktop/login1',
      '--method',
      `${mock}.AddSession`,
      'c1',
      'seat0',
      '1000',
      'mira',
      'true',
    );
    await use({
      env,
      emit: (path, name, member, ...values) =>
        call(
          '--object-path',
          path,
          '--method',
          `${mock}.EmitSignal`,
          name,
          member,
          values[0] ?? '',
          values[1] ?? '@av []',
        ),
    });
    for (const child of children.reverse()) {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
  },
});

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
  const sleep = (begins: boolean) =>
    logind.emit('/org/freedesktop/login1', 'org.freedesktop.login1.Manager', 'PrepareForSleep', 'b', `[<${begins}>]`);
  await sleep(true);
  await expect.poll(() => stateOf(presently)).toBe('offline');
  await expect.poll(() => presently.desktop.tray()).toContain('Offline');
  await sleep(false);
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
