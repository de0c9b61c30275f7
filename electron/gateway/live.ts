import type { EntryDraft } from '../../shared/entry.ts';
import type { Appointment, TimeRange, Voicemail } from '../../shared/model.ts';

/*
 * What a live session asks of a mailbox besides reading it: what has changed, and a word at the moment of a change.
 * `MailboxGateway` extends it. Another protocol has the same ideas under other names (delta links, change notifications).
 */

/** An opaque picture of "what has moved": equal strings mean nothing did. Absent where the server keeps none. */
export interface ChangeMarkers {
  readonly calendar?: string;
  readonly inbox?: string;
}

/** Something moved. It is a hint, not the truth: `calendarChanges` and `calls` tell what is there now. */
export interface MailboxEvent {
  readonly kind: 'new-mail' | 'created' | 'modified' | 'deleted' | 'moved';
  /** Where; what was moved away from a watched folder counts as that folder's. */
  readonly folder: 'calendar' | 'inbox' | 'other';
  /** Of the item, as it was known before a move; absent for a change of the folder itself. */
  readonly key?: string;
}

/** The server's promise to tell what happens in calendar and Inbox. */
export interface Subscription {
  readonly mode: 'streaming' | 'pull';
  /** The server's id, opaque. */
  readonly id: string;
  /** Up to where events were told; pull only, opaque. */
  readonly watermark?: string;
  /** As they were when it began: what moved since comes as an event. */
  readonly markers: ChangeMarkers;
  /** The folders' ids on the server, to tell events apart. */
  readonly folders: { readonly calendar: string; readonly inbox: string };
}

/** A sign of life of an open connection; without events it says no more than that the server still holds it. */
export interface FeedNews {
  readonly events: readonly MailboxEvent[];
}

/** What changed in the calendar since a state. Entries of a series aren't listed, only the series itself. */
export interface CalendarChanges {
  /** Opaque; to be kept only together with what it stands for. */
  readonly state: string;
  /** Keys of entries and series that are new or different. */
  readonly changed: readonly string[];
  /** Keys of entries and series that are gone. */
  readonly removed: readonly string[];
}

/** Entries of the calendar, read one by one. */
export interface NamedAppointments {
  /** Single entries as they are now. */
  readonly found: readonly Appointment[];
  /** Keys that aren't there any more. */
  readonly gone: readonly string[];
  /** Keys of series or of their exceptions: only a range shows their occurrences. */
  readonly series: readonly string[];
}

/** An entry to be made in the own calendar; where it has attendees, they are invited. */
export interface AppointmentDraft extends EntryDraft {
  /**
   * Ours, unique: kept with the item on the server, so that a creation whose answer was lost can be found again instead of
   * being made twice.
   */
  readonly creationId: string;
}

export interface LiveMailbox {
  /**
   * Asks to be told what happens in calendar and Inbox.
   * @throws {GatewayError} `hint: 'not-offered'` where the server can't do it in this mode
   */
  subscribe(mode: Subscription['mode'], signal: AbortSignal): Promise<Subscription>;
  /**
   * Holds a connection open and gives news as it arrives, heartbeats included; ends when the server closed it in time, as
   * planned. Leaving the loop or the signal closes it.
   * @param minutes how long the server may hold it, 1 to 30
   * @throws {GatewayError} when the connection broke, or `hint: 'resubscribe'` when the subscription is gone
   */
  listen(subscription: Subscription, minutes: number, signal: AbortSignal): AsyncIterable<FeedNews>;
  /**
   * Asks once for what happened since the subscription's watermark, all of it.
   * @returns the events and the subscription with its new watermark
   * @throws {GatewayError} `hint: 'resubscribe'` when the subscription or its watermark is gone
   */
  pull(
    subscription: Subscription,
    signal: AbortSignal,
  ): Promise<{ readonly events: readonly MailboxEvent[]; readonly subscription: Subscription }>;
  /** Frees what the server keeps for it; one that is gone already is fine. */
  unsubscribe(subscription: Subscription, signal: AbortSignal): Promise<void>;
  /**
   * What changed in the calendar since `state`; without one, the present state (all keys are `changed` then).
   * @throws {GatewayError} `hint: 'resync'` when the server doesn't know the state any more
   */
  calendarChanges(state: string | undefined, signal: AbortSignal): Promise<CalendarChanges>;
  /** Reads entries by their keys, as many as are given. */
  namedAppointments(keys: readonly string[], signal: AbortSignal): Promise<NamedAppointments>;
  /** Voicemail and missed calls among these items; what is neither, or gone, isn't in the answer. */
  namedCalls(keys: readonly string[], signal: AbortSignal): Promise<readonly Voicemail[]>;
  /** Makes an entry. Not to be repeated after an unknown outcome without `findCreated`. */
  createAppointment(draft: AppointmentDraft, signal: AbortSignal): Promise<{ readonly key: string }>;
  /** The entry that was made under this id, where there is one. `around` is the draft's range. */
  findCreated(
    creationId: string,
    around: TimeRange,
    signal: AbortSignal,
  ): Promise<{ readonly key: string } | undefined>;
}
