import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { test as base } from './app.ts';

const run = promisify(execFile);

/** A system bus of the test's own with a logind on it that does as it is told. */
export interface Logind {
  readonly env: Readonly<Record<string, string>>;
  /** Says that the machine goes to sleep, or has woken. */
  readonly sleep: (begins: boolean) => Promise<void>;
  readonly emit: (path: string, name: string, member: string, ...values: readonly string[]) => Promise<void>;
}

export const test = base.extend<{ readonly logind: Logind }>({
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
    const emit: Logind['emit'] = (path, name, member, ...values) =>
      call(
        '--object-path',
        path,
        '--method',
        `${mock}.EmitSignal`,
        name,
        member,
        values[0] ?? '',
        values[1] ?? '@av []',
      );
    await use({
      env,
      emit,
      sleep: (begins) =>
        emit('/org/freedesktop/login1', 'org.freedesktop.login1.Manager', 'PrepareForSleep', 'b', `[<${begins}>]`),
    });
    for (const child of children.reverse()) {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
  },
});
