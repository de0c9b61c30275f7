import type { Answer, EntryChange, EntryVersion, Notify, TaskDraft } from '../../shared/entry.ts';
import type { AppointmentDetails, Instant } from '../../shared/model.ts';

/*
 * Changing the own calendar, and what goes out because of it. `MailboxGateway` extends it. Nothing is repeated here: after an
 * unknown outcome the entry's version tells whether it went through.
 */

/** An opened entry, and its body as it was written. */
export interface OpenedEntry extends AppointmentDetails {
  /** Safe to show in a frame without scripts; absent where there is no more in it than the text. */
  readonly html?: string;
}

/** A file as it lies with an entry. */
export interface EntryFileContent {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** An entry after a change. */
export interface ChangedEntry {
  readonly key: string;
  readonly version?: EntryVersion;
}

/** What an answer or a cancellation is about, as its user saw it. */
export interface SeenEntry {
  readonly key: string;
  /** The start that was answered: a meeting moved meanwhile is another question. */
  readonly start: Instant;
  /** A try before this one may have gone through. */
  readonly again?: boolean;
}

export interface CalendarEntries {
  /** @param mailbox whose entry it is, where it was read from another's calendar */
  appointmentDetails(key: string, signal: AbortSignal, mailbox?: string): Promise<OpenedEntry>;
  /**
   * Changes what is named, of the version that was seen.
   * @throws {GatewayError} `refused` with `ErrorIrresolvableConflict` where somebody changed it meanwhile
   */
  changeEntry(
    key: string,
    version: EntryVersion,
    change: EntryChange,
    notify: Notify,
    signal: AbortSignal,
  ): Promise<ChangedEntry>;
  /** Takes an entry out of the own calendar; nobody is told. */
  removeEntry(key: string, signal: AbortSignal): Promise<void>;
  /**
   * Answers an invitation and lets its organizer know.
   * @throws {GatewayError} `refused` with `MeetingMoved` where it begins at another time by now
   */
  answerMeeting(seen: SeenEntry, answer: Answer, note: string, signal: AbortSignal): Promise<void>;
  /** Calls an own meeting off: its attendees are told, and it leaves the calendar. Throws as `answerMeeting`. */
  cancelMeeting(seen: SeenEntry, note: string, signal: AbortSignal): Promise<void>;
  addFile(key: string, file: EntryFileContent, signal: AbortSignal): Promise<void>;
  removeFile(id: string, signal: AbortSignal): Promise<void>;
  readFile(id: string, signal: AbortSignal): Promise<EntryFileContent>;
  /** Sends a mail of plain text. */
  sendMail(
    mail: { readonly to: readonly string[]; readonly subject: string; readonly text: string },
    signal: AbortSignal,
  ): Promise<void>;
  createTask(task: TaskDraft, signal: AbortSignal): Promise<void>;
}
