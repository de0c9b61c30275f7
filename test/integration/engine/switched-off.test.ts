import { describe, expect, it } from 'vitest';
import { explainError } from '../../../shared/explain.ts';
import { useDesk } from '../../support/engine.ts';

const { exchange, clock, open, withAccount, account, asked } = useDesk();
const HOUR = 60 * 60_000;
const CLOUD = 'https://outlook.office365.com/EWS/Exchange.asmx';

describe('EWS that is switched off', () => {
  it.each(['page', 'empty', 'fault'] as const)('at the start (%s) is asked once, and nobody signs in', async (as) => {
    await exchange().client.fault({ kind: 'ews-blocked', as });
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    expect((await asked()).filter((operation) => operation !== '401')).toEqual(['GetFolder']);
    const { health } = desk.engine.snapshot().accounts[0] ?? {};
    expect(health).toMatchObject({ state: 'blocked', error: { kind: 'forbidden' } });
    expect(health).not.toHaveProperty('nextTry');
    await clock().advance(24 * HOUR);
    expect(await asked()).toEqual([]);
  });

  it.each(['page', 'empty', 'fault'] as const)('while it runs (%s) stops the session', async (as) => {
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    await exchange().client.fault({ kind: 'ews-blocked', as });
    await clock().advance(HOUR);
    expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({ state: 'blocked' });
    await asked();
    await clock().advance(24 * HOUR);
    expect(await asked()).toEqual([]);
  });

  it('works again once an administrator allows it and a person asks', async () => {
    await exchange().client.fault({ kind: 'ews-blocked', as: 'page' });
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    await exchange().client.clearFaults();
    await desk.engine.refresh();
    expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({ state: 'ok' });
  });

  it('in Exchange Online is said to end, and until when it can be allowed', async () => {
    await exchange().client.fault({ kind: 'ews-blocked', as: 'page' });
    const desk = open({
      profile: withAccount({ accounts: [{ ...account(), server: CLOUD }] }),
      http: (network) => (request) => network({ ...request, url: request.url.replace(CLOUD, exchange().url) }),
    });
    await desk.engine.ready();
    const { health } = desk.engine.snapshot().accounts[0] ?? {};
    expect(health).toMatchObject({ state: 'blocked', error: { host: 'outlook.office365.com' } });
    const error = health?.error ?? { kind: 'unexpected' };
    expect(explainError(error, desk.engine.speech()).text).toContain('1 April 2027');
  });
});
