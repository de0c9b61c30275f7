import { describe, expect, it } from 'vitest';
import { lockOf, watchSessionLock } from '../../../electron/shell/session-lock.ts';

const session = 'org.freedesktop.login1.Session';
const changed = (body: readonly unknown[]) => ({
  interface: 'org.freedesktop.DBus.Properties',
  member: 'PropertiesChanged',
  body,
});

describe('what logind says', () => {
  it.each([
    ['a desk is asked to lock', { interface: session, member: 'Lock', body: [] }, true],
    ['and to unlock', { interface: session, member: 'Unlock', body: [] }, false],
    ['the hint that it has', changed([session, { LockedHint: { signature: 'b', value: true } }, []]), true],
    ['and that it hasn’t any more', changed([session, { LockedHint: { signature: 'b', value: false } }, []]), false],
    ['another property', changed([session, { IdleHint: { signature: 'b', value: true } }, []]), undefined],
    ['another object’s', changed(['org.example', { LockedHint: { value: true } }, []]), undefined],
    ['rubbish', changed([session, null]), undefined],
    ['another signal', { interface: session, member: 'PauseDevice', body: [1, 2, 'x'] }, undefined],
  ])('%s', (_, message, expected) => {
    expect(lockOf(message)).toBe(expected);
  });

  it('is nothing where there is no bus', async () => {
    const heard: boolean[] = [];
    const before = process.env['DBUS_SYSTEM_BUS_ADDRESS'];
    process.env['DBUS_SYSTEM_BUS_ADDRESS'] = 'unix:path=/nowhere/at/all';
    const stop = watchSessionLock({ env: {}, onLocked: (locked) => heard.push(locked) });
    await new Promise((resolve) => setImmediate(resolve));
    stop();
    if (before === undefined) delete process.env['DBUS_SYSTEM_BUS_ADDRESS'];
    else process.env['DBUS_SYSTEM_BUS_ADDRESS'] = before;
    expect(heard).toEqual([]);
  });
});
