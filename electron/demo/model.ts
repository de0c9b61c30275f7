import type { Temporal } from 'temporal-polyfill';

/** What a mailbox holds, in EWS' own words. */

export type Busy = 'Free' | 'Tentative' | 'Busy' | 'OOF' | 'WorkingElsewhere';
export type ResponseType = 'Unknown' | 'Organizer' | 'Tentative' | 'Accept' | 'Decline' | 'NoResponseReceived';
export type Weekday = 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday';
/** A weekday, or any of several: the last working day of a month. */
export type RelativeDay = Weekday | 'Day' | 'Weekday' | 'WeekendDay';
export type WeekOfMonth = 'First' | 'Second' | 'Third' | 'Fourth' | 'Last';

export const weekdays: readonly Weekday[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

export interface Address {
  readonly name: string;
  /** Absent for callers who are only a number. */
  readonly address?: string;
}

export interface Attendee extends Address {
  readonly role: 'required' | 'optional' | 'resource';
  readonly response: ResponseType;
}

export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Its place stays, since ids count places. */
  readonly deleted?: true;
}

export type Pattern =
  | { readonly kind: 'daily'; readonly interval: number }
  | { readonly kind: 'weekly'; readonly interval: number; readonly days: readonly Weekday[] }
  | { readonly kind: 'monthly'; readonly interval: number; readonly day: number }
  | {
      readonly kind: 'relative-monthly';
      readonly interval: number;
      readonly day: RelativeDay;
      readonly week: WeekOfMonth;
    }
  | { readonly kind: 'yearly'; readonly month: number; readonly day: number }
  | {
      readonly kind: 'relative-yearly';
      readonly month: number;
      readonly day: RelativeDay;
      readonly week: WeekOfMonth;
    };

export type RecurrenceEnd =
  | { readonly kind: 'never' }
  /** Inclusive. */
  | { readonly kind: 'until'; readonly date: Temporal.PlainDate }
  | { readonly kind: 'count'; readonly count: number };

/** One occurrence that differs from its series; it is known by the date that the series gave it. */
export interface Exception extends Partial<ExceptionFields> {
  readonly original: Temporal.PlainDate;
  readonly start?: Temporal.ZonedDateTime;
  readonly end?: Temporal.ZonedDateTime;
  /** Minutes before its start; -1 where this one has no reminder. */
  readonly reminder?: number;
}

type ExceptionFields = Pick<
  AppointmentItem,
  | 'subject'
  | 'location'
  | 'cancelled'
  | 'busy'
  | 'body'
  | 'response'
  | 'attendees'
  | 'categories'
  | 'sensitivity'
  | 'importance'
>;

export interface Recurrence {
  readonly pattern: Pattern;
  readonly end: RecurrenceEnd;
  readonly deleted: readonly Temporal.PlainDate[];
  readonly exceptions: readonly Exception[];
}

/** An extended property that a client left with an item. */
export interface StoredProperty {
  /** One spelling for all the ways to name a property. */
  readonly key: string;
  readonly type: string;
  readonly value: string;
}

interface ItemFields {
  readonly number: number;
  /** Goes up with each save; the change key is made from it. */
  readonly version: number;
  readonly folder: FolderName;
  readonly subject: string;
  /** HTML. */
  readonly body: string;
  readonly categories: readonly string[];
  readonly importance: 'Low' | 'Normal' | 'High';
  readonly sensitivity: 'Normal' | 'Personal' | 'Private' | 'Confidential';
  readonly attachments: readonly Attachment[];
  readonly extended?: readonly StoredProperty[];
  readonly created: Temporal.Instant;
  readonly modified: Temporal.Instant;
}

export interface AppointmentItem extends ItemFields {
  readonly kind: 'appointment';
  readonly uid: string;
  /** In the zone in which it was made; a series keeps this wall clock over DST changes. */
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
  readonly allDay: boolean;
  readonly busy: Busy;
  readonly location: string;
  readonly organizer: Address;
  readonly attendees: readonly Attendee[];
  readonly response: ResponseType;
  readonly cancelled: boolean;
  readonly reminderMinutes?: number;
  readonly reminder?: ReminderState;
  readonly joinUrl?: string;
  readonly recurrence?: Recurrence;
}

/** What became of an item's reminder. A single item that was dismissed has none any more. */
export interface ReminderState {
  /** Put off until then; of a series, the occurrence's. */
  readonly next?: Temporal.Instant;
  readonly occurrence?: Temporal.PlainDate;
  /** Of a series: up to this occurrence, by the date that the series gave it. */
  readonly dismissedThrough?: Temporal.PlainDate;
}

export interface MessageItem extends ItemFields {
  readonly kind: 'message';
  readonly itemClass: string;
  readonly received: Temporal.Instant;
  readonly from: Address;
  readonly isRead: boolean;
  /** What a telephone system adds (MS-OXOUM). */
  readonly call?: Call;
  /** The entry that an invitation, an answer or a cancellation is about, in the same mailbox. */
  readonly meeting?: { readonly number: number; readonly original?: Temporal.PlainDate };
  /** Whom it is to, where that isn't the mailbox's owner. */
  readonly to?: readonly Address[];
}

export type TaskStatus = 'NotStarted' | 'InProgress' | 'Completed' | 'WaitingOnOthers' | 'Deferred';

export interface TaskItem extends ItemFields {
  readonly kind: 'task';
  readonly status: TaskStatus;
  readonly start?: Temporal.PlainDate;
  readonly due?: Temporal.PlainDate;
  readonly reminder?: Temporal.Instant;
}

export interface Call {
  readonly id: string;
  readonly seconds?: number;
  /** Of a fax. */
  readonly pages?: number;
  /** What speech recognition heard. */
  readonly transcript?: string;
  readonly number?: string;
  readonly name?: string;
  /** File names, newest first, `;` between them. */
  readonly attachmentOrder?: string;
  readonly isProtected: boolean;
}

/** An entry of one's own contacts. */
export interface ContactItem extends ItemFields {
  readonly kind: 'contact';
  readonly person: Person;
}

/** A person's card, of the directory or of one's own contacts. */
export interface Person {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly title?: string;
  readonly department?: string;
  readonly company?: string;
  readonly office?: string;
  readonly business?: string;
  readonly mobile?: string;
  /** For chats. */
  readonly im?: string;
}

export type Item = AppointmentItem | MessageItem | ContactItem | TaskItem;
/** What an item is before the mailbox gives it its number, version and times. */
export type NewItem = NewOf<AppointmentItem> | NewOf<MessageItem> | NewOf<ContactItem> | NewOf<TaskItem>;
type NewOf<T extends Item> = Omit<T, 'number' | 'version' | 'created' | 'modified'>;

export type FolderName =
  | 'root'
  | 'msgfolderroot'
  | 'inbox'
  | 'calendar'
  | 'drafts'
  | 'sentitems'
  | 'deleteditems'
  | 'outbox'
  | 'junkemail'
  | 'contacts'
  | 'tasks'
  | 'notes'
  | 'searchfolders'
  | 'conversationhistory'
  | 'voicemail';

export type OofState = 'Disabled' | 'Enabled' | 'Scheduled';
export type Audience = 'None' | 'Known' | 'All';

export interface Reply {
  readonly language?: string;
  /** HTML, or plain text as some clients leave it. */
  readonly message: string;
}

export interface Oof {
  readonly state: OofState;
  readonly audience: Audience;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly internal: Reply;
  readonly external: Reply;
  /** What the administrator permits. */
  readonly allowed: Audience;
}

/** What others in the organisation may see of someone's calendar. */
export type FreeBusyAccess = 'none' | 'free-busy' | 'details';

export interface Owner {
  readonly address: string;
  readonly name: string;
  readonly zone: string;
  /** Language tag; names the folders and fills `xml:lang`. */
  readonly language: 'en-US' | 'fr-FR';
  readonly workingDays: readonly Weekday[];
  /** Minutes after midnight. */
  readonly workStart: number;
  readonly workEnd: number;
  readonly access: FreeBusyAccess;
  /** Rooms have a mailbox, but nobody signs in to it. */
  readonly isRoom: boolean;
  /** A team's: it has a mailbox that several people open, and nobody signs in to it. */
  readonly isShared: boolean;
  readonly hasVoicemail: boolean;
  /** What the directory tells besides. */
  readonly card?: Omit<Person, 'name' | 'addresses'>;
}

/** A list of the directory's. */
export interface DistributionList {
  readonly address: string;
  readonly name: string;
  /** Addresses, of other lists too. */
  readonly members: readonly string[];
  /** Told short, as servers do with long ones. */
  readonly toldAtMost?: number;
}

/** A telephone on which the server plays messages. */
export interface Telephone {
  /** Dialled where nothing else is said. */
  readonly number: string;
  /** What becomes of calls to it. */
  readonly answers: 'picked-up' | 'busy' | 'no-answer';
}

/** A call that the server has made. */
export interface PhoneCall {
  readonly began: Temporal.Instant;
  /** Of the message that is played. */
  readonly seconds: number;
  readonly hungUp?: true;
}

/** Lets somebody else read a folder. */
export interface Grant {
  /** Address; everybody where it isn't said. */
  readonly to?: string;
  /** All folders where it isn't said. */
  readonly folder?: FolderName;
  /** Whether what is private is shown as well. */
  readonly showsPrivate: boolean;
}
