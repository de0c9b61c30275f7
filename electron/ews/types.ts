/** What operations share: ids, field paths, people, items. All of it is plain data, times are RFC 3339 in UTC. */

/** Opaque and case-sensitive; the change key is optional for reading. */
export interface ItemId {
  readonly id: string;
  readonly changeKey?: string | undefined;
}

/** Folders that every mailbox knows by name. */
export type FolderName = 'calendar' | 'inbox' | 'voicemail' | 'msgfolderroot';

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

/** `item:Subject` and its like, or a MAPI property. */
export type FieldPath = string | ExtendedField | NamedField;

export interface Mailbox {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  readonly routingType?: string | undefined;
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
  readonly attachments: readonly AttachmentInfo[];
  readonly reminderIsSet?: boolean | undefined;
  readonly reminderMinutes?: number | undefined;
  readonly from?: Mailbox | undefined;
  readonly isRead?: boolean | undefined;
  /** MAPI properties by tag or by `namedKey`. */
  readonly extended: ReadonlyMap<number | string, string>;
  readonly calendar?: CalendarFields | undefined;
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
  readonly required: readonly CalendarAttendee[];
  readonly optional: readonly CalendarAttendee[];
  readonly resources: readonly CalendarAttendee[];
}
