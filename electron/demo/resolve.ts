import type { Temporal } from 'temporal-polyfill';
import type { RequestContext } from './company.ts';
import { mayRead } from './delegates.ts';
import { ResponseError } from './errors.ts';
import type { Folder } from './folders.ts';
import { decodeFolderId, decodeId } from './ids.ts';
import type { Mailbox } from './mailbox.ts';
import type { AppointmentItem, ContactItem, Item, MessageItem, TaskItem } from './model.ts';
import { dateOfIndex, occurrenceOn, type Occurrence } from './recurrence.ts';
import { attributeOf, childText, descend, type XmlElement } from './xml.ts';

export interface FolderView {
  readonly mailbox: Mailbox;
  readonly folder: Folder;
}

export interface MessageView {
  readonly mailbox: Mailbox;
  readonly item: MessageItem;
}

export interface ContactView {
  readonly mailbox: Mailbox;
  readonly item: ContactItem;
}

export interface CalendarView {
  readonly mailbox: Mailbox;
  /** With what differs on that day already in it. */
  readonly item: AppointmentItem;
  readonly type: 'Single' | 'Occurrence' | 'Exception' | 'RecurringMaster';
  readonly original?: Temporal.PlainDate;
  readonly originalStart: Temporal.ZonedDateTime;
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
}

export interface TaskView {
  readonly mailbox: Mailbox;
  readonly item: TaskItem;
}

export type ItemView = MessageView | ContactView | TaskView | CalendarView;

/** Tells the kinds of view apart. */
export function isCalendar(view: ItemView): view is CalendarView {
  return view.item.kind === 'appointment';
}

/** Tells the kinds of view apart. */
export function isContact(view: ItemView): view is ContactView {
  return view.item.kind === 'contact';
}

/** Tells the kinds of view apart. */
export function isTask(view: ItemView): view is TaskView {
  return view.item.kind === 'task';
}

/** Finds the folder of a `t:FolderId` or `t:DistinguishedFolderId`; what one may not see isn't there. */
export function resolveFolder(context: RequestContext, id: XmlElement): FolderView {
  const { mailbox, name } = id.name === 'FolderId' ? byId(context, id) : byName(context, id);
  const folder = mailbox.folders.find((candidate) => candidate.name === name);
  if (folder === undefined || !mayRead(context.user, mailbox, folder.name)) {
    throw new ResponseError('ErrorFolderNotFound', 'The specified folder could not be found in the store.');
  }
  return { mailbox, folder };
}

function byId(context: RequestContext, id: XmlElement): { mailbox: Mailbox; name: string } {
  const key = decodeFolderId(attributeOf(id, 'Id') ?? '');
  if (key === undefined) throw malformedId();
  const mailbox = context.company.find(key.mailbox);
  if (mailbox === undefined) throw malformedId();
  return { mailbox, name: key.folder };
}

function byName(context: RequestContext, id: XmlElement): { mailbox: Mailbox; name: string } {
  const address = childText(descend(id, 'Mailbox'), 'EmailAddress') ?? context.user.owner.address;
  const mailbox = context.company.find(address);
  if (mailbox === undefined) {
    throw new ResponseError('ErrorNonExistentMailbox', 'The SMTP address has no mailbox associated with it.');
  }
  return { mailbox, name: attributeOf(id, 'Id') ?? '' };
}

/** Finds what a `t:ItemId`, `t:OccurrenceItemId` or `t:RecurringMasterItemId` stands for. */
export function resolveItem(context: RequestContext, id: XmlElement): ItemView {
  switch (id.name) {
    case 'OccurrenceItemId':
      return nthOccurrence(context, id);
    case 'RecurringMasterItemId':
      return masterOf(context, attributeOf(id, 'OccurrenceId') ?? '');
    default:
      return viewOf(context, attributeOf(id, 'Id') ?? '');
  }
}

/** The view of an item as it lies in its folder: of a series, the series itself. */
export function storedView(mailbox: Mailbox, item: Item): ItemView {
  switch (item.kind) {
    case 'appointment':
      return seriesOrSingle(mailbox, item);
    case 'message':
      return { mailbox, item };
    case 'contact':
      return { mailbox, item };
    case 'task':
      return { mailbox, item };
  }
}

function viewOf(context: RequestContext, id: string): ItemView {
  const key = decodeKey(id);
  const mailbox = context.company.find(key.mailbox);
  const item = key.attachment === undefined ? mailbox?.item(key.number) : undefined;
  if (mailbox === undefined || item === undefined || !mayRead(context.user, mailbox, item.folder)) throw notFound();
  if (item.kind !== 'appointment' || key.original === undefined) return storedView(mailbox, item);
  const occurrence = occurrenceOn(item, key.original);
  if (occurrence === undefined) throw notFound();
  return fromOccurrence(mailbox, occurrence);
}

function nthOccurrence(context: RequestContext, id: XmlElement): CalendarView {
  const master = viewOf(context, attributeOf(id, 'RecurringMasterId') ?? '');
  if (!isCalendar(master) || master.type !== 'RecurringMaster') {
    throw new ResponseError('ErrorCalendarCannotUseIdForOccurrenceId', 'The id is not that of a recurring master.');
  }
  const date = dateOfIndex(master.item, Number(attributeOf(id, 'InstanceIndex')));
  if (date === undefined) {
    throw new ResponseError(
      'ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange',
      'Occurrence index is out of recurrence range.',
    );
  }
  const occurrence = occurrenceOn(master.item, date);
  if (occurrence === undefined) {
    throw new ResponseError(
      'ErrorCalendarOccurrenceIsDeletedFromRecurrence',
      'Occurrence with this index was previously deleted from the recurrence.',
    );
  }
  return fromOccurrence(master.mailbox, occurrence);
}

function masterOf(context: RequestContext, occurrenceId: string): CalendarView {
  const view = viewOf(context, occurrenceId);
  if (!isCalendar(view) || view.original === undefined) {
    throw new ResponseError('ErrorCalendarCannotUseIdForRecurringMasterId', 'The id is not that of an occurrence.');
  }
  const master = view.mailbox.item(view.item.number);
  if (master?.kind !== 'appointment') throw notFound();
  return seriesOrSingle(view.mailbox, master);
}

function seriesOrSingle(mailbox: Mailbox, item: AppointmentItem): CalendarView {
  const type = item.recurrence === undefined ? 'Single' : 'RecurringMaster';
  return { mailbox, item, type, originalStart: item.start, start: item.start, end: item.end };
}

/** The view of one occurrence. */
export function fromOccurrence(mailbox: Mailbox, occurrence: Occurrence): CalendarView {
  const { item, kind, original, originalStart, start, end } = occurrence;
  return { mailbox, item, type: kind, originalStart, start, end, ...(original === undefined ? {} : { original }) };
}

function decodeKey(id: string): NonNullable<ReturnType<typeof decodeId>> {
  if (id === '') throw new ResponseError('ErrorInvalidIdEmpty', 'Id must be non-empty.');
  const key = decodeId(id);
  if (key === undefined) throw malformedId();
  return key;
}

function malformedId(): ResponseError {
  return new ResponseError('ErrorInvalidIdMalformed', 'Id is malformed.');
}

function notFound(): ResponseError {
  return new ResponseError('ErrorItemNotFound', 'The specified object was not found in the store.');
}
