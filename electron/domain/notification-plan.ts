import type { Appointment, Instant, Voicemail } from '../../shared/model.ts';
import type { SettingKey, Settings } from '../../shared/settings.ts';
import type { Toast } from '../../shared/snapshot.ts';
import type { InvitationNews } from './invitations.ts';
import { compareText } from './order.ts';
import {
  dueReminders,
  reminderEdges,
  startAlertEdges,
  startAlerts,
  type DueReminder,
  type ReminderInput,
} from './reminders.ts';
import { addDays, dateIn, ms, span, startOfDate } from './time.ts';

/** A toast not yet worded: what it's about and since when. */
export interface PlannedToast {
  readonly id: string;
  readonly kind: Toast['kind'];
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
  /** Another program has the whole screen: only what begins now may speak. */
  readonly fullScreen: boolean;
  /** What was told before this start, by id. */
  readonly toldBefore: ReadonlySet<string>;
  readonly settings: Settings;
}

/** What comes and goes, unlike reminders and alerts, which stay until they are answered. */
type PassingKind = Exclude<PlannedToast['kind'], 'reminder' | 'start'>;

/** By which settings a kind is switched off, and let through do-not-disturb; a version that was refused is told, but never disturbs. */
const SWITCHES = {
  voicemail: ['notifyVoicemail', 'disturbVoicemail'],
  invitation: ['notifyInvitations', 'disturbInvitations'],
  contact: ['contactAlerts', 'disturbContacts'],
  oof: ['notifyOof', 'disturbOof'],
  'sign-in': ['notifySignIn', 'disturbSignIn'],
  password: ['notifySignIn', 'disturbSignIn'],
} as const satisfies Readonly<Record<Exclude<PassingKind, 'update'>, readonly [SettingKey, SettingKey]>>;

const MINUTE = 60_000;
/** So long before its end a password is announced, once a day. */
const PASSWORD_NOTICE = 5 * 24 * 60 * MINUTE;

/** The toasts wanted at `now` (epoch ms), oldest first. Whoever shows them compares with what is shown. */
export function planToasts(input: PlanInput, now: number): readonly PlannedToast[] {
  const runs = ({ entry }: DueReminder) => !input.fullScreen || isRunning(entry, input.zone, now);
  const alerts = startAlerts(input, input.dismissed, now).filter(runs);
  const alerted = new Set(alerts.map(({ entry }) => entry.key));
  // The alert says it louder.
  const reminders = dueReminders(input, now).filter((due) => runs(due) && !alerted.has(due.entry.key));
  return [...alerts.map(toastOf('start')), ...reminders.map(toastOf('reminder')), ...passing(input, now)].sort(
    (a, b) => a.since - b.since || compareText(a.id, b.id),
  );
}

/** Whether somebody who looks at the whole screen is missed somewhere meanwhile. */
function isRunning(entry: Appointment, zone: string, now: number): boolean {
  const { start, end } = span(entry, zone);
  return entry.allDay === undefined && start <= now && now < end;
}

/** What isn't about the time of a meeting: it waits for the end of a presentation, and is told once. */
function passing(input: PlanInput, now: number): readonly PlannedToast[] {
  if (input.fullScreen) return [];
  const all: readonly PlannedToast[] = [
    ...input.voicemails.flatMap((item) => announce(item, input)),
    ...input.passwords.flatMap((each) => warn(each, input, now)),
    ...input.signIns.map((each) => call(each, input, now)),
    ...input.frees.map(({ id, since }) => ({ id, kind: 'contact', key: id, since: ms(since) }) as const),
    ...input.invitations.map(({ id, key, since }) => ({ id, kind: 'invitation', key, since }) as const),
    ...input.oofs.map(({ id, since }) => ({ id, kind: 'oof', key: id, since: ms(since) }) as const),
    ...(input.update === undefined ? [] : [refused(input.update)]),
  ];
  return all.filter(({ id, kind, key }) => {
    const isPutOff = input.dismissed.has(id) || (input.snoozed.get(id) ?? 0) > now;
    return !isPutOff && isLet(kind, input) && !wasTold({ id, kind, key }, input, now);
  });
}

const refused = ({ id, version, since }: NonNullable<PlanInput['update']>): PlannedToast => ({
  id,
  kind: 'update',
  key: version,
  since: ms(since),
});

function isLet(kind: PlannedToast['kind'], { settings, presence }: PlanInput): boolean {
  if (kind === 'reminder' || kind === 'start') return true;
  if (kind === 'update') return presence !== 'do-not-disturb';
  const [wanted, through] = SWITCHES[kind];
  return settings[wanted] && (presence !== 'do-not-disturb' || settings[through]);
}

/** Told before a restart; that somebody has to sign in is then as old as the start, and told once a day. */
function wasTold({ id, kind, key }: Pick<PlannedToast, 'id' | 'kind' | 'key'>, input: PlanInput, now: number): boolean {
  if (kind !== 'sign-in') return input.toldBefore.has(id);
  const today = dateIn(now, input.zone);
  return [...input.toldBefore].some((told) => told.startsWith(`sign-in:${key}:`) && told.endsWith(`:${today}`));
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

function announce(item: Voicemail, input: PlanInput): readonly PlannedToast[] {
  const since = ms(item.received);
  if (item.heard || since < input.newsSince) return [];
  return [{ id: `voicemail:${item.key}`, kind: 'voicemail', key: item.key, since }];
}

function warn({ accountId, expires }: PasswordEnd, input: PlanInput, now: number): readonly PlannedToast[] {
  const end = ms(expires);
  if (now < end - PASSWORD_NOTICE || now >= end) return [];
  // The day belongs to the id: what was dismissed comes back tomorrow.
  const today = dateIn(now, input.zone);
  const since = Math.max(startOfDate(today, input.zone), end - PASSWORD_NOTICE);
  return [{ id: `password:${accountId}:${today}`, kind: 'password', key: accountId, since }];
}

function call({ accountId, since }: SignInNeeded, input: PlanInput, now: number): PlannedToast {
  // A new day says it again, and so does a new need.
  const id = `sign-in:${accountId}:${since}:${dateIn(now, input.zone)}`;
  return { id, kind: 'sign-in', key: accountId, since: ms(since) };
}
