import type { AccountColour, SharedMailbox } from '../../shared/account.ts';
import type { CalendarRange } from '../../shared/ipc.ts';
import { calendarIdOf, type Appointment, type Instant, type TimeRange } from '../../shared/model.ts';
import type { Settings } from '../../shared/settings.ts';
import { instantOf } from '../domain/time.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import { NO_CACHE } from './cache.ts';
import { drawsOwn, mergeParts, type RangePart } from './calendar-overlay.ts';
import { withDeadline } from './deadline.ts';
import { createFarCalendar, type RangeAnswer, type RangeSource } from './far-calendar.ts';
import type { AccountConfig, Connection, ConnectionFacts, EnginePorts } from './ports.ts';
import { createRediscovery } from './rediscovery.ts';
import { isSameMailbox } from './resting-accounts.ts';
import { startSession, type Session } from './session.ts';
import { openSharedCalendars, type SharedCalendars } from './shared-calendars.ts';

const PROBE_LIMIT_MS = 30_000;
/** Of who can't give up. */
const NEVER = new AbortController().signal;
/** A little over one request's own limit: a first answer is worth waiting for, but not for ever. */
const READY_LIMIT_MS = 35_000;

/** An account, and its session once its secret was read. */
export interface Entry {
  readonly account: AccountConfig;
  readonly session?: Session;
  /** Present with the session. */
  readonly shared?: SharedCalendars;
  /** Since when it waits for its secret, where it has no session. */
  readonly since: Instant;
}

/** All accounts' sessions: opened from what was saved, added after a proof that they work, closed in order. */
export interface Sessions {
  /** In the order in which the accounts were added. */
  readonly entries: () => readonly Entry[];
  readonly all: () => readonly Session[];
  readonly find: (accountId: string) => Session | undefined;
  /** The demo company's, for whoever has no account. */
  readonly lend: (account: AccountConfig, secret: string) => void;
  /** Proves that the server takes the account and keeps it; one of the same mailbox is replaced and keeps its id. */
  readonly add: (account: AccountConfig, secret: string | undefined, signal?: AbortSignal) => Promise<Added>;
  readonly change: (accountId: string, change: AccountChange) => void;
  /** Opens the accounts of a server anew: what was agreed for it has changed. @param host without port */
  readonly restartFor: (host: string) => void;
  readonly facts: (accountId: string) => ConnectionFacts | undefined;
  readonly remove: (accountId: string) => Promise<void>;
  /** Calendars that are drawn, as they are held here. */
  readonly drawn: () => readonly DrawnCalendar[];
  /** Of the own calendars, whatever is drawn, or of all that are `shown`. */
  readonly calendarRange: (range: TimeRange, which: 'own' | 'shown') => Promise<Omit<CalendarRange, 'revision'>>;
  /** Resolves when all saved accounts are open and every session has had its first round, at the latest after 35 s. */
  readonly ready: () => Promise<void>;
  /** Resolves when every server was told, or didn't answer for some seconds. */
  readonly close: () => Promise<void>;
}

/** Where the secret of an account that was added went. */
export interface Added {
  readonly id: string;
  readonly kept: 'keyring' | 'memory' | 'none';
}

/** What of an account changes without asking its server; `position` counts from 0. */
export interface AccountChange {
  readonly colour?: AccountColour;
  readonly position?: number;
  /** Whether its own calendar is drawn where several are. */
  readonly shown?: boolean;
  readonly shared?: readonly SharedMailbox[];
}

/** A calendar that is drawn, and what is held of it. */
export interface DrawnCalendar {
  readonly session: Session;
  /** Of the mailbox, where it is another's. */
  readonly address?: string;
  readonly appointments: readonly Appointment[];
}

interface Open {
  readonly session: Session;
  readonly connection: Connection;
  readonly range: (range: TimeRange) => Promise<RangeAnswer>;
  readonly shared: SharedCalendars;
}

/** `onChange` is called whenever a session reads differently, or one comes or goes. */
export function openSessions(ports: EnginePorts, settings: () => Settings, onChange: () => void): Sessions {
  const open = new Map<string, Open>();
  const configs = new Map(ports.accounts.load().map((account) => [account.id, account]));
  const closing = new AbortController();
  const since = instantOf(ports.clock.now());
  let turn: Promise<unknown> = Promise.resolve();
  /** How often an account was signed in to or removed in this run, by its id. */
  const signIns = new Map<string, number>();
  const countSignIn = (accountId: string) => signIns.set(accountId, (signIns.get(accountId) ?? 0) + 1);

  /** What adds and removes accounts goes one after the other. */
  const exclusive = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const start = (account: AccountConfig, secret: string | undefined) => {
    void stop(account.id);
    const signedIn = signIns.get(account.id);
    const connection = ports.connect(account, secret, (fresh) => {
      // A token that is renewed too late: its account is gone, or was signed in to anew.
      if (signIns.get(account.id) !== signedIn) return;
      ports.secrets.keep(account.id, fresh).catch((cause: unknown) => {
        ports.log.warn('a secret could not be kept', { name: cause instanceof Error ? cause.name : typeof cause });
      });
    });
    const cache = account.demo ? NO_CACHE : ports.cache;
    const session = startSession(account, connection.gateway, { ...ports, cache, settings }, () => {
      const current = open.get(account.id);
      current?.shared.sessionChanged();
      onChange();
      if (current !== undefined) rediscovery.consider(configs.get(account.id) ?? account, current.session.health());
    });
    const read: RangeSource['read'] = (range, limitMs) =>
      session.ask(limitMs, (gateway, signal) => gateway.appointments(range, signal));
    const { calendar, covered } = session;
    const range = createFarCalendar({ address: account.address, calendar, covered, read }, ports.clock);
    open.set(account.id, {
      session,
      connection,
      range,
      shared: openSharedCalendars(session, { ...ports, settings }, onChange),
    });
  };

  const stop = (accountId: string): Promise<void> => {
    const entry = open.get(accountId);
    open.delete(accountId);
    entry?.shared.close();
    const farewell = entry?.session.close().finally(() => entry.connection.close()) ?? Promise.resolve();
    return farewell;
  };

  const save = () => ports.accounts.save([...configs.values()].filter((account) => !account.demo));

  /** The account goes on where it is found now; where that is the same place nothing is interrupted. */
  const relocate = async (found: AccountConfig) => {
    const current = configs.get(found.id);
    if (current === undefined || closing.signal.aborted) return;
    const { server, foundBy, foundAt } = found;
    const changed = { ...current, server, ...(foundBy && { foundBy }), ...(foundAt && { foundAt }) };
    configs.set(found.id, changed);
    save();
    if (current.server !== server) await reopen(changed);
  };
  const rediscovery = createRediscovery({
    clock: ports.clock,
    finder: ports.finder,
    log: ports.log,
    secretOf: (accountId) => ports.secrets.read(accountId),
    replace: (account) => void relocate(account),
  });

  /** Secrets may take a while (a keyring asks its person): nothing waits for them but their own account. */
  const reopen = async (account: AccountConfig) => {
    const before = open.get(account.id)?.session;
    const secret = await ports.secrets.read(account.id).catch((cause: unknown) => {
      ports.log.warn('a secret could not be read', { name: cause instanceof Error ? cause.name : typeof cause });
      return undefined;
    });
    // Meanwhile it may have been removed, or added anew with another password.
    const current = configs.get(account.id);
    if (closing.signal.aborted || current === undefined || open.get(account.id)?.session !== before) return;
    start(current, secret);
    onChange();
  };
  const opening = [...configs.values()].map(reopen);

  /** Gives the secret with which it worked: tokens that were renewed meanwhile make the former ones worthless. */
  const probe = async (account: AccountConfig, secret: string | undefined, given: AbortSignal) => {
    let latest = secret;
    const trial = ports.connect(account, secret, (renewed) => (latest = renewed));
    const either = AbortSignal.any([closing.signal, given]);
    try {
      await withDeadline(ports.clock, PROBE_LIMIT_MS, either, (signal) => trial.gateway.probe(signal));
    } finally {
      trial.close();
    }
    if (given.aborted) throw new GatewayError({ kind: 'cancelled' });
    return latest;
  };

  const adopt = async (account: AccountConfig, secret: string | undefined): Promise<Added> => {
    countSignIn(account.id);
    const kept = secret === undefined ? 'none' : await ports.secrets.keep(account.id, secret);
    if (closing.signal.aborted) throw new GatewayError({ kind: 'cancelled' });
    const before = [...configs.values()];
    const demos = before.filter(({ demo }) => demo);
    for (const { id } of demos) configs.delete(id);
    configs.set(account.id, account);
    try {
      save();
    } catch (cause) {
      configs.clear();
      for (const each of before) configs.set(each.id, each);
      if (!configs.has(account.id)) await ports.secrets.forget(account.id);
      throw cause;
    }
    for (const { id } of demos) void stop(id);
    start(account, secret);
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
        const entry = open.get(account.id);
        return entry === undefined
          ? { account, since }
          : { account, session: entry.session, shared: entry.shared, since };
      }),
    all: () => [...configs.keys()].flatMap((id) => open.get(id)?.session ?? []),
    find: (accountId) => open.get(accountId)?.session,
    lend: (account, secret) => {
      // While it was built somebody may have signed in to one of their own.
      if (configs.size > 0) return;
      configs.set(account.id, account);
      start(account, secret);
    },
    add: async (fresh, given, signal = NEVER) => {
      if (!/^[^@\s]+@[^@\s]+$/.test(fresh.address)) throw new GatewayError({ kind: 'bad-input', code: 'address' });
      const secret = await probe(fresh, given, signal);
      return exclusive(() => {
        const known = [...configs.values()].find((account) => isSameMailbox(account, fresh));
        return adopt(known === undefined ? fresh : { ...fresh, ...chosenOf(known) }, secret);
      });
    },
    change: (accountId, { position, ...change }) => {
      const account = configs.get(accountId);
      if (account === undefined) throw new GatewayError({ kind: 'bad-input', code: 'no-account' });
      const changed = changedBy(account, change);
      const others = [...configs.values()].filter(({ id }) => id !== accountId);
      const at = position ?? [...configs.keys()].indexOf(accountId);
      const ordered = [...others.slice(0, at), changed, ...others.slice(at)];
      configs.clear();
      for (const each of ordered) configs.set(each.id, each);
      open.get(accountId)?.shared.configure(changed.shared ?? []);
      save();
      onChange();
    },
    restartFor: (host) => {
      for (const { session } of [...open.values()]) {
        const { account } = session;
        if (new URL(account.server).hostname === host) void reopen(account);
      }
    },
    facts: (accountId) => open.get(accountId)?.connection.facts(),
    remove: (accountId) =>
      exclusive(async () => {
        if (!configs.delete(accountId)) throw new GatewayError({ kind: 'bad-input', code: 'no-account' });
        countSignIn(accountId);
        void stop(accountId);
        onChange();
        // What one of them can't forget the others forget all the same.
        const forgetting = [
          Promise.resolve().then(save),
          ports.secrets.forget(accountId),
          ports.cache.forget(accountId),
        ];
        await Promise.allSettled(forgetting);
        await Promise.all(forgetting);
      }),
    drawn: () =>
      [...configs.values()].flatMap((account): readonly DrawnCalendar[] => {
        const entry = open.get(account.id);
        if (entry === undefined) return [];
        const { session, shared } = entry;
        const others = (account.shared ?? []).flatMap(({ address, hidden }): readonly DrawnCalendar[] => {
          const calendar = hidden === true ? undefined : shared.find(address);
          return calendar === undefined ? [] : [{ session, address, appointments: calendar.state().value }];
        });
        const own = { session, appointments: session.calendar().value ?? [] };
        return [...(drawsOwn(account, configs.size) ? [own] : []), ...others];
      }),
    calendarRange: (range, which) => {
      const parts = [...configs.values()].flatMap((account): readonly RangePart[] => {
        const entry = open.get(account.id);
        if (entry === undefined) return [];
        const own = { calendarId: calendarIdOf(account.id), own: true, read: entry.range };
        if (which === 'own') return [answered(own, range)];
        const drawn = (account.shared ?? []).flatMap(({ address, hidden }) => {
          const calendar = hidden === true ? undefined : entry.shared.find(address);
          return calendar === undefined
            ? []
            : [{ calendarId: calendarIdOf(account.id, address), own: false, read: calendar.range }];
        });
        return [...(drawsOwn(account, configs.size) ? [own] : []), ...drawn].map((each) => answered(each, range));
      });
      return mergeParts(parts, range, ports.environment.zone());
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
      rediscovery.close();
      await Promise.all([...open.keys()].map(stop));
    },
  };
}

const answered = (
  { read, ...part }: Omit<RangePart, 'answer'> & { readonly read: Open['range'] },
  range: TimeRange,
): RangePart => ({ ...part, answer: read(range) });

/** What its person chose for an account outlives that it is signed in to anew. */
const chosenOf = ({ id, colour, shared, calendarHidden }: AccountConfig) => ({
  id,
  ...(colour === undefined ? {} : { colour }),
  ...(shared === undefined ? {} : { shared }),
  ...(calendarHidden === undefined ? {} : { calendarHidden }),
});

function changedBy(account: AccountConfig, { colour, shown, shared }: Omit<AccountChange, 'position'>): AccountConfig {
  const { calendarHidden, ...rest } = account;
  const hides = shown === undefined ? calendarHidden === true : !shown;
  return {
    ...rest,
    ...(colour === undefined ? {} : { colour }),
    ...(shared === undefined ? {} : { shared }),
    ...(hides ? { calendarHidden: true } : {}),
  };
}
