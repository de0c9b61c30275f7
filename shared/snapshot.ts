import { Temporal } from 'temporal-polyfill';
import type { AccountColour, Finding, SignInMethod } from './account.ts';
import type { PlannedAbsence } from './absence.ts';
import type { Category } from './categories.ts';
import type { Answer } from './entry.ts';
import type {
  AppError,
  Appointment,
  Certificate,
  Instant,
  OofChange,
  OofSettings,
  PhoneCallState,
  TimeRange,
  Voicemail,
} from './model.ts';
import type { OofTemplate } from './oof-template.ts';
import type { Agenda, Presence } from './presence.ts';
import type { SettingKey, Settings } from './settings.ts';
import type { Setup } from './setup.ts';
import type { UpdateView } from './update.ts';

/** How a session hears of changes: at once by a connection held open, by asking for events, or by looking. */
export type FeedMode = 'streaming' | 'pull' | 'polling';

export const HEALTH_STATES = [
  'connecting', // nothing was answered yet
  'ok',
  'busy', // the server asked us to wait
  'stale', // the server answers, but not everything could be read
  'offline', // no answer
  'sign-in', // waits for the person
  'blocked', // waits for the administrator
] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/** How an account's session is doing, in one word and the facts behind it: why, since when, and what happens next. */
export interface Health {
  readonly state: HealthState;
  readonly since: Instant;
  readonly lastSuccess?: Instant;
  /** Absent where only a person can help. */
  readonly nextTry?: Instant;
  readonly error?: AppError;
  /** Absent while no way is open. */
  readonly feed?: FeedMode;
}

export interface AccountView {
  readonly id: string;
  readonly address: string;
  readonly server: string;
  readonly auth: SignInMethod;
  readonly foundBy?: Finding;
  readonly colour: AccountColour;
  /** The embedded Exchange. */
  readonly demo: boolean;
  readonly serverVersion?: string;
  /** `none`: it needs none. */
  readonly secretKept: 'keyring' | 'memory' | 'missing' | 'none';
  readonly health: Health;
  /** Present once that is less than two weeks away. */
  readonly passwordExpires?: Instant;
  /** Of its mailbox; present once somebody has looked at categories and there are some. */
  readonly categories?: readonly Category[];
}

/** A calendar to look at: an account's own, or another mailbox's that an account reads. */
export interface CalendarView {
  /** As an appointment's `calendarId`. */
  readonly id: string;
  readonly accountId: string;
  /** Of the mailbox whose calendar it is. */
  readonly address: string;
  /** What it is called by its address. */
  readonly name: string;
  readonly own: boolean;
  readonly colour: AccountColour;
  /** Drawn over the others in the calendar's views. */
  readonly shown: boolean;
  readonly asOf?: Instant;
  /** Why it couldn't be read the last time. */
  readonly error?: AppError;
}

/** A certificate that its user trusts for one host, as long as it doesn't change. */
export interface TrustedCertificate extends Pick<Certificate, 'host' | 'fingerprint' | 'subject' | 'issuer'> {
  readonly since: Instant;
}

/** Data with its age: `asOf` is the last successful read, absent before the first. */
export interface Dated<T> {
  readonly value: T;
  readonly asOf?: Instant;
  /** Why the last try failed; the value stays what it was. */
  readonly error?: AppError;
}

/** OOF of one account, as kept by the server, and what a change in flight does to it. */
export interface OofView {
  readonly accountId: string;
  readonly settings?: OofSettings;
  /** In force right now. */
  readonly active: boolean;
  /** A change is on its way, or waits for the server until that instant. */
  readonly pending?: { readonly since: Instant; readonly until: Instant; readonly waiting: boolean };
  /** A change that the server didn't take in time; it will not be sent unasked. */
  readonly givenBack?: {
    readonly id: string;
    readonly since: Instant;
    readonly change: OofChange;
    readonly error: AppError;
  };
  /** Absences that wait here until the one before is over; in order. */
  readonly planned?: readonly PlannedAbsence[];
  /** Since when, at least, the texts read as they do. */
  readonly textSince?: Instant;
  /** The last change by one press, as long as it can be taken back. */
  readonly undo?: { readonly since: Instant; readonly quiet: boolean; readonly change: OofChange };
  /** What calendar and reply don't agree on, as a question. */
  readonly offer?: OofOffer;
  readonly asOf?: Instant;
  readonly error?: AppError;
}

/** `on` for an absence coming up, `off` after one, `forgotten` without one, `entry` for a reply that the calendar doesn't know. */
export interface OofOffer {
  readonly id: string;
  readonly kind: 'on' | 'off' | 'forgotten' | 'entry';
  readonly window?: TimeRange;
  /** Of the entry in the calendar that it is about. */
  readonly subject?: string;
  readonly isPrivate?: boolean;
}

/**
 * An answer, a cancellation or a deletion that goes out at `notBefore`, unless it is taken back, and waits for its server later; or a new
 * entry that waits for it.
 */
export type ConsideredView = {
  readonly id: string;
  readonly accountId: string;
  /** Of the entry that it is about. */
  readonly key: string;
  readonly subject: string;
  readonly isPrivate: boolean;
  readonly notBefore: Instant;
} & (
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'create' }
  /** Of a voicemail or a missed call; the subject is who called. */
  | { readonly kind: 'delete-call' }
);

/** A new entry, an answer, a cancellation or a deletion that came back. */
export interface Unsent {
  readonly id: string;
  readonly accountId: string;
  readonly kind: 'appointment' | 'answer' | 'cancel' | 'delete-call';
  readonly subject: string;
  readonly isPrivate: boolean;
  readonly since: Instant;
  readonly error: AppError;
}

export const TOAST_KINDS = [
  'reminder',
  'start', // an alert that a meeting begins; it has a window of its own
  'voicemail',
  'password',
  'sign-in',
  'contact',
  'oof',
  'invitation',
  'update',
] as const;

/** A call in which a server plays a message on a telephone. */
export interface PhoneCallView {
  /** Of the message. */
  readonly key: string;
  /** What was dialled. */
  readonly number: string;
  readonly state: PhoneCallState;
}

export interface Toast {
  readonly id: string;
  readonly kind: (typeof TOAST_KINDS)[number];
  /** Key of what it's about; the account's id where that is a password or a sign-in. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly since: Instant;
  readonly joinable: boolean;
  /** When what it is about begins; of reminders and alerts. */
  readonly start?: Instant;
  /** Of a call: what can be done about it at once. */
  readonly call?: { readonly playable: boolean; readonly callable: boolean };
  /** What is done to it here is done to it in other programs as well. */
  readonly shared?: true;
  /** An invitation that can be answered on it. */
  readonly answerable?: true;
  /** What can be answered on it: an offer about OOF, else the undo of a press. */
  readonly oof?: { readonly accountId: string; readonly offer?: Pick<OofOffer, 'id' | 'kind'> };
}

/** A toast that was told today, in the words that are right now. */
export interface ToldToast extends Pick<Toast, 'id' | 'kind' | 'title' | 'body'> {
  readonly at: Instant;
}

/** What an administrator has set here, so that nobody else can change it. */
export interface Organisation {
  readonly settings: readonly SettingKey[];
  /** Full address of the mailboxes' server. */
  readonly server?: string;
}

/** Everything a window shows without asking. One revision per change; a gap means: ask for it anew. */
export interface Snapshot {
  readonly revision: number;
  readonly now: Instant;
  /** IANA name of the machine's zone. */
  readonly zone: string;
  /** BCP 47, for dates and numbers: the system's. */
  readonly locale: string;
  /** Language of the words. */
  readonly language: 'en' | 'fr';
  readonly darkMode: boolean;
  /** No account of the user's own yet: what is shown comes from the embedded Exchange. */
  readonly demo: boolean;
  readonly accounts: readonly AccountView[];
  /** Each account's own calendar first, then those that it reads of others. */
  readonly calendars: readonly CalendarView[];
  /** A mailbox that is being connected. */
  readonly setup?: Setup;
  readonly trusted: readonly TrustedCertificate[];
  readonly presence: Presence;
  readonly manual?: { readonly state: string; readonly until?: Instant };
  /** Today's appointments and the agenda over them. */
  readonly today: Dated<{ readonly appointments: readonly Appointment[]; readonly agenda: Agenda }>;
  /** The next appointment that counts, today or on a later day of the next week. */
  readonly next?: Appointment;
  readonly oof: readonly OofView[];
  readonly oofTemplates: readonly OofTemplate[];
  /** New entries that the server didn't take in time; what concerns OOF stands there. */
  readonly unsent: readonly Unsent[];
  readonly considered: readonly ConsideredView[];
  /** Meetings that wait for an answer, by start; of a series its next occurrence. */
  readonly invitations: readonly Appointment[];
  /** What was kept on this computer couldn't be used and was begun anew, and nobody has seen that yet. */
  readonly rebuilt?: true;
  readonly voicemail: Dated<{ readonly items: readonly Voicemail[]; readonly unheard: number }>;
  /** Key of the message that somebody asked to hear outside of the main window, until that plays it. */
  readonly toPlay?: string;
  /** The call in which the server plays a message on a telephone, and for a moment how it ended. */
  readonly phoneCall?: PhoneCallView;
  readonly settings: Settings;
  readonly organisation: Organisation;
  /** Where one-press choices end: the start of the user's day tomorrow, next Monday, and on the next working day. */
  readonly quickEnds: { readonly tomorrow: Instant; readonly monday: Instant; readonly workday: Instant };
  /** Somebody or something outside reads the state: then appearing away or offline has a meaning (SPEC §3). */
  readonly outputOn: boolean;
  /** Those wanted now, in order; drawn by the toast window. */
  readonly toasts: readonly Toast[];
  /** What was told today, newest first. */
  readonly told: readonly ToldToast[];
  /** No subject is to be seen anywhere: the person wants it so, or another program has the whole screen, or it is locked. */
  readonly subjectsHidden: boolean;
  /** The desk shows no tray icons, and what would help. */
  readonly trayless?: 'gnome' | 'other';
  readonly update: UpdateView;
}

/**
 * When what is shown was known to be right: the age of what can't be read, the calendar before all else. That of the last
 * answer is another one: it may have been about something else, or come before this start.
 */
export function shownAsOf({
  today,
  voicemail,
  oof,
}: Pick<Snapshot, 'today' | 'voicemail' | 'oof'>): Instant | undefined {
  const failing = [today, voicemail, ...oof].find(({ error }) => error !== undefined);
  return (failing ?? today).asOf;
}

const LONG_STALE_MINUTES = 30;

/** Whether the calendar has been out of reach for so long that a state made from it is no longer shown as known. */
export function isLongStale({ now, today, accounts }: Pick<Snapshot, 'now' | 'today' | 'accounts'>): boolean {
  const limit = longStaleAt({ today, accounts });
  return limit !== undefined && Temporal.Instant.compare(limit, now) <= 0;
}

/** When that is, where nothing is read meanwhile; `undefined` while nothing is wrong or nothing was ever read. */
export function longStaleAt({ today, accounts }: Pick<Snapshot, 'today' | 'accounts'>): Instant | undefined {
  const failing = accounts.some(({ health }) => health.error !== undefined);
  if (!failing || today.asOf === undefined) return undefined;
  return Temporal.Instant.from(today.asOf).add({ minutes: LONG_STALE_MINUTES }).toString();
}
