import { appointmentFrom } from '../appointment-reader.ts';
import type { RequestContext } from '../company.ts';
import { requireOwn } from '../delegates.ts';
import { ResponseError, SoapFault } from '../errors.ts';
import { invite } from '../meetings.ts';
import { itemId } from '../properties/item.ts';
import { resolveFolder, storedView } from '../resolve.ts';
import { m, t } from '../xml-write.ts';
import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml.ts';
import { answerItem, cancelItem } from './answer-meeting.ts';
import { batch } from './batch.ts';
import { createMessage } from './create-message.ts';
import { createTask } from './create-task.ts';

/** Makes one thing and gives what the answer says of it. */
type Maker = (element: XmlElement, request: XmlElement, context: RequestContext) => XmlElement | undefined;

const makers: Readonly<Record<string, Maker>> = {
  CalendarItem: createAppointment,
  Message: createMessage,
  Task: createTask,
  AcceptItem: answerItem('Accept'),
  TentativelyAcceptItem: answerItem('Tentative'),
  DeclineItem: answerItem('Decline'),
  CancelCalendarItem: cancelItem,
};

/** CreateItem: appointments, meetings, answers to them, mail and tasks, each with all that was said of it. */
export function createItem(request: XmlElement, context: RequestContext): XmlElement {
  const items = elementsOf(childOf(request, 'Items') ?? request);
  const stranger = items.find(({ name }) => makers[name] === undefined);
  if (stranger !== undefined) {
    throw new SoapFault('ErrorInvalidRequest', `This server does not create a ${stranger.name}.`);
  }
  return batch(
    'CreateItem',
    items,
    (element) => m('Items', makers[element.name]?.(element, request, context)),
    m('Items'),
  );
}

function createAppointment(element: XmlElement, request: XmlElement, context: RequestContext): XmlElement {
  const send = attributeOf(request, 'SendMeetingInvitations');
  if (send === undefined) {
    throw new ResponseError(
      'ErrorSendMeetingInvitationsRequired',
      'SendMeetingInvitations is required for calendar items.',
    );
  }
  requireCalendar(request, context);
  const item = context.user.add(appointmentFrom(element, context));
  if (send !== 'SendToNone' && item.kind === 'appointment') invite(context, { item }, item.attendees, true);
  return t('CalendarItem', itemId(storedView(context.user, item)));
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
