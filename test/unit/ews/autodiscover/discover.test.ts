import { describe, expect, it } from 'vitest';
import { cacheMs } from '../../../../electron/ews/autodiscover/discover.ts';
import { EwsTransportError } from '../../../../electron/ews/errors.ts';
import { EWS, json, known, moved, pox, soap } from './replies.ts';
import { ADDRESS, play, START, type Scene } from './stage.ts';

const A = 'autodiscover.contoso.example';
const HOUR = 60 * 60_000;

describe('what is found', () => {
  it('by SOAP has a name, a version and the other doors', async () => {
    const { outcome } = await play({ world: { [`soap ${A}`]: soap.found() } });
    expect(outcome).toMatchObject({
      url: EWS,
      others: ['https://mail-int.contoso.example/EWS/Exchange.asmx'],
      displayName: 'Mira Voss',
      primaryAddress: ADDRESS,
      serverVersion: '15.1.2507.39',
    });
  });

  it('by POX has them too, and says how long it holds', async () => {
    const { outcome } = await play({ world: { [`pox ${A}`]: pox.ttl(24) } });
    expect(outcome).toMatchObject({
      url: EWS,
      others: ['https://mail-int.contoso.example/EWS/Exchange.asmx'],
      displayName: 'Mira Voss',
      serverVersion: '15.1.2176',
      ttlHours: 24,
    });
  });

  it('leaves out doors that somebody would have to be asked about', async () => {
    const inside = 'https://ex01.contoso.local/EWS/Exchange.asmx';
    const { outcome, questions } = await play({ world: { [`soap ${A}`]: soap.found(EWS, inside) } });
    expect(outcome).toMatchObject({ url: EWS, others: [] });
    expect(questions).toEqual([]);
  });

  it.each([
    ['nothing is said', undefined, 7 * 24 * HOUR],
    ['it needn’t be looked for again', 0, 7 * 24 * HOUR],
    ['a day', 24, 24 * HOUR],
    ['a month', 720, 7 * 24 * HOUR],
  ])('holds for a week at most: %s', (_, hours, ms) => {
    expect(cacheMs(hours)).toBe(ms);
  });
});

describe('the diagnosis page', () => {
  const scene: Scene = {
    world: {
      [`site contoso.example`]: {},
      [`json ${A}`]: json.error(),
      [`soap ${A}`]: known(soap.error('InvalidUser')),
    },
  };

  it('hears of each step when it begins and when it ends, in Microsoft’s order', async () => {
    const { outcome, told } = await play(scene);
    const ids = outcome.steps.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(outcome.steps.map(({ way, outcome: { kind } }) => `${way} ${kind}`)).toEqual([
      'json not-there',
      'json error',
      'mx no-records',
      'soap not-there',
      'soap error',
      'pox not-there',
      'pox not-there',
      'http-redirect not-there',
      'srv no-records',
    ]);
    for (const step of outcome.steps) {
      const [begun, ended, ...more] = told.filter(({ id }) => id === step.id);
      expect(begun?.outcome).toEqual({ kind: 'asking' });
      expect(ended).toEqual(step);
      expect(more).toEqual([]);
    }
  });

  it('sees no password and no token', async () => {
    const { told } = await play({
      ...scene,
      world: { ...scene.world, [`soap ${A}`]: known(soap.error('InvalidUser'), ['Bearer']) },
      token: 'token-1',
    });
    expect(JSON.stringify(told)).not.toMatch(/token-1|pass:wörd/);
  });

  it('says when and how long', async () => {
    const { outcome, ms } = await play({ world: { [`json ${A}`]: 'silent', [`soap ${A}`]: soap.found() } });
    expect(ms).toBe(8_000);
    expect(outcome.steps.find(({ outcome: { kind } }) => kind === 'timeout')).toMatchObject({
      startedAt: START,
      ms: 8_000,
    });
    expect(outcome.steps.at(-1)).toMatchObject({ startedAt: START + 8_000, ms: 0 });
  });
});

describe('a search takes its time', () => {
  it('and no longer than thirty seconds', async () => {
    const slow = Object.fromEntries(
      ['one', 'two', 'three', 'four'].map((name) => [`soap ${name}.contoso.example`, 'silent' as const]),
    );
    const srv = Object.keys(slow).map((key, priority) => ({ name: key.slice(5), port: 443, priority, weight: 0 }));
    const { outcome, ms, timersLeft } = await play({ world: { ...slow, [`site ${A}`]: {} }, srv });
    expect(ms).toBe(30_000);
    expect(timersLeft).toBe(0);
    expect(outcome).toMatchObject({ kind: 'failed', error: { reason: 'not-found' } });
  });

  it('but lets people think as long as they like', async () => {
    const mail = 'https://mail.hoster.example/EWS/Exchange.asmx';
    const { outcome, ms } = await play({
      world: { [`json ${A}`]: json.found(mail) },
      agreed: ['mail.hoster.example'],
      whileAsked: async (clock) => {
        await clock.advance(10 * 60_000);
        return undefined;
      },
    });
    expect(outcome).toMatchObject({ kind: 'found', url: mail });
    expect(ms).toBe(10 * 60_000);
  });

  it('waits as long as a busy server asks, up to five seconds', async () => {
    const busy = { status: 503, headers: { 'Retry-After': '3' } };
    expect((await play({ world: { [`soap ${A}`]: [busy, soap.found()] } })).ms).toBe(3_000);
    const busier = { status: 503, headers: { 'Retry-After': '3600' } };
    expect((await play({ world: { [`soap ${A}`]: [busier, soap.found()] } })).ms).toBe(5_000);
  });

  it('waits two seconds for the domain’s own answer where the other host has one', async () => {
    const world = { 'json contoso.example': 'silent', [`json ${A}`]: json.found() } as const;
    expect((await play({ world })).ms).toBe(2_000);
  });
});

describe('whoever gives up', () => {
  it('hears that it was given up, and nothing is asked any more', async () => {
    const signal = AbortSignal.abort();
    await expect(play({ world: { [`json ${A}`]: json.found() }, signal })).rejects.toMatchObject({
      name: 'EwsTransportError',
      reason: 'cancelled',
    });
  });

  it('may do so while being asked', async () => {
    const controller = new AbortController();
    const scene: Scene = {
      world: { [`soap ${A}`]: moved('https://hoster.example/autodiscover/autodiscover.svc') },
      signal: controller.signal,
      whileAsked: () => {
        controller.abort();
        return Promise.resolve('no reply');
      },
    };
    await expect(play(scene)).rejects.toBeInstanceOf(EwsTransportError);
  });
});
