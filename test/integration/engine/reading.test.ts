import { describe, expect, it } from 'vitest';
import { useDesk } from '../../support/engine.ts';

const { exchange, clock, open, withAccount, asked } = useDesk();
const MINUTE = 60_000;

const start = async () => {
  const desk = open({ profile: withAccount() });
  await desk.engine.ready();
  return desk;
};

/** Nothing may come from a read any more: a server that forbids isn't asked again. */
const shut = async ({ engine }: Awaited<ReturnType<typeof start>>) => {
  await exchange().client.fault({ kind: 'http-status', status: 403 });
  await engine.refresh();
  expect(engine.snapshot().accounts[0]?.health.state).toBe('blocked');
};

describe('an account that was set up', () => {
  it('is shown at once, before anything was read', () => {
    const { engine } = open({ profile: withAccount() });
    const snapshot = engine.snapshot();
    expect(snapshot.accounts).toMatchObject([
      { id: 'work', address: exchange().mira.address, health: { state: 'connecting' }, demo: false },
    ]);
    expect(snapshot.presence.state).toBe('unknown');
    expect(snapshot.today.asOf).toBeUndefined();
  });

  it('is read whole: day, next, OOF, voicemail, version', async () => {
    const { engine } = await start();
    const snapshot = engine.snapshot();
    const subjects = snapshot.today.value.appointments.map(({ subject }) => subject);
    expect(subjects).toEqual(expect.arrayContaining(['Stand-up', 'Budget review', 'Dentist']));
    expect(snapshot.next?.subject).toBe('Stand-up');
    expect(snapshot.oof).toMatchObject([{ accountId: 'work', active: false }]);
    expect(snapshot.oof[0]).not.toHaveProperty('pending');
    expect(snapshot.voicemail.value.items.length).toBeGreaterThan(0);
    expect(snapshot.accounts[0]).toMatchObject({
      serverVersion: expect.stringMatching(/^15\./) as string,
      secretKept: 'keyring',
      health: { state: 'ok', lastSuccess: snapshot.now },
    });
    expect(snapshot.presence).toMatchObject({ state: 'available', availability: 3500 });
  });

  it('costs one look ahead, one read of each thing, and another of what may have moved before it was watched', async () => {
    await start();
    const operations = await asked();
    // The first is the challenge that asks for the password.
    expect(operations.slice(0, 3)).toEqual(['401', 'GetFolder', 'GetFolder']);
    const count = (name: string) => operations.filter((each) => each.startsWith(name)).length;
    expect(count('GetUserOofSettings')).toBe(1);
    expect([count('Subscribe'), count('GetStreamingEvents')]).toEqual([1, 1]);
    // Today's weeks alone, then all; voicemail twice, each a search for calls and one for what they say of themselves.
    expect(count('FindItem')).toBe(6);
    expect(count('SyncFolderItems')).toBe(2);
    expect(operations).toHaveLength(17);
  });
});

describe('what changes on the server', () => {
  const put = () =>
    exchange().client.put(exchange().mira.address, {
      kind: 'appointment',
      subject: 'Fire drill',
      start: '2026-10-20T12:00:00Z',
      end: '2026-10-20T12:30:00Z',
    });
  const subjects = (desk: Awaited<ReturnType<typeof start>>) =>
    desk.engine.snapshot().today.value.appointments.map(({ subject }) => subject);

  it('is here after a refresh: put, changed, deleted', async () => {
    const desk = await start();
    const { id } = await put();
    await desk.engine.refresh();
    expect(subjects(desk)).toContain('Fire drill');
    await exchange().client.change(exchange().mira.address, id, { subject: 'Fire drill, floor 3' });
    await desk.engine.refresh();
    expect(subjects(desk)).toContain('Fire drill, floor 3');
    expect(subjects(desk)).not.toContain('Fire drill');
    await exchange().client.remove(exchange().mira.address, id);
    await desk.engine.refresh();
    expect(subjects(desk)).not.toContain('Fire drill, floor 3');
  });

  it('is looked for every quarter of an hour besides, with one question where nothing moved', async () => {
    const desk = await start();
    await clock().advance(15 * MINUTE);
    await asked();
    await clock().advance(10 * MINUTE);
    expect(await asked()).toEqual([]);
    await clock().advance(5 * MINUTE);
    expect(await asked()).toEqual(['GetStreamingEvents', 'GetFolder']);
    const { accounts, now, today } = desk.engine.snapshot();
    expect(accounts[0]?.health.lastSuccess).toBe(now);
    expect(today.asOf).toBe(now);
  });
});

describe('the revision', () => {
  it('stays while nothing changes, however often it is asked for', async () => {
    const { engine } = await start();
    const first = engine.snapshot();
    await clock().advance(20_000);
    const second = engine.snapshot();
    expect(second.revision).toBe(first.revision);
    expect(second).toEqual({ ...first, now: '2026-10-20T07:00:20Z' });
  });

  it('goes up by one with each change, and every listener gets each', async () => {
    const { engine, seen } = await start();
    engine.setPresence({ state: 'busy' });
    engine.setPresence({ state: 'busy' });
    engine.resetPresence();
    engine.setSetting('theme', 'dark');
    await engine.refresh();
    const revisions = seen.map(({ revision }) => revision);
    expect(revisions).toEqual(revisions.map((_, index) => (revisions[0] ?? 0) + index));
    expect(engine.snapshot().revision).toBe(revisions.at(-1));
  });

  it('isn’t raised by a listener that looks again', async () => {
    const { engine } = await start();
    const looks: number[] = [];
    const stop = engine.subscribe(() => looks.push(engine.snapshot().revision));
    engine.setSetting('theme', 'light');
    stop();
    engine.setSetting('theme', 'dark');
    expect(looks).toEqual([engine.snapshot().revision - 1]);
  });
});

describe('the clock alone', () => {
  it('turns presence at the second at which a meeting begins and ends, with no request', async () => {
    const desk = await start();
    await shut(desk);
    const states: string[] = [];
    desk.engine.subscribe(({ now, presence }) => states.push(`${now} ${presence.state} ${presence.activity}`));
    await clock().advance(15 * MINUTE - 1);
    expect(desk.engine.snapshot().presence.state).toBe('available');
    await clock().advance(1);
    expect(states.at(-1)).toBe('2026-10-20T07:15:00Z busy meeting');
    expect(desk.engine.snapshot().presence).toMatchObject({ availability: 6500, until: '2026-10-20T07:30:00Z' });
    await clock().advance(15 * MINUTE);
    expect(states.at(-1)).toBe('2026-10-20T07:30:00Z available none');
  });

  it('turns the page at midnight', async () => {
    const desk = await start();
    expect(desk.engine.snapshot().today.value.agenda.date).toBe('2026-10-20');
    await shut(desk);
    await clock().advance(15 * 60 * MINUTE);
    expect(desk.engine.snapshot().today.value.agenda.date).toBe('2026-10-21');
    expect(desk.seen.at(-1)?.today.value.agenda.date).toBe('2026-10-21');
  });
});

describe('the machine’s zone', () => {
  it('decides what today is, from the moment it changes', async () => {
    let zone = 'Europe/Berlin';
    const desk = open({ profile: withAccount(), zone: () => zone });
    await desk.engine.ready();
    expect(desk.engine.snapshot().today.value.agenda.date).toBe('2026-10-20');
    zone = 'Pacific/Kiritimati';
    desk.engine.checkEverything();
    expect(desk.seen.at(-1)).toMatchObject({ zone, today: { value: { agenda: { date: '2026-10-20' } } } });
    zone = 'Pacific/Pago_Pago';
    desk.engine.checkEverything();
    expect(desk.seen.at(-1)).toMatchObject({ zone, today: { value: { agenda: { date: '2026-10-19' } } } });
    await desk.engine.ready();
  });

  it('keeps the day whole when the clocks go back', async () => {
    clock().jump(Date.UTC(2026, 9, 25, 8));
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    expect(desk.engine.days(1)).toEqual({ start: '2026-10-24T22:00:00Z', end: '2026-10-25T23:00:00Z' });
    await clock().advance(14 * 60 * MINUTE + 59 * MINUTE);
    expect(desk.engine.snapshot().today.value.agenda.date).toBe('2026-10-25');
    await clock().advance(MINUTE);
    expect(desk.engine.snapshot().today.value.agenda.date).toBe('2026-10-26');
  });
});
