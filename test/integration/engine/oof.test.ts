import { describe, expect, it } from 'vitest';
import { useDesk } from '../../support/engine.ts';

const { exchange, clock, open, withAccount } = useDesk();
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
const window = { start: '2026-10-20T10:00:00Z', end: '2026-10-21T06:00:00Z' };

describe('out of office', () => {
  it('is switched on and off, and shown as the server has it', async () => {
    const { engine } = await start();
    const before = engine.snapshot().oof[0]?.settings;
    expect(before).toMatchObject({ state: 'disabled' });
    expect(await engine.changeOof('work', { state: 'enabled', internalText: 'Back on Monday.' })).toMatchObject({
      ok: true,
    });
    const on = engine.snapshot();
    expect(on.oof[0]).toMatchObject({
      active: true,
      settings: { state: 'enabled', internalText: 'Back on Monday.', audience: before?.audience },
    });
    expect(on.oof[0]?.pending).toBeUndefined();
    expect(on.presence.oof).toEqual({ note: 'Back on Monday.' });
    expect(await engine.changeOof('work', { state: 'disabled' })).toMatchObject({ ok: true });
    expect(engine.snapshot().oof[0]).toMatchObject({ active: false, settings: { state: 'disabled' } });
    expect(engine.snapshot().presence.oof).toBeUndefined();
  });

  it('on a schedule begins and ends with the clock, without a request', async () => {
    const desk = await start();
    await desk.engine.changeOof('work', { state: 'scheduled', window });
    expect(desk.engine.snapshot().oof[0]).toMatchObject({ active: false, settings: { state: 'scheduled', window } });
    await shut(desk);
    await clock().advance(180 * MINUTE - 1);
    expect(desk.seen.at(-1)?.oof[0]?.active).toBe(false);
    await clock().advance(1);
    expect(desk.seen.at(-1)).toMatchObject({ oof: [{ active: true }], presence: { oof: { until: window.end } } });
    await clock().advance(20 * 60 * MINUTE);
    expect(desk.seen.at(-1)).toMatchObject({ oof: [{ active: false }] });
  });

  it('that was set elsewhere is here after a refresh', async () => {
    const desk = await start();
    await exchange().client.oof(exchange().mira.address, { state: 'Enabled', internal: 'Set in Outlook' });
    await desk.engine.refresh();
    expect(desk.engine.snapshot().oof[0]).toMatchObject({ active: true, settings: { internalText: 'Set in Outlook' } });
  });

  it('is marked while the server has not taken it yet', async () => {
    const desk = await start();
    const change = desk.engine.changeOof('work', { state: 'enabled' });
    expect((await desk.until(({ oof }) => oof[0]?.pending !== undefined)).oof[0]?.settings?.state).toBe('disabled');
    await change;
    expect(desk.engine.snapshot().oof[0]).toMatchObject({ settings: { state: 'enabled' } });
    expect(desk.engine.snapshot().oof[0]?.pending).toBeUndefined();
    // And never shown as taken before it was.
    const states = desk.seen.map(
      ({ oof }) => `${oof[0]?.settings?.state} ${oof[0]?.pending === undefined ? 'kept' : 'pending'}`,
    );
    expect(states.filter((state) => state === 'enabled pending')).toEqual([]);
  });

  it('keeps what it was when the server is down; who can’t wait is told why', async () => {
    const desk = await start();
    await exchange().client.stopAnswering();
    expect(await desk.engine.changeOof('work', { state: 'enabled' }, false)).toMatchObject({
      ok: false,
      error: { kind: 'unreachable', address: exchange().mira.address },
    });
    const { oof } = desk.engine.snapshot();
    expect(oof[0]).toMatchObject({ active: false, settings: { state: 'disabled' } });
    expect([oof[0]?.pending, oof[0]?.givenBack]).toEqual([undefined, undefined]);
  });

  it('changed while the server is down waits for it, and is there when it is back', async () => {
    const desk = await start();
    await exchange().client.stopAnswering();
    expect(await desk.engine.changeOof('work', { state: 'enabled' })).toEqual({ ok: true, value: 'waiting' });
    expect(desk.engine.snapshot().oof[0]).toMatchObject({ active: false, pending: { waiting: true } });
    await exchange().client.startAnswering();
    await clock().advance(MINUTE);
    const after = await desk.until(({ oof }) => oof[0]?.pending === undefined);
    expect(after.oof[0]).toMatchObject({ active: true, settings: { state: 'enabled' } });
  });

  it('changed while the server stays down comes back after a quarter of an hour; it goes out when the person says so', async () => {
    const desk = await start();
    await exchange().client.stopAnswering();
    await desk.engine.changeOof('work', { state: 'enabled', internalText: 'Away' });
    const cut = desk.until(({ oof }) => oof[0]?.givenBack !== undefined);
    for (let minute = 0; minute < 16; minute += 1) {
      await clock().advance(MINUTE);
      // Each try is refused in real time.
      await desk.until(({ accounts, now }) => (accounts[0]?.health.nextTry ?? '') > now);
    }
    const back = (await cut).oof[0]?.givenBack;
    expect(back).toMatchObject({ change: { internalText: 'Away' }, error: { kind: 'unreachable' } });
    await exchange().client.startAnswering();
    await desk.engine.refresh();
    expect(desk.engine.snapshot().oof[0]).toMatchObject({ active: false, givenBack: { id: back?.id } });
    expect(await desk.engine.retryChange(back?.id ?? '')).toEqual({ ok: true, value: 'done' });
    const after = desk.engine.snapshot().oof[0];
    expect(after).toMatchObject({ active: true, settings: { internalText: 'Away' } });
    expect(after?.givenBack).toBeUndefined();
  });

  it('is read again where nobody knows whether the change was taken', async () => {
    const desk = await start();
    const { client } = exchange();
    // Written, but its confirmation was cut off.
    await client.fault({ kind: 'truncate', operation: 'SetUserOofSettings', times: 1 });
    expect(await desk.engine.changeOof('work', { state: 'enabled' }, false)).toMatchObject({ ok: false });
    await desk.until(({ oof }) => oof[0]?.settings?.state === 'enabled');
  });

  it('isn’t undone on screen by a read that began before the change', async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let arrived: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (arrived = resolve));
    let holding = false;
    const desk = open({
      profile: withAccount(),
      // The server has answered, but its answer is long on its way.
      http: (network) => async (request) => {
        const hold = holding && request.body?.includes('GetUserOofSettings') === true;
        if (hold) holding = false;
        const response = await network(request);
        if (hold) {
          arrived();
          await held;
        }
        return response;
      },
    });
    await desk.engine.ready();
    holding = true;
    const refresh = desk.engine.refresh();
    await answered;
    expect(await desk.engine.changeOof('work', { state: 'enabled' })).toMatchObject({ ok: true });
    letGo();
    await refresh;
    expect(desk.engine.snapshot().oof[0]).toMatchObject({ active: true, settings: { state: 'enabled' } });
  });

  it('pressed twice ends as pressed last', async () => {
    const desk = await start();
    // The first is the slowest: without order it would be the last to be written.
    await exchange().client.fault({ kind: 'slow', milliseconds: 300, operation: 'SetUserOofSettings', times: 1 });
    const changes = Promise.all([
      desk.engine.changeOof('work', { state: 'enabled' }),
      desk.engine.changeOof('work', { state: 'scheduled', window }),
      desk.engine.changeOof('work', { state: 'disabled' }),
      desk.engine.changeOof('work', { state: 'enabled', internalText: 'Last' }),
    ]);
    await clock().advance(300);
    const results = await changes;
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(desk.engine.snapshot().oof[0]).toMatchObject({ settings: { state: 'enabled', internalText: 'Last' } });
  });

  it.each([
    ['without an end', { state: 'scheduled' } as const, 'schedule-window'],
    [
      'that ends before it begins',
      { state: 'scheduled', window: { start: window.end, end: window.start } } as const,
      'schedule-order',
    ],
  ])('on a schedule %s is refused, with what to do', async (_, change, code) => {
    const { engine } = await start();
    expect(await engine.changeOof('work', change)).toMatchObject({ ok: false, error: { kind: 'bad-input', code } });
  });

  it('of an account that isn’t there says so', async () => {
    const { engine } = await start();
    expect(await engine.changeOof('gone', { state: 'enabled' })).toMatchObject({
      ok: false,
      error: { kind: 'bad-input', code: 'no-account' },
    });
  });
});
