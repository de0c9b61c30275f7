import type { AppError, FreeBusy, Instant, TimeRange } from './model.ts';

/** What an entry of a directory or of a folder of contacts is. */
export const PERSON_KINDS = ['person', 'room', 'list'] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

/** Where an entry comes from. */
export const PERSON_SOURCES = ['directory', 'contacts', 'typed'] as const;
export type PersonSource = (typeof PERSON_SOURCES)[number];

export const PHONE_KINDS = ['business', 'mobile', 'home', 'other'] as const;
export type PhoneKind = (typeof PHONE_KINDS)[number];

/** Somebody, as far as a directory or the mailbox's contacts know. Everything but address and name may be missing. */
export interface PersonCard {
  /** SMTP address in lower case. */
  readonly address: string;
  readonly name: string;
  readonly kind: PersonKind;
  readonly source: PersonSource;
  readonly title?: string;
  readonly department?: string;
  readonly company?: string;
  readonly office?: string;
  readonly phones: readonly { readonly kind: PhoneKind; readonly number: string }[];
  /** For chats and calls, without a scheme. */
  readonly imAddress?: string;
}

/** Somebody of the mailbox's own contacts with a telephone; whoever has no address too. */
export interface PhoneBookEntry {
  readonly name: string;
  readonly address?: string;
  readonly numbers: readonly string[];
}

/** What the members of a list are, as far as the server told. */
export interface ListMembers {
  readonly members: readonly PersonCard[];
  /** Fewer were told than there are. */
  readonly isCut: boolean;
}

/** What the server would say to whoever writes to somebody. */
export interface MailTips {
  readonly address: string;
  /** Present while an out-of-office reply is on: its text as plain text, and its window where the server tells. */
  readonly oof?: { readonly note: string; readonly until?: Instant };
  readonly error?: AppError;
}

/** A picture of somebody. */
export interface Photo {
  readonly contentType: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
  /** As the server names this version of it. */
  readonly etag?: string;
}

export const SUGGESTION_QUALITIES = ['excellent', 'good', 'fair', 'poor'] as const;
export type SuggestionQuality = (typeof SUGGESTION_QUALITIES)[number];

/** A time at which people could meet. */
export interface Suggestion extends TimeRange {
  readonly quality: SuggestionQuality;
  readonly isWorkTime: boolean;
  /** Who can't, by address: those whose calendars show something then, or aren't known. */
  readonly conflicts: readonly string[];
}

/** Free/busy of those who shall meet, and the times that the server would propose. */
export interface MeetingTimes {
  readonly people: readonly FreeBusy[];
  /** Absent where the server proposes nothing. */
  readonly suggestions?: readonly Suggestion[];
}
