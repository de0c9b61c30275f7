import { describe, expect, it } from 'vitest';
import type { ArmedFault } from '../../../electron/demo/control.ts';
import { explainError } from '../../../shared/explain.ts';
import { createFormat } from '../../../shared/format.ts';
import { createTranslator, LANGUAGES } from '../../../shared/messages/index.ts';
import type { AppError, ErrorKind } from '../../../shared/model.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { NOW, useDesk, ZONE } from '../../support/engine.ts';

const { exchange, clock, open, withAccount, asked } = useDesk();
const SECOND = 1000;
const MB = 1024 * 1024;

const start = async () => {
  const desk = open({ profile: withAccount() });
  await desk.engine.ready();
  await asked();
  return desk;
};

/** What a person reads, in each language. */
const sentences = (error: AppError | undefined): readonly string[] =>
  LANGUAGES.map((language) => {
    if (error === undefined) return '';
    const format = createFormat({ locale: language, language, zone: ZONE, now: new Date(NOW).toISOString() });
    return explainError(error, { t: createTranslator(language), format }).text;
  });

const shown = ({ today, oof, voicemail, presence }: Snapshot) => ({
  today: today.value,
  oof: oof.map(({ settings }) => settings),
  voicemail: voicemail.value,
  state: presence.state,
});

const plain = (text: string): boolean => text.endsWith('.') && !/\{\{|undefined|\s{2}| [.,]/.test(text);

describe('a server that fails after it worked', () => {
  it.each<[ErrorKind, Snapshot['accounts'][number]['health']['state'], ArmedFault]>([
    ['sign-in', 'busy', { kind: 'wrong-password' }],
    ['forbidden', 'blocked', { kind: 'http-status', status: 403 }],
    ['not-exchange', 'offline', { kind: 'html' }],
    ['not-exchange', 'offline', { kind: 'doctype' }],
    ['broken-answer', 'stale', { kind: 'truncate' }],
    ['too-large', 'stale', { kind: 'huge', bytes: 50 * MB }],
    ['too-large', 'stale', { kind: 'gzip-bomb', bytes: 50 * MB }],
    ['timeout', 'offline', { kind: 'hang' }],
    ['unreachable', 'offline', { kind: 'reset' }],
    ['refused', 'stale', { kind: 'response-error', code: 'ErrorAccessDenied' }],
    ['busy', 'busy', { kind: 'response-error', code: 'ErrorMailboxStoreUnavailable' }],
    ['busy', 'busy', { kind: 'soap-fault', code: 'ErrorServerBusy', backOffMilliseconds: 61_234 }],
    ['busy', 'busy', { kind: 'http-status', status: 503, headers: { 'retry-after': '120' } }],
  ])('as %s keeps what is shown, says so (%s), and is forgiven: %j', async (kind, state, fault) => {
    const { engine } = await start();
    const before = engine.snapshot();
    await clock().advance(10 * SECOND);
    await exchange().client.fault(fault);
    const round = engine.refresh();
    if (fault.kind === 'hang') {
      while ((await asked()).length === 0) continue;
      await clock().advance(180 * SECOND);
    }
    await round;

    const during = engine.snapshot();
    expect(shown(during)).toEqual(shown(before));
    const [account] = during.accounts;
    expect(account?.health).toMatchObject({
      state,
      error: { kind, host: new URL(exchange().url).host, address: exchange().mira.address },
    });
    expect(during.today).toMatchObject({ asOf: before.now, error: { kind } });
    expect(during.oof[0]).toMatchObject({ asOf: before.now, error: { kind } });
    expect(during.voicemail).toMatchObject({ asOf: before.now, error: { kind } });
    const [english, french] = sentences(account?.health.error);
    expect(plain(english ?? '')).toBe(true);
    expect(plain(french ?? '')).toBe(true);
    expect(french).not.toBe(english);

    await exchange().client.clearFaults();
    await engine.refresh();
    await asked();
    const after = engine.snapshot();
    expect(after.accounts[0]?.health).toEqual({
      state: 'ok',
      since: after.now,
      lastSuccess: after.now,
      feed: 'streaming',
    });
    expect(after.today).toMatchObject({ asOf: after.now });
    expect(after.today).not.toHaveProperty('error');
    expect(after.oof[0]).not.toHaveProperty('error');
    expect(after.voicemail).not.toHaveProperty('error');
  });

  it('while it is down, and comes back by itself when it is up', async () => {
    const desk = await start();
    const before = desk.engine.snapshot();
    await exchange().client.stopAnswering();
    await desk.engine.refresh();
    const during = desk.engine.snapshot();
    expect(shown(during)).toEqual(shown(before));
    expect(during.accounts[0]?.health).toMatchObject({ state: 'offline', error: { kind: 'unreachable' } });
    await exchange().client.startAnswering();
    const nextTry = Date.parse(during.accounts[0]?.health.nextTry ?? '');
    expect(nextTry).toBe(NOW + SECOND);
    await clock().advance(nextTry - clock().now());
    const after = await desk.until(({ today }) => today.error === undefined && today.asOf !== before.now);
    expect(after.accounts[0]?.health.state).toBe('ok');
  });

  it('waits longer after each failure, half a minute at most, and asks once each time', async () => {
    const desk = await start();
    await exchange().client.fault({ kind: 'http-status', status: 502 });
    await desk.engine.refresh();
    const waits: number[] = [];
    for (let time = 0; time < 9; time += 1) {
      expect(await asked()).toEqual(['GetFolder']);
      const nextTry = desk.engine.snapshot().accounts[0]?.health.nextTry ?? '';
      waits.push((Date.parse(nextTry) - clock().now()) / SECOND);
      await clock().advance(Date.parse(nextTry) - clock().now());
      await desk.until(({ accounts }) => accounts[0]?.health.nextTry !== nextTry);
    }
    expect(waits).toEqual([1, 2, 4, 8, 30, 30, 30, 30, 30]);
  });

  it.each([
    [{ kind: 'soap-fault', code: 'ErrorServerBusy', backOffMilliseconds: 61_234 } as const, 61_234],
    [{ kind: 'http-status', status: 503, headers: { 'retry-after': '120' } } as const, 120_000],
  ])('and asks to wait is left alone to the millisecond: %j', async (fault, ms) => {
    const desk = await start();
    await exchange().client.fault({ ...fault, times: 1 });
    await desk.engine.refresh();
    expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({
      nextTry: new Date(NOW + ms).toISOString().replace('.000Z', 'Z'),
      error: { kind: 'busy' },
    });
    await asked();
    // Who wants something else now is told, without a request; who can wait, waits.
    expect(await desk.engine.changeOof('work', { state: 'disabled' }, false)).toMatchObject({
      ok: false,
      error: { kind: 'busy' },
    });
    expect(await desk.engine.changeOof('work', { state: 'enabled' })).toEqual({ ok: true, value: 'waiting' });
    const far = { start: '2028-03-01T00:00:00Z', end: '2028-03-02T00:00:00Z' };
    expect((await desk.engine.calendarRange(far)).error).toMatchObject({ kind: 'busy' });
    desk.engine.checkEverything();
    await clock().advance(ms - 1);
    expect(await asked()).toEqual([]);
    await clock().advance(1);
    await desk.until(({ accounts }) => accounts[0]?.health.state === 'ok');
    expect((await asked())[0]).toBe('GetFolder');
    const [oof] = desk.engine.snapshot().oof;
    expect(oof).toMatchObject({ settings: { state: 'enabled' } });
    expect(oof).not.toHaveProperty('pending');
  });

  it('in one thing alone leaves the others up to date', async () => {
    const desk = await start();
    const before = desk.engine.snapshot();
    await clock().advance(10 * SECOND);
    await exchange().client.fault({ kind: 'truncate', operation: 'GetUserOofSettings' });
    await desk.engine.refresh();
    const during = desk.engine.snapshot();
    expect(during.oof[0]).toMatchObject({ asOf: before.now, error: { kind: 'broken-answer' } });
    expect(during.today).toMatchObject({ asOf: during.now });
    expect(during.today).not.toHaveProperty('error');
    expect(during.accounts[0]?.health).toMatchObject({ state: 'stale', error: { kind: 'broken-answer' } });
  });

  it('is too old to be believed after half an hour, and says so at that moment', async () => {
    const desk = await start();
    await exchange().client.fault({ kind: 'http-status', status: 403 });
    await desk.engine.refresh();
    const { revision } = desk.engine.snapshot();
    await clock().advance(15 * 60 * SECOND);
    const between = desk.seen.at(-1)?.revision ?? revision;
    await clock().advance(15 * 60 * SECOND);
    expect(desk.seen.at(-1)).toMatchObject({ now: '2026-10-20T07:30:00Z' });
    expect(desk.seen.at(-1)?.revision).toBeGreaterThan(between);
  });
});

describe('a password that is no longer right', () => {
  it('costs one try and another a minute later, and none more until a person asks', async () => {
    const desk = await start();
    desk.engine.setSetting('remindBy', 'outlook');
    await clock().advance(2 * 60 * SECOND);
    await asked();
    await exchange().client.password(exchange().mira.address, 'another');
    await clock().advance(13 * 60 * SECOND);
    expect(await asked()).toEqual(['401']);
    // Servers under load refuse right passwords now and then.
    expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({
      state: 'busy',
      error: { kind: 'sign-in', retryAt: '2026-10-20T07:16:00Z' },
    });
    await clock().advance(60 * SECOND);
    expect(await asked()).toEqual(['401']);
    expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({ state: 'sign-in', error: { kind: 'sign-in' } });

    // Nor when the connection that tells of changes ends as planned.
    await clock().advance(40 * 60 * SECOND);
    expect(await asked()).toEqual([]);
    desk.engine.checkEverything();
    await clock().advance(24 * 3600 * SECOND);
    const far = { start: '2028-03-01T00:00:00Z', end: '2028-03-02T00:00:00Z' };
    expect((await desk.engine.calendarRange(far)).error).toMatchObject({ kind: 'sign-in' });
    expect(await desk.engine.changeOof('work', { state: 'enabled' })).toMatchObject({ error: { kind: 'sign-in' } });
    expect(await desk.engine.freeBusy(['a@b.example'], far)).toMatchObject({ error: { kind: 'sign-in' } });
    expect(await asked()).toEqual([]);

    await desk.engine.refresh();
    expect(await asked()).toEqual(['401']);
  });

  it('costs one try at the start as well', async () => {
    const profile = withAccount();
    profile.secrets.set('work', 'wrong');
    const { engine } = open({ profile });
    await engine.ready();
    // The challenge, and one answer to it.
    expect(await asked()).toEqual(['401', '401']);
    const snapshot = engine.snapshot();
    expect(snapshot.accounts[0]?.health).toMatchObject({ state: 'sign-in', error: { kind: 'sign-in', code: '401' } });
    expect(snapshot.today).toMatchObject({ error: { kind: 'sign-in' } });
    expect(snapshot.presence.state).toBe('unknown');
  });

  it('comes alive when a test shows that it is right after all', async () => {
    const desk = await start();
    const { address, password } = exchange().mira;
    await exchange().client.password(address, 'another');
    await desk.engine.refresh();
    await clock().advance(60 * SECOND);
    expect(desk.engine.snapshot().accounts[0]?.health.state).toBe('sign-in');
    expect(await desk.engine.testAccount('work')).toMatchObject({ ok: false, error: { kind: 'sign-in' } });
    await exchange().client.password(address, password);
    expect(await desk.engine.testAccount('work')).toMatchObject({ ok: true, value: { mailbox: address } });
    await desk.until(({ accounts, today }) => accounts[0]?.health.state === 'ok' && today.error === undefined);
  });
});

describe('a server that hangs from the start', () => {
  it('keeps nobody waiting longer than one request may take', async () => {
    await exchange().client.fault({ kind: 'hang' });
    const { engine } = open({ profile: withAccount() });
    let ready = false;
    const waiting = engine.ready().then(() => (ready = true));
    await clock().advance(30 * SECOND - 1);
    expect(ready).toBe(false);
    expect(engine.snapshot().accounts[0]?.health.state).toBe('connecting');
    await clock().advance(1);
    await waiting;
    expect(engine.snapshot().accounts[0]?.health).toMatchObject({ state: 'offline', error: { kind: 'timeout' } });
  });

  it('is given up in time, and asked again', async () => {
    await exchange().client.fault({ kind: 'hang', times: 1 });
    const desk = open({ profile: withAccount() });
    const round = desk.engine.ready();
    while (!(await asked()).includes('GetFolder')) continue;
    await clock().advance(30 * SECOND);
    await round;
    const during = await desk.until(({ accounts }) => accounts[0]?.health.state === 'offline');
    expect(during.accounts[0]?.health.error?.kind).toBe('timeout');
    await clock().advance(2 * SECOND);
    await desk.until(({ accounts }) => accounts[0]?.health.state === 'ok');
  });
});
