import { appointmentFrom } from '../appointment-reader.ts';
import type { RequestContext } from '../company.ts';
import { requireOwn } from '../delegates.ts';
import { ResponseError, SoapFault } from '../errors.ts';
import { itemId } from '../properties/item.ts';
import { resolveFolder, storedView } from '../resolve.ts';
import { m, t } from '../xml-write.ts';
import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml.ts';
import { batch } from './batch.ts';

/** CreateItem: appointments without attendees, each with all that was said of it. */
export function createItem(request: XmlElement, context: RequestContext): XmlElement {
  const items = elementsOf(childOf(request, 'Items') ?? request);
  const stranger = items.find(({ name }) => name !== 'CalendarItem');
  if (stranger !== undefined) {
    throw new SoapFault('ErrorInvalidRequest', `This server does not create a ${stranger.name}.`);
  }
  return batch(
    'CreateItem',
    items,
    (element) => {
      if (attributeOf(request, 'SendMeetingInvitations') === undefined) {
        throw new ResponseError(
          'ErrorSendMeetingInvitationsRequired',
          'SendMeetingInvitations is required for calendar items.',
        );
      }
      requireCalendar(request, context);
      const item = context.user.add(appointmentFrom(element, context));
      return m('Items', t('CalendarItem', itemId(storedView(context.user, item))));
    },
    m('Items'),
  );
}

function requireCalendar(request: XmlElement, context: RequestContext): void {
  const target = childOf(request, 'SavedItemFolderId');
  const [id] = target === undefined ? [] : elementsOf(target);
  if (id === undefined) return;
  const { mailbox, folder } = resolveFolder(context, id);
  requireOwn(context, mailbox);
  if (folder.element === 'CalendarFolder') return;
  throw new ResponseError(
    'ErrorCannotCreateCalendarItemInNonCalendarFolder',
    'A calendar item can only be created in a calendar.',
  );
}
