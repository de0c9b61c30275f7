import { describe, expect, it } from 'vitest';
import { useDesk } from '../../support/engine.ts';
import { settled } from '../../support/virtual-clock.ts';

const { exchange, clock, open, withAccount, asked } = useDesk();
const UNTIL = '2026-10-20T09:00:00Z';

const start = async (blockCalendar: boolean) => {
  const desk = open({ profile: withAccount() });
  await desk.engine.ready();
  expect(desk.engine.setSetting('blockCalendar', blockCalendar)).toEqual({ ok: true, value: undefined });
  await asked();
  return desk;
};
const blocked = async () =>
  (await exchange().client.list(exchange().mira.address)).filter(
    ({ subject, folder, start: at }) => subject === 'Busy' && folder === 'calendar' && at === '2026-10-20T07:00:00Z',
  );

/** Somebody who is busy by choice, with the calendar blocked for it. */
async function startBlocked() {
  const profile = withAccount();
  const first = open({ profile });
  await first.engine.ready();
  first.engine.setSetting('blockCalendar', true);
  first.engine.setPresence({ state: 'busy', until: UNTIL });
  await asked();
  return { profile, first };
}

describe('a state chosen by hand', () => {
  it('blocks the calendar until its end where that is wanted, and lets it go with Reset', async () => {
    const { engine } = await start(true);
    engine.setPresence({ state: 'do-not-disturb', until: UNTIL });
    await asked();
    expect(await blocked()).toMatchObject([{ end: UNTIL }]);
    engine.setPresence({ state: 'busy', until: '2026-10-20T10:00:00Z' });
    await asked();
    expect(await blocked()).toMatchObject([{ end: '2026-10-20T10:00:00Z' }]);
    engine.resetPresence();
    await asked();
    expect(await blocked()).toEqual([]);
  });

  it('lets it go after a restart too, and where the server didn’t answer the first time', async () => {
    const { profile, first } = await startBlocked();
    expect(await blocked()).toHaveLength(1);
    await first.engine.close();
    const second = open({ profile });
    await second.engine.ready();
    await asked();
    await exchange().client.fault({ kind: 'reset', operation: 'DeleteItem', times: 1 });
    second.engine.resetPresence();
    await asked();
    expect(await blocked()).toHaveLength(1);
    second.engine.resetPresence();
    await asked();
    expect(await blocked()).toEqual([]);
  });

  it('is let go of though it was reset before the keyring gave its secret', async () => {
    const { profile, first } = await startBlocked();
    await first.engine.close();
    let unlock: () => void = () => undefined;
    const unlocked = new Promise<void>((resolve) => (unlock = resolve));
    const read = (id: string) => unlocked.then(() => profile.secrets.get(id));
    const second = open({ profile, secrets: { read } });
    second.engine.resetPresence();
    await settled();
    expect(await blocked()).toHaveLength(1);
    unlock();
    await second.engine.ready();
    await asked();
    expect(await blocked()).toEqual([]);
  });

  it('is let go of at the next start, where the server was away until the end', async () => {
    const { profile, first } = await startBlocked();
    await exchange().client.fault({ kind: 'reset', operation: 'DeleteItem', times: 1 });
    first.engine.resetPresence();
    await asked();
    expect(await blocked()).toHaveLength(1);
    await first.engine.close();
    await open({ profile }).engine.ready();
    await asked();
    expect(await blocked()).toEqual([]);
  });

  it('leaves the calendar alone otherwise', async () => {
    const { engine } = await start(false);
    engine.setPresence({ state: 'busy', until: UNTIL });
    await asked();
    await clock().advance(1000);
    expect(await blocked()).toEqual([]);
  });
});
