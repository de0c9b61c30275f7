import type { AppError, Appointment, OofChange, OofSettings, TimeRange, Voicemail } from '../../shared/model.ts';
import type { Dated, Health } from '../../shared/snapshot.ts';
import { addDays, dateIn, instantOf, startOfDate } from '../domain/time.ts';
import type { ChangeMarkers, MailboxGateway } from '../gateway/gateway.ts';
import { reactTo } from './backoff.ts';
import { describeFailure } from './failures.ts';
import type { AccountConfig, Clock, Environment, Logger } from './ports.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';

const MINUTE = 60_000;
const PURPOSES = ['calendar', 'oof', 'voicemail', 'watch'] as const;
type Purpose = (typeof PURPOSES)[number];

/** SPEC §2 without streaming: a cheap look every minute, everything anew in its own time. */
const INTERVALS: Readonly<Record<Purpose, number>> = {
  calendar: 15 * MINUTE,
  oof: 60 * MINUTE,
  voicemail: 15 * MINUTE,
  watch: MINUTE,
};
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
  readonly gateway: MailboxGateway;
  readonly calendar: () => Dated<readonly Appointment[] | undefined>;
  readonly oof: () => Dated<OofSettings | undefined> & { readonly pending: boolean };
  readonly voicemail: () => Dated<readonly Voicemail[]>;
  readonly health: () => Health;
  readonly serverVersion: () => string | undefined;
  /** The range that `calendar` covers. */
  readonly covered: () => TimeRange | undefined;
  /** Resolves when everything was asked for once, whatever came of it. */
  readonly firstRound: Promise<void>;
  /** Asks for everything anew, even after a stop; resolves when that round is over. */
  readonly refresh: () => Promise<void>;
  readonly changeOof: (change: OofChange) => Promise<void>;
  readonly close: () => void;
}

interface Slot<T> {
  value: T;
  asOf?: string;
  error?: AppError;
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
  let pending = false;
  let covered: TimeRange | undefined;
  let serverVersion: string | undefined;
  let markers: ChangeMarkers | undefined;
  let lastSuccess: string | undefined;

  const fill = <T>(slot: Slot<T>, value: T) => {
    slot.value = value;
    slot.asOf = instantOf(clock.now());
    delete slot.error;
  };

  const slots: Readonly<Record<Purpose, Slot<unknown> | undefined>> = { calendar, oof, voicemail, watch: undefined };
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
      const read = await gateway.oof(signal);
      // A change in flight decides; what was read meanwhile may be older.
      if (!pending) fill(oof, read);
    },
    voicemail: async (signal) => {
      fill(voicemail, await gateway.voicemails(VOICEMAIL_DAYS, signal));
    },
    watch: async (signal) => {
      serverVersion ??= (await gateway.probe(signal)).version;
      const now = await gateway.changeMarkers(signal);
      // The first look has nothing to compare with, and whatever came between it and the first read must not be lost.
      if (markers?.calendar !== now.calendar) scheduler.request('calendar');
      if (markers?.inbox !== now.inbox) scheduler.request('voicemail');
      markers = now;
    },
  };

  const scheduler: Scheduler<Purpose> = createScheduler({
    clock,
    random: ports.random,
    purposes: PURPOSES,
    interval: (purpose) => INTERVALS[purpose],
    run: (purpose) => tasks[purpose](closing.signal),
    onSuccess: () => {
      lastSuccess = instantOf(clock.now());
      onChange();
    },
    react: (purpose, failures, cause) => {
      const { error, retryAfterMs } = describeFailure(cause, account);
      const reaction = reactTo(error.kind, failures, retryAfterMs, ports.random);
      const told: AppError =
        reaction.kind === 'wait' ? { ...error, retryAt: instantOf(clock.now() + reaction.delayMs) } : error;
      const slot = slots[purpose];
      if (slot !== undefined) slot.error = told;
      ports.log.warn('reading failed', { purpose, kind: error.kind, code: error.code, failures });
      return { reaction, told };
    },
    onChange,
  });
  const firstRound = scheduler.start();

  const dated = <T>(slot: Slot<T>): Dated<T> => ({
    value: slot.value,
    ...(slot.asOf === undefined ? {} : { asOf: slot.asOf }),
    ...(slot.error === undefined ? {} : { error: slot.error }),
  });

  return {
    account,
    gateway,
    calendar: () => dated(calendar),
    oof: () => ({ ...dated(oof), pending }),
    voicemail: () => dated(voicemail),
    serverVersion: () => serverVersion,
    covered: () => covered,
    health: () => readHealth(scheduler, lastSuccess),
    firstRound,
    refresh: () => scheduler.requestAll(),
    changeOof: async (change) => {
      pending = true;
      onChange();
      try {
        fill(oof, await gateway.changeOof(change, closing.signal));
        lastSuccess = instantOf(clock.now());
      } finally {
        pending = false;
        onChange();
      }
    },
    close: () => {
      scheduler.stop();
      closing.abort();
    },
  };
}

function readHealth(scheduler: Scheduler<Purpose>, lastSuccess: string | undefined): Health {
  const trouble = scheduler.trouble();
  const success = lastSuccess === undefined ? {} : { lastSuccess };
  if (trouble === undefined) return { state: lastSuccess === undefined ? 'connecting' : 'ok', ...success };
  const { told, stopped } = trouble;
  return {
    state: stopped && told.kind === 'sign-in' ? 'sign-in' : 'trouble',
    ...success,
    ...(told.retryAt === undefined ? {} : { nextTry: told.retryAt }),
    error: told,
  };
}
