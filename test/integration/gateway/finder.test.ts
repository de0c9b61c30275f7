import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFinder } from '../../../electron/gateway/finder.ts';
import { GatewayError } from '../../../electron/gateway/gateway-error.ts';
import type { AppError } from '../../../shared/model.ts';
import type { SetupStep, SignInInput } from '../../../shared/setup.ts';
import { ELSEWHERE, openPrivateCompany, type NetworkWish, type PrivateCompany } from '../../support/private-company.ts';

let company: PrivateCompany;
beforeAll(async () => {
  company = await openPrivateCompany({ people: 2 });
});
afterEach(async () => {
  await company.exchange.client.clearFaults();
  await company.exchange.client.reset();
  await company.exchange.client.send('sign-in', { methods: ['basic'] });
  await company.exchange.client.clearLog();
});
afterAll(() => company.stop());

const clock = {
  now: () => Date.now(),
  after: (delayMs: number, run: () => void) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

function open(wish: NetworkWish = {}) {
  const steps: SetupStep[] = [];
  const asked: string[] = [];
  const networks = { open: 0 };
  const finder = createFinder({
    network: () => {
      networks.open += 1;
      const { http, close } = company.network(wish);
      return {
        http,
        close: () => {
          networks.open -= 1;
          close();
        },
      };
    },
    clock,
    dns: { srv: () => Promise.resolve([]), mx: () => Promise.resolve([]) },
    userAgent: 'Presently/0.0.0-test',
    offersOf: (server, challenges = '') => [
      ...(/basic/i.test(challenges) ? [{ method: 'basic' } as const] : []),
      ...(/ntlm/i.test(challenges) ? [{ method: 'ntlm' } as const] : []),
      ...(/bearer/i.test(challenges)
        ? [
            {
              method: 'oauth',
              flows: ['code'],
              authority: 'https://login.example',
              host: new URL(server).host,
            } as const,
          ]
        : []),
    ],
  });
  const { signal } = new AbortController();
  const find = (credentials?: SignInInput, agrees = true, address = company.exchange.mira.address) =>
    finder.find(
      address,
      {
        ...(credentials === undefined ? {} : { credentials }),
        agree: (host) => {
          asked.push(host);
          return Promise.resolve(agrees);
        },
        onStep: (step) => steps.push(step),
      },
      signal,
    );
  return { finder, find, steps, asked, networks, signal };
}

const failure = async (work: Promise<unknown>): Promise<AppError | undefined> =>
  work.then(
    () => undefined,
    (cause: unknown) => (cause instanceof GatewayError ? cause.error : Promise.reject(cause as Error)),
  );

describe('a mailbox’s server', () => {
  it('is found by its address alone where anybody is told, and no network is left open', async () => {
    const { find, steps, networks } = open();
    expect(await find()).toEqual({ kind: 'found', server: company.server, foundBy: 'json' });
    expect(steps).toContainEqual({
      way: 'json',
      host: 'autodiscover.contoso.example',
      outcome: 'found',
      ms: expect.any(Number) as number,
    });
    expect(networks.open).toBe(0);
  });

  it('that is told only to who signs in is asked for so, and found with the password', async () => {
    await company.exchange.client.send('autodiscover', { answers: { json: { kind: 'nothing' } } });
    const { find } = open();
    expect(await find()).toEqual({ kind: 'sign-in', offers: [{ method: 'basic' }] });
    const { address, password } = company.exchange.mira;
    expect(await find({ method: 'basic', password })).toMatchObject({ kind: 'found', server: company.server, address });
    expect(await find({ method: 'basic', user: 'CONTOSO\\mira.voss', password })).toMatchObject({ kind: 'found' });
    expect(await failure(find({ method: 'basic', password: 'wrong' }))).toMatchObject({
      kind: 'sign-in',
      host: 'autodiscover.contoso.example',
      address,
    });
  });

  it('in another domain is asked only with the person’s consent', async () => {
    const { find, asked, steps } = open({ elsewhere: true });
    expect(await find()).toMatchObject({ kind: 'sign-in' });
    expect(asked).toEqual([ELSEWHERE]);
    const { password } = company.exchange.mira;
    expect(await find({ method: 'basic', password })).toMatchObject({ kind: 'found', foundBy: 'soap' });
    steps.length = 0;
    expect(await failure(find({ method: 'basic', password }, false))).toMatchObject({
      kind: 'cancelled',
      code: 'declined',
      host: ELSEWHERE,
    });
    expect(steps).toContainEqual(expect.objectContaining({ outcome: 'declined' }));
  });

  it('with a certificate that isn’t trusted shows it, and hears no password', async () => {
    const { find } = open({ trusts: () => false });
    const { address, password } = company.exchange.mira;
    expect(await failure(find({ method: 'basic', password }))).toMatchObject({
      kind: 'certificate',
      host: 'autodiscover.contoso.example',
      address,
      certificate: { reason: 'authority', host: 'autodiscover.contoso.example' },
    });
    expect(await company.exchange.client.log()).toEqual([]);
  });

  it('of a domain that nobody knows isn’t found', async () => {
    const { find } = open();
    const error = await failure(find(undefined, true, 'mira@nowhere.example'));
    expect(error).toEqual({ kind: 'unreachable', address: 'mira@nowhere.example', host: 'nowhere.example' });
    expect(await failure(find(undefined, true, 'mira'))).toMatchObject({ kind: 'bad-input', code: 'address' });
  });

  it('that doesn’t know the mailbox says so', async () => {
    await company.exchange.client.send('autodiscover', { answers: { json: { kind: 'nothing' } } });
    const { password } = company.exchange.mira;
    const input = { method: 'basic', user: company.exchange.mira.address, password } as const;
    const error = await failure(open().find(input, true, 'nobody@contoso.example'));
    expect(error).toMatchObject({ kind: 'not-found', address: 'nobody@contoso.example' });
  });
});

describe('a server asked how it wants people to sign in', () => {
  it.each([
    [['basic'], [{ method: 'basic' }]],
    [
      ['ntlm', 'basic'],
      [{ method: 'basic' }, { method: 'ntlm' }],
    ],
    [['bearer'], [expect.objectContaining({ method: 'oauth', host: 'mail.contoso.example' }) as object]],
  ] as const)('names what is switched on: %j', async (methods, offers) => {
    await company.exchange.client.send('sign-in', { methods });
    const { finder, signal, networks } = open();
    expect(await finder.offers(company.server, signal)).toEqual(offers);
    expect(networks.open).toBe(0);
  });

  it('that has nothing there is no Exchange', async () => {
    const { finder, signal } = open();
    const elsewhere = company.server.replace('/EWS/', '/nowhere/');
    expect(await failure(finder.offers(elsewhere, signal))).toMatchObject({ kind: 'not-exchange', code: '404' });
  });

  it('isn’t asked without encryption, and can’t be where it isn’t there', async () => {
    const { finder, signal } = open();
    const plain = company.server.replace('https:', 'http:');
    expect(await failure(finder.offers(plain, signal))).toMatchObject({ kind: 'insecure' });
    const error = await failure(finder.offers('https://nowhere.example/EWS/Exchange.asmx', signal));
    expect(error).toMatchObject({ kind: 'unreachable', host: 'nowhere.example', detail: /ENOTFOUND/ });
    const untrusting = open({ trusts: () => false });
    expect(await failure(untrusting.finder.offers(company.server, signal))).toMatchObject({ kind: 'certificate' });
  });
});
