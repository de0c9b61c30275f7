import type { AccountInput, CalendarRange } from '../../shared/ipc.ts';
import type { AppError, Appointment, TimeRange } from '../../shared/model.ts';
import { orderAppointments, overlapping } from '../domain/agenda.ts';
import { instantOf, ms } from '../domain/time.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import { describeFailure } from './failures.ts';
import type { AccountConfig, Connection, EnginePorts } from './ports.ts';
import { startSession, type Session } from './session.ts';

const PROBE_LIMIT_MS = 30_000;
const RANGE_LIMIT_MS = 30_000;

/** All accounts' sessions: opened from what was saved, added after a proof that they work, closed in order. */
export interface Sessions {
  readonly all: () => readonly Session[];
  readonly find: (accountId: string) => Session | undefined;
  readonly open: (account: AccountConfig, password: string) => void;
  readonly add: (input: AccountInput) => Promise<{ readonly id: string; readonly kept: 'keyring' | 'memory' }>;
  readonly remove: (accountId: string) => Promise<void>;
  readonly calendarRange: (range: TimeRange, revision: number) => Promise<CalendarRange>;
  /** Resolves when all saved accounts are open and every session has had its first round. */
  readonly ready: () => Promise<void>;
  readonly close: () => void;
}

interface Open {
  readonly session: Session;
  readonly connection: Connection;
  /** What was read beyond the session's own range. */
  readonly far: Map<string, { readonly appointments: readonly Appointment[]; readonly asOf: string }>;
}

/** `onChange` is called whenever a session reads differently, or one comes or goes. */
export function openSessions(ports: EnginePorts, onChange: () => void): Sessions {
  const open = new Map<string, Open>();
  const configs = new Map(ports.accounts.load().map((account) => [account.id, account]));

  const start = (account: AccountConfig, password: string | undefined) => {
    const connection = ports.connect(account, password);
    const session = startSession(account, connection.gateway, ports, onChange);
    open.set(account.id, { session, connection, far: new Map() });
  };

  const stop = (accountId: string) => {
    const entry = open.get(accountId);
    open.delete(accountId);
    entry?.session.close();
    entry?.connection.close();
  };

  const saved = () => [...configs.values()].filter((account) => !account.demo);

  // Secrets may take a while (a keyring asks its person): nothing waits for them but their own account.
  const opening = [...configs.values()].map(async (account) => {
    const password = await ports.secrets.read(account.id);
    start(account, password);
    onChange();
  });

  return {
    all: () => [...open.values()].map(({ session }) => session),
    find: (accountId) => open.get(accountId)?.session,
    open: start,
    add: async (input) => {
      const server = ports.readServerAddress(input.server);
      const address = input.user.trim();
      if (!/^[^@\s]+@[^@\s]+$/.test(address)) throw new GatewayError({ kind: 'bad-input', code: 'address' });
      const known = saved().find((account) => account.address === address && account.server === server);
      const account: AccountConfig = { id: known?.id ?? ports.newId(), address, server, auth: 'basic', demo: false };
      const trial = ports.connect(account, input.password);
      try {
        await trial.gateway.probe(AbortSignal.timeout(PROBE_LIMIT_MS));
      } finally {
        trial.close();
      }
      const kept = await ports.secrets.keep(account.id, input.password);
      for (const { session } of [...open.values()]) if (session.account.demo) stop(session.account.id);
      stop(account.id);
      configs.set(account.id, account);
      ports.accounts.save(saved());
      start(account, input.password);
      onChange();
      return { id: account.id, kept };
    },
    remove: async (accountId) => {
      if (!open.has(accountId)) throw new GatewayError({ kind: 'bad-input', code: 'no-account' });
      stop(accountId);
      configs.delete(accountId);
      ports.accounts.save(saved());
      await ports.secrets.forget(accountId);
      onChange();
    },
    calendarRange: async (range, revision) => {
      const zone = ports.environment.zone();
      const parts = await Promise.all([...open.values()].map((entry) => readRange(entry, range, ports)));
      const appointments = orderAppointments(
        overlapping(
          parts.flatMap((part) => part.appointments),
          ms(range.start),
          ms(range.end),
          zone,
        ),
        zone,
      );
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
      await Promise.all(opening);
      await Promise.all([...open.values()].map(({ session }) => session.firstRound));
    },
    close: () => {
      for (const id of [...open.keys()]) stop(id);
    },
  };
}

type RangePart = { readonly appointments: readonly Appointment[]; readonly asOf?: string; readonly error?: AppError };

/** From what the session holds where that covers the range, else from the server, else from the last such answer. */
async function readRange(entry: Open, range: TimeRange, ports: EnginePorts): Promise<RangePart> {
  const { session, far } = entry;
  const covered = session.covered();
  if (covered !== undefined && ms(covered.start) <= ms(range.start) && ms(range.end) <= ms(covered.end)) {
    const { value, asOf, error } = session.calendar();
    return {
      appointments: value ?? [],
      ...(asOf === undefined ? {} : { asOf }),
      ...(error === undefined ? {} : { error }),
    };
  }
  const key = `${range.start}/${range.end}`;
  try {
    const appointments = await session.gateway.appointments(range, AbortSignal.timeout(RANGE_LIMIT_MS));
    const asOf = instantOf(ports.clock.now());
    far.set(key, { appointments, asOf });
    return { appointments, asOf };
  } catch (cause) {
    const { error } = describeFailure(cause, session.account);
    return { appointments: session.calendar().value ?? [], ...far.get(key), error };
  }
}
