import type { Instant, Voicemail } from '../../shared/model.ts';
import type { Settings } from '../../shared/settings.ts';
import type { InvitationNews } from './invitations.ts';
import {
  dueReminders,
  reminderEdges,
  startAlertEdges,
  startAlerts,
  type DueReminder,
  type ReminderInput,
} from './reminders.ts';
import { addDays, dateIn, ms, startOfDate } from './time.ts';

/** A toast not yet worded: what it's about and since when. */
export interface PlannedToast {
  readonly id: string;
  readonly kind:
    'reminder' | 'start' | 'voicemail' | 'password' | 'sign-in' | 'contact' | 'oof' | 'invitation' | 'update';
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

export interface PlanInput extends ReminderInput {
  readonly voicemails: readonly Voicemail[];
  readonly passwords: readonly PasswordEnd[];
  readonly signIns: readonly SignInNeeded[];
  /** Contacts who have become free, as long as that is news. */
  readonly frees: readonly { readonly id: string; readonly since: Instant }[];
  /** What there is to say and to ask about OOF. */
  readonly oofs: readonly { readonly id: string; readonly since: Instant }[];
  /** A newer version of this app that can't be trusted. */
  readonly update: { readonly id: string; readonly version: string; readonly since: Instant } | undefined;
  /** Invitations that came, moved or were called off. */
  readonly invitations: readonly InvitationNews[];
  /** Voicemail that came before this (epoch ms) is not news. */
  readonly newsSince: number;
  readonly dismissed: ReadonlySet<string>;
  /** Until when a toast is put off, in epoch ms. */
  readonly snoozed: ReadonlyMap<string, number>;
  readonly settings: Settings;
}

const MINUTE = 60_000;
/** So long before its end a password is announced, once a day. */
const PASSWORD_NOTICE = 5 * 24 * 60 * MINUTE;

/** The toasts wanted at `now` (epoch ms), oldest first. Whoever shows them compares with what is shown. */
export function planToasts(input: PlanInput, now: number): readonly PlannedToast[] {
  const { settings } = input;
  const alerts = startAlerts(input, input.dismissed, now);
  const alerted = new Set(alerts.map(({ entry }) => entry.key));
  // The alert says it louder.
  const reminders = dueReminders(input, now).filter(({ entry }) => !alerted.has(entry.key));
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
  const invitations = isDisturbed
    ? []
    : input.invitations.flatMap(({ id, key, since }) =>
        unlessPutOff({ id, kind: 'invitation', key, since }, input, now),
      );
  const oofs = isDisturbed
    ? []
    : input.oofs.flatMap(({ id, since }) => unlessPutOff({ id, kind: 'oof', key: id, since: ms(since) }, input, now));
  const updates =
    isDisturbed || input.update === undefined
      ? []
      : unlessPutOff(
          { id: input.update.id, kind: 'update', key: input.update.version, since: ms(input.update.since) },
          input,
          now,
        );
  return [
    ...alerts.map(toastOf('start')),
    ...reminders.map(toastOf('reminder')),
    ...voicemails,
    ...passwords,
    ...signIns,
    ...contacts,
    ...oofs,
    ...invitations,
    ...updates,
  ].sort((a, b) => a.since - b.since || a.id.localeCompare(b.id));
}

/** The next instant (epoch ms) at which the clock alone adds or removes a toast. */
export function nextToastChange(input: PlanInput, now: number): number | undefined {
  const edges = [...reminderEdges(input, now), ...startAlertEdges(input, now)];
  const ends = input.passwords.flatMap(({ expires }) => [ms(expires) - PASSWORD_NOTICE, ms(expires)]);
  const midnight =
    input.passwords.length + input.signIns.length === 0
      ? []
      : [startOfDate(addDays(dateIn(now, input.zone), 1), input.zone)];
  const later = [...edges, ...ends, ...midnight, ...input.snoozed.values()].filter((at) => at > now);
  return later.length === 0 ? undefined : Math.min(...later);
}

const toastOf =
  (kind: 'reminder' | 'start') =>
  ({ id, entry, since }: DueReminder): PlannedToast => ({ id, kind, key: entry.key, since });

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
