import type { Temporal } from 'temporal-polyfill';
import type { RequestContext } from './company.ts';
import { mail } from './drafts.ts';
import type { Mailbox } from './mailbox.ts';
import type { AppointmentItem, Attendee, Exception, Item, NewItem, ResponseType } from './model.ts';
import { occurrenceOn, occurrencesBetween } from './recurrence.ts';

/*
 * How a meeting travels between calendars: the organizer's entry is the meeting, everybody else has a copy under the same
 * UID, which a mail in the Inbox tells of. Answers go back the same way and are written down in the organizer's entry.
 */

export type Answer = 'Accept' | 'Tentative' | 'Decline';

/** A meeting, or one occurrence of it under the date that its series gave it. */
export interface Meeting {
  readonly item: AppointmentItem;
  readonly original?: Temporal.PlainDate;
}

const classes: Readonly<Record<Answer, string>> = {
  Accept: 'IPM.Schedule.Meeting.Resp.Pos',
  Tentative: 'IPM.Schedule.Meeting.Resp.Tent',
  Decline: 'IPM.Schedule.Meeting.Resp.Neg',
};

/**
 * Puts a meeting into the calendars of those named, or brings their copies up to date. Who had answered is asked again
 * where the time is another.
 */
export function invite(context: RequestContext, meeting: Meeting, to: readonly Attendee[], isMoved: boolean): void {
  for (const mailbox of mailboxesOf(context, to)) {
    const copy = copyIn(mailbox, meeting.item.uid);
    const stored =
      meeting.original === undefined || copy?.recurrence === undefined
        ? wholeCopy(mailbox, copy, meeting.item, isMoved)
        : changedOccurrence(mailbox, copy, meeting.item, meeting.original, isMoved);
    if (stored.kind !== 'appointment') continue;
    if (mailbox.owner.isRoom) answerAsRoom(context, mailbox, { ...meeting, item: stored });
    else
      tell(context, mailbox, 'IPM.Schedule.Meeting.Request', meeting.item.subject, meeting.item.body, stored, meeting);
  }
}

/** Tells those named that a meeting doesn't take place; their copies stay, marked so. */
export function callOff(context: RequestContext, meeting: Meeting, to: readonly Attendee[], note: string): void {
  for (const mailbox of mailboxesOf(context, to)) {
    const copy = copyIn(mailbox, meeting.item.uid);
    if (copy === undefined) continue;
    const subject = `Canceled: ${meeting.item.subject}`;
    const stored =
      meeting.original === undefined
        ? mailbox.replace({ ...copy, subject, cancelled: true, busy: 'Free' })
        : mailbox.replace(withException(copy, { original: meeting.original, subject, cancelled: true, busy: 'Free' }));
    if (!mailbox.owner.isRoom) tell(context, mailbox, 'IPM.Schedule.Meeting.Canceled', subject, note, stored, meeting);
    else mailbox.remove(stored.number);
  }
}

/**
 * Writes down an invitee's answer in both calendars. A declined entry leaves the invitee's; the others count from now on as
 * the organizer meant them. `send` lets the organizer know.
 */
export function answerMeeting(
  context: RequestContext,
  mailbox: Mailbox,
  { item, original }: Meeting,
  answer: Answer,
  note: string,
  send: boolean,
): Item | undefined {
  const host = context.company.find(item.organizer.address ?? '');
  const meeting = host === undefined ? undefined : copyIn(host, item.uid);
  const stored = inOwnCalendar(mailbox, item, original, answer, meeting?.busy ?? 'Busy');
  if (send && host !== undefined && meeting !== undefined) {
    const { address } = mailbox.owner;
    const answered =
      original === undefined || meeting.recurrence === undefined
        ? { ...meeting, attendees: withAnswer(meeting.attendees, address, answer) }
        : occurrenceAnswered(meeting, original, address, answer);
    const kept = host.replace(answered);
    const subject = `${{ Accept: 'Accepted', Tentative: 'Tentative', Decline: 'Declined' }[answer]}: ${item.subject}`;
    if (!mailbox.owner.isRoom)
      tell(
        context,
        host,
        classes[answer],
        subject,
        note,
        kept,
        { item, ...(original === undefined ? {} : { original }) },
        mailbox,
      );
  }
  return stored;
}

function inOwnCalendar(
  mailbox: Mailbox,
  item: AppointmentItem,
  original: Temporal.PlainDate | undefined,
  answer: Answer,
  busy: AppointmentItem['busy'],
): Item | undefined {
  const master = mailbox.item(item.number);
  if (master?.kind !== 'appointment') return undefined;
  const isOne = original !== undefined && master.recurrence !== undefined;
  if (answer === 'Decline' && !mailbox.owner.isRoom) {
    return isOne ? mailbox.replace(withoutOccurrence(master, original)) : mailbox.move(master.number, 'deleteditems');
  }
  const change = {
    response: answer as ResponseType,
    busy: answer === 'Accept' ? busy : answer === 'Decline' ? ('Free' as const) : ('Tentative' as const),
  };
  return mailbox.replace(isOne ? withException(master, { original, ...change }) : { ...master, ...change });
}

/** Somebody's copy of a meeting. */
export function copyIn(mailbox: Mailbox, uid: string): AppointmentItem | undefined {
  const copies = mailbox.itemsIn('calendar').filter((item) => item.kind === 'appointment' && item.uid === uid);
  const [copy] = copies;
  return copy?.kind === 'appointment' ? copy : undefined;
}

/** A series with something different on one date. */
export function withException(item: AppointmentItem, exception: Exception): AppointmentItem {
  const { recurrence } = item;
  if (recurrence === undefined) return item;
  const before = recurrence.exceptions.find(({ original }) => original.equals(exception.original));
  const others = recurrence.exceptions.filter((each) => each !== before);
  return { ...item, recurrence: { ...recurrence, exceptions: [...others, { ...before, ...exception }] } };
}

/** A series with a gap on one date. */
export function withoutOccurrence(item: AppointmentItem, date: Temporal.PlainDate): AppointmentItem {
  const { recurrence } = item;
  if (recurrence === undefined) return item;
  const exceptions = recurrence.exceptions.filter(({ original }) => !original.equals(date));
  return { ...item, recurrence: { ...recurrence, deleted: [...recurrence.deleted, date], exceptions } };
}

function wholeCopy(
  mailbox: Mailbox,
  copy: AppointmentItem | undefined,
  meeting: AppointmentItem,
  isMoved: boolean,
): Item {
  const keepsAnswer = copy !== undefined && !isMoved && !copy.cancelled;
  const response = keepsAnswer ? copy.response : 'NoResponseReceived';
  const busy = response === 'Accept' ? meeting.busy : 'Tentative';
  const { number: _n, version: _v, created: _c, modified: _m, extended: _e, ...fields } = meeting;
  const own = { ...fields, folder: 'calendar' as const, response, busy, categories: copy?.categories ?? [] };
  return copy === undefined ? mailbox.add(own satisfies NewItem) : mailbox.replace({ ...copy, ...own });
}

function changedOccurrence(
  mailbox: Mailbox,
  copy: AppointmentItem,
  changed: AppointmentItem,
  original: Temporal.PlainDate,
  isMoved: boolean,
): Item {
  const before = occurrenceOn(copy, original)?.item ?? copy;
  const response = isMoved ? 'NoResponseReceived' : before.response;
  const { start, end, subject, location, body, attendees } = changed;
  const busy = response === 'Accept' ? changed.busy : 'Tentative';
  return mailbox.replace(
    withException(copy, { original, start, end, subject, location, body, attendees, response, busy, cancelled: false }),
  );
}

function occurrenceAnswered(meeting: AppointmentItem, original: Temporal.PlainDate, address: string, answer: Answer) {
  const before = occurrenceOn(meeting, original)?.item ?? meeting;
  return withException(meeting, { original, attendees: withAnswer(before.attendees, address, answer) });
}

function withAnswer(attendees: readonly Attendee[], address: string, response: ResponseType): readonly Attendee[] {
  return attendees.map((each) =>
    each.address?.toLowerCase() === address.toLowerCase() ? { ...each, response } : each,
  );
}

/** Rooms take what fits and decline what doesn't. */
function answerAsRoom(context: RequestContext, mailbox: Mailbox, { item, original }: Meeting): void {
  const own = original === undefined ? undefined : occurrenceOn(item, original);
  const [start, end] = [own?.start ?? item.start, own?.end ?? item.end];
  const taken = mailbox
    .itemsIn('calendar')
    .filter((other): other is AppointmentItem => other.kind === 'appointment' && other.uid !== item.uid)
    .flatMap((other) => occurrencesBetween(other, start.toInstant(), end.toInstant()))
    .some((occurrence) => occurrence.item.busy !== 'Free');
  answerMeeting(
    context,
    mailbox,
    { item, ...(original === undefined ? {} : { original }) },
    taken ? 'Decline' : 'Accept',
    '',
    true,
  );
}

/** Everybody named who has a mailbox here, but for whom the meeting is of. */
function mailboxesOf({ company, user }: RequestContext, attendees: readonly Attendee[]): readonly Mailbox[] {
  return attendees.flatMap(({ address, response }) => {
    const mailbox = address === undefined || response === 'Organizer' ? undefined : company.find(address);
    return mailbox === undefined || mailbox === user ? [] : [mailbox];
  });
}

function tell(
  context: RequestContext,
  mailbox: Mailbox,
  itemClass: string,
  subject: string,
  body: string,
  entry: Item,
  { original }: Meeting,
  from = context.user,
): void {
  const { name, address } = from.owner;
  mailbox.add({
    ...mail({ subject, from: { name, address }, received: context.now }),
    body,
    itemClass,
    meeting: { number: entry.number, ...(original === undefined ? {} : { original }) },
  });
}

/** Who is in the second list alone. */
export function newcomers(before: readonly Attendee[], after: readonly Attendee[]): readonly Attendee[] {
  return after.filter(({ address }) => !before.some((each) => each.address?.toLowerCase() === address?.toLowerCase()));
}
