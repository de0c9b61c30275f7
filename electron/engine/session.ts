import type { AppError, Appointment, OofChange, OofSettings, TimeRange, Voicemail } from '../../shared/model.ts';
import type { Dated, Health } from '../../shared/snapshot.ts';
import { addDays, dateIn, instantOf, startOfDate } from '../domain/time.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import type { MailboxGateway } from '../gateway/gateway.ts';
import type { ChangeMarkers } from '../gateway/live.ts';
import { reactTo } from './backoff.ts';
import { withDeadline } from './deadline.ts';
import { describeFailure } from './failures.ts';
import type { AccountConfig, Clock, Environment, Logger } from './ports.ts';
import { createScheduler, type Scheduler, type Trouble } from './scheduler.ts';

const MINUTE = 60_000;
const READINGS = ['calendar', 'oof', 'voicemail'] as const;
type Reading = (typeof READINGS)[number];
type Purpose = Reading | 'watch';

/** SPEC §2 without streaming: a cheap look every minute, everything anew in its own time. */
const INTERVALS: Readonly<Record<Purpose, number>> = {
  calendar: 15 * MINUTE,
  oof: 60 * MINUTE,
  voicemail: 15 * MINUTE,
  watch: MINUTE,
};
/** What a purpose or a change of OOF may take in all; a large calendar takes many requests. */
const RUN_LIMIT_MS = 3 * MINUTE;
const DAYS_BACK = 14;
const DAYS_AHEAD = 42;
const VOICEMAIL_DAYS = 60;

export interface SessionPorts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly environment: Pick<Environment, 'zone'>;
  readonly log: Logger;
}

/** The live conversation with one mailbox: what is known of it, how old that is, and how it is doing. */
export interface Session {
  readonly account: AccountConfig;
  readonly calendar: () => Dated<readonly Appointment[] | undefined>;
  readonly oof: () => Dated<OofSettings | undefined> & { readonly pending: boolean };
  readonly voicemail: () => Dated<readonly Voicemail[]>;
  readonly health: () => Health;
  readonly serverVersion: () => string | undefined;
  /** The range that `calendar` covers. */
  readonly covered: () => TimeRange | undefined;
  /** Resolves when everything was asked for once, or the server didn't let the first question in. */
  readonly firstRound: Promise<void>;
  /** A person asks for everything anew, even after a stop; resolves when that round is over. */
  readonly refresh: () => Promise<void>;
  /** The world has changed: everything is read anew, but never after a stop. */
  readonly check: () => Promise<void>;
  /**
   * Asks the mailbox something besides, for at most `limitMs`; the session's end aborts it. After a stop, or while the
   * server wants to be left alone, it throws why without a request: the same wrong password again would lock the account.
   */
  readonly ask: <T>(limitMs: number, question: Question<T>) => Promise<T>;
  /** The same even after a stop: a person wants to know whether it works now. */
  readonly test: <T>(limitMs: number, question: Question<T>) => Promise<T>;
  /** One after the other, in the order asked. */
  readonly changeOof: (change: OofChange) => Promise<void>;
  readonly close: () => void;
}

type Question<T> = (gateway: MailboxGateway, signal: AbortSignal) => Promise<T>;

interface Slot<T> {
  value: T;
  asOf?: string;
}

/** Starts reading at once. `onChange` is called whenever anything above may read differently. */
export function startSession(
  account: AccountConfig,
  gateway: MailboxGateway,
  ports: SessionPorts,
  onChange: () => void,
): Session {
  const { clock, environment } = ports;
  const calendar: Slot<readonly Appointment[] | undefined> = { value: undefined };
  const oof: Slot<OofSettings | undefined> = { value: undefined };
  const voicemail: Slot<readonly Voicemail[]> = { value: [] };
  const closing = new AbortController();
  /** Changes of OOF: how many were asked for ever, how many are on their way, and the last in the queue. */
  const changes: { asked: number; open: number; last: Promise<unknown> } = {
    asked: 0,
    open: 0,
    last: Promise.resolve(),
  };
  let covered: TimeRange | undefined;
  let server: { readonly version?: string } | undefined;
  let markers: ChangeMarkers | undefined;
  let lastSuccess: string | undefined;

  const fill = <T>(slot: Slot<T>, value: T) => {
    slot.value = value;
    slot.asOf = instantOf(clock.now());
  };

  const tasks: Readonly<Record<Purpose, (signal: AbortSignal) => Promise<void>>> = {
    calendar: async (signal) => {
      const zone = environment.zone();
      const today = dateIn(clock.now(), zone);
      const range = {
        start: instantOf(startOfDate(addDays(today, -DAYS_BACK), zone)),
        end: instantOf(startOfDate(addDays(today, DAYS_AHEAD), zone)),
      };
      fill(calendar, await gateway.appointments(range, signal));
      covered = range;
    },
    oof: async (signal) => {
      const before = changes.asked;
      const read = await gateway.oof(signal);
      // What was read while a change was on its way may be older than the change.
      if (changes.open === 0 && changes.asked === before) fill(oof, read);
    },
    voicemail: async (signal) => {
      fill(voicemail, await gateway.voicemails(VOICEMAIL_DAYS, signal));
    },
    watch: async (signal) => {
      server ??= await gateway.probe(signal);
      const now = await gateway.changeMarkers(signal);
      // The first look has nothing to compare with: a first read that came before it has to be made again.
      if (markers?.calendar !== now.calendar) scheduler.request('calendar');
      if (markers?.inbox !== now.inbox) scheduler.request('voicemail');
      markers = now;
    },
  };

  const scheduler: Scheduler<Purpose> = createScheduler<Purpose>({
    clock,
    random: ports.random,
    scout: 'watch',
    others: READINGS,
    interval: (purpose) => INTERVALS[purpose],
    run: (purpose) => withDeadline(clock, RUN_LIMIT_MS, closing.signal, tasks[purpose]),
    onSuccess: () => {
      lastSuccess = instantOf(clock.now());
      onChange();
    },
    react: (purpose, failures, cause) => {
      const { error, retryAfterMs } = describeFailure(cause, account);
      ports.log.warn('reading failed', { purpose, kind: error.kind, code: error.code, failures });
      return { reaction: reactTo(error.kind, failures, retryAfterMs, ports.random), told: error };
    },
    onChange,
  });
  const firstRound = scheduler.start();

  const dated = <T>(slot: Slot<T>, purpose: Reading): Dated<T> => {
    const trouble = scheduler.troubleOf(purpose);
    return {
      value: slot.value,
      ...(slot.asOf === undefined ? {} : { asOf: slot.asOf }),
      ...(trouble === undefined ? {} : { error: errorOf(trouble) }),
    };
  };

  const test = <T>(limitMs: number, question: Question<T>): Promise<T> =>
    withDeadline(clock, limitMs, closing.signal, (signal) => question(gateway, signal));
  const ask = <T>(limitMs: number, question: Question<T>): Promise<T> => {
    const trouble = scheduler.trouble();
    const barred = trouble !== undefined && (trouble.stopped || trouble.ordered);
    return barred ? Promise.reject(new GatewayError(errorOf(trouble))) : test(limitMs, question);
  };

  return {
    account,
    calendar: () => dated(calendar, 'calendar'),
    oof: () => ({ ...dated(oof, 'oof'), pending: changes.open > 0 }),
    voicemail: () => dated(voicemail, 'voicemail'),
    serverVersion: () => server?.version,
    covered: () => covered,
    health: () => readHealth(scheduler.trouble(), lastSuccess),
    firstRound,
    refresh: scheduler.requestAll,
    check: scheduler.checkAll,
    ask,
    test,
    changeOof: async (change) => {
      changes.asked += 1;
      changes.open += 1;
      onChange();
      const turn = changes.last.then(() => ask(RUN_LIMIT_MS, (mailbox, signal) => mailbox.changeOof(change, signal)));
      changes.last = turn.catch(() => undefined);
      try {
        fill(oof, await turn);
        lastSuccess = instantOf(clock.now());
      } catch (cause) {
        // It may have been written all the same: what the server has now must be read.
        scheduler.request('oof');
        throw cause;
      } finally {
        changes.open -= 1;
        onChange();
      }
    },
    close: () => {
      scheduler.stop();
      closing.abort();
    },
  };
}

const errorOf = ({ told, nextTry }: Trouble): AppError =>
  nextTry === undefined ? told : { ...told, retryAt: instantOf(nextTry) };

function readHealth(trouble: Trouble | undefined, lastSuccess: string | undefined): Health {
  const success = lastSuccess === undefined ? {} : { lastSuccess };
  if (trouble === undefined) return { state: lastSuccess === undefined ? 'connecting' : 'ok', ...success };
  const { told, stopped, nextTry } = trouble;
  return {
    state: stopped && told.kind === 'sign-in' ? 'sign-in' : 'trouble',
    ...success,
    ...(nextTry === undefined ? {} : { nextTry: instantOf(nextTry) }),
    error: errorOf(trouble),
  };
}
