import type {
  Appointment,
  FreeBusy,
  Instant,
  OofChange,
  OofSettings,
  TimeRange,
  Voicemail,
} from '../../shared/model.ts';
import type { Directory } from './directory.ts';
import type { CalendarEntries } from './entries.ts';
import type { ChangeMarkers, LiveMailbox } from './live.ts';

export interface ServerInfo {
  /** e.g. `15.1.2507.6`, as the server's header says; absent where it doesn't say. */
  readonly version?: string;
  readonly mailbox: string;
}

export interface AudioFile {
  readonly name: string;
  /** As sniffed from the bytes, never as the server claims. */
  readonly contentType: 'audio/mpeg' | 'audio/wav' | 'audio/x-ms-wma' | 'application/octet-stream';
  /** Whether Chromium plays it. */
  readonly playable: boolean;
  readonly bytes: Uint8Array;
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

/**
 * All that the engine asks of one mailbox, in the model's words. Another protocol is another implementation.
 * Every call can be aborted; every failure is a `GatewayError`, whose `error` is the value shown to the user.
 * Ids inside `key`s are the implementation's business.
 */
export interface MailboxGateway extends LiveMailbox, OthersCalendars, CalendarEntries, Directory {
  /** A person insists: the next question goes out although the server asked to be left alone. */
  insist(): void;
  /** The cheapest call that proves address and credentials. */
  probe(signal: AbortSignal): Promise<ServerInfo>;
  /** All appointments that overlap the range, recurrences expanded, ordered by start. */
  appointments(range: TimeRange, signal: AbortSignal): Promise<readonly Appointment[]>;
  changeMarkers(signal: AbortSignal): Promise<ChangeMarkers>;
  oof(signal: AbortSignal): Promise<OofSettings>;
  /** Reads, merges the change, writes the five classic fields, reads back what was kept. */
  changeOof(change: OofChange, signal: AbortSignal): Promise<OofSettings>;
  /** Voicemail and missed calls, newest first, of the last `days` days. */
  voicemails(days: number, signal: AbortSignal): Promise<readonly Voicemail[]>;
  voicemailAudio(key: string, signal: AbortSignal): Promise<AudioFile>;
  /** When the mailbox's own password expires; `undefined` where it never does, or the server doesn't know. */
  passwordExpires(signal: AbortSignal): Promise<Instant | undefined>;
  /** One answer an address, in the order asked, in as many requests as the server's limits want. */
  freeBusy(
    addresses: readonly string[],
    range: TimeRange,
    detail: FreeBusyDetail,
    signal: AbortSignal,
  ): Promise<readonly FreeBusy[]>;
}
