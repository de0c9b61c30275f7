import type { Category } from '../../shared/categories.ts';
import type { Appointment, FreeBusy, Instant, OofChange, OofSettings, TimeRange } from '../../shared/model.ts';
import type { Directory } from './directory.ts';
import type { CalendarEntries } from './entries.ts';
import type { ChangeMarkers, LiveMailbox } from './live.ts';
import type { VoicemailBox } from './voicemail-box.ts';

export interface ServerInfo {
  /** e.g. `15.1.2507.6`, as the server's header says; absent where it doesn't say. */
  readonly version?: string;
  readonly mailbox: string;
}

/** `details` tells subjects and places where one may know them; `times` is all that lists need. */
export type FreeBusyDetail = 'times' | 'details';

/**
 * Calendars of other mailboxes that this one may read (a delegate's rights, a shared mailbox, a room). Failures concern that
 * mailbox: `not-found` where it isn't there or isn't shown, `refused` where it may not be read.
 */
export interface OthersCalendars {
  /** A picture of "what has moved", as `ChangeMarkers` has it; `undefined` where the server keeps none. */
  sharedMarker(address: string, signal: AbortSignal): Promise<string | undefined>;
  /** As `appointments`; of what its owner keeps private the server tells only when it is. */
  sharedAppointments(address: string, range: TimeRange, signal: AbortSignal): Promise<readonly Appointment[]>;
}

/** A reminder of a calendar entry that nobody has dismissed in any program. */
export interface ServerReminder {
  /** As the appointment's. */
  readonly key: string;
  readonly subject: string;
  readonly start: Instant;
  readonly end: Instant;
  /** When it is to come, put off or not. */
  readonly time: Instant;
  /** Which state of the entry it is of; to be given back with a change. */
  readonly version?: string;
}

export interface ServerReminders {
  readonly reminders: readonly ServerReminder[];
  /** False where the server may have more than it told. */
  readonly complete: boolean;
}

/** What is done to a reminder; without an `until` it is dismissed. */
export interface ReminderChange extends Pick<ServerReminder, 'key' | 'version'> {
  readonly until?: Instant;
}

/** What a mailbox and all programs that look at it agree on about reminders. */
export interface Reminders {
  /** Those due within the range; `undefined` where the server keeps no such list. */
  reminders(range: TimeRange, signal: AbortSignal): Promise<ServerReminders | undefined>;
  /** Dismisses or puts off, for every program; gives the keys of those that the server changed. */
  changeReminders(changes: readonly ReminderChange[], signal: AbortSignal): Promise<readonly string[]>;
}

/**
 * All that the engine asks of one mailbox, in the model's words. Another protocol is another implementation.
 * Every call can be aborted; every failure is a `GatewayError`, whose `error` is the value shown to the user.
 * Ids inside `key`s are the implementation's business.
 */
export interface MailboxGateway
  extends LiveMailbox, OthersCalendars, CalendarEntries, Directory, Reminders, VoicemailBox {
  /** A person insists: the next question goes out although the server asked to be left alone. */
  insist(): void;
  /** The cheapest call that proves address and credentials. */
  probe(signal: AbortSignal): Promise<ServerInfo>;
  /** All appointments that overlap the range, recurrences expanded, ordered by start. */
  appointments(range: TimeRange, signal: AbortSignal): Promise<readonly Appointment[]>;
  /**
   * Entries within a range that have each of the words in subject, place or the people's names, as the server searches; series
   * expanded, ordered by start. `cut` where there would be more than it looks through.
   * @param mailbox whose calendar, where it is another's
   */
  findAppointments(
    words: readonly string[],
    range: TimeRange,
    signal: AbortSignal,
    mailbox?: string,
  ): Promise<{ readonly appointments: readonly Appointment[]; readonly cut: boolean }>;
  changeMarkers(signal: AbortSignal): Promise<ChangeMarkers>;
  oof(signal: AbortSignal): Promise<OofSettings>;
  /** Reads, merges the change, writes the five classic fields, reads back what was kept. */
  changeOof(change: OofChange, signal: AbortSignal): Promise<OofSettings>;
  /** When the mailbox's own password expires; `undefined` where it never does, or the server doesn't know. */
  passwordExpires(signal: AbortSignal): Promise<Instant | undefined>;
  /** One answer an address, in the order asked, in as many requests as the server's limits want. */
  freeBusy(
    addresses: readonly string[],
    range: TimeRange,
    detail: FreeBusyDetail,
    signal: AbortSignal,
  ): Promise<readonly FreeBusy[]>;
  /** The categories that mail programs have noted in the mailbox, in their order; none where none has, or not legibly. */
  categories(signal: AbortSignal): Promise<readonly Category[]>;
}
