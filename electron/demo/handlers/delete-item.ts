import type { RequestContext } from '../company.ts';
import { requireOwn } from '../delegates.ts';
import { ResponseError } from '../errors.ts';
import { callOff, withoutOccurrence } from '../meetings.ts';
import { isCalendar, isTask, resolveItem, type CalendarView } from '../resolve.ts';
import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml.ts';
import { batch } from './batch.ts';

/** DeleteItem: for good, or into the deleted items; one occurrence of a series leaves a gap in it. */
export function deleteItem(request: XmlElement, context: RequestContext): XmlElement {
  const ids = childOf(request, 'ItemIds');
  const keeps = attributeOf(request, 'DeleteType') === 'MoveToDeletedItems';
  return batch('DeleteItem', ids === undefined ? [] : elementsOf(ids), (id) => {
    const view = resolveItem(context, id);
    requireOwn(context, view.mailbox);
    const { user } = context;
    if (isCalendar(view)) tellAttendees(request, context, view);
    if (isTask(view) && attributeOf(request, 'AffectedTaskOccurrences') === undefined) {
      throw new ResponseError('ErrorAffectedTaskOccurrencesRequired', 'AffectedTaskOccurrences is required for tasks.');
    }
    const { number } = view.item;
    const master = user.item(number);
    if (isCalendar(view) && view.original !== undefined && master?.kind === 'appointment') {
      user.replace(withoutOccurrence(master, view.original));
    } else if (keeps && view.item.folder !== 'deleteditems') user.move(number, 'deleteditems');
    else user.remove(number);
    return undefined;
  });
}

function tellAttendees(request: XmlElement, context: RequestContext, { item, original }: CalendarView): void {
  const send = attributeOf(request, 'SendMeetingCancellations');
  if (send === undefined) {
    throw new ResponseError(
      'ErrorSendMeetingCancellationsRequired',
      'SendMeetingCancellations is required for calendar items.',
    );
  }
  if (send === 'SendToNone' || item.response !== 'Organizer') return;
  callOff(context, { item, ...(original === undefined ? {} : { original }) }, item.attendees, '');
}
