import type { Temporal } from 'temporal-polyfill';
import type { RequestContext } from '../company.ts';
import { requireOwn } from '../delegates.ts';
import { ResponseError } from '../errors.ts';
import { isCalendar, resolveItem } from '../resolve.ts';
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
    if (isCalendar(view) && attributeOf(request, 'SendMeetingCancellations') === undefined) {
      throw new ResponseError(
        'ErrorSendMeetingCancellationsRequired',
        'SendMeetingCancellations is required for calendar items.',
      );
    }
    const { number } = view.item;
    if (isCalendar(view) && view.original !== undefined) skip(context, number, view.original);
    else if (keeps && view.item.folder !== 'deleteditems') user.move(number, 'deleteditems');
    else user.remove(number);
    return undefined;
  });
}

function skip({ user }: RequestContext, number: number, date: Temporal.PlainDate): void {
  const master = user.item(number);
  if (master?.kind !== 'appointment' || master.recurrence === undefined) return;
  const { recurrence } = master;
  user.replace({
    ...master,
    recurrence: {
      ...recurrence,
      deleted: [...recurrence.deleted, date],
      exceptions: recurrence.exceptions.filter(({ original }) => !original.equals(date)),
    },
  });
}
