import type { ListMembers, MailTips, MeetingTimes, PersonCard, PhoneBookEntry, Photo } from '../../shared/contacts.ts';
import type { TimeRange } from '../../shared/model.ts';

/** What a photo question answers: a newer one, "as you have it", or that there is none. */
export type PhotoAnswer =
  { readonly kind: 'photo'; readonly photo: Photo } | { readonly kind: 'same' } | { readonly kind: 'none' };

/** Who works here, and what an account may know of them. Failures are `GatewayError`s. */
export interface Directory {
  /**
   * Whoever matches what was typed, the organisation's first, then the mailbox's own contacts; each address once, at most 50.
   * Nobody is an answer, not a failure.
   */
  findPeople(text: string, signal: AbortSignal): Promise<readonly PersonCard[]>;
  /** The organisation's entry for exactly this address; `undefined` where it has none. */
  personOf(address: string, signal: AbortSignal): Promise<PersonCard | undefined>;
  /** All of the mailbox's own contacts that have an address. */
  ownContacts(signal: AbortSignal): Promise<readonly PersonCard[]>;
  /** Those of the mailbox's own contacts that have a telephone. */
  phoneBook(signal: AbortSignal): Promise<readonly PhoneBookEntry[]>;
  /** Whom the organisation's directory has for a telephone number, as far as it searches by them. */
  peopleByNumber(number: string, signal: AbortSignal): Promise<readonly PersonCard[]>;
  /** The members of a distribution list, of lists within it the lists themselves. */
  expandList(address: string, signal: AbortSignal): Promise<ListMembers>;
  /** One answer an address, in the order asked, in as many requests as the server's limits want. */
  mailTips(addresses: readonly string[], signal: AbortSignal): Promise<readonly MailTips[]>;
  /** @param etag of the version that is known */
  photo(address: string, etag: string | undefined, signal: AbortSignal): Promise<PhotoAnswer>;
  /**
   * Detailed free/busy of the attendees over a range of at most 42 days, and times for a meeting of that length within it.
   * The first address is the organiser's.
   */
  meetingTimes(
    addresses: readonly string[],
    range: TimeRange,
    minutes: number,
    signal: AbortSignal,
  ): Promise<MeetingTimes>;
  /** A text of ours kept in the mailbox under a name, for other machines; `undefined` where there is none. */
  readNote(name: string, signal: AbortSignal): Promise<string | undefined>;
  /** Makes it or writes it over. `refused` where the account may not. */
  writeNote(name: string, text: string, signal: AbortSignal): Promise<void>;
}
