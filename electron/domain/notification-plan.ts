import type { Appointment, Instant, Voicemail } from '../../shared/model.ts';
import type { PresenceState } from '../../shared/presence.ts';
import type { Settings } from '../../shared/settings.ts';
import { addDays, counts, dateIn, ms, span, startOfDate } from './time.ts';

/** A toast not yet worded: what it's about and since when. */
export interface PlannedToast {
  readonly id: string;
  readonly kind: 'reminder' | 'voicemail' | 'password' | 'sign-in' | 'contact' | 'oof';
  readonly key: string;
  /** Epoch ms. */
  readonly since: number;
}

/** An account whose password expires, and when. */
export interface PasswordEnd {
  readonly accountId: string;
  readonly address: string;
  readonly expires: Instant;
}

/** An account that waits for its person, and since when. */
export interface SignInNeeded {
  readonly accountId: string;
  readonly since: Instant;
}

export interface PlanInput {
  readonly appointments: readonly Appointment[];
  readonly voicemails: readonly Voicemail[];
  readonly passwords: readonly PasswordEnd[];
  readonly signIns: readonly SignInNeeded[];
  /** Contacts who have become free, as long as that is news. */
  readonly frees: readonly { readonly id: string; readonly since: Instant }[];
  /** What there is to say and to ask about OOF. */
  readonly oofs: readonly { readonly id: string; readonly since: Instant }[];
  /** Voicemail that came before this (epoch ms) is not news. */
  readonly newsSince: number;
  readonly dismissed: ReadonlySet<string>;
  /** Until when a toast is put off, in epoch ms. */
  readonly snoozed: ReadonlyMap<string, number>;
  readonly presence: PresenceState;
  readonly settings: Settings;
  readonly zone: string;
}

const MINUTE = 60_000;
/** A reminder that nobody answered goes when its meeting has run this long, or at its end where that is sooner. */
const LATE_LIMIT = 30 * MINUTE;
/** So long before its end a password is announced, once a day. */
const PASSWORD_NOTICE = 5 * 24 * 60 * MINUTE;

/** The toasts wanted at `now` (epoch ms), oldest first. Whoever shows them compares with what is shown. */
export function planToasts(input: PlanInput, now: number): readonly PlannedToast[] {
  const { settings } = input;
  if (input.presence === 'do-not-disturb' && !settings.notifyWhileDoNotDisturb) return [];
  const reminders = settings.remindMeetings ? input.appointments.flatMap((entry) => remind(entry, input, now)) : [];
  const quiet = input.presence === 'do-not-disturb' || !settings.notifyVoicemail;
  const voicemails = quiet ? [] : input.voicemails.flatMap((item) => announce(item, input, now));
  const isDisturbed = input.presence === 'do-not-disturb';
  const passwords = isDisturbed ? [] : input.passwords.flatMap((each) => warn(each, input, now));
  const signIns = isDisturbed ? [] : input.signIns.flatMap((each) => call(each, input, now));
  const contacts = isDisturbed
    ? []
    : input.frees.flatMap(({ id, since }) =>
        unlessPutOff({ id, kind: 'contact', key: id, since: ms(since) }, input, now),
      );
  const oofs = isDisturbed
    ? []
    : input.oofs.flatMap(({ id, since }) => unlessPutOff({ id, kind: 'oof', key: id, since: ms(since) }, input, now));
  return [...reminders, ...voicemails, ...passwords, ...signIns, ...contacts, ...oofs].sort(
    (a, b) => a.since - b.since || a.id.localeCompare(b.id),
  );
}

/** The next instant (epoch ms) at which the clock alone adds or removes a toast. */
export function nextToastChange(input: PlanInput, now: number): number | undefined {
  const edges = input.appointments.flatMap((entry) => {
    const due = dueAt(entry, input.zone);
    return due === undefined ? [] : [due, lastMoment(entry, input.zone)];
  });
  const ends = input.passwords.flatMap(({ expires }) => [ms(expires) - PASSWORD_NOTICE, ms(expires)]);
  const midnight =
    input.passwords.length + input.signIns.length === 0
      ? []
      : [startOfDate(addDays(dateIn(now, input.zone), 1), input.zone)];
  const later = [...edges, ...ends, ...midnight, ...input.snoozed.values()].filter((at) => at > now);
  return later.length === 0 ? undefined : Math.min(...later);
}

function remind(entry: Appointment, input: PlanInput, now: number): readonly PlannedToast[] {
  const due = dueAt(entry, input.zone);
  if (due === undefined || now < due || now >= lastMoment(entry, input.zone)) return [];
  // The start belongs to the id: a meeting that is moved reminds anew.
  return unlessPutOff(
    { id: `reminder:${entry.key}:${entry.start}`, kind: 'reminder', key: entry.key, since: due },
    input,
    now,
  );
}

function announce(item: Voicemail, input: PlanInput, now: number): readonly PlannedToast[] {
  const since = ms(item.received);
  if (item.heard || since < input.newsSince) return [];
  return unlessPutOff({ id: `voicemail:${item.key}`, kind: 'voicemail', key: item.key, since }, input, now);
}

function warn({ accountId, expires }: PasswordEnd, input: PlanInput, now: number): readonly PlannedToast[] {
  const end = ms(expires);
  if (now < end - PASSWORD_NOTICE || now >= end) return [];
  // The day belongs to the id: what was dismissed comes back tomorrow.
  const today = dateIn(now, input.zone);
  const since = Math.max(startOfDate(today, input.zone), end - PASSWORD_NOTICE);
  return unlessPutOff({ id: `password:${accountId}:${today}`, kind: 'password', key: accountId, since }, input, now);
}

function call({ accountId, since }: SignInNeeded, input: PlanInput, now: number): readonly PlannedToast[] {
  // A new day says it again, and so does a new need.
  const id = `sign-in:${accountId}:${since}:${dateIn(now, input.zone)}`;
  return unlessPutOff({ id, kind: 'sign-in', key: accountId, since: ms(since) }, input, now);
}

function unlessPutOff(toast: PlannedToast, input: PlanInput, now: number): readonly PlannedToast[] {
  if (input.dismissed.has(toast.id)) return [];
  return (input.snoozed.get(toast.id) ?? 0) > now ? [] : [toast];
}

function dueAt(entry: Appointment, zone: string): number | undefined {
  if (entry.reminderMinutes === undefined || !counts(entry) || entry.allDay !== undefined) return undefined;
  return span(entry, zone).start - entry.reminderMinutes * MINUTE;
}

function lastMoment(entry: Appointment, zone: string): number {
  const { start, end } = span(entry, zone);
  return Math.min(start + LATE_LIMIT, Math.max(end, start + MINUTE));
}
