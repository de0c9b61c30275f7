import type { EntryFile, EntryVersion, Recurrence } from './entry.ts';

/**
 * The words of the product as data: what every room between a mailbox and a view passes on.
 * All of it is plain JSON, so that it can cross IPC, the command line's socket and (later) a cache unchanged.
 */

/** An instant in UTC, RFC 3339 with `Z`, e.g. `2026-11-23T09:00:00Z`. */
export type Instant = string;
/** A calendar date without a zone, e.g. `2026-11-23`. */
export type CalendarDate = string;

/** Half-open: `start` belongs to it, `end` doesn't. */
export interface TimeRange {
  readonly start: Instant;
  readonly end: Instant;
}

/** How an appointment counts; `elsewhere` is EWS' WorkingElsewhere, `unknown` its NoData. */
export type BusyType = 'free' | 'tentative' | 'busy' | 'oof' | 'elsewhere' | 'unknown';

/** The user's own answer to a meeting. */
export type MyResponse = 'organizer' | 'accepted' | 'tentative' | 'declined' | 'none' | 'unknown';

/** The id of an account's own calendar, or of that of another mailbox which the account reads. */
export const calendarIdOf = (accountId: string, mailbox?: string): string =>
  [accountId, 'calendar', ...(mailbox === undefined ? [] : [mailbox.toLowerCase()])].join('/');

/** One entry of a calendar, an expanded occurrence where it recurs. */
export interface Appointment {
  /** Unique over all accounts, stable while the entry isn't moved to another folder. */
  readonly key: string;
  /** The account that reads it; the calendar may be another mailbox's. */
  readonly accountId: string;
  /** As `calendarIdOf` makes it. */
  readonly calendarId: string;
  readonly subject: string;
  readonly location: string;
  readonly start: Instant;
  readonly end: Instant;
  /** All-day entries are dates, not instants; `end` is exclusive. Present if and only if the entry is all-day. */
  readonly allDay?: { readonly start: CalendarDate; readonly end: CalendarDate };
  readonly busy: BusyType;
  /** It has attendees. */
  readonly isMeeting: boolean;
  readonly isCancelled: boolean;
  readonly isPrivate: boolean;
  readonly isRecurring: boolean;
  readonly myResponse: MyResponse;
  /** Display name only: a list of appointments knows no address. */
  readonly organizer?: string;
  readonly joinUrl?: string;
  /** Minutes before the start; absent when no reminder is set. */
  readonly reminderMinutes?: number;
  readonly categories: readonly string[];
}

export interface Person {
  readonly name: string;
  readonly address?: string;
}

export interface Attendee extends Person {
  readonly role: 'required' | 'optional' | 'resource';
  readonly response: MyResponse;
}

/** What only the opened entry knows. */
export interface AppointmentDetails {
  readonly key: string;
  /** The version that this is; changes name it, so that nobody's newer one is lost. Absent where the server tells none. */
  readonly version?: EntryVersion;
  /** The entry as it was when it was opened. */
  readonly appointment?: Appointment;
  readonly organizer?: Person;
  readonly attendees: readonly Attendee[];
  /** The body as plain text. */
  readonly body: string;
  /** Whether there is more in the body than its text: it can be shown as it was written. */
  readonly isFormatted: boolean;
  readonly attachments: readonly EntryFile[];
  /** IANA zone whose wall clock the entry keeps, where it has a name. */
  readonly zone?: string;
  /** Of a series, and of each occurrence of one. */
  readonly recurrence?: Recurrence;
  /** Of an occurrence: the series that it belongs to. */
  readonly seriesKey?: string;
}

export type OofState = 'disabled' | 'enabled' | 'scheduled';
/** Who outside the organisation gets the external reply; `known` means the user's contacts. */
export type OofAudience = 'none' | 'known' | 'all';

/** Parts of OOF that a server may keep otherwise than it was told to. */
export const OOF_PARTS = ['state', 'audience', 'window', 'internal', 'external'] as const;
export type OofPart = (typeof OOF_PARTS)[number];

/** OOF as the server keeps it (MS-OXWOOF), the replies as plain text whatever they are on the server. */
export interface OofSettings {
  readonly state: OofState;
  readonly audience: OofAudience;
  /** Only meaningful when `state` is `scheduled`. */
  readonly window?: TimeRange;
  readonly internalText: string;
  readonly externalText: string;
  /** The replies as they are on the server, where they are HTML of a size that a person writes. Nobody has cleaned it. */
  readonly internalHtml?: string;
  readonly externalHtml?: string;
  /** The widest audience that the administrator permits. */
  readonly allowedAudience: OofAudience;
  /** What was read back after a change differs in these parts from what was sent; until the next reading. */
  readonly altered?: readonly OofPart[];
}

/** What a user changes; everything left out stays as the server has it. `window: undefined` isn't a change. */
export interface OofChange {
  readonly state?: OofState;
  readonly audience?: OofAudience;
  readonly window?: TimeRange;
  /** Plain text, one paragraph a line. */
  readonly internalText?: string;
  readonly externalText?: string;
  /** HTML instead of the text; it wins where both are given. */
  readonly internalHtml?: string;
  readonly externalHtml?: string;
}

/** What a telephone system left in the mailbox. */
export interface Voicemail {
  readonly key: string;
  readonly accountId: string;
  readonly kind: 'voicemail' | 'missed-call' | 'fax';
  /** Rights-managed: its audio can't be read here. */
  readonly isProtected: boolean;
  readonly isPrivate: boolean;
  readonly isUrgent: boolean;
  readonly received: Instant;
  readonly subject: string;
  readonly callerName?: string;
  readonly callerNumber?: string;
  readonly callerAddress?: string;
  /** Whose number that is, by the mailbox's contacts or the directory, where it was looked up and the call has no name. */
  readonly contact?: Person;
  readonly durationSeconds?: number;
  /** Of a fax. */
  readonly pages?: number;
  readonly preview?: string;
  /** What its user noted. */
  readonly notes?: string;
  readonly heard: boolean;
}

/** Who called, by trust: caller id's name, whoever has the number, the bare number, the address. */
export const callerOf = (item: Voicemail): string | undefined =>
  item.callerName ?? item.contact?.name ?? item.callerNumber ?? item.callerAddress;

/** Whether there is something to be heard that the window may try to play. */
export const isPlayable = (item: Voicemail): boolean => item.kind === 'voicemail' && !item.isProtected;

export type AudioCodec = 'mp3' | 'pcm' | 'a-law' | 'mu-law' | 'gsm' | 'wma' | 'other';

/** What is known of a recording once it is here. */
export interface Recording {
  readonly codec: AudioCodec;
  /** Whether the window plays it. */
  readonly playable: boolean;
}

/** How the call is doing in which the server plays a message on a telephone; the last four are its end. */
export const PHONE_CALL_STATES = ['dialling', 'ringing', 'connected', 'ended', 'busy', 'no-answer', 'failed'] as const;
export type PhoneCallState = (typeof PHONE_CALL_STATES)[number];

export interface FreeBusyEvent extends TimeRange {
  readonly busy: BusyType;
  readonly subject?: string;
  readonly location?: string;
  readonly isPrivate: boolean;
}

export interface WorkingHours {
  /** IANA name or fixed offset such as `+05:30`, where the server's rule could be named. */
  readonly zone?: string;
  /** ISO weekdays, Monday = 1. */
  readonly days: readonly number[];
  readonly startMinutes: number;
  readonly endMinutes: number;
}

/** One person's answer: one person's failure never hides the others. */
export interface FreeBusy {
  readonly address: string;
  readonly events: readonly FreeBusyEvent[];
  /** One digit an interval, as EWS merges it; absent when the server gave none. */
  readonly merged?: string;
  readonly workingHours?: WorkingHours;
  readonly error?: AppError;
}

/** Fewer than a dozen kinds; what the server called it stays in `code`, verbatim. */
export type ErrorKind =
  | 'sign-in' // the server didn't accept the credentials
  | 'forbidden' // EWS switched off, application not allowed
  | 'unreachable' // no connection: DNS, refused, reset
  | 'certificate' // the server's certificate isn't accepted; see `certificate`
  | 'timeout' // connected, no answer in time
  | 'busy' // asked to wait
  | 'no-server' // nobody says where the mailbox is
  | 'not-exchange' // an answer that isn't EWS: HTML, DTD, another service
  | 'broken-answer' // EWS, but cut off or malformed
  | 'too-large' // more than is safe to read
  | 'not-found' // the item or mailbox isn't there, or may not be seen
  | 'refused' // EWS understood and said no; see `code`
  | 'insecure' // credentials would have gone over plain http, or to another host
  | 'bad-input' // what the user gave can't be used
  | 'cancelled'
  | 'no-keyring' // secrets can't be stored here
  | 'unexpected';

/** What of a person's own input can't be used; each has its own sentence. */
export const INPUT_CODES = [
  'server-address', // not the address of a server
  'https-only', // a protocol that isn't https
  'server-user', // a user name or password inside the server's address
  'address', // not the address of a mailbox
  'no-account', // no account of that name
  'own-mailbox', // the account's own mailbox where another's is wanted
  'no-shared', // no shared mailbox of that name
  'time', // not a time, or one that has passed
  'no-output', // appearing as something while nobody outside looks
  'no-text', // a reply without a word in it
  'schedule-window', // a schedule without start and end
  'schedule-order', // a schedule that ends before it begins
  'absence-overlap', // an absence at the time of another one
  'audience', // more people outside than an administrator allows
  'too-many-absences', // more than are kept
  'template-name', // a template without a name
  'too-many-templates', // more than are kept
  'client-id', // OAuth without the id under which Presently is registered
  'setting', // a value that the setting doesn't take
  'set-by-organisation', // an administrator decided otherwise
  'domain', // an address outside the domains that an administrator allows
  'too-many-contacts', // more than a list takes
  'no-reach', // no address or number of that kind
  'group-name', // a group without a name
  'keys-taken', // a shortcut that another program has
  'method', // a way to sign in that an administrator doesn't allow
] as const;
export type InputCode = (typeof INPUT_CODES)[number];

/** Why a certificate isn't accepted, as far as there is a sentence for it. */
export const CERTIFICATE_REASONS = ['authority', 'date', 'name', 'revoked', 'other'] as const;
export type CertificateReason = (typeof CERTIFICATE_REASONS)[number];

/** A server's certificate that the system doesn't accept. */
export interface Certificate {
  readonly host: string;
  /** Whom it is for and who issued it, by the names in it. */
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256, hexadecimal pairs with colons. */
  readonly fingerprint: string;
  readonly validFrom: Instant;
  readonly validTo: Instant;
  readonly reason: CertificateReason;
}

/** An expected failure as a value. Nothing in it is secret; `detail` is for the folded-away part. */
export interface AppError {
  readonly kind: ErrorKind;
  /** EWS response code or HTTP status, verbatim; for `bad-input` one of `INPUT_CODES`. */
  readonly code?: string;
  readonly host?: string;
  readonly address?: string;
  /** When the next try comes. */
  readonly retryAt?: Instant;
  readonly detail?: string;
  /** Present if and only if the kind is `certificate`. */
  readonly certificate?: Certificate;
}

/** Whether the server keeps another mailbox's calendar from whoever asks, or has no such mailbox. */
export const isNotShared = ({ kind, code }: AppError): boolean =>
  kind === 'not-found' || (kind === 'refused' && code === 'ErrorAccessDenied');

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (error: AppError): { readonly ok: false; readonly error: AppError } => ({ ok: false, error });

/** Closes a union: the compiler objects where a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
