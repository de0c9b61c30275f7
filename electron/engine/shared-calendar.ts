import { isNotShared, type AppError, type Appointment, type TimeRange } from '../../shared/model.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Dated, HealthState } from '../../shared/snapshot.ts';
import { calendarWindow } from '../domain/calendar-window.ts';
import { instantOf, ms } from '../domain/time.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import { describeFailure } from './failures.ts';
import { createFarCalendar, type RangeAnswer } from './far-calendar.ts';
import type { Clock, Environment, Logger } from './ports.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import type { Session } from './session.ts';
import { errorOf } from './trouble.ts';

const MINUTE = 60_000;
/** SPEC §2. Subscriptions to others' mailboxes mostly fail, so the marker is looked at. */
const EVERY = 15 * MINUTE;
const SHOWN_EVERY = 5 * MINUTE;
const READ_LIMIT_MS = MINUTE;

/** While the session is like this, another request would only hear the same. */
const HELD_BACK: ReadonlySet<HealthState> = new Set(['offline', 'sign-in', 'blocked', 'busy']);

export interface SharedCalendarPorts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly environment: Pick<Environment, 'zone'>;
  readonly log: Logger;
  readonly settings: () => Pick<Settings, 'cacheMonthsBack' | 'cacheMonthsAhead'>;
}

/** Another mailbox's calendar, as one account reads it. Its failures are its own. */
export interface SharedCalendar {
  /** SMTP address of the mailbox. */
  readonly address: string;
  /** What is known of the weeks around today. */
  readonly state: () => Dated<readonly Appointment[]>;
  readonly range: (range: TimeRange) => Promise<RangeAnswer>;
  /** It is on a screen until that moment (epoch ms), so it is looked at more often. */
  readonly show: (until: number) => void;
  /** Reads it now; resolves when that is over. */
  readonly refresh: () => Promise<void>;
  /** The session reads differently: what was held back for its sake may go on. */
  readonly sessionChanged: () => void;
  readonly close: () => void;
}

interface Known {
  readonly appointments: readonly Appointment[];
  readonly range: TimeRange;
  readonly marker: string | undefined;
  readonly asOf: string;
}

/**
 * Keeps the weeks around today of a calendar in memory: its marker is compared every quarter of an hour, every five minutes
 * while it is shown, and only what moved is read. What its owner takes back is forgotten at once; any other failure leaves
 * what is known. `onChange` is called whenever it reads differently.
 */
export function watchSharedCalendar(
  address: string,
  session: Pick<Session, 'ask' | 'health' | 'firstRound'>,
  { clock, random, environment, log, settings }: SharedCalendarPorts,
  onChange: () => void,
): SharedCalendar {
  let known: Known | undefined;
  let shownUntil = 0;
  let heldBack = false;
  const interval = () => (clock.now() < shownUntil ? SHOWN_EVERY : EVERY);
  const appointmentsIn = (range: TimeRange, limitMs = READ_LIMIT_MS) =>
    session.ask(limitMs, (gateway, signal) => gateway.sharedAppointments(address, range, signal));

  const read = async () => {
    await session.firstRound;
    const { state, error } = session.health();
    heldBack = HELD_BACK.has(state);
    if (heldBack) throw new GatewayError(error ?? { kind: 'unreachable' });
    const { near: range } = calendarWindow(clock.now(), environment.zone(), settings());
    // Taken before what it will stand for: what changes in between is read twice rather than never.
    const marker = await session.ask(READ_LIMIT_MS, (gateway, signal) => gateway.sharedMarker(address, signal));
    const unmoved = known !== undefined && marker !== undefined && marker === known.marker;
    const same = unmoved && known?.range.start === range.start && known.range.end === range.end;
    const appointments = same && known !== undefined ? known.appointments : await appointmentsIn(range);
    known = { appointments, range, marker, asOf: instantOf(clock.now()) };
  };

  const waitAfter = (error: AppError, failures: number, retryAfterMs: number | undefined): number => {
    if (heldBack || isNotShared(error)) return EVERY;
    return Math.max(retryAfterMs ?? 0, Math.min(SHOWN_EVERY, MINUTE * 2 ** (failures - 1)));
  };

  const scheduler: Scheduler<'read'> = createScheduler<'read'>({
    clock,
    random,
    scout: 'read',
    others: [],
    interval,
    run: read,
    onSuccess: onChange,
    react: (_, failures, cause) => {
      const { error, retryAfterMs } = describeFailure(cause, { address });
      log.warn('reading another’s calendar failed', { kind: error.kind, code: error.code, failures });
      if (isNotShared(error)) known = undefined;
      const delayMs = waitAfter(error, failures, retryAfterMs);
      return { reaction: { kind: 'wait', delayMs, all: false, asked: false }, told: error };
    },
    onChange,
  });
  void scheduler.start();

  const state = (): Dated<readonly Appointment[]> => {
    const trouble = scheduler.troubleOf('read');
    return {
      value: known?.appointments ?? [],
      ...(known === undefined ? {} : { asOf: known.asOf }),
      ...(trouble === undefined ? {} : { error: errorOf(trouble) }),
    };
  };
  const far = createFarCalendar(
    { address, calendar: state, covered: () => known?.range, read: (range, limitMs) => appointmentsIn(range, limitMs) },
    clock,
  );

  return {
    address,
    state,
    range: async (range) => {
      const answer = await far(range);
      return answer.error !== undefined && isNotShared(answer.error)
        ? { appointments: [], error: answer.error }
        : answer;
    },
    show: (until) => {
      shownUntil = until;
      const age = known === undefined ? 0 : clock.now() - ms(known.asOf);
      if (age > SHOWN_EVERY && scheduler.troubleOf('read') === undefined) scheduler.request('read');
      else scheduler.reconsider('read');
    },
    refresh: scheduler.requestAll,
    sessionChanged: () => {
      if (heldBack && !HELD_BACK.has(session.health().state)) {
        heldBack = false;
        scheduler.request('read');
      }
    },
    close: scheduler.stop,
  };
}
