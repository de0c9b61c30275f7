import type { AccountInput, CalendarRange } from '../../shared/ipc.ts';
import type { Instant, TimeRange } from '../../shared/model.ts';
import type { Settings } from '../../shared/settings.ts';
import { orderByDay, overlapping } from '../domain/agenda.ts';
import { instantOf, ms } from '../domain/time.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import { NO_CACHE } from './cache.ts';
import { withDeadline } from './deadline.ts';
import { createFarCalendar, type RangeAnswer } from './far-calendar.ts';
import type { AccountConfig, Connection, EnginePorts } from './ports.ts';
import { isSameMailbox } from './resting-accounts.ts';
import { startSession, type Session } from './session.ts';

const PROBE_LIMIT_MS = 30_000;
/** A little over one request's own limit: a first answer is worth waiting for, but not for ever. */
const READY_LIMIT_MS = 35_000;

/** An account, and its session once its secret was read. */
export interface Entry {
  readonly account: AccountConfig;
  readonly session?: Session;
  /** Since when it waits for its secret, where it has no session. */
  readonly since: Instant;
}

/** All accounts' sessions: opened from what was saved, added after a proof that they work, closed in order. */
export interface Sessions {
  /** In the order in which the accounts were added. */
  readonly entries: () => readonly Entry[];
  readonly all: () => readonly Session[];
  readonly find: (accountId: string) => Session | undefined;
  readonly open: (account: AccountConfig, password: string) => void;
  readonly add: (input: AccountInput) => Promise<{ readonly id: string; readonly kept: 'keyring' | 'memory' }>;
  readonly remove: (accountId: string) => Promise<void>;
  readonly calendarRange: (range: TimeRange, revision: number) => Promise<CalendarRange>;
  /** Resolves when all saved accounts are open and every session has had its first round, at the latest after 35 s. */
  readonly ready: () => Promise<void>;
  /** Resolves when every server was told, or didn't answer for some seconds. */
  readonly close: () => Promise<void>;
}

interface Open {
  readonly session: Session;
  readonly connection: Connection;
  readonly range: (range: TimeRange) => Promise<RangeAnswer>;
}

/** `onChange` is called whenever a session reads differently, or one comes or goes. */
export function openSessions(ports: EnginePorts, settings: () => Settings, onChange: () => void): Sessions {
  const open = new Map<string, Open>();
  const configs = new Map(ports.accounts.load().map((account) => [account.id, account]));
  const closing = new AbortController();
  const since = instantOf(ports.clock.now());
  let turn: Promise<unknown> = Promise.resolve();

  /** What adds and removes accounts goes one after the other. */
  const exclusive = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const start = (account: AccountConfig, password: string | undefined) => {
    void stop(account.id);
    const connection = ports.connect(account, password);
    const cache = account.demo ? NO_CACHE : ports.cache;
    const session = startSession(account, connection.gateway, { ...ports, cache, settings }, onChange);
    open.set(account.id, { session, connection, range: createFarCalendar(session, ports.clock) });
  };

  const stop = (accountId: string): Promise<void> => {
    const entry = open.get(accountId);
    open.delete(accountId);
    const farewell = entry?.session.close().finally(() => entry.connection.close()) ?? Promise.resolve();
    return farewell;
  };

  const save = () => ports.accounts.save([...configs.values()].filter((account) => !account.demo));

  // Secrets may take a while (a keyring asks its person): nothing waits for them but their own account.
  const opening = [...configs.values()].map(async (account) => {
    const password = await ports.secrets.read(account.id).catch((cause: unknown) => {
      ports.log.warn('a secret could not be read', { name: cause instanceof Error ? cause.name : typeof cause });
      return undefined;
    });
    // Meanwhile it may have been removed, or added anew with another password.
    if (closing.signal.aborted || configs.get(account.id) !== account) return;
    start(account, password);
    onChange();
  });

  const probe = async (account: AccountConfig, password: string) => {
    const trial = ports.connect(account, password);
    try {
      await withDeadline(ports.clock, PROBE_LIMIT_MS, closing.signal, (signal) => trial.gateway.probe(signal));
    } finally {
      trial.close();
    }
  };

  const adopt = async (account: AccountConfig, password: string) => {
    const kept = await ports.secrets.keep(account.id, password);
    if (closing.signal.aborted) throw new GatewayError({ kind: 'cancelled' });
    for (const { id, demo } of [...configs.values()]) {
      if (!demo) continue;
      void stop(id);
      configs.delete(id);
    }
    configs.set(account.id, account);
    save();
    start(account, password);
    onChange();
    return { id: account.id, kept };
  };

  const rounds = async () => {
    await Promise.all(opening);
    await Promise.all([...open.values()].map(({ session }) => session.firstRound));
  };

  return {
    entries: () =>
      [...configs.values()].map((account) => {
        const session = open.get(account.id)?.session;
        return session === undefined ? { account, since } : { account, session, since };
      }),
    all: () => [...configs.keys()].flatMap((id) => open.get(id)?.session ?? []),
    find: (accountId) => open.get(accountId)?.session,
    open: (account, password) => {
      configs.set(account.id, account);
      start(account, password);
    },
    add: async (input) => {
      const server = ports.readServerAddress(input.server);
      const address = input.user.trim();
      if (!/^[^@\s]+@[^@\s]+$/.test(address)) throw new GatewayError({ kind: 'bad-input', code: 'address' });
      const fresh: AccountConfig = { id: ports.newId(), address, server, auth: 'basic', demo: false };
      await probe(fresh, input.password);
      return exclusive(() => {
        const known = [...configs.values()].find((account) => isSameMailbox(account, fresh));
        return adopt({ ...fresh, id: known?.id ?? fresh.id }, input.password);
      });
    },
    remove: (accountId) =>
      exclusive(async () => {
        if (!configs.delete(accountId)) throw new GatewayError({ kind: 'bad-input', code: 'no-account' });
        void stop(accountId);
        onChange();
        save();
        await ports.secrets.forget(accountId);
        await ports.cache.forget(accountId);
      }),
    calendarRange: async (range, revision) => {
      const zone = ports.environment.zone();
      const parts = await Promise.all([...open.values()].map((entry) => entry.range(range)));
      const [from, to] = [ms(range.start), ms(range.end)];
      const all = parts.flatMap((part) => part.appointments);
      const appointments = orderByDay(overlapping(all, from, to, zone), from, zone);
      const error = parts.find((part) => part.error !== undefined)?.error;
      const ages = parts.flatMap((part) => (part.asOf === undefined ? [] : [part.asOf])).sort();
      return {
        revision,
        appointments,
        ...(ages[0] === undefined ? {} : { asOf: ages[0] }),
        ...(error === undefined ? {} : { error }),
      };
    },
    ready: async () => {
      let giveUp: () => void = () => undefined;
      const limit = new Promise<void>((resolve) => (giveUp = resolve));
      const cancel = ports.clock.after(READY_LIMIT_MS, giveUp);
      await Promise.race([rounds(), limit]);
      cancel();
    },
    close: async () => {
      closing.abort();
      await Promise.all([...open.keys()].map(stop));
    },
  };
}
