import type { Answer, EntryChange, Notify } from '../../shared/entry.ts';
import { calendarIdOf, type Appointment, type Attendee, type Person } from '../../shared/model.ts';
import { answerMeeting, cancelMeeting, type AnswerMeetingInput } from '../ews/operations/answer-meeting.ts';
import { createAttachment, deleteAttachment } from '../ews/operations/change-attachments.ts';
import { createMessage } from '../ews/operations/create-message.ts';
import { createTask } from '../ews/operations/create-task.ts';
import { deleteItem } from '../ews/operations/delete-item.ts';
import { getAttachment } from '../ews/operations/get-attachment.ts';
import { getItem } from '../ews/operations/get-item.ts';
import { updateCalendarItem, type UpdateCalendarItemInput } from '../ews/operations/update-item.ts';
import { single } from '../ews/response-messages.ts';
import { windowsToIana } from '../ews/time-zones.ts';
import type { CalendarAttendee, CalendarFields, Item, ItemId, Mailbox } from '../ews/types.ts';
import { APPOINTMENT_FIELDS, DETAIL_FIELDS, toAppointment, toResponse } from './appointments.ts';
import { isGone } from './batches.ts';
import type { Call } from './call.ts';
import type { CalendarEntries, OpenedEntry, SeenEntry } from './entries.ts';
import { changeParts, toRecurrence } from './entry-mapping.ts';
import { GatewayError } from './gateway-error.ts';
import { findJoinUrl } from './join-link.ts';
import { idOf, keyOf } from './keys.ts';
import { hasLooks, toPlainText } from './plain-text.ts';
import { realId } from './real-occurrence.ts';

const ANSWERS: Readonly<Record<Answer, AnswerMeetingInput['answer']>> = {
  accepted: 'AcceptItem',
  tentative: 'TentativelyAcceptItem',
  declined: 'DeclineItem',
};

const SENDS: Readonly<Record<Notify, UpdateCalendarItemInput['send']>> = {
  nobody: 'SendToNone',
  changed: 'SendToChangedAndSaveCopy',
  all: 'SendToAllAndSaveCopy',
};

interface Context {
  readonly call: Call;
  readonly accountId: string;
  /** The machine's IANA zone, asked anew at each use. */
  readonly zone: () => string;
  /** Whatever fails inside comes out as what the user is told. */
  readonly guarded: <T>(work: () => Promise<T>, mailbox?: string) => Promise<T>;
}

/** `CalendarEntries` over EWS. */
export function createEwsEntries({ call, accountId, zone, guarded }: Context): CalendarEntries {
  const itemOf = (key: string): string => idOf(accountId, key);

  /** The version to answer, unless the meeting is at another time by now; `undefined` where an earlier try did it. */
  const current = async (
    { key, start, again = false }: SeenEntry,
    isDone: (calendar: CalendarFields | undefined) => boolean,
    signal: AbortSignal,
  ): Promise<(ItemId & { changeKey: string }) | undefined> => {
    const ids = [{ id: itemOf(key) }];
    const fields = ['calendar:Start', 'calendar:MyResponseType'];
    const [outcome] = await call(getItem, { ids, fields }, signal);
    if (again && outcome?.ok === false && isGone(outcome.error.code) && isDone(undefined)) return undefined;
    const { id, calendar } = single(outcome === undefined ? [] : [outcome]);
    if (again && isDone(calendar)) return undefined;
    if (calendar?.start !== undefined && Date.parse(calendar.start) !== Date.parse(start)) {
      throw new GatewayError({ kind: 'refused', code: 'MeetingMoved' });
    }
    if (id.changeKey === undefined) throw new GatewayError({ kind: 'broken-answer', detail: 'no change key' });
    return { id: id.id, changeKey: id.changeKey };
  };

  return {
    appointmentDetails: (key, signal, mailbox) =>
      guarded(async () => {
        const fields = [...new Set([...APPOINTMENT_FIELDS, ...DETAIL_FIELDS])];
        const id = await realId(call, itemOf(key), signal, mailbox);
        const item = single(await call(getItem, { ids: [{ id }], fields, bodyType: 'HTML' }, signal, mailbox));
        const master = await masterOf(call, item, signal, mailbox);
        return toOpenedEntry(item, master, { accountId, key: keyOf(accountId, id), zone: zone(), mailbox });
      }, mailbox),

    changeEntry: (key, version, change: EntryChange, notify, signal) =>
      guarded(async () => {
        const input = {
          id: { id: itemOf(key), changeKey: version },
          parts: changeParts(change, zone()),
          send: SENDS[notify],
        };
        const { id, changeKey } = await call(updateCalendarItem, input, signal);
        return { key: keyOf(accountId, id), ...(changeKey === undefined ? {} : { version: changeKey }) };
      }),

    removeEntry: (key, signal) => guarded(() => call(deleteItem, { id: itemOf(key) }, signal)),

    answerMeeting: (seen, answer, note, signal) =>
      guarded(async () => {
        const isDone = (calendar?: CalendarFields) =>
          calendar === undefined ? answer === 'declined' : toResponse(calendar.myResponse) === answer;
        const id = await current(seen, isDone, signal);
        if (id === undefined) return;
        await call(answerMeeting, { id, answer: ANSWERS[answer], note, send: true }, signal);
      }),

    cancelMeeting: (seen, note, signal) =>
      guarded(async () => {
        const id = await current(seen, (calendar) => calendar === undefined, signal);
        if (id === undefined) return;
        await call(cancelMeeting, { id, note }, signal);
      }),

    addFile: (key, { name, contentType, bytes }, signal) =>
      guarded(async () => {
        await call(createAttachment, { parent: { id: itemOf(key) }, name, contentType, content: bytes }, signal);
      }),

    removeFile: (id, signal) =>
      guarded(async () => {
        await call(deleteAttachment, { id }, signal);
      }),

    readFile: (id, signal) =>
      guarded(async () => {
        const { name, contentType, content } = await call(getAttachment, { id }, signal);
        return { name, contentType: contentType ?? 'application/octet-stream', bytes: content };
      }),

    sendMail: (mail, signal) => guarded(() => call(createMessage, mail, signal)),

    createTask: ({ subject, text, due, reminder }, signal) =>
      guarded(async () => {
        const given = { text, due, reminder };
        const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
        await call(createTask, { subject, ...said }, signal);
      }),
  };
}

/** The series of an occurrence; who can't read it does without. */
async function masterOf(
  call: Call,
  { id, calendar }: Item,
  signal: AbortSignal,
  mailbox: string | undefined,
): Promise<Item | undefined> {
  const type = calendar?.itemType;
  if (type !== 'Occurrence' && type !== 'Exception') return undefined;
  const fields = ['calendar:Recurrence', 'calendar:StartTimeZone'];
  const [outcome] = await call(getItem, { ids: [{ masterOf: id.id }], fields }, signal, mailbox);
  return outcome?.ok === true ? outcome.value : undefined;
}

interface Subject {
  readonly accountId: string;
  readonly key: string;
  readonly zone: string;
  readonly mailbox: string | undefined;
}

/** An item of GetItem, asked for with an HTML body, `APPOINTMENT_FIELDS` and `DETAIL_FIELDS`. */
export async function toOpenedEntry(
  item: Item,
  master: Item | undefined,
  { accountId, key, zone, mailbox }: Subject,
): Promise<OpenedEntry> {
  const { calendar } = item;
  const organizer = calendar?.organizer && toPerson(calendar.organizer);
  const appointment = toAppointment(item, accountId, zone, calendarIdOf(accountId, mailbox));
  const recurrence = toRecurrence((master ?? item).calendar?.recurrence);
  const itsZone = windowsToIana(calendar?.startTimeZone ?? master?.calendar?.startTimeZone);
  const body = item.body?.text ?? '';
  const html = item.body?.type === 'HTML' && hasLooks(body) ? await madeSafe(body) : undefined;
  return {
    key,
    ...(item.id.changeKey === undefined ? {} : { version: item.id.changeKey }),
    ...(appointment === undefined ? {} : { appointment: withJoinUrl({ ...appointment, key }, body) }),
    ...(organizer === undefined ? {} : { organizer }),
    attendees: [
      ...(calendar?.required ?? []).map((attendee) => toAttendee(attendee, 'required')),
      ...(calendar?.optional ?? []).map((attendee) => toAttendee(attendee, 'optional')),
      ...(calendar?.resources ?? []).map((attendee) => toAttendee(attendee, 'resource')),
    ],
    body: toPlainText(body),
    isFormatted: html !== undefined,
    ...(html === undefined ? {} : { html }),
    attachments: item.attachments
      .filter((attachment) => !attachment.inline)
      .map(({ id, name, size, kind }) => ({ id: id ?? '', name, kind, ...(size === undefined ? {} : { size }) })),
    ...(itsZone === undefined ? {} : { zone: itsZone }),
    ...(recurrence === undefined ? {} : { recurrence }),
    ...(master === undefined ? {} : { seriesKey: keyOf(accountId, master.id.id) }),
  };
}

/** What makes HTML safe is large, and wanted only when somebody opens an entry: it is loaded then. */
const madeSafe = async (html: string): Promise<string> => (await import('./safe-html.ts')).safeHtml(html);

/** Lists know no bodies, which is where most programs put their link. */
function withJoinUrl(appointment: Appointment, body: string): Appointment {
  const joinUrl = appointment.joinUrl ?? findJoinUrl(undefined, body);
  return joinUrl === undefined ? appointment : { ...appointment, joinUrl };
}

const toAttendee = ({ mailbox, response }: CalendarAttendee, role: Attendee['role']): Attendee => ({
  ...toPerson(mailbox),
  role,
  response: toResponse(response),
});

/** Addresses that aren't SMTP (an old directory's `EX`) say nothing to people. */
function toPerson({ name, address, routingType }: Mailbox): Person {
  const smtp = routingType === undefined || routingType.toUpperCase() === 'SMTP' ? address : undefined;
  const shown = name ?? smtp ?? '';
  return smtp === undefined ? { name: shown } : { name: shown, address: smtp };
}
