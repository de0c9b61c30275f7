/** What operations share: ids, field paths, people, items. All of it is plain data, times are RFC 3339 in UTC. */

import type { ItemRecurrence } from './recurrence.ts';

/** Opaque and case-sensitive; the change key is optional for reading. */
export interface ItemId {
  readonly id: string;
  readonly changeKey?: string | undefined;
}

/** Folders that every mailbox knows by name. */
export type FolderName = 'calendar' | 'inbox' | 'voicemail' | 'contacts' | 'msgfolderroot';

/** A folder of another's mailbox, which they, or the server's administrator, let the caller open. */
export interface OthersFolder {
  readonly name: FolderName;
  /** SMTP address of the mailbox. */
  readonly mailbox: string;
}

/** A folder of the own mailbox by its name alone, or one of another's. */
export type FolderRef = FolderName | OthersFolder;

/** A MAPI property by tag. Servers echo tags in lower case and without leading zeros, so they are numbers here. */
export interface ExtendedField {
  readonly tag: number;
  readonly type: 'Integer' | 'String' | 'SystemTime' | 'Boolean' | 'Binary';
}

/** A MAPI property that an application named itself, within a set of its own (a GUID). */
export interface NamedField {
  readonly set: string;
  readonly name: string;
  readonly type: ExtendedField['type'];
}

/** One of several of a kind, such as `contacts:EmailAddress` and `EmailAddress1`. */
export interface IndexedField {
  readonly uri: string;
  readonly index: string;
}

/** `item:Subject` and its like, one of several of a kind, or a MAPI property. */
export type FieldPath = string | IndexedField | ExtendedField | NamedField;

export interface Mailbox {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  /** SMTP; EX for addresses that only the server understands. */
  readonly routingType?: string | undefined;
  /** Mailbox, PublicDL, PrivateDL, Contact, PublicFolder, Unknown, OneOff, GroupMailbox. */
  readonly mailboxType?: string | undefined;
}

/** A person's card, of a directory or of a folder of contacts. */
export interface ContactFields {
  readonly displayName?: string | undefined;
  /** By key, e.g. `EmailAddress1`; the directory writes a prefix such as `SMTP:` before. */
  readonly emailAddresses: Readonly<Record<string, string>>;
  /** By key, e.g. `BusinessPhone`, `MobilePhone`. */
  readonly phoneNumbers: Readonly<Record<string, string>>;
  readonly imAddresses: Readonly<Record<string, string>>;
  readonly jobTitle?: string | undefined;
  readonly department?: string | undefined;
  readonly companyName?: string | undefined;
  readonly officeLocation?: string | undefined;
}

export interface CalendarAttendee {
  readonly mailbox: Mailbox;
  /** Unknown, Organizer, Tentative, Accept, Decline, NoResponseReceived. */
  readonly response?: string | undefined;
}

export interface AttachmentInfo {
  readonly kind: 'file' | 'item' | 'reference';
  readonly id?: string | undefined;
  readonly name: string;
  readonly contentType?: string | undefined;
  readonly size?: number | undefined;
  readonly inline: boolean;
}

/** An item with whatever was asked for and is there; enumerations stay as the server spells them. */
export interface Item {
  readonly id: ItemId;
  /** Element name, e.g. `CalendarItem`, `Message`. */
  readonly kind: string;
  readonly itemClass?: string | undefined;
  readonly subject?: string | undefined;
  readonly sensitivity?: string | undefined;
  readonly importance?: string | undefined;
  readonly categories: readonly string[];
  readonly received?: string | undefined;
  readonly body?: { readonly type: string; readonly text: string } | undefined;
  /** Base64 of the whole message; where it was asked for. */
  readonly mime?: string | undefined;
  readonly attachments: readonly AttachmentInfo[];
  readonly reminderIsSet?: boolean | undefined;
  readonly reminderMinutes?: number | undefined;
  readonly from?: Mailbox | undefined;
  readonly isRead?: boolean | undefined;
  /** MAPI properties by tag or by `namedKey`. */
  readonly extended: ReadonlyMap<number | string, string>;
  readonly calendar?: CalendarFields | undefined;
  readonly contact?: ContactFields | undefined;
}

/** An occurrence that isn't as its series has it. Times are instants. */
export interface ModifiedOccurrence {
  readonly id: ItemId;
  readonly start: string;
  readonly end: string;
  readonly originalStart: string;
}

export interface CalendarFields {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly isAllDay?: boolean | undefined;
  readonly busyType?: string | undefined;
  readonly location?: string | undefined;
  readonly isMeeting?: boolean | undefined;
  readonly isCancelled?: boolean | undefined;
  readonly isRecurring?: boolean | undefined;
  /** Single, Occurrence, Exception, RecurringMaster. */
  readonly itemType?: string | undefined;
  readonly myResponse?: string | undefined;
  readonly organizer?: Mailbox | undefined;
  /** Bits: 1 meeting, 2 received, 4 cancelled. */
  readonly state?: number | undefined;
  /** Windows id of the zone in which the entry was made. */
  readonly startTimeZone?: string | undefined;
  readonly joinUrl?: string | undefined;
  /** Of a series; its occurrences have none. */
  readonly recurrence?: ItemRecurrence | undefined;
  /** Of a series, where it was asked for: the occurrences that differ, and where those stood that were deleted. */
  readonly modified?: readonly ModifiedOccurrence[] | undefined;
  readonly deleted?: readonly string[] | undefined;
  readonly required: readonly CalendarAttendee[];
  readonly optional: readonly CalendarAttendee[];
  readonly resources: readonly CalendarAttendee[];
}
