import { z } from 'zod';
import { LARGEST_FILE } from './files.ts';
import { GUIDES, VIEWS, type View } from './views.ts';
import { ACCOUNT_COLOURS } from './account.ts';
import { TEST_STEPS, type Diagnosis, type TestResult } from './diagnosis.ts';
import { ALERTS, REACHES, type ContactCard, type Contacts, type ContactsPatch } from './contact-view.ts';
import { ANSWERS, NOTIFY, entryChangeSchema, entryDraftSchema, taskDraftSchema } from './entry.ts';
import { PERSON_KINDS, type ListMembers, type MeetingTimes, type PersonCard } from './contacts.ts';
import { absenceSchema } from './absence.ts';
import { oofTemplateSchema } from './oof-template.ts';
import { MANUAL_STATES } from './presence.ts';
import { settingsSchema, type SettingKey } from './settings.ts';
import { signInInputSchema } from './setup.ts';
import type {
  AppError,
  Appointment,
  AppointmentDetails,
  CalendarDate,
  FreeBusy,
  Instant,
  Recording,
  Result,
  TimeRange,
  WorkingHours,
} from './model.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The one contract between windows and the main process. `electron/preload.ts` builds the bridge from it,
 * `electron/shell/ipc.ts` validates every payload with it. Channel names are the keys; nobody writes them twice.
 */
const instant = z.iso.datetime({ offset: true });
const range = z.object({ start: instant, end: instant });

export const oofChangeSchema = z.object({
  state: z.enum(['disabled', 'enabled', 'scheduled']).exactOptional(),
  audience: z.enum(['none', 'known', 'all']).exactOptional(),
  window: range.exactOptional(),
  internalText: z.string().max(100_000).exactOptional(),
  externalText: z.string().max(100_000).exactOptional(),
  internalHtml: z.string().max(100_000).exactOptional(),
  externalHtml: z.string().max(100_000).exactOptional(),
});

const fileSchema = z.object({
  name: z.string().min(1).max(255),
  contentType: z.string().max(255),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= LARGEST_FILE),
});

const address = z.string().trim().min(3).max(320);

const settingKeys = Object.keys(settingsSchema.shape) as [SettingKey, ...SettingKey[]];

/** Commands change something; each answers with a `Result`, and the change itself comes back in the snapshot. */
export const commands = {
  setPresence: z.object({ state: z.enum(MANUAL_STATES), until: instant.exactOptional() }),
  resetPresence: z.object({}),
  changeOof: z.object({ accountId: z.string(), change: oofChangeSchema }),
  /** By one press: state and time alone, with an undo for some minutes. */
  pressOof: z.object({ accountId: z.string(), change: oofChangeSchema.pick({ state: true, window: true }) }),
  undoOof: z.object({ accountId: z.string() }),
  answerOffer: z.object({ id: z.string().max(2000), accept: z.boolean() }),
  saveTemplate: oofTemplateSchema.partial({ id: true }),
  removeTemplate: z.object({ id: z.string().max(64) }),
  planAbsence: absenceSchema.omit({ held: true }).partial({ id: true }),
  removeAbsence: z.object({ id: z.string().max(64) }),
  /** Of those that `declinable` lists: each goes out in ten seconds, as any answer. */
  declineMeetings: z.object({ accountId: z.string(), window: range, keys: z.array(z.string()).max(500) }),
  sendAbsence: z.object({ id: z.string().max(64) }),
  setupStart: z.object({ address: z.string().max(320), server: z.string().max(2000).exactOptional() }),
  setupAgree: z.object({ agreed: z.boolean() }),
  setupServer: z.object({ server: z.string().max(2000) }),
  setupSignIn: signInInputSchema,
  setupTrust: z.object({ trusted: z.boolean() }),
  setupCancel: z.object({}),
  changeAccount: z.object({
    accountId: z.string(),
    colour: z.enum(ACCOUNT_COLOURS).exactOptional(),
    position: z.number().int().min(0).exactOptional(),
    /** Whether its own calendar is drawn where several are. */
    shown: z.boolean().exactOptional(),
  }),
  trustCertificate: z.object({ host: z.string(), fingerprint: z.string() }),
  /** Proves first that the account may read the calendar of that mailbox. */
  addShared: z.object({ accountId: z.string(), address: z.string().max(320) }),
  removeShared: z.object({ accountId: z.string(), address: z.string() }),
  changeShared: z.object({
    accountId: z.string(),
    address: z.string(),
    colour: z.enum(ACCOUNT_COLOURS).exactOptional(),
    shown: z.boolean().exactOptional(),
  }),
  /** Which calendars are on the screen, by id; to be said again every few minutes. */
  showCalendars: z.object({ ids: z.array(z.string()).max(1000) }),
  revokeCertificate: z.object({ host: z.string() }),
  /** Who of the contacts is on the screen. */
  showContacts: z.object({ addresses: z.array(address).max(1000) }),
  addContacts: z.object({
    people: z.array(z.object({ address, name: z.string().max(256), kind: z.enum(PERSON_KINDS) })).max(1000),
    group: z.string().max(64),
  }),
  removeContact: z.object({ address }),
  /** Before somebody else, or to the end. */
  moveContact: z.object({ address, group: z.string().max(64), before: address.exactOptional() }),
  changeContact: z.object({
    address,
    favourite: z.boolean().exactOptional(),
    alert: z.enum([...ALERTS, 'none']).exactOptional(),
  }),
  addGroup: z.object({ name: z.string().trim().min(1).max(64) }),
  renameGroup: z.object({ id: z.string().max(64), name: z.string().trim().min(1).max(64) }),
  removeGroup: z.object({ id: z.string().max(64) }),
  reachContact: z.object({ address, reach: z.enum(REACHES) }),
  copyText: z.object({ text: z.string().max(50_000) }),
  removeAccount: z.object({ accountId: z.string() }),
  setSetting: z.object({ key: z.enum(settingKeys), value: z.unknown() }),
  refresh: z.object({}),
  openView: z.object({ view: z.enum(VIEWS) }),
  closeWindow: z.object({}),
  join: z.object({ key: z.string() }),
  dismissToast: z.object({ id: z.string() }),
  dismissToasts: z.object({ ids: z.array(z.string()).max(1000) }),
  /** How high a toast window's content is. */
  fitWindow: z.object({ height: z.number().int().min(1).max(10_000) }),
  snoozeToast: z.object({
    id: z.string(),
    /** From now, or until so many minutes before the start of what it's about. */
    snooze: z.union([
      z.strictObject({ minutes: z.number().int().min(1).max(20_160) }),
      z.strictObject({ beforeStart: z.number().int().min(0).max(1440) }),
    ]),
  }),
  createEntry: z.object({
    accountId: z.string(),
    draft: entryDraftSchema,
    files: z.array(fileSchema).max(20).exactOptional(),
  }),
  /** `version` is the one that was seen; a newer one is never overwritten. */
  changeEntry: z.object({
    key: z.string(),
    version: z.string(),
    change: entryChangeSchema,
    notify: z.enum(NOTIFY),
  }),
  moveEntry: z.object({
    key: z.string(),
    range,
    allDay: z.object({ start: z.iso.date(), end: z.iso.date() }).exactOptional(),
    notify: z.enum(NOTIFY),
  }),
  removeEntry: z.object({ key: z.string() }),
  /** Goes out in ten seconds, unless it is taken back. */
  answerMeeting: z.object({ key: z.string(), answer: z.enum(ANSWERS), note: z.string().max(10_000) }),
  cancelMeeting: z.object({ key: z.string(), note: z.string().max(10_000) }),
  takeBack: z.object({ id: z.string() }),
  addFile: fileSchema.extend({ key: z.string() }),
  removeFile: z.object({ key: z.string(), id: z.string() }),
  /** Shows it with the system's program, or asks where to put it. */
  openFile: z.object({ key: z.string(), id: z.string(), how: z.enum(['open', 'save']) }),
  /** A mail to everybody in a meeting. */
  writeToAttendees: z.object({ key: z.string(), text: z.string().min(1).max(10_000) }),
  createTask: z.object({ accountId: z.string(), task: taskDraftSchema }),
  markHeard: z.object({ key: z.string(), heard: z.boolean() }),
  /** Goes to the deleted items in ten seconds, unless it is taken back. */
  removeVoicemail: z.object({ key: z.string() }),
  /** What its user notes about a message. */
  writeAudioNotes: z.object({ key: z.string(), text: z.string().max(10_000) }),
  reachCaller: z.object({ key: z.string(), how: z.enum(['call', 'mail']) }),
  /** Hands the recording, or what is closed to us as a whole, to the system's program, or asks where to put it. */
  openRecording: z.object({ key: z.string(), how: z.enum(['open', 'save']) }),
  /** Somebody looks at the calls: numbers without a name are looked up. */
  followCallers: z.object({}),
  /** Somebody sees categories: the mailboxes are asked for their lists. */
  followCategories: z.object({}),
  /** Plays a message in the main window; without one, it does. */
  playVoicemail: z.object({ key: z.string().exactOptional() }),
  /** Has the server call a telephone and play a message to it. */
  playOnPhone: z.object({ key: z.string(), number: z.string().trim().min(1).max(128) }),
  hangUp: z.object({}),
  retryChange: z.object({ id: z.string() }),
  dismissChange: z.object({ id: z.string() }),
  dismissRebuilt: z.object({}),
  /** In the system's program for web pages. */
  openGuide: z.object({ guide: z.enum(GUIDES) }),
  /** Looks for a newer version of the app now. */
  lookForUpdate: z.object({}),
  /** Shows where the version that was found can be had. */
  getUpdate: z.object({}),
  openLogs: z.object({}),
  quit: z.object({}),
} as const;
export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandInput<N extends CommandName> = z.infer<Commands[N]>;

/** What a range query answers of the calendars that are shown: what is known at once, and whether the server could still be asked. */
export interface CalendarRange {
  readonly revision: number;
  readonly appointments: readonly Appointment[];
  readonly asOf?: Instant;
  readonly error?: AppError;
  /** Calendars of others that couldn't be read for this range. */
  readonly troubles?: readonly { readonly calendarId: string; readonly error: AppError }[];
}

/** What a search found: of what is held here, or `far`, of what the servers have for years around today. */
export interface FoundAppointments {
  /** In order of start; no more than is worth looking through. */
  readonly appointments: readonly Appointment[];
  /** There would be more. */
  readonly cut: boolean;
  /** The time that was searched; absent where nothing is held yet. */
  readonly range?: TimeRange;
  /** Why a calendar couldn't be searched. */
  readonly error?: AppError;
}

/** Queries read something too large for the snapshot. */
export const queries = {
  snapshot: z.object({}),
  calendarRange: range,
  findAppointments: z.object({ text: z.string().max(256), far: z.boolean() }),
  /** The hours in which the first account's person works, where the mailbox says so. */
  workingHours: z.object({}),
  appointment: z.object({ key: z.string() }),
  /** What a message's recording is; fetches it. */
  recording: z.object({ key: z.string() }),
  /** Whether the account's server plays messages on a telephone, and on which. */
  phoneOffer: z.object({ accountId: z.string() }),
  diagnosis: z.object({ accountId: z.string() }),
  testStep: z.object({ accountId: z.string(), step: z.enum(TEST_STEPS) }),
  declinable: z.object({ accountId: z.string(), window: range }),
  freeBusy: z.object({ addresses: z.array(z.email()).min(1).max(100), range }),
  contacts: z.object({}),
  findPeople: z.object({ text: z.string().max(256) }),
  contactCard: z.object({ address }),
  listMembers: z.object({ address }),
  meetingTimes: z.object({
    addresses: z.array(address).min(1).max(100),
    range,
    minutes: z.number().int().min(5).max(1440),
  }),
} as const;
export type Queries = typeof queries;
export type QueryName = keyof Queries;
export type QueryInput<N extends QueryName> = z.infer<Queries[N]>;
export interface QueryOutput {
  snapshot: Snapshot;
  calendarRange: CalendarRange;
  findAppointments: FoundAppointments;
  workingHours: WorkingHours | undefined;
  appointment: AppointmentDetails;
  recording: Recording;
  phoneOffer: { readonly number?: string } | undefined;
  diagnosis: Diagnosis;
  testStep: TestResult;
  declinable: readonly Appointment[];
  freeBusy: readonly FreeBusy[];
  contacts: Contacts;
  findPeople: readonly PersonCard[];
  contactCard: ContactCard;
  listMembers: ListMembers;
  meetingTimes: MeetingTimes;
}

/** What the preload script puts on `window.presently`. */
export interface Bridge {
  command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<void>>;
  query<N extends QueryName>(name: N, input: QueryInput<N>): Promise<Result<QueryOutput[N]>>;
  /** Calls back with each new snapshot; returns how to stop. */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void;
  /** Calls back with what has changed of the contact list, at most once a second. */
  onContacts(listener: (patch: ContactsPatch) => void): () => void;
  /** Calls back when the main process wants a view shown, the calendar at a day perhaps. */
  onView(listener: (view: View, date?: CalendarDate) => void): () => void;
}
