import type { RequestContext } from '../company.ts';
import { requireOwn } from '../delegates.ts';
import { ResponseError } from '../errors.ts';
import {
  deletedProperty,
  extendedAfter,
  updatedAppointment,
  updatedException,
  updatesFrom,
  type Updates,
} from '../item-updates.ts';
import { callOff, invite, newcomers, withException } from '../meetings.ts';
import type { Item } from '../model.ts';
import { itemId } from '../properties/item.ts';
import { fromOccurrence, isCalendar, resolveItem, storedView, type CalendarView, type ItemView } from '../resolve.ts';
import { occurrenceOn } from '../recurrence.ts';
import { m, t } from '../xml-write.ts';
import { attributeOf, childOf, childText, elementsOf, type XmlElement } from '../xml.ts';
import { batch } from './batch.ts';

/** UpdateItem: single properties of an item, one occurrence or a whole series; attendees hear of it where that is wanted. */
export function updateItem(request: XmlElement, context: RequestContext): XmlElement {
  const changes = childOf(request, 'ItemChanges');
  return batch(
    'UpdateItem',
    changes === undefined ? [] : elementsOf(changes),
    (change) => {
      const [id] = elementsOf(change);
      if (id === undefined) throw new ResponseError('ErrorInvalidRequest', 'The id is missing.');
      const view = resolveItem(context, id);
      requireOwn(context, view.mailbox);
      refuseConflict(request, id, view);
      const updates = updatesFrom(childOf(change, 'Updates'));
      const [name, after] = isCalendar(view)
        ? (['CalendarItem', changeEntry(request, context, view, updates)] as const)
        : changeOther(request, context, view, updates);
      return [m('Items', t(name, itemId(after))), m('ConflictResults', t('Count', '0'))];
    },
    m('Items'),
  );
}

/** Who doesn't want to overwrite gets to hear that somebody else was faster. */
function refuseConflict(request: XmlElement, id: XmlElement, view: ItemView): void {
  const key = attributeOf(id, 'ChangeKey');
  const mode = attributeOf(request, 'ConflictResolution');
  if (mode === 'AlwaysOverwrite') return;
  if (key === undefined) {
    throw new ResponseError('ErrorChangeKeyRequiredForWriteOperations', 'A change key is required.');
  }
  if (mode === 'NeverOverwrite' && key !== attributeOf(itemId(view), 'ChangeKey')) {
    throw new ResponseError(
      'ErrorIrresolvableConflict',
      'The send or update operation could not be performed because the change key passed in the request does not match ' +
        'the current change key for the item.',
    );
  }
}

function changeEntry(request: XmlElement, context: RequestContext, view: CalendarView, updates: Updates): ItemView {
  const send = attributeOf(request, 'SendMeetingInvitationsOrCancellations');
  if (send === undefined) {
    throw new ResponseError(
      'ErrorSendMeetingInvitationsOrCancellationsRequired',
      'SendMeetingInvitationsOrCancellations is required for calendar items.',
    );
  }
  const { user } = context;
  const master = user.item(view.item.number);
  if (master?.kind !== 'appointment') throw new ResponseError('ErrorItemNotFound', 'The item is gone.');
  if (view.original === undefined) {
    const stored = user.replace(updatedAppointment(view, updates, context));
    if (stored.kind === 'appointment') tellAll(context, send, view, { item: stored });
    return storedView(user, stored);
  }
  const stored = user.replace(withException(master, updatedException(view, updates, context)));
  const occurrence = stored.kind === 'appointment' ? occurrenceOn(stored, view.original) : undefined;
  if (occurrence === undefined) return storedView(user, stored);
  const item = { ...occurrence.item, start: occurrence.start, end: occurrence.end };
  tellAll(context, send, view, { item, original: view.original });
  return fromOccurrence(user, occurrence);
}

function tellAll(
  context: RequestContext,
  send: string,
  before: CalendarView,
  after: Parameters<typeof invite>[1],
): void {
  const { item } = after;
  if (send === 'SendToNone' || (item.attendees.length > 0 && item.response !== 'Organizer')) return;
  const isMoved = !before.start.equals(item.start) || !before.end.equals(item.end);
  const fresh = newcomers(before.item.attendees, item.attendees);
  const gone = newcomers(item.attendees, before.item.attendees);
  // A change of the list alone concerns only those whom it is about, where the others needn't hear of it.
  invite(context, after, send.includes('Changed') ? fresh : item.attendees, isMoved);
  const { original } = after;
  callOff(context, { item: before.item, ...(original === undefined ? {} : { original }) }, gone, '');
}

function changeOther(
  request: XmlElement,
  { user }: RequestContext,
  view: ItemView,
  updates: Updates,
): readonly [string, ItemView] {
  const { set, deleted } = updates;
  const { item } = view;
  if (item.kind === 'message') {
    if (attributeOf(request, 'MessageDisposition') === undefined) {
      throw new ResponseError('ErrorMessageDispositionRequired', 'MessageDisposition is required.');
    }
    const isRead = childText(set, 'IsRead');
    refuseForeign(set, deleted, ['IsRead', 'ExtendedProperty']);
    const after = user.replace({
      ...item,
      isRead: isRead === undefined ? item.isRead : isRead === 'true',
      ...(changesExtended(updates) ? { extended: extendedAfter(item, updates) } : {}),
    });
    return ['Message', storedView(user, after)];
  }
  if (item.kind === 'task') {
    refuseForeign(set, deleted, ['Status']);
    const status = childText(set, 'Status');
    const after: Item = user.replace({ ...item, status: status === 'Completed' ? 'Completed' : item.status });
    return ['Task', storedView(user, after)];
  }
  throw new ResponseError('ErrorInvalidPropertySet', 'This item cannot be changed here.');
}

const changesExtended = ({ set, deleted }: Updates): boolean =>
  childOf(set, 'ExtendedProperty') !== undefined || [...deleted].some((name) => name.startsWith(deletedProperty('')));

function refuseForeign(set: XmlElement, deleted: ReadonlySet<string>, known: readonly string[]): void {
  const names = [...elementsOf(set).map(({ name }) => name), ...deleted];
  const foreign = names.find((name) => !known.includes(name) && !name.startsWith(deletedProperty('')));
  if (foreign !== undefined) {
    throw new ResponseError('ErrorInvalidPropertySet', `Set action is invalid for property ${foreign}.`);
  }
}
