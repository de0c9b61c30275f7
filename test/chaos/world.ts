import { EMPTY_LIST } from '../../shared/contact-list.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExchange, type InProcessExchange } from '../../electron/demo/in-process.ts';
import type { Cache } from '../../electron/engine/cache.ts';
import { createEngine } from '../../electron/engine/engine.ts';
import type { Engine } from '../../electron/engine/engine-interface.ts';
import { NO_UPDATER, type AccountConfig, type Memory } from '../../electron/engine/ports.ts';
import { createEwsClient } from '../../electron/ews/client.ts';
import { createEwsGateway } from '../../electron/gateway/ews-gateway.ts';
import type { Http } from '../../electron/ews/http.ts';
import type { MailboxGateway } from '../../electron/gateway/gateway.ts';
import { openCacheFile } from '../../electron/storage/cache/cache-file.ts';
import { NO_POLICY } from '../../shared/policy.ts';
import { readSettings } from '../../shared/settings.ts';
import type { Snapshot, Toast } from '../../shared/snapshot.ts';
import { createMonitor, type Monitor } from './monitor.ts';
import type { Random } from './random.ts';
import { WorldClock } from './world-clock.ts';

const NO_FACTS = () => ({ requests: 0, failures: 0 });
const nobody = () => Promise.reject(new Error('nobody is looked for here'));
const NOBODY_TO_FIND = { find: nobody, offers: nobody, signIn: nobody };

export const ZONE = 'Europe/Berlin';
/** Tuesday 09:00 in Berlin. */
const BEGIN = Date.UTC(2026, 9, 20, 7, 0, 0);

/** Ways to plant a bug, for proof that it would be found. */
export interface Tampering {
  readonly gateway?: (gateway: MailboxGateway) => MailboxGateway;
  /** `dies` kills the app within what it does. */
  readonly cache?: (cache: Cache, dies: () => void) => Cache;
}

/** One life of the app, from a start to a kill. */
export interface Life {
  readonly engine: Engine;
  readonly monitor: Monitor;
  readonly snapshot: () => Snapshot;
  /** Toasts that went and came back. */
  readonly repeated: readonly string[];
  /** The clock was set back: what was due then is due again. */
  readonly forgetToasts: () => void;
  readonly isDead: () => boolean;
}

/** The server, the disk and the clock, which outlive the app. */
export interface World {
  readonly clock: WorldClock;
  readonly exchange: InProcessExchange;
  readonly address: string;
  readonly life: () => Life;
  /** Lets time pass, everything done that is due meanwhile. */
  readonly pass: (ms: number) => Promise<void>;
  /** The app ends between two instructions; nothing of it goes on. */
  readonly kill: () => Promise<void>;
  readonly start: () => void;
  /** A reader of its own, which no fault and no budget concerns. */
  readonly reader: () => MailboxGateway;
  readonly close: () => Promise<void>;
}

/** What a world may have besides, for what is measured rather than judged. */
export interface WorldOptions {
  /** How many work in the company; 3 where it isn't said, since a schedule needs no more. */
  readonly people?: number;
  /** Stands between the app and the server. */
  readonly network?: (http: Http) => Http;
  /** How far the calendar is kept, in months each way; 1 where it isn't said. */
  readonly months?: { readonly back: number; readonly ahead: number };
}

export function openWorld(random: Random, tampering: Tampering = {}, options: WorldOptions = {}): World {
  const clock = new WorldClock(BEGIN);
  const folder = mkdtempSync(join(tmpdir(), 'presently-chaos-'));
  const exchange = buildExchange({ clock, random: random.next, people: options.people ?? 3, zone: ZONE });
  const network: Http = options.network?.((request) => exchange.http(request)) ?? ((request) => exchange.http(request));
  const [user] = exchange.users;
  if (user === undefined) throw new Error('nobody works in this company');
  const account: AccountConfig = {
    id: 'work',
    address: user.address,
    server: exchange.url,
    signIn: { method: 'basic' },
    demo: false,
  };
  /** What the small files of a profile keep. */
  let memory: Memory = { dismissed: [] };
  const { back, ahead } = options.months ?? { back: 1, ahead: 1 };
  let settings = readSettings({ cacheMonthsBack: back, cacheMonthsAhead: ahead });
  let current: { readonly life: Life; readonly end: () => Promise<void> } | undefined;
  let lives = 0;

  const connect = (monitor: Monitor) => {
    const client = createEwsClient({
      http: monitor.http,
      url: account.server,
      credentials: { username: user.address, password: user.password },
      clock,
    });
    return createEwsGateway({ accountId: account.id, address: account.address, client, zone: () => ZONE });
  };

  const start = () => {
    lives += 1;
    const born = lives;
    let dead = false;
    let ids = 0;
    const monitor = createMonitor(network, clock.now);
    const file = openCacheFile({ folder });
    const disk: Cache = {
      load: (id) => Promise.resolve(file.load(id)),
      save: async (id, change) => {
        if (dead) return new Promise(() => undefined);
        file.save(id, change);
        return Promise.resolve();
      },
      forget: () => Promise.resolve(),
      rebuilt: () => Promise.resolve(file.rebuilt()),
      close: () => Promise.resolve(),
    };
    const die = () => {
      dead = true;
      monitor.kill();
    };
    const toasts = watchToasts();
    const engine = createEngine({
      clock,
      random: random.next,
      newId: () => `${born}-${(ids += 1)}`,
      environment: { zone: () => ZONE, locale: () => 'en-GB', dark: () => false },
      accounts: { load: () => [account], save: () => undefined },
      secrets: {
        keep: () => Promise.resolve('memory'),
        read: () => Promise.resolve(user.password),
        kept: () => 'memory',
        forget: () => Promise.resolve(),
      },
      settings: { load: () => settings, save: (wanted) => (settings = wanted) },
      memory: { load: () => memory, save: (wanted) => (memory = dead ? memory : wanted) },
      notifier: { reconcile: toasts.take },
      log: { info: () => undefined, warn: () => undefined },
      readServerAddress: (input) => input,
      contacts: { load: () => ({ list: EMPTY_LIST }), save: () => undefined },
      photos: { load: () => undefined, save: () => undefined, forget: () => undefined },
      oof: { load: () => ({ templates: [], absences: [], answered: [], seen: {} }), save: () => undefined },
      cache: tampering.cache?.(disk, die) ?? disk,
      certificates: { load: () => [], save: () => undefined },
      finder: NOBODY_TO_FIND,
      policy: NO_POLICY,
      updater: NO_UPDATER,
      connect: () => {
        const gateway = connect(monitor);
        return { gateway: tampering.gateway?.(gateway) ?? gateway, facts: NO_FACTS, close: () => undefined };
      },
    });
    const life: Life = {
      engine,
      monitor,
      snapshot: () => engine.snapshot(),
      repeated: toasts.repeated,
      forgetToasts: toasts.forget,
      isDead: () => dead,
    };
    current = {
      life,
      end: async () => {
        die();
        // Takes back its timers; whatever it still tries goes nowhere.
        void engine.close();
        await settle();
        file.close();
      },
    };
  };

  /** Until everything waits for the clock alone. */
  const settle = async () => {
    // Long answers are read and mapped in slices, one a turn, after the server has done with them.
    let quiet = 0;
    for (let turns = 0; quiet < 10; turns += 1) {
      if (turns > 20_000) throw new Error('the world doesn’t come to rest');
      await new Promise<void>((resolve) => setImmediate(resolve));
      quiet = exchange.pending() === exchange.parked() ? quiet + 1 : 0;
    }
  };

  const living = () => {
    if (current === undefined) throw new Error('the app doesn’t run');
    return current;
  };

  return {
    clock,
    exchange,
    address: user.address,
    life: () => living().life,
    pass: (ms) => clock.pass(ms, settle),
    kill: async () => {
      await living().end();
      current = undefined;
    },
    start,
    reader: () => connect(createMonitor((request) => exchange.http(request), clock.now)),
    close: async () => {
      await current?.end();
      exchange.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Notes toasts that vanish and come back under the same name. */
function watchToasts() {
  const seen = new Set<string>();
  const repeated: string[] = [];
  let standing: ReadonlySet<string> = new Set();
  return {
    repeated,
    forget: () => seen.clear(),
    take: (wanted: readonly Toast[]) => {
      const ids = new Set(wanted.map(({ id }) => id));
      for (const id of ids) if (seen.has(id) && !standing.has(id)) repeated.push(id);
      for (const id of ids) seen.add(id);
      standing = ids;
    },
  };
}
