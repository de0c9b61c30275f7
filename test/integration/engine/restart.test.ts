import { describe, expect, it } from 'vitest';
import type { Cache } from '../../../electron/engine/cache.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { useCacheFolder } from '../../support/cache.ts';
import { useDesk, type Profile } from '../../support/engine.ts';

const { exchange, clock, open, withAccount, asked } = useDesk();
const files = useCacheFolder();
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The real file, in this thread: its own is tested where it lives. */
function cacheOnDisk(): Cache {
  const file = files.open();
  const soon = <T>(work: () => T): Promise<T> => Promise.resolve().then(work);
  return {
    load: (accountId) => soon(() => file.load(accountId)),
    save: (accountId, change) => soon(() => file.save(accountId, change)),
    forget: (accountId) => soon(() => file.forget(accountId)),
    rebuilt: () => soon(() => file.rebuilt()),
    close: () => soon(() => file.close()),
  };
}

/** The app on a profile; started twice on the same, the second is the app after a restart. */
const run = (profile: Profile) => open({ profile, ports: { cache: cacheOnDisk() } });
const shown = ({ today, oof, voicemail }: Snapshot) => ({
  today: today.value.appointments,
  oof: oof.map(({ settings }) => settings),
  voicemail: voicemail.value,
});
const subjects = ({ today }: Snapshot) => today.value.appointments.map(({ subject }) => subject);
const put = (subject: string) =>
  exchange().client.put(exchange().mira.address, {
    kind: 'appointment',
    subject,
    start: '2026-10-20T12:00:00Z',
    end: '2026-10-20T12:30:00Z',
  });

/** A run that has read everything and is over. */
const runBefore = async () => {
  const profile = withAccount();
  const desk = run(profile);
  await desk.engine.ready();
  await asked();
  const last = desk.engine.snapshot();
  await desk.close();
  await asked();
  return { profile, last };
};

describe('a start with what another left behind', () => {
  it('shows all of it with its age while the server is away, and is current with the server’s first answers', async () => {
    const { profile, last } = await runBefore();
    await exchange().client.stopAnswering();
    await clock().advance(2 * HOUR);
    const desk = run(profile);
    const early = await desk.until(({ today, oof }) => today.asOf !== undefined && oof[0]?.asOf !== undefined);
    expect(shown(early)).toEqual(shown(last));
    expect([early.today.asOf, early.oof[0]?.asOf, early.voicemail.asOf]).toEqual([last.now, last.now, last.now]);
    await desk.engine.ready();
    const during = desk.engine.snapshot();
    expect(shown(during)).toEqual(shown(last));
    expect(during.accounts[0]?.health).toMatchObject({
      state: 'offline',
      lastSuccess: last.now,
      error: { kind: 'unreachable' },
    });
    expect(during.today).toMatchObject({ asOf: last.now, error: { kind: 'unreachable' } });

    await put('Fire drill');
    await clock().advance(20 * MINUTE);
    await exchange().client.startAnswering();
    // It is looked for every half minute; from its first answer on two seconds are the limit.
    const nextTry = Date.parse(desk.engine.snapshot().accounts[0]?.health.nextTry ?? '');
    expect(nextTry - clock().now()).toBeLessThanOrEqual(30 * SECOND);
    await clock().advance(nextTry - clock().now());
    await asked();
    const answered = clock().now();
    await clock().advance(2 * SECOND);
    const after = desk.engine.snapshot();
    expect(subjects(after)).toContain('Fire drill');
    expect(Date.parse(after.today.asOf ?? '')).toBeGreaterThanOrEqual(answered);
    expect(Date.parse(after.voicemail.asOf ?? '')).toBeGreaterThanOrEqual(answered);
    expect(Date.parse(after.oof[0]?.asOf ?? '')).toBeGreaterThanOrEqual(answered);
    expect(after.accounts[0]?.health).toMatchObject({ state: 'ok', feed: 'streaming' });
    expect(after.today).not.toHaveProperty('error');
  });

  it('asks for what changed meanwhile and not for everything again', async () => {
    const { profile } = await runBefore();
    await put('Fire drill');
    const desk = run(profile);
    await desk.engine.ready();
    await desk.until((snapshot) => subjects(snapshot).includes('Fire drill'));
    const operations = await asked();
    expect(operations).toContain('SyncFolderItems');
    // Voicemail's list alone: twice, each a search for calls and one for their transcriptions or none.
    const searches = (await exchange().client.log()).filter(({ operation }) => operation === 'FindItem');
    expect(searches.slice(-1)).toHaveLength(1);
    expect(operations.filter((each) => each === 'FindItem').length).toBeLessThanOrEqual(4);
  });

  it('never shows fewer appointments than were there before and after', async () => {
    const { profile, last } = await runBefore();
    await put('Fire drill');
    await exchange().client.send('expire-sync-states', {});
    await clock().advance(HOUR);
    const desk = run(profile);
    await desk.engine.ready();
    await desk.until((snapshot) => subjects(snapshot).includes('Fire drill'));
    await asked();
    const counts = desk.seen
      .filter(({ today }) => today.asOf !== undefined)
      .map(({ today }) => today.value.appointments.length);
    expect(Math.min(...counts)).toBe(last.today.value.appointments.length);
  });

  it('knows nothing of an account that was removed', async () => {
    const { profile } = await runBefore();
    const desk = run(profile);
    await desk.engine.removeAccount('work');
    await desk.close();
    await exchange().client.stopAnswering();
    const again = run(withAccount());
    await again.engine.ready();
    expect(again.engine.snapshot().today.asOf).toBeUndefined();
    expect(again.engine.snapshot().voicemail.value.items).toEqual([]);
  });
});

describe('a change of OOF that waits when the app ends', () => {
  const left = async () => {
    const profile = withAccount();
    const desk = run(profile);
    await desk.engine.ready();
    await exchange().client.stopAnswering();
    expect(await desk.engine.changeOof('work', { state: 'enabled', internalText: 'Away' })).toEqual({
      ok: true,
      value: 'waiting',
    });
    await desk.close();
    return profile;
  };

  it('is shown as waiting after the next start, and goes out when the server is there', async () => {
    const profile = await left();
    await clock().advance(5 * MINUTE);
    const desk = run(profile);
    const early = await desk.until(({ oof }) => oof[0]?.pending !== undefined);
    expect(early.oof[0]).toMatchObject({
      active: false,
      settings: { state: 'disabled' },
      pending: { since: '2026-10-20T07:00:00Z', until: '2026-10-20T07:15:00Z' },
    });
    await desk.engine.ready();
    await exchange().client.startAnswering();
    await clock().advance(MINUTE);
    const after = await desk.until(({ oof }) => oof[0]?.pending === undefined);
    expect(after.oof[0]).toMatchObject({ active: true, settings: { internalText: 'Away' } });
    const sent = (await exchange().client.log()).filter(({ operation }) => operation === 'SetUserOofSettingsRequest');
    expect(sent).toHaveLength(1);
  });

  it('is given back where the next start comes too late, and isn’t sent', async () => {
    const profile = await left();
    await clock().advance(16 * MINUTE);
    await exchange().client.startAnswering();
    const desk = run(profile);
    const back = await desk.until(({ oof }) => oof[0]?.givenBack !== undefined);
    expect(back.oof[0]?.givenBack).toMatchObject({ change: { state: 'enabled', internalText: 'Away' } });
    await desk.engine.ready();
    await asked();
    expect(desk.engine.snapshot().oof[0]).toMatchObject({ active: false, settings: { state: 'disabled' } });
    desk.engine.dismissChange(back.oof[0]?.givenBack?.id ?? '');
    expect(desk.engine.snapshot().oof[0]).not.toHaveProperty('givenBack');
    await desk.close();
    const again = run(profile);
    await again.engine.ready();
    expect(again.engine.snapshot().oof[0]).not.toHaveProperty('givenBack');
  });

  it('isn’t sent later where whoever asked couldn’t wait', async () => {
    const profile = withAccount();
    const desk = run(profile);
    await desk.engine.ready();
    await exchange().client.fault({ kind: 'hang', operation: 'SetUserOofSettingsRequest' });
    const change = desk.engine.changeOof('work', { state: 'enabled' }, false);
    await asked();
    await desk.close();
    expect(await change).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    await exchange().client.clearFaults();
    const again = run(profile);
    await again.engine.ready();
    await asked();
    expect(again.engine.snapshot().oof[0]).toMatchObject({ settings: { state: 'disabled' } });
    expect(again.engine.snapshot().oof[0]).not.toHaveProperty('pending');
  });
});
