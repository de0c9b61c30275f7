import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { NO_CACHE } from '../../electron/engine/cache.ts';
import { createEngine } from '../../electron/engine/engine.ts';
import type { Engine } from '../../electron/engine/engine-interface.ts';
import {
  NO_UPDATER,
  type AccountConfig,
  type EnginePorts,
  type KeptPhoto,
  type Memory,
  type SavedContacts,
  type SavedOof,
  type Secrets,
} from '../../electron/engine/ports.ts';
import { createEwsClient } from '../../electron/ews/client.ts';
import type { Http } from '../../electron/ews/http.ts';
import { createConnectionFacts } from '../../electron/gateway/connection-facts.ts';
import { createFinder } from '../../electron/gateway/finder.ts';
import { createEwsGateway } from '../../electron/gateway/ews-gateway.ts';
import { createLockedGateway } from '../../electron/gateway/locked-gateway.ts';
import { normaliseServerUrl } from '../../electron/gateway/server-address.ts';
import { EMPTY_LIST } from '../../shared/contact-list.ts';
import { NO_POLICY } from '../../shared/policy.ts';
import { readSettings, type Settings } from '../../shared/settings.ts';
import type { Snapshot, Toast, TrustedCertificate } from '../../shared/snapshot.ts';
import { startExchange, type TestExchange } from './exchange.ts';
import { createNodeHttp } from './http-node.ts';
import { networkQuiet } from './network.ts';
import { settled, VirtualClock } from './virtual-clock.ts';

/** Tuesday 09:00 in Berlin, a quarter of an hour before the main user's first meeting. */
export const NOW = Date.UTC(2026, 9, 20, 7, 0, 0);
export const ZONE = 'Europe/Berlin';

/** What one profile keeps; hand it to a second engine and that one is the app after a restart. */
export interface Profile {
  accounts: readonly AccountConfig[];
  readonly secrets: Map<string, string>;
  settings: Settings;
  memory: Memory;
  certificates: readonly TrustedCertificate[];
  contacts?: SavedContacts;
  readonly photos?: Map<string, KeptPhoto>;
  oof?: SavedOof;
}

export const NO_OOF: SavedOof = { templates: [], absences: [], answered: [], seen: {} };

export interface TestEngine {
  readonly engine: Engine;
  readonly profile: Profile;
  /** What the notifier was told last. */
  readonly toasts: () => readonly Toast[];
  /** Every snapshot that a listener got. */
  readonly seen: readonly Snapshot[];
  /** Resolves with the first snapshot, the present one included, that is as wanted. */
  readonly until: (wanted: (snapshot: Snapshot) => boolean) => Promise<Snapshot>;
  /** Ends it, as the test's end does. No timer may be left then. */
  readonly close: () => Promise<void>;
}

export interface EngineOptions {
  readonly profile?: Profile;
  readonly zone?: () => string;
  readonly locale?: string;
  /** Instead of reading them from the profile at once. */
  readonly secrets?: Partial<Secrets>;
  readonly ports?: Partial<EnginePorts>;
  /** Stands between the client and the network. */
  readonly http?: (network: Http) => Http;
}

export interface Desk {
  readonly exchange: () => TestExchange;
  readonly clock: () => VirtualClock;
  /** An engine over real HTTP; ended with the test. */
  readonly open: (options?: EngineOptions) => TestEngine;
  /** A profile in which the main user's account is set up. */
  readonly withAccount: (more?: Partial<Profile>) => Profile;
  readonly account: () => AccountConfig;
  /**
   * Operations that the server was asked for since the last look, once nothing is on its way; those that were refused count
   * too.
   */
  readonly asked: () => Promise<readonly string[]>;
}

export const emptyProfile = (more: Partial<Profile> = {}): Profile => ({
  accounts: [],
  secrets: new Map(),
  settings: readSettings({}),
  memory: { dismissed: [] },
  certificates: [],
  ...more,
});

/** One embedded Exchange for a file, as new before each test, and engines that talk to it on a clock that stands. */
export function useDesk(): Desk {
  const open = new Set<TestEngine>();
  let clock = new VirtualClock(NOW, networkQuiet);
  /** Timers of the server: on the same clock, but none of the app's. */
  let serverTimers = 0;
  let looked = 0;
  let running: TestExchange | undefined;
  const exchange = (): TestExchange => {
    if (running === undefined) throw new Error('not started');
    return running;
  };
  const serverAfter = (delayMs: number, run: () => void) => {
    const own = clock;
    let waits = true;
    const over = () => {
      if (waits && own === clock) serverTimers -= 1;
      waits = false;
    };
    serverTimers += 1;
    const cancel = clock.after(delayMs, () => {
      over();
      run();
    });
    return () => {
      over();
      cancel();
    };
  };
  beforeAll(async () => {
    running = await startExchange({ zone: ZONE, clock: { now: () => clock.now(), after: serverAfter } });
  });
  beforeEach(async () => {
    clock = new VirtualClock(NOW, networkQuiet);
    serverTimers = 0;
    await exchange().client.startAnswering();
    await exchange().client.clearFaults();
    await exchange().client.reset();
    await exchange().client.clearLog();
  });
  afterEach(async () => {
    for (const each of open) await each.close();
    open.clear();
    await networkQuiet();
    expect(clock.waiting - serverTimers).toBe(0);
  });
  afterAll(async () => {
    await exchange().stop();
  });

  const account = (): AccountConfig => ({
    id: 'work',
    address: exchange().mira.address,
    server: exchange().url,
    signIn: { method: 'basic' },
    demo: false,
  });
  return {
    exchange,
    clock: () => clock,
    account,
    withAccount: (more = {}) =>
      emptyProfile({ accounts: [account()], secrets: new Map([['work', exchange().mira.password]]), ...more }),
    open: (options = {}) => {
      const made = openEngine(clock, options);
      open.add(made);
      return made;
    },
    asked: async () => {
      await networkQuiet();
      const entries = await exchange().client.log(looked);
      looked = entries.at(-1)?.sequence ?? looked;
      return entries.map(({ operation, status }) => operation ?? String(status));
    },
  };
}

function openEngine(clock: VirtualClock, options: EngineOptions): TestEngine {
  const profile = options.profile ?? emptyProfile();
  const zone = options.zone ?? (() => ZONE);
  let ids = 0;
  let toasts: readonly Toast[] = [];
  const engine = createEngine({
    clock,
    random: () => 0.5,
    newId: () => `account-${(ids += 1)}`,
    environment: { zone, locale: () => options.locale ?? 'en-GB', dark: () => false },
    accounts: { load: () => profile.accounts, save: (accounts) => (profile.accounts = accounts) },
    secrets: { ...secretsOf(profile), ...options.secrets },
    settings: { load: () => profile.settings, save: (settings) => (profile.settings = settings) },
    memory: { load: () => profile.memory, save: (memory) => (profile.memory = memory) },
    notifier: { reconcile: (wanted) => (toasts = wanted) },
    cache: NO_CACHE,
    contacts: { load: () => profile.contacts ?? { list: EMPTY_LIST }, save: (saved) => (profile.contacts = saved) },
    photos: {
      load: (address) => profile.photos?.get(address),
      save: (address, kept) => profile.photos?.set(address, kept),
      forget: () => profile.photos?.clear(),
    },
    updater: NO_UPDATER,
    oof: { load: () => profile.oof ?? NO_OOF, save: (saved) => (profile.oof = saved) },
    log: { info: () => undefined, warn: () => undefined },
    readServerAddress: normaliseServerUrl,
    connect: ({ id, address, server }, password) => {
      if (password === undefined) {
        const error = { kind: 'sign-in', host: new URL(server).host, address, code: 'no-password' } as const;
        return {
          gateway: createLockedGateway(error),
          facts: () => ({ requests: 0, failures: 0 }),
          close: () => undefined,
        };
      }
      // Each connection its own memory of who may sign in where, as in the app.
      const own = createNodeHttp();
      const facts = createConnectionFacts({ host: new URL(server).host, address });
      const client = createEwsClient({
        http: options.http?.(own.http) ?? own.http,
        url: server,
        credentials: { username: address, password },
        clock,
        userAgent: 'Presently/0.0.0-test',
        onExchange: facts.see,
      });
      const gateway = createEwsGateway({ accountId: id, address, client, zone });
      return { gateway, facts: facts.facts, close: own.close };
    },
    policy: NO_POLICY,
    certificates: { load: () => profile.certificates, save: (trusted) => (profile.certificates = trusted) },
    finder: {
      ...createFinder({
        network: createNodeHttp,
        clock,
        dns: { srv: () => Promise.resolve([]), mx: () => Promise.resolve([]) },
        userAgent: 'Presently/0.0.0-test',
        offersOf: (_server, challenges) => (/basic/i.test(challenges ?? '') ? [{ method: 'basic' }] : []),
      }),
      signIn: () => Promise.reject(new Error('nobody is there to sign in')),
    },
    ...options.ports,
  });
  const seen: Snapshot[] = [];
  engine.subscribe((snapshot) => seen.push(snapshot));
  return {
    engine,
    profile,
    toasts: () => toasts,
    seen,
    until: (wanted) =>
      new Promise((resolve) => {
        const stop = engine.subscribe((snapshot) => {
          if (!wanted(snapshot)) return;
          stop();
          resolve(snapshot);
        });
        const now = engine.snapshot();
        if (!wanted(now)) return;
        stop();
        resolve(now);
      }),
    close: async () => {
      const closed = engine.close().then(() => true);
      await networkQuiet();
      // A server that says nothing to a farewell is given up on the clock, which stands.
      const told = await Promise.race([closed, settled().then(() => false)]);
      if (!told) await clock.advance(2000);
      await closed;
    },
  };
}

/** Secrets as a keyring keeps them, in the profile. */
const secretsOf = ({ secrets }: Profile): Secrets => ({
  keep: (id, secret) => {
    secrets.set(id, secret);
    return Promise.resolve('keyring');
  },
  read: (id) => Promise.resolve(secrets.get(id)),
  kept: (id) => (secrets.has(id) ? 'keyring' : 'missing'),
  forget: (id) => {
    secrets.delete(id);
    return Promise.resolve();
  },
});
