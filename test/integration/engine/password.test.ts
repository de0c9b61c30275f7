import { describe, expect, it } from 'vitest';
import { execute } from '../../../electron/cli/execute.ts';
import { useDesk, type EngineOptions } from '../../support/engine.ts';

const { exchange, clock, open, withAccount, account, asked } = useDesk();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ASKED = 'GetPasswordExpirationDate';

/** A desk some minutes after its start. @param expires when the main user's password does */
const begun = async (expires?: string, options: EngineOptions = {}) => {
  if (expires !== undefined) {
    await exchange().client.send('password-expires', { mailbox: exchange().mira.address, at: expires });
  }
  const desk = open({ profile: withAccount(), ...options });
  await desk.engine.ready();
  await clock().advance(2 * MINUTE);
  return desk;
};
const timesAsked = async () => (await asked()).filter((operation) => operation === ASKED).length;

describe('a password that expires', () => {
  it('is asked for a minute after the start, then once a day, and not anew by each refresh', async () => {
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    expect(await timesAsked()).toBe(0);
    await clock().advance(2 * MINUTE);
    expect(await timesAsked()).toBe(1);
    await desk.engine.refresh();
    await clock().advance(20 * HOUR);
    expect(await timesAsked()).toBe(0);
    await clock().advance(8 * HOUR);
    expect(await timesAsked()).toBe(1);
  });

  it('within two weeks stands with its account, for windows and scripts', async () => {
    const desk = await begun('2026-11-01T08:00:00Z');
    expect(desk.engine.snapshot().accounts[0]).toMatchObject({ passwordExpires: '2026-11-01T08:00:00Z' });
    const host = {
      engine: desk.engine,
      open: () => undefined,
      join: () => Promise.reject(new Error('nobody joins here')),
      quit: () => undefined,
    };
    const reply = await execute({ command: 'account list' }, host);
    expect(reply.json).toMatchObject({ accounts: [{ passwordExpires: '2026-11-01T08:00:00Z' }] });
    expect(desk.toasts().filter(({ kind }) => kind === 'password')).toEqual([]);
  });

  it('later, or never, is nobody’s trouble yet', async () => {
    expect((await begun('2026-11-10T08:00:00Z')).engine.snapshot().accounts[0]).not.toHaveProperty('passwordExpires');
  });

  it('within five days is announced once a day', async () => {
    const desk = await begun('2026-10-24T08:00:00Z');
    const announced = () => desk.toasts().filter(({ kind }) => kind === 'password');
    const [toast] = announced();
    expect(toast?.body).toContain('Sat 24 Oct');
    desk.engine.dismissToasts([toast?.id ?? '']);
    expect(announced()).toEqual([]);
    await clock().advance(16 * HOUR);
    expect(announced()).toHaveLength(1);
  });

  it('and was changed is told of no more once its person asks for everything anew', async () => {
    const desk = await begun('2026-10-24T08:00:00Z');
    await exchange().client.send('password-expires', { mailbox: exchange().mira.address, at: '2027-01-20T08:00:00Z' });
    await desk.engine.refresh();
    expect(desk.engine.snapshot().accounts[0]).not.toHaveProperty('passwordExpires');
    expect(desk.toasts().filter(({ kind }) => kind === 'password')).toEqual([]);
  });

  it('is nothing to ask for where somebody else signs in', async () => {
    const profile = withAccount({ accounts: [{ ...account(), signIn: { method: 'machine' } }] });
    await begun('2026-10-24T08:00:00Z', { profile });
    expect(await timesAsked()).toBe(0);
  });
});

describe('a server that can’t say', () => {
  it.each([
    ['refuses', { kind: 'response-error', code: 'ErrorInvalidOperation' }],
    ['breaks', { kind: 'http-status', status: 500 }],
    ['claims to be busy', { kind: 'response-error', code: 'ErrorInternalServerError' }],
  ] as const)('because it %s costs the account nothing', async (_, fault) => {
    await exchange().client.fault({ ...fault, operation: ASKED });
    const desk = await begun();
    expect(await timesAsked()).toBe(1);
    expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({ state: 'ok' });
    expect(desk.engine.snapshot().accounts[0]?.health).not.toHaveProperty('error');
    await clock().advance(3 * HOUR);
    expect(await timesAsked()).toBeLessThanOrEqual(3);
  });
});
