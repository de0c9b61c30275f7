import type { CalendarRange, FoundAppointments } from '../../shared/ipc.ts';
import { failed, type Appointment, type FreeBusy, type Instant, type Result } from '../../shared/model.ts';
import type { TimeRange, WorkingHours } from '../../shared/model.ts';
import type { Settings } from '../../shared/settings.ts';
import { chooseJoin, meetingToJoin, type MeetingScheme } from '../domain/join.ts';
import { addDays, dateIn, instantOf, startOfDate } from '../domain/time.ts';
import { readUntil } from '../domain/until.ts';
import { searchCalendars } from './calendar-search.ts';
import type { EntryCommands } from './entries.ts';
import { createOwnHours } from './own-hours.ts';
import type { EnginePorts } from './ports.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** What is asked of the mailboxes, or of the clock, and changes nothing. */
export interface Questions {
  /** Of the own calendars, or of all that are shown in the calendar's views. */
  readonly calendarRange: (range: TimeRange, which?: 'own' | 'shown') => Promise<CalendarRange>;
  /** Searches the calendars that are shown. */
  readonly findAppointments: (question: { readonly text: string; readonly far: boolean }) => Promise<FoundAppointments>;
  /** When the first account's person works, as the mailbox says; asked once a day. */
  readonly workingHours: () => Promise<WorkingHours | undefined>;
  /** What to open to join any appointment that is known, today's or not; see `chooseJoin`. */
  readonly joinWays: (key: string, isInstalled: (scheme: MeetingScheme) => boolean) => readonly string[];
  /** What one press joins: the meeting that is on, else the next one soon. */
  readonly toJoin: () => Appointment | undefined;
  readonly freeBusy: (addresses: readonly string[], range: TimeRange) => Promise<Result<readonly FreeBusy[]>>;
  /** What is known of those who are watched. */
  readonly people: () => readonly FreeBusy[];
  /** Reads an end that a person typed; `undefined` for what isn't one or has passed. */
  readonly readUntil: (text: string) => Instant | undefined;
  /** The range from the beginning of today over `count` days, on the wall clock. */
  readonly days: (count: number) => TimeRange;
}

export interface QuestionsOptions {
  readonly ports: Pick<EnginePorts, 'clock' | 'environment'>;
  readonly sessions: Sessions;
  readonly settings: () => Settings;
  readonly revision: () => number;
  /** An entry of a shared calendar. */
  readonly sharedEntry: (key: string) => { readonly appointment: Appointment } | undefined;
  readonly openedJoinUrl: EntryCommands['openedJoinUrl'];
  readonly attempt: <T>(about: Session['account'], work: () => T) => Promise<Result<Awaited<T>>>;
}

/** How long a person waits for an answer that may be large. */
const LIMIT_MS = 60_000;

export function createQuestions(options: QuestionsOptions): Questions {
  const { sessions, settings, attempt } = options;
  const { clock, environment } = options.ports;
  const ownHours = createOwnHours(clock);
  const known = () => sessions.all().flatMap((session) => session.calendar().value ?? []);

  return {
    calendarRange: async (range, which = 'own') => ({
      revision: options.revision(),
      ...(await sessions.calendarRange(range, which)),
    }),
    findAppointments: (question) => searchCalendars(sessions.drawn(), question, clock.now(), environment.zone()),
    workingHours: () => ownHours(sessions.all()[0]),
    joinWays: (key, isInstalled) => {
      const entry = known().find((each) => each.key === key) ?? options.sharedEntry(key)?.appointment;
      const url = entry?.joinUrl ?? options.openedJoinUrl(key);
      return url === undefined ? [] : chooseJoin(url, settings().joinIn, isInstalled);
    },
    toJoin: () => meetingToJoin(known(), clock.now(), environment.zone()),
    freeBusy: async (addresses, range) => {
      // Whose mailbox asks makes no difference to the answer.
      const session = sessions.all().find((each) => each.health().error === undefined) ?? sessions.all()[0];
      if (session === undefined) return failed({ kind: 'bad-input', code: 'no-account' });
      return attempt(session.account, () =>
        session.ask(LIMIT_MS, (gateway, signal) => gateway.freeBusy(addresses, range, 'details', signal)),
      );
    },
    people: () => sessions.all().flatMap((session) => session.freeBusy()),
    readUntil: (text) => {
      const at = readUntil(text, clock.now(), environment.zone(), settings().dayStartHour);
      return at === undefined ? undefined : instantOf(at);
    },
    days: (count) => {
      const zone = environment.zone();
      const today = dateIn(clock.now(), zone);
      return { start: instantOf(startOfDate(today, zone)), end: instantOf(startOfDate(addDays(today, count), zone)) };
    },
  };
}
