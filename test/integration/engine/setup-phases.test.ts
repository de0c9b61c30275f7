import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccountConfig, EnginePorts } from '../../../electron/engine/ports.ts';
import { createEwsClient } from '../../../electron/ews/client.ts';
import { createConnectionFacts } from '../../../electron/gateway/connection-facts.ts';
import { createEwsGateway } from '../../../electron/gateway/ews-gateway.ts';
import { createFinder } from '../../../electron/gateway/finder.ts';
import type { Setup, SetupPhase } from '../../../shared/setup.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { emptyProfile, useDesk, ZONE, type TestEngine } from '../../support/engine.ts';
import { networkQuiet } from '../../support/network.ts';
import { ELSEWHERE, openPrivateCompany, type NetworkWish, type PrivateCompany } from '../../support/private-company.ts';

/** Longer than any limit that there is for machines. */
const HOURS = 3 * 60 * 60_000;

const { clock, open } = useDesk();
let company: PrivateCompany;
beforeAll(async () => {
  company = await openPrivateCompany({ people: 2, now: () => clock().now() });
});
beforeEach(async () => {
  await company.exchange.client.clearFaults();
  await company.exchange.client.reset();
  await company.exchange.client.clearLog();
});
afterAll(() => company.stop());

const phase = (wanted: SetupPhase) => (snapshot: Snapshot) => snapshot.setup?.phase === wanted;

type SignInElsewhere = (account: AccountConfig, signal: AbortSignal) => Promise<string>;

interface Wish extends NetworkWish {
  readonly distrusts?: boolean;
  readonly oauth?: SignInElsewhere;
  /** What connections give back for the secret with which they began. */
  readonly renews?: string;
}

/** An engine whose accounts live in the private company. */
function openIn({ distrusts = false, oauth, renews, ...wish }: Wish = {}): TestEngine {
  const profile = emptyProfile();
  const trusts = (host: string, fingerprint: string) =>
    !distrusts || profile.certificates.some((each) => each.host === host && each.fingerprint === fingerprint);
  const network = () => company.network({ ...wish, trusts });
  const { http } = network();
  const finder = createFinder({
    network,
    clock: clock(),
    dns: { srv: () => Promise.resolve([]), mx: () => Promise.resolve([]) },
    userAgent: 'Presently/0.0.0-test',
    offersOf: (server) => [
      ...(oauth === undefined
        ? []
        : [
            {
              method: 'oauth',
              flows: ['code'],
              authority: 'https://login.contoso.example',
              host: new URL(server).host,
              clientId: 'presently',
            } as const,
          ]),
      { method: 'basic' },
    ],
  });
  const signIn = (account: AccountConfig, _options: unknown, signal: AbortSignal) =>
    oauth?.(account, signal) ?? Promise.reject(new Error('nobody signs in elsewhere'));
  const connect: EnginePorts['connect'] = ({ id, address, server }, secret = '', keep) => {
    if (renews !== undefined) keep(renews);
    const facts = createConnectionFacts({ host: new URL(server).host, address });
    const credentials = { username: address, password: secret };
    const client = createEwsClient({ http, url: server, credentials, clock: clock(), onExchange: facts.see });
    const gateway = createEwsGateway({ accountId: id, address, client, zone: () => ZONE });
    return { gateway, facts: facts.facts, close: () => undefined };
  };
  const desk = open({ profile, ports: { connect, finder: { ...finder, signIn } } });
  // Where the company itself knows nothing, the search would ask Exchange Online.
  desk.engine.subscribe(({ setup }) => {
    if (setup?.consent?.host === 'outlook.office365.com') desk.engine.setup.agree(false);
  });
  return desk;
}

const start = (desk: TestEngine) => desk.engine.setup.start(company.exchange.mira.address);
const signIn = (desk: TestEngine) =>
  desk.engine.setup.signIn({ method: 'basic', password: company.exchange.mira.password });
const never: SignInElsewhere = (_account, signal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

describe('consent to another domain', () => {
  it('is asked once, and what was agreed to holds for the whole of connecting', async () => {
    const desk = openIn({ elsewhere: true });
    start(desk);
    const asked = await desk.until(phase('consent'));
    expect(asked.setup).toMatchObject({ consent: { host: ELSEWHERE } });
    desk.engine.setup.agree(true);
    // Only who signs in is told where the mailbox is: the search begins anew then.
    await desk.until(phase('sign-in'));
    signIn(desk);
    const done = await desk.until(phase('done'));
    expect(done.accounts).toMatchObject([{ server: company.server }]);
    const phases = desk.seen.flatMap(({ setup }) => setup?.phase ?? []);
    const times = phases.filter((each, index) => each === 'consent' && phases[index - 1] !== 'consent');
    expect(times).toHaveLength(1);
  });

  it('declined asks for the server’s address, says whose wish that was, and nobody was asked there', async () => {
    const desk = openIn({ elsewhere: true });
    start(desk);
    await desk.until(phase('consent'));
    desk.engine.setup.agree(false);
    const { setup } = await desk.until(phase('address'));
    expect(setup).toMatchObject({ error: { kind: 'cancelled', code: 'declined', host: ELSEWHERE } });
    expect(setup).not.toHaveProperty('consent');
    expect(await company.exchange.client.log()).toEqual([]);
    desk.engine.setup.useServer(company.server);
    await desk.until(phase('sign-in'));
  });
});

describe('a server that is told only to who signs in with a password', () => {
  it('has to be typed by whoever signs in elsewhere: nobody speaks of a wrong password', async () => {
    const desk = openIn({ elsewhere: true, oauth: never });
    start(desk);
    await desk.until(phase('consent'));
    desk.engine.setup.agree(true);
    await desk.until(phase('sign-in'));
    desk.engine.setup.signIn({ method: 'oauth' });
    const { setup } = await desk.until(({ setup: shown }) => shown?.error !== undefined);
    expect(setup).toMatchObject({ phase: 'sign-in', error: { kind: 'no-server' } });
  });
});

describe('a certificate that isn’t accepted', () => {
  it('can be trusted, host by host, and nothing secret goes there before', async () => {
    const desk = openIn({ distrusts: true });
    start(desk);
    const first = await desk.until(phase('certificate'));
    expect(first.setup?.error?.certificate).toMatchObject({
      host: 'autodiscover.contoso.example',
      reason: 'authority',
    });
    desk.engine.setup.trustCertificate(true);
    const second = await desk.until(({ setup }) => setup?.error?.certificate?.host === 'mail.contoso.example');
    expect(second.setup?.phase).toBe('certificate');
    desk.engine.setup.trustCertificate(true);
    await desk.until(phase('sign-in'));
    signIn(desk);
    const done = await desk.until(phase('done'));
    expect(done.trusted.map(({ host }) => host)).toEqual(['autodiscover.contoso.example', 'mail.contoso.example']);
    expect(desk.profile.certificates).toHaveLength(2);
  });

  it('that isn’t trusted leaves an address to type, and is asked about again there', async () => {
    const desk = openIn({ distrusts: true });
    start(desk);
    await desk.until(phase('certificate'));
    desk.engine.setup.trustCertificate(false);
    const { setup } = await desk.until(phase('address'));
    expect(setup?.error?.kind).toBe('certificate');
    desk.engine.setup.useServer(company.server);
    await desk.until(phase('certificate'));
    expect(desk.profile.certificates).toEqual([]);
    expect(await company.exchange.client.log()).toEqual([]);
  });
});

describe('a person who takes hours to answer', () => {
  it('finds every question still there, and each answer counts', async () => {
    const desk = openIn({ elsewhere: true, distrusts: true });
    const later = async (wanted: SetupPhase): Promise<Setup | undefined> => {
      await desk.until(phase(wanted));
      await clock().advance(HOURS);
      expect(desk.engine.snapshot().setup?.phase).toBe(wanted);
      return desk.engine.snapshot().setup;
    };
    start(desk);
    await later('consent');
    desk.engine.setup.agree(true);
    await later('certificate');
    desk.engine.setup.trustCertificate(false);
    await later('address');
    desk.engine.setup.useServer(company.server);
    await later('certificate');
    desk.engine.setup.trustCertificate(true);
    await later('sign-in');
    signIn(desk);
    await desk.until(phase('done'));
    expect(desk.profile.accounts).toHaveLength(1);
  });

  it('in the browser is waited for a quarter of an hour, then told, and may try again', async () => {
    let tries = 0;
    const desk = openIn({ oauth: (account, signal) => ((tries += 1), never(account, signal)) });
    start(desk);
    await desk.until(phase('sign-in'));
    desk.engine.setup.signIn({ method: 'oauth' });
    await desk.until(phase('browser'));
    await clock().advance(14 * 60_000);
    expect(desk.engine.snapshot().setup?.phase).toBe('browser');
    await clock().advance(60_000);
    const { setup } = await desk.until(phase('sign-in'));
    expect(setup).toMatchObject({ error: { kind: 'timeout', code: 'sign-in-elsewhere' } });
    desk.engine.setup.signIn({ method: 'oauth' });
    await desk.until(phase('browser'));
    expect(tries).toBe(2);
  });
});

/** Leads to each phase in which something is asked or under way. */
const WAYS: Readonly<
  Record<Exclude<SetupPhase, 'done'>, { readonly wish?: Wish; readonly lead: (desk: TestEngine) => Promise<void> }>
> = {
  looking: {
    lead: async (desk) => {
      await company.exchange.client.fault({ kind: 'hang' });
      desk.engine.setup.start(company.exchange.mira.address, company.server);
    },
  },
  consent: { wish: { elsewhere: true }, lead: () => Promise.resolve() },
  address: {
    lead: (desk) => {
      desk.engine.setup.start('mira@nowhere.example');
      return Promise.resolve();
    },
  },
  certificate: { wish: { distrusts: true }, lead: () => Promise.resolve() },
  'sign-in': { lead: () => Promise.resolve() },
  browser: {
    wish: { oauth: never },
    lead: async (desk) => {
      await desk.until(phase('sign-in'));
      desk.engine.setup.signIn({ method: 'oauth' });
    },
  },
  checking: {
    lead: async (desk) => {
      await desk.until(phase('sign-in'));
      await company.exchange.client.fault({ kind: 'hang' });
      signIn(desk);
      await desk.until(phase('checking'));
      await networkQuiet();
    },
  },
};
// The keys are phases: see the type above.
const phases = Object.keys(WAYS) as (keyof typeof WAYS)[];

describe.each(phases)('given up while it is at “%s”, connecting', (wanted) => {
  const { wish = {}, lead } = WAYS[wanted];
  const reach = async () => {
    const desk = openIn(wish);
    start(desk);
    await lead(desk);
    await desk.until(phase(wanted));
    return desk;
  };
  /** Everything that the one given up could still say. */
  const answerAll = ({ engine: { setup } }: TestEngine) => {
    setup.agree(true);
    setup.trustCertificate(true);
    setup.useServer(company.server);
    setup.signIn({ method: 'basic', password: company.exchange.mira.password });
  };

  it('leaves nothing behind, and late answers change nothing', async () => {
    const desk = await reach();
    desk.engine.setup.cancel();
    answerAll(desk);
    await company.exchange.client.clearFaults();
    await networkQuiet();
    await clock().advance(HOURS);
    expect(desk.engine.snapshot()).not.toHaveProperty('setup');
    expect(desk.engine.snapshot().accounts).toEqual([]);
    expect(desk.profile).toMatchObject({ accounts: [], certificates: [], secrets: new Map() });
  });

  it('for another mailbox doesn’t speak in that one’s place', async () => {
    const desk = await reach();
    desk.engine.setup.start('theo@nowhere.example');
    await company.exchange.client.clearFaults();
    await desk.until(phase('address'));
    await networkQuiet();
    await clock().advance(HOURS);
    expect(desk.engine.snapshot().setup).toMatchObject({
      address: 'theo@nowhere.example',
      phase: 'address',
      offers: [],
    });
    expect(desk.profile.accounts).toEqual([]);
  });
});

it('a secret that was renewed while it was tried out is the one that is kept', async () => {
  const desk = openIn({ renews: 'a newer token' });
  start(desk);
  await desk.until(phase('sign-in'));
  signIn(desk);
  const { setup } = await desk.until(phase('done'));
  expect(desk.profile.secrets.get(setup?.accountId ?? '')).toBe('a newer token');
});
