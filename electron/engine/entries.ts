import type { Answer, EntryChange, EntryDraft, EntryVersion, Notify, TaskDraft } from '../../shared/entry.ts';
import {
  failed,
  ok,
  type AppointmentDetails,
  type CalendarDate,
  type Result,
  type TimeRange,
} from '../../shared/model.ts';
import type { EntryFileContent, OpenedEntry } from '../gateway/entries.ts';
import type { MailboxGateway } from '../gateway/gateway.ts';
import type { ConsideredChange } from './outbox.ts';
import type { Session } from './session.ts';

/** What became of a change at its first try. */
export type Accepted = 'done' | 'waiting';

/*
 * What a person does with entries of the own calendars. What others hear of (answers, cancellations) goes through the
 * outbox and can be taken back; a change goes out at once and names the version that was seen, so that a form keeps what was
 * typed where it fails.
 */

export interface EntryCommands {
  /** Opens an entry with everything, whoever's calendar it stands in. */
  readonly appointment: (key: string) => Promise<Result<AppointmentDetails>>;
  /** The body of an entry that was opened, as it was written, safe to frame. */
  readonly entryHtml: (key: string) => string | undefined;
  /** Where a meeting that was opened is joined: its body may tell what its listing doesn't. */
  readonly openedJoinUrl: (key: string) => string | undefined;
  /**
   * Makes an entry, exactly one however often the way there breaks, and invites whom it names. Files go after it: where one
   * doesn't get there, the entry is there all the same, and `FileNotAdded` says which.
   */
  readonly createEntry: (
    accountId: string,
    draft: EntryDraft,
    files?: readonly EntryFileContent[],
  ) => Promise<Result<Accepted>>;
  /** `refused` with `ErrorIrresolvableConflict` where somebody changed it meanwhile; nothing is lost then. */
  readonly changeEntry: (
    key: string,
    version: EntryVersion,
    change: EntryChange,
    notify: Notify,
  ) => Promise<Result<void>>;
  /** Puts an entry elsewhere in time, keeping the zone that it was made in. */
  readonly moveEntry: (key: string, to: Moved, notify: Notify) => Promise<Result<void>>;
  /** Takes an entry out of the calendar, or one that its organizer cancelled; nobody is told. */
  readonly removeEntry: (key: string) => Promise<Result<void>>;
  /** Goes out in ten seconds. */
  readonly answerMeeting: (key: string, answer: Answer, note: string) => Promise<Result<void>>;
  /** Goes out in ten seconds. */
  readonly cancelMeeting: (key: string, note: string) => Promise<Result<void>>;
  /** Takes an answer or a cancellation back; `refused` with `TooLate` where it is on its way. */
  readonly takeBack: (id: string) => Result<void>;
  readonly addFile: (key: string, file: EntryFileContent) => Promise<Result<void>>;
  readonly removeFile: (key: string, id: string) => Promise<Result<void>>;
  readonly readFile: (key: string, id: string) => Promise<Result<EntryFileContent>>;
  /** Tells everybody in a meeting something by mail. */
  readonly writeToAttendees: (key: string, text: string) => Promise<Result<void>>;
  readonly createTask: (accountId: string, task: TaskDraft) => Promise<Result<void>>;
}

/** Where an entry is moved to: instants, or dates where it is all-day. */
export interface Moved {
  readonly range: TimeRange;
  readonly allDay?: { readonly start: CalendarDate; readonly end: CalendarDate };
}

export interface EntryPorts {
  readonly sessions: () => readonly Session[];
  /** Whose account reads the entry with that key. */
  readonly owner: (key: string) => Session | undefined;
  /** The mailbox of an entry in another's calendar. */
  readonly othersMailbox: (key: string) => string | undefined;
  readonly attempt: <T>(about: { readonly address: string }, work: () => Promise<T>) => Promise<Result<T>>;
}

const ASK_LIMIT_MS = 30_000;
/** Files take longer. */
const FILE_LIMIT_MS = 120_000;
/** Whoever looks at one entry looks at few others. */
const OPENED = 8;

const unknownItem = failed({ kind: 'not-found' });
const noAccount = failed({ kind: 'bad-input', code: 'no-account' });

export function createEntryCommands({ sessions, owner, othersMailbox, attempt }: EntryPorts): EntryCommands {
  const session = (id: string): Session | undefined => sessions().find(({ account }) => account.id === id);

  const opened = new Map<string, OpenedEntry>();

  const remember = (entry: OpenedEntry): void => {
    opened.delete(entry.key);
    opened.set(entry.key, entry);
    for (const key of [...opened.keys()].slice(0, -OPENED)) opened.delete(key);
  };

  const open = async (key: string): Promise<Result<OpenedEntry>> => {
    const reader = owner(key);
    if (reader === undefined) return unknownItem;
    const result = await attempt(reader.account, () =>
      reader.ask(ASK_LIMIT_MS, (gateway, signal) => gateway.appointmentDetails(key, signal, othersMailbox(key))),
    );
    if (result.ok) remember(result.value);
    return result;
  };

  /** Something with an entry of the own calendar, which is read anew afterwards. */
  const change = async <T>(
    key: string,
    limitMs: number,
    work: (gateway: MailboxGateway, signal: AbortSignal) => Promise<T>,
  ): Promise<Result<T>> => {
    const own = owner(key);
    if (own === undefined) return unknownItem;
    if (othersMailbox(key) !== undefined) return failed({ kind: 'refused', code: 'ErrorAccessDenied' });
    const result = await attempt(own.account, () => own.ask(limitMs, work));
    // A failure may have come after the change went through.
    own.noteCalendar();
    return result;
  };

  const changeEntry: EntryCommands['changeEntry'] = async (key, version, asked, notify) => {
    const result = await change(key, ASK_LIMIT_MS, (gateway, signal) =>
      gateway.changeEntry(key, version, asked, notify, signal),
    );
    return result.ok ? ok(undefined) : result;
  };

  const addFile = (key: string, file: EntryFileContent): Promise<Result<void>> =>
    change(key, FILE_LIMIT_MS, (gateway, signal) => gateway.addFile(key, file, signal));

  /** What was seen, for what goes out about it. */
  const seen = async (
    key: string,
  ): Promise<Result<{ readonly own: Session; readonly entry: ConsideredChange['entry'] }>> => {
    const own = owner(key);
    if (own === undefined || othersMailbox(key) !== undefined) return unknownItem;
    const listed = own.calendar().value?.find((each) => each.key === key) ?? opened.get(key)?.appointment;
    const found = listed === undefined ? await open(key) : undefined;
    if (found?.ok === false) return found;
    const appointment = listed ?? (found?.ok === true ? found.value.appointment : undefined);
    if (appointment === undefined) return unknownItem;
    const { subject, isPrivate, start } = appointment;
    return ok({ own, entry: { key, subject, isPrivate, start } });
  };

  return {
    appointment: async (key) => {
      const result = await open(key);
      if (!result.ok) return result;
      const { html: _html, ...details } = result.value;
      return ok(details);
    },
    entryHtml: (key) => opened.get(key)?.html,
    openedJoinUrl: (key) => opened.get(key)?.appointment?.joinUrl,
    createEntry: async (accountId, draft, files = []) => {
      const own = session(accountId);
      if (own === undefined) return noAccount;
      const fate = await own.createAppointment(draft);
      if (fate.kind === 'given-back') return failed(fate.error);
      const key = fate.kind === 'done' ? fate.key : undefined;
      for (const file of files) {
        const added = key === undefined ? unknownItem : await addFile(key, file);
        if (!added.ok) return failed({ ...added.error, kind: 'refused', code: 'FileNotAdded', detail: file.name });
      }
      return ok(fate.kind);
    },
    changeEntry,
    moveEntry: async (key, { range, allDay }, notify) => {
      const current = await open(key);
      if (!current.ok) return current;
      const { version, zone } = current.value;
      if (version === undefined) return failed({ kind: 'broken-answer', detail: 'no change key' });
      const inZone = zone === undefined ? {} : { zone };
      return changeEntry(key, version, { range, ...inZone, allDay: allDay ?? false }, notify);
    },
    removeEntry: (key) => change(key, ASK_LIMIT_MS, (gateway, signal) => gateway.removeEntry(key, signal)),
    answerMeeting: async (key, answer, note) => {
      const found = await seen(key);
      if (!found.ok) return found;
      found.value.own.consider({ kind: 'answer', entry: found.value.entry, answer, note });
      return ok(undefined);
    },
    cancelMeeting: async (key, note) => {
      const found = await seen(key);
      if (!found.ok) return found;
      found.value.own.consider({ kind: 'cancel', entry: found.value.entry, note });
      return ok(undefined);
    },
    takeBack: (id) =>
      sessions().some((each) => each.withdraw(id)) ? ok(undefined) : failed({ kind: 'refused', code: 'TooLate' }),
    addFile,
    removeFile: (key, id) => change(key, ASK_LIMIT_MS, (gateway, signal) => gateway.removeFile(id, signal)),
    readFile: async (key, id) => {
      const reader = owner(key);
      if (reader === undefined) return unknownItem;
      return attempt(reader.account, () =>
        reader.ask(FILE_LIMIT_MS, (gateway, signal) => gateway.readFile(id, signal)),
      );
    },
    writeToAttendees: async (key, text) => {
      const entry = await open(key);
      if (!entry.ok) return entry;
      const { organizer, attendees, appointment } = entry.value;
      const own = owner(key);
      if (own === undefined) return unknownItem;
      const mine = own.account.address.toLowerCase();
      const people = [
        ...(organizer === undefined ? [] : [organizer]),
        ...attendees.filter(({ role }) => role !== 'resource'),
      ];
      const addresses = new Set(
        people.flatMap(({ address }) => (address === undefined ? [] : [address.toLowerCase()])),
      );
      addresses.delete(mine);
      if (addresses.size === 0) return failed({ kind: 'bad-input', code: 'address' });
      const mail = { to: [...addresses], subject: appointment?.subject ?? '', text };
      return attempt(own.account, () => own.ask(ASK_LIMIT_MS, (gateway, signal) => gateway.sendMail(mail, signal)));
    },
    createTask: async (accountId, task) => {
      const own = session(accountId);
      if (own === undefined) return noAccount;
      return attempt(own.account, () => own.ask(ASK_LIMIT_MS, (gateway, signal) => gateway.createTask(task, signal)));
    },
  };
}
