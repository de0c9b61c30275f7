import type { RequestContext } from '../company.ts';
import { bodyOf } from '../appointment-reader.ts';
import { requireOwn } from '../delegates.ts';
import { ResponseError } from '../errors.ts';
import { answerMeeting, callOff, withoutOccurrence, type Answer } from '../meetings.ts';
import { itemId } from '../properties/item.ts';
import { fromOccurrence, isCalendar, resolveItem, storedView, type CalendarView, type ItemView } from '../resolve.ts';
import { occurrenceOn } from '../recurrence.ts';
import { t } from '../xml-write.ts';
import { attributeOf, childOf, type XmlElement } from '../xml.ts';

const words: Readonly<Record<Answer, string>> = { Accept: 'Accept', Tentative: 'Tentative', Decline: 'Decline' };

/** AcceptItem, TentativelyAcceptItem, DeclineItem: an answer to the entry or to the mail that brought it. */
export function answerItem(answer: Answer) {
  return (element: XmlElement, request: XmlElement, context: RequestContext): XmlElement | undefined => {
    const { view, entry } = referenced(element, request, context);
    const { item, original } = entry;
    if (item.response === 'Organizer' || item.attendees.length === 0) {
      throw new ResponseError(`ErrorCalendarIsOrganizerFor${words[answer]}`, 'The organizer has nothing to answer.');
    }
    if (item.cancelled) {
      throw new ResponseError(`ErrorCalendarIsCancelledFor${words[answer]}`, 'The meeting was cancelled.');
    }
    const send = attributeOf(request, 'MessageDisposition') !== 'SaveOnly';
    const note = bodyOf(childOf(element, 'Body'));
    const meeting = { item, ...(original === undefined ? {} : { original }) };
    const kept = answerMeeting(context, context.user, meeting, answer, note, send);
    if (!isCalendar(view)) context.user.move(view.item.number, 'deleteditems');
    return kept === undefined ? undefined : t('CalendarItem', itemId(storedView(context.user, kept)));
  };
}

/** CancelCalendarItem: the organizer calls a meeting off, or one occurrence of it. */
export function cancelItem(element: XmlElement, request: XmlElement, context: RequestContext): XmlElement | undefined {
  const { entry } = referenced(element, request, context);
  const { item, original } = entry;
  if (item.attendees.length > 0 && item.response !== 'Organizer') {
    throw new ResponseError('ErrorCalendarIsNotOrganizer', 'Only the organizer can cancel a meeting.');
  }
  const meeting = { item, ...(original === undefined ? {} : { original }) };
  callOff(context, meeting, item.attendees, bodyOf(childOf(element, 'NewBodyContent')));
  return removeEntry(context, entry);
}

/** Takes an entry, or one occurrence of a series, out of the own calendar. */
export function removeEntry({ user }: RequestContext, { item, original }: CalendarView): XmlElement | undefined {
  const master = user.item(item.number);
  const isOne = original !== undefined && master?.kind === 'appointment';
  const kept = isOne ? user.replace(withoutOccurrence(master, original)) : user.move(item.number, 'deleteditems');
  return kept === undefined ? undefined : t('CalendarItem', itemId(storedView(user, kept)));
}

function referenced(element: XmlElement, request: XmlElement, context: RequestContext) {
  if (attributeOf(request, 'MessageDisposition') === undefined) {
    throw new ResponseError('ErrorMessageDispositionRequired', 'MessageDisposition is required.');
  }
  const id = childOf(element, 'ReferenceItemId');
  if (id === undefined) throw new ResponseError('ErrorInvalidRequest', 'ReferenceItemId is missing.');
  const view = resolveItem(context, id);
  requireOwn(context, view.mailbox);
  requireCurrent(id, view);
  const entry = isCalendar(view) ? view : entryOf(context, view);
  if (entry === undefined) {
    throw new ResponseError('ErrorInvalidItemForOperationAcceptItem', 'There is nothing to answer in this item.');
  }
  return { view, entry };
}

/** Refuses a change key that isn't the newest. Throws a `ResponseError`. */
export function requireCurrent(id: XmlElement, view: ItemView): void {
  const key = attributeOf(id, 'ChangeKey');
  if (key === undefined) {
    throw new ResponseError('ErrorChangeKeyRequiredForWriteOperations', 'A change key is required.');
  }
  if (key !== attributeOf(itemId(view), 'ChangeKey')) {
    throw new ResponseError('ErrorStaleObject', 'The change key is not that of the current item.');
  }
}

function entryOf({ user }: RequestContext, { item }: ItemView): CalendarView | undefined {
  if (item.kind !== 'message' || item.meeting === undefined) return undefined;
  const entry = user.item(item.meeting.number);
  if (entry?.kind !== 'appointment') return undefined;
  const { original } = item.meeting;
  const occurrence = original === undefined ? undefined : occurrenceOn(entry, original);
  if (occurrence !== undefined) return fromOccurrence(user, occurrence);
  const view = storedView(user, entry);
  return isCalendar(view) ? view : undefined;
}
