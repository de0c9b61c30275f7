import type { Appointment, Instant } from '../../shared/model.ts';
import type { PresenceState } from '../../shared/presence.ts';
import type { Settings } from '../../shared/settings.ts';
import { counts, ms, span } from './time.ts';

/** What became of a reminder: put off until then, or without an `until` dismissed. */
export interface ReminderAnswer {
  readonly until?: Instant;
  readonly at: Instant;
  /** Given here and not told to the server, told to it, or found on it as given in another program. */
  readonly from: 'here' | 'told' | 'server';
}

export type ReminderAnswers = ReadonlyMap<string, ReminderAnswer>;

/** How long a reminder is put off: so many minutes from now, or until so many before the start. */
export type Snooze = { readonly minutes: number } | { readonly beforeStart: number };

export interface ReminderInput {
  readonly appointments: readonly Appointment[];
  readonly answers: ReminderAnswers;
  /** Since when (epoch ms) an account is minded, by its id: what was due before and is past isn't made up for. */
  readonly since: ReadonlyMap<string, number>;
  readonly presence: PresenceState;
  readonly settings: Pick<
    Settings,
    'remindBy' | 'remindTentative' | 'remindOof' | 'remindAllDay' | 'notifyWhileDoNotDisturb' | 'startAlert'
  >;
  readonly zone: string;
}

export interface DueReminder {
  readonly id: string;
  readonly entry: Appointment;
  /** When it came, epoch ms. */
  readonly since: number;
}

const MINUTE = 60_000;
/** Who begins to be reminded isn't reminded of what has been going on for longer. */
const LATE_LIMIT = 30 * MINUTE;
/** After this nobody wants to know any more; other programs may still show it. */
export const REMINDER_HORIZON = 7 * 24 * 60 * MINUTE;
const SHORT_SNOOZE = 5 * MINUTE;

/** The start belongs to the id: a meeting that is moved reminds anew. */
export const reminderId = ({ key, start }: Pick<Appointment, 'key' | 'start'>): string => `reminder:${key}:${start}`;

/** When an entry's reminder is due (epoch ms), as the entry itself says; `undefined` where it has none. */
export function dueAt(entry: Appointment, zone: string): number | undefined {
  return entry.reminderMinutes === undefined ? undefined : span(entry, zone).start - entry.reminderMinutes * MINUTE;
}

/** The reminders that stand at `now` (epoch ms): due, and neither dismissed nor put off. They stay until that is done. */
export function dueReminders(input: ReminderInput, now: number): readonly DueReminder[] {
  if (input.settings.remindBy === 'outlook') return [];
  return input.appointments.flatMap((entry) => {
    const since = comesAt(entry, input);
    if (since === undefined || now < since || now >= since + REMINDER_HORIZON) return [];
    return [{ id: reminderId(entry), entry, since }];
  });
}

/** When an entry's reminder comes, or comes back (epoch ms); `undefined` where it doesn't, or not any more. */
function comesAt(entry: Appointment, input: ReminderInput): number | undefined {
  const due = dueAt(entry, input.zone);
  if (due === undefined || !isWanted(entry, input)) return undefined;
  const answer = input.answers.get(reminderId(entry));
  if (answer !== undefined) return answer.until === undefined ? undefined : ms(answer.until);
  const since = input.since.get(entry.accountId) ?? 0;
  const { start, end } = span(entry, input.zone);
  const isNews = due >= since || Math.min(start + LATE_LIMIT, Math.max(end, start + MINUTE)) > since;
  return isNews ? due : undefined;
}

/** Meetings that one has said yes to, or called oneself: what do-not-disturb lets through. */
export const isAgreed = ({ isMeeting, myResponse }: Appointment): boolean =>
  isMeeting && (myResponse === 'accepted' || myResponse === 'organizer');

function isWanted(entry: Appointment, { settings, presence }: ReminderInput): boolean {
  if (!counts(entry)) return false;
  if (entry.allDay !== undefined && !settings.remindAllDay) return false;
  if (entry.busy === 'oof' && !settings.remindOof) return false;
  const isTentative = entry.myResponse === 'tentative' || entry.busy === 'tentative';
  if (isTentative && !settings.remindTentative) return false;
  return presence !== 'do-not-disturb' || (settings.notifyWhileDoNotDisturb && isAgreed(entry));
}

/** The instants after `now` (epoch ms) at which the clock alone adds, removes or rewords one. */
export function reminderEdges(input: ReminderInput, now: number): readonly number[] {
  return input.appointments
    .flatMap((entry) => {
      const since = comesAt(entry, input);
      if (since === undefined) return [];
      const { start, end } = span(entry, input.zone);
      return [since, since + REMINDER_HORIZON, start, end];
    })
    .filter((at) => at > now);
}

/** When a reminder that is put off at `now` comes back, in epoch ms and whole seconds; a time that has passed means soon. */
export function snoozedUntil(entry: Appointment, snooze: Snooze, now: number, zone: string): number {
  const wanted =
    'minutes' in snooze
      ? now + Math.max(1, snooze.minutes) * MINUTE
      : span(entry, zone).start - snooze.beforeStart * MINUTE;
  const until = wanted > now ? wanted : now + SHORT_SNOOZE;
  return Math.ceil(until / 1000) * 1000;
}

export const startAlertId = ({ key, start }: Pick<Appointment, 'key' | 'start'>): string => `start:${key}:${start}`;

/** Entries whose beginning is to be shown so that nobody misses it, from then on until their end (`now` in epoch ms). */
export function startAlerts(input: ReminderInput, dismissed: ReadonlySet<string>, now: number): readonly DueReminder[] {
  if (input.settings.startAlert === 'off') return [];
  return input.appointments.flatMap((entry) => {
    const id = startAlertId(entry);
    const { start, end } = span(entry, input.zone);
    const runs = start <= now && now < end && start >= (input.since.get(entry.accountId) ?? 0);
    const isMeeting = entry.allDay === undefined && (entry.isMeeting || entry.joinUrl !== undefined);
    return runs && isMeeting && isWanted(entry, input) && !dismissed.has(id) ? [{ id, entry, since: start }] : [];
  });
}

/** As `reminderEdges`. */
export function startAlertEdges(input: ReminderInput, now: number): readonly number[] {
  if (input.settings.startAlert === 'off') return [];
  return input.appointments
    .flatMap((entry) => {
      const { start, end } = span(entry, input.zone);
      return [start, end];
    })
    .filter((at) => at > now);
}
