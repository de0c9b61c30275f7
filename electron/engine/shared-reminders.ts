import type { Appointment } from '../../shared/model.ts';
import type { HealthState, Toast } from '../../shared/snapshot.ts';
import { reconcileReminders, type ToTell } from '../domain/reminder-sync.ts';
import { dueAt, REMINDER_HORIZON, reminderId, type ReminderAnswer, type ReminderAnswers } from '../domain/reminders.ts';
import { instantOf, ms } from '../domain/time.ts';
import type { ServerReminder } from '../gateway/gateway.ts';
import { describeFailure } from './failures.ts';
import type { Clock, Environment, Logger } from './ports.ts';
import type { Session } from './session.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ASK_LIMIT_MS = MINUTE;
/** A failure costs nobody a reminder, so there is no hurry. */
const AFTER_FAILURE = 2 * MINUTE;
const LONGEST_WAIT = 30 * MINUTE;
/** Reminders that others have put off to within this time are known; those for later are asked about when they are due. */
const AHEAD = 2 * DAY;
/** Far enough to hear of the occurrence before, of all but rare series. */
const BACK = 35 * DAY;

export interface SharedRemindersParts {
  readonly clock: Clock;
  readonly environment: Pick<Environment, 'zone'>;
  readonly log: Logger;
  readonly sessions: () => readonly Session[];
  readonly answers: () => ReminderAnswers;
  /** Takes over what the server said; what was answered meanwhile is in it. */
  readonly setAnswers: (answers: ReminderAnswers) => void;
  readonly onChange: () => void;
}

/** Keeps reminders the same here and in all other programs of their mailbox. */
export interface SharedReminders {
  /** The state may have changed: asks where something stands that nobody has asked about since, or was answered. */
  readonly look: (toasts: readonly Toast[]) => void;
  /** Other programs may have answered meanwhile, or the server may answer again. */
  readonly check: () => void;
  readonly isShared: (accountId: string) => boolean;
  readonly close: () => void;
}

/** While the session is like this, another request would only hear the same. */
const HELD_BACK: ReadonlySet<HealthState> = new Set(['offline', 'sign-in', 'blocked', 'busy']);
const isHeldBack = (session: Session): boolean => HELD_BACK.has(session.health().state);

interface Lane {
  /** As of the last question. */
  calendar?: readonly Appointment[] | undefined;
  /** What it was about, and answers that it tried to tell. */
  judged: Set<string>;
  tried: Set<ReminderAnswer>;
  running: boolean;
  /** Absent until the server has said so. */
  offered?: boolean;
  failures: number;
  cancel: () => void;
  notBefore: number;
}

/**
 * One lane an account over `session.ask`, so that nothing here touches a session's health. The server is asked when a reminder
 * stands that it hasn't been asked about since the calendar moved, and when a person has answered one: a handful of
 * requests a day. A server without the operation is asked once.
 */
export function shareReminders(parts: SharedRemindersParts): SharedReminders {
  const { clock, environment, log } = parts;
  const lanes = new Map<string, Lane>();
  let closed = false;
  let standing: readonly string[] = [];

  const laneOf = (id: string): Lane => {
    const known = lanes.get(id);
    if (known !== undefined) return known;
    const lane: Lane = {
      judged: new Set(),
      tried: new Set(),
      running: false,
      failures: 0,
      cancel: () => undefined,
      notBefore: 0,
    };
    lanes.set(id, lane);
    return lane;
  };

  /** Entries that the server may be asked about: those that have a reminder about now. */
  const relevant = (session: Session): readonly Appointment[] => {
    const [now, zone] = [clock.now(), environment.zone()];
    return (session.calendar().value ?? []).filter((entry) => {
      const due = dueAt(entry, zone);
      return due !== undefined && due >= now - REMINDER_HORIZON && due <= now + AHEAD;
    });
  };

  const isNeeded = (session: Session, lane: Lane): boolean => {
    const { value, asOf } = session.calendar();
    if (value === undefined || asOf === undefined || lane.offered === false) return false;
    if (value !== lane.calendar) {
      lane.judged.clear();
      lane.tried.clear();
    }
    const prefix = `reminder:${session.account.id}/`;
    if (standing.some((id) => id.startsWith(prefix) && !lane.judged.has(id))) return true;
    const moved = value !== lane.calendar;
    return relevant(session).some((entry) => {
      const answer = parts.answers().get(reminderId(entry));
      if (answer?.from === 'here') return !lane.tried.has(answer);
      // Put off: another program may have dismissed it.
      return moved && answer?.until !== undefined && ms(answer.until) > clock.now();
    });
  };

  const ask = async (session: Session, lane: Lane): Promise<void> => {
    await session.firstRound;
    if (isHeldBack(session)) return;
    const zone = environment.zone();
    const calendar = session.calendar().value;
    const known = relevant(session);
    const before = parts.answers();
    const readAt = clock.now();
    const [from, to] = [readAt - BACK, readAt + AHEAD].map((at) => Math.floor(at / 1000) * 1000) as [number, number];
    const range = { start: instantOf(from), end: instantOf(to) };
    const list = await session.ask(ASK_LIMIT_MS, (gateway, signal) => gateway.reminders(range, signal));
    lane.offered = list !== undefined;
    lane.calendar = calendar;
    for (const entry of known) lane.judged.add(reminderId(entry));
    if (list === undefined) return;
    const { answers, tell } = reconcileReminders(before, known, { ...list, from, to, readAt }, zone);
    take(before, answers);
    await tellAll(session, lane, tell);
  };

  /** What a person answered while the server was asked goes before what it said. */
  const take = (before: ReminderAnswers, fresh: ReminderAnswers) => {
    const now = parts.answers();
    const newer = [...now].filter(([id, answer]) => before.get(id) !== answer);
    parts.setAnswers(new Map([...fresh, ...newer]));
  };

  const tellAll = async (session: Session, lane: Lane, tell: readonly ToTell<ServerReminder>[]): Promise<void> => {
    const told = tell.map((each) => ({ ...each, answer: parts.answers().get(each.id) }));
    for (const { answer } of told) if (answer !== undefined) lane.tried.add(answer);
    if (told.length === 0) return;
    const changes = told.map(({ reminder, until }) => ({
      key: reminder.key,
      ...(reminder.version === undefined ? {} : { version: reminder.version }),
      ...(until === undefined ? {} : { until }),
    }));
    const changed = new Set(
      await session.ask(ASK_LIMIT_MS, (gateway, signal) => gateway.changeReminders(changes, signal)),
    );
    const answers = new Map(parts.answers());
    for (const { id, reminder, answer } of told) {
      if (answer === undefined || answers.get(id) !== answer || !changed.has(reminder.key)) continue;
      answers.set(id, { ...answer, from: 'told' });
    }
    parts.setAnswers(answers);
  };

  const run = (session: Session, lane: Lane) => {
    if (lane.running || closed || clock.now() < lane.notBefore) return;
    if (isHeldBack(session) || !isNeeded(session, lane)) return;
    lane.running = true;
    const answered = [...parts.answers().values()].filter(({ from }) => from === 'here');
    void ask(session, lane)
      .then(
        () => {
          lane.failures = 0;
          // Of an entry that isn't there any more, or that the server doesn't list, there is nothing to tell.
          for (const answer of answered) lane.tried.add(answer);
        },
        (cause: unknown) => {
          const { error, retryAfterMs = 0 } = describeFailure(cause, session.account);
          log.info('reminders could not be brought to agree', { kind: error.kind, code: error.code });
          lane.failures += 1;
          session.report(cause);
          const wait = Math.max(retryAfterMs, Math.min(LONGEST_WAIT, AFTER_FAILURE * 2 ** (lane.failures - 1)));
          lane.notBefore = clock.now() + wait;
          lane.cancel();
          if (!closed) lane.cancel = clock.after(wait, () => run(session, lane));
        },
      )
      .then(() => {
        lane.running = false;
        if (closed) return;
        parts.onChange();
        if (clock.now() >= lane.notBefore) run(session, lane);
      });
  };

  const runAll = () => {
    for (const session of parts.sessions()) run(session, laneOf(session.account.id));
  };

  return {
    look: (toasts) => {
      standing = toasts.flatMap(({ id, kind }) => (kind === 'reminder' ? [id] : []));
      runAll();
    },
    check: () => {
      for (const lane of lanes.values()) {
        lane.judged.clear();
        lane.tried.clear();
        lane.notBefore = 0;
        lane.cancel();
      }
      runAll();
    },
    isShared: (accountId) => lanes.get(accountId)?.offered === true,
    close: () => {
      closed = true;
      for (const lane of lanes.values()) lane.cancel();
    },
  };
}
