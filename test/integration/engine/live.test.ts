import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { useDesk, type TestEngine } from '../../support/engine.ts';

const { exchange, clock, open, withAccount, asked } = useDesk();
const SECOND = 1000;
const MINUTE = 60 * SECOND;

const start = async () => {
  const desk = open({ profile: withAccount() });
  await desk.engine.ready();
  await asked();
  expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({ state: 'ok', feed: 'streaming' });
  return desk;
};
const me = () => exchange().mira.address;
const put = (more: { readonly subject?: string; readonly recurrence?: { pattern: 'daily'; count: number } } = {}) =>
  exchange().client.put(me(), {
    kind: 'appointment',
    subject: 'Fire drill',
    start: '2026-10-20T12:00:00Z',
    end: '2026-10-20T12:30:00Z',
    ...more,
  });
const named = (desk: TestEngine, subject: string) =>
  desk.engine.snapshot().today.value.appointments.filter((entry) => entry.subject === subject);
const untilNamed = (desk: TestEngine, subject: string, there = true) =>
  desk.until(({ today }) => today.value.appointments.some((entry) => entry.subject === subject) === there);

/** Nothing here moves the clock: what comes, comes because the server told. */
describe('a change on the server is here without a question of time:', () => {
  it('an appointment that is made, moved and deleted, each read alone', async () => {
    const desk = await start();
    const { id } = await put();
    await untilNamed(desk, 'Fire drill');
    expect(await asked()).toEqual(['SyncFolderItems', 'GetItem']);
    await clock().advance(10 * SECOND);

    await exchange().client.change(me(), id, { start: '2026-10-20T13:00:00Z', end: '2026-10-20T13:30:00Z' });
    await desk.until(() => named(desk, 'Fire drill')[0]?.start === '2026-10-20T13:00:00Z');
    expect(named(desk, 'Fire drill')).toHaveLength(1);
    expect(await asked()).toEqual(['SyncFolderItems', 'GetItem']);
    await clock().advance(10 * SECOND);

    await exchange().client.remove(me(), id);
    await untilNamed(desk, 'Fire drill', false);
    expect(await asked()).toEqual(['SyncFolderItems']);
  });

  it('a series that is made and deleted, with all of its days', async () => {
    const desk = await start();
    const week = { start: '2026-10-19T22:00:00Z', end: '2026-10-26T23:00:00Z' };
    const days = async () =>
      (await desk.engine.calendarRange(week)).appointments
        .filter(({ subject }) => subject === 'Rehearsal')
        .map(({ start: at }) => at.slice(0, 10));
    const { id } = await put({ subject: 'Rehearsal', recurrence: { pattern: 'daily', count: 3 } });
    await untilNamed(desk, 'Rehearsal');
    expect(await days()).toEqual(['2026-10-20', '2026-10-21', '2026-10-22']);
    await asked();
    await clock().advance(10 * SECOND);
    await exchange().client.remove(me(), id);
    await untilNamed(desk, 'Rehearsal', false);
    expect(await days()).toEqual([]);
  });

  it('a voicemail that comes, is heard and is deleted', async () => {
    const desk = await start();
    const first = desk.engine.snapshot().voicemail.value;
    const ada = ({ voicemail }: Snapshot) => voicemail.value.items.find(({ callerName }) => callerName === 'Ada');
    const { id } = await exchange().client.put(me(), { kind: 'voicemail', callerName: 'Ada', seconds: 3 });
    const come = await desk.until((snapshot) => ada(snapshot)?.heard === false);
    expect(come.voicemail.value.unheard).toBe(first.unheard + 1);
    await asked();
    await clock().advance(10 * SECOND);
    await exchange().client.change(me(), id, { heard: true });
    const heard = await desk.until((snapshot) => ada(snapshot)?.heard === true);
    expect(heard.voicemail.value.unheard).toBe(first.unheard);
    // The item and its transcription.
    expect(await asked()).toEqual(['GetItem']);
    await clock().advance(10 * SECOND);
    await exchange().client.remove(me(), id);
    const gone = await desk.until((snapshot) => ada(snapshot) === undefined);
    expect(gone.voicemail.value).toEqual(first);
  });

  it('a burst of changes costs two readings, not one each', async () => {
    const desk = await start();
    const before = await exchange().client.log();
    for (let count = 1; count <= 20; count += 1) await put({ subject: `Interview ${count}` });
    await asked();
    await clock().advance(3 * SECOND);
    await untilNamed(desk, 'Interview 20');
    const readings = (await exchange().client.log())
      .slice(before.length)
      .filter(({ operation }) => operation === 'SyncFolderItems');
    expect(readings).toHaveLength(2);
    expect(named(desk, 'Interview 7')).toHaveLength(1);
  });

  it('one that is told twice, or in another order, is the same change', async () => {
    const desk = await start();
    for (const kind of ['duplicate-events', 'reordered-events'] as const) {
      await exchange().client.fault({ kind });
      const { id } = await put({ subject: kind });
      await exchange().client.change(me(), id, { subject: `${kind}, moved` });
      await asked();
      await clock().advance(10 * SECOND);
      await untilNamed(desk, `${kind}, moved`);
      expect([named(desk, kind), named(desk, `${kind}, moved`)]).toMatchObject([[], [{}]]);
      await exchange().client.clearFaults();
    }
  });
});

describe('a connection that tells of changes', () => {
  it('ends as planned after half an hour and is followed by another, with nothing read for it', async () => {
    const desk = await start();
    await clock().advance(25 * MINUTE);
    await asked();
    await clock().advance(4.5 * MINUTE);
    expect(await asked()).toEqual(['GetStreamingEvents']);
    expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({ state: 'ok', feed: 'streaming' });
    await put();
    await untilNamed(desk, 'Fire drill');
  });

  it('that breaks is made again, and what was missed is asked for, not everything', async () => {
    const desk = await start();
    await exchange().client.stopAnswering();
    await asked();
    expect(desk.engine.snapshot().accounts[0]?.health.state).toBe('offline');
    await put();
    await exchange().client.startAnswering();
    await asked();
    await clock().advance(MINUTE);
    await untilNamed(desk, 'Fire drill');
    // Of the calendar one look for the gap, and one for the event that the server had kept for us; of voicemail there is a
    // list (searches for calls and for transcriptions) and no state.
    expect([...(await asked())].sort()).toEqual([
      ...['FindItem', 'FindItem', 'GetFolder', 'GetItem', 'GetItem', 'GetStreamingEvents'],
      ...['SyncFolderItems', 'SyncFolderItems'],
    ]);
    expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({ state: 'ok', feed: 'streaming' });
  });

  it('that falls silent is given up and made again', async () => {
    const desk = await start();
    await exchange().client.fault({ kind: 'silent', times: 1 });
    // The connection that stands is another's; the next one says nothing at all.
    await desk.engine.refresh();
    await asked();
    await put();
    expect(await asked()).toEqual([]);
    expect(named(desk, 'Fire drill')).toEqual([]);
    await clock().advance(2 * MINUTE);
    await untilNamed(desk, 'Fire drill');
    expect(await asked()).toContain('GetStreamingEvents');
    expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({ state: 'ok', feed: 'streaming' });
  });
});

describe('a server that can’t tell', () => {
  it('over an open connection is asked every minute what happened', async () => {
    await exchange().client.fault({ kind: 'not-offered', mode: 'streaming' });
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    await asked();
    expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({ state: 'ok', feed: 'pull' });
    await put();
    await clock().advance(MINUTE);
    await untilNamed(desk, 'Fire drill');
    expect(await asked()).toEqual(['GetEvents', 'SyncFolderItems', 'GetItem']);
  });

  it('at all is looked at every minute, and only what moved is read', async () => {
    await exchange().client.fault({ kind: 'not-offered', mode: 'streaming' });
    await exchange().client.fault({ kind: 'not-offered', mode: 'pull' });
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    await asked();
    expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({ state: 'ok', feed: 'polling' });
    await clock().advance(2 * MINUTE);
    await asked();
    await clock().advance(MINUTE);
    expect(await asked()).toEqual(['GetFolder']);
    await put();
    await clock().advance(MINUTE);
    await untilNamed(desk, 'Fire drill');
    expect(await asked()).toEqual(['GetFolder', 'SyncFolderItems', 'GetItem']);
  });

  it('for now is tried again after an hour', async () => {
    await exchange().client.fault({ kind: 'not-offered', mode: 'streaming', times: 1 });
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    await asked();
    expect(desk.engine.snapshot().accounts[0]?.health.feed).toBe('pull');
    await clock().advance(60 * MINUTE);
    await asked();
    expect(desk.engine.snapshot().accounts[0]?.health.feed).toBe('streaming');
    await put();
    await untilNamed(desk, 'Fire drill');
  });
});

describe('what was shown stays in sight', () => {
  it.each([
    ['its memory of what it told', () => exchange().client.send('expire-sync-states', {})],
    ['its subscriptions', () => exchange().client.send('expire-subscriptions', {})],
    [
      'both',
      async () => {
        await exchange().client.send('expire-subscriptions', {});
        await exchange().client.send('expire-sync-states', {});
      },
    ],
    ['the mailbox, which moved', () => exchange().client.send('move-mailbox', { mailbox: me() })],
  ])('while the server loses %s, and what comes then is told again', async (_, lose) => {
    const desk = await start();
    const before = desk.engine.snapshot();
    await lose();
    await put();
    await asked();
    // What isn't told is found at the next look at the latest.
    await clock().advance(17 * MINUTE);
    await untilNamed(desk, 'Fire drill');
    await asked();
    expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({ state: 'ok', feed: 'streaming' });
    const since = desk.seen.filter(({ revision }) => revision > before.revision);
    const fewest = (count: (snapshot: Snapshot) => number) => Math.min(...since.map(count));
    expect(since.length).toBeGreaterThan(0);
    expect(fewest(({ today }) => today.value.appointments.length)).toBeGreaterThanOrEqual(
      before.today.value.appointments.length,
    );
    expect(fewest(({ voicemail }) => voicemail.value.items.length)).toBe(before.voicemail.value.items.length);
    expect(fewest(({ oof }) => oof.filter(({ settings }) => settings !== undefined).length)).toBe(1);
    // And it is told at once again.
    await clock().advance(10 * SECOND);
    await put({ subject: 'After all that' });
    await untilNamed(desk, 'After all that');
    expect(named(desk, 'Fire drill')).toHaveLength(1);
  });
});
