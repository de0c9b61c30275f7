import type { PersonCard, PersonKind } from './contacts.ts';
import type { AppError, Instant, TimeRange } from './model.ts';

/** What free/busy and working hours say of somebody. Never one of the presence states: nobody knows those (SPEC §4). */
export const STANDING_STATES = ['free', 'tentative', 'busy', 'oof', 'elsewhere', 'outside-hours', 'unknown'] as const;
export type StandingState = (typeof STANDING_STATES)[number];

export interface Standing {
  readonly state: StandingState;
  /** When it ends; absent where that isn't known. Free ends with their working hours at the latest. */
  readonly until?: Instant;
  /** Why it is unknown, where somebody said. */
  readonly error?: AppError;
}

/** `once` ends with the day on which it was set. */
export const ALERTS = ['once', 'always'] as const;
export type Alert = (typeof ALERTS)[number];

/** One line of the contact list. */
export interface ContactRow {
  readonly address: string;
  readonly name: string;
  readonly kind: PersonKind;
  /** Id of the group; empty for none. */
  readonly group: string;
  readonly favourite: boolean;
  readonly standing: Standing;
  /** IANA name or offset of where they work, as far as the server told. */
  readonly zone?: string;
  /** Their out-of-office text while a reply is on. */
  readonly note?: string;
  readonly noteUntil?: Instant;
  readonly alert?: Alert;
  /** Version of their photo, where there is one. */
  readonly photo?: string;
  /** When free/busy was read. */
  readonly asOf?: Instant;
}

export interface ContactGroup {
  readonly id: string;
  readonly name: string;
}

/** The contact list as windows show it, in its order. */
export interface Contacts {
  readonly groups: readonly ContactGroup[];
  readonly rows: readonly ContactRow[];
  /** Where the list is kept: in the mailbox, for other machines too, or on this one alone. */
  readonly keptOn: 'server' | 'here';
}

/** What has changed since the last one; `order` are addresses. */
export interface ContactsPatch {
  readonly groups?: readonly ContactGroup[];
  readonly order?: readonly string[];
  readonly keptOn?: Contacts['keptOn'];
  /** Changed and new ones. */
  readonly rows: readonly ContactRow[];
}

/** All that is known of somebody, for the card. */
export interface ContactCard {
  readonly card: PersonCard;
  readonly standing: Standing;
  readonly zone?: string;
  /** Their working hours of today as instants, where the server told and they work today. */
  readonly hours?: TimeRange;
  readonly note?: string;
  readonly noteUntil?: Instant;
  /** What couldn't be read just now. */
  readonly error?: AppError;
}

/** Ways to reach somebody. */
export const REACHES = ['chat', 'call', 'mail'] as const;
export type Reach = (typeof REACHES)[number];

/** Somebody's photo as the windows load it; `version` makes another one another address. */
export const photoUrl = (address: string, version: string): string =>
  `app://presently/photo/${encodeURIComponent(address)}?v=${encodeURIComponent(version)}`;
