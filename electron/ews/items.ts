import { readExtended } from './fields.ts';
import { readDateTime } from './time.ts';
import { readContact } from './contacts.ts';
import { readMailbox } from './mailboxes.ts';
import { readRecurrence } from './recurrence.ts';
import type { AttachmentInfo, CalendarAttendee, CalendarFields, Item } from './types.ts';
import { booleanOf, child, childrenNamed, descend, integerOf, textOf, wordOf, type XmlNode } from './xml.ts';

/**
 * Reads any item element. Whatever is missing or unknown is left out; an element without an id (servers send such for
 * items they can't open) is `undefined`.
 */
export function readItem(node: XmlNode): Item | undefined {
  const id = child(node, 'ItemId')?.attributes;
  if (id?.['Id'] === undefined) return undefined;
  const body = child(node, 'TextBody') ?? child(node, 'Body');
  return {
    id: { id: id['Id'], changeKey: id['ChangeKey'] },
    kind: node.name,
    itemClass: wordOf(node, 'ItemClass'),
    subject: textOf(node, 'Subject'),
    sensitivity: wordOf(node, 'Sensitivity'),
    importance: wordOf(node, 'Importance'),
    categories: childrenNamed(child(node, 'Categories'), 'String').map((category) => category.text),
    received: readDateTime(wordOf(node, 'DateTimeReceived')),
    body: body === undefined ? undefined : { type: body.attributes['BodyType'] ?? 'Text', text: body.text },
    mime: wordOf(node, 'MimeContent'),
    attachments: child(node, 'Attachments')?.children.flatMap(readAttachment) ?? [],
    reminderIsSet: booleanOf(node, 'ReminderIsSet'),
    reminderMinutes: integerOf(node, 'ReminderMinutesBeforeStart'),
    from: readMailbox(descend(node, 'From', 'Mailbox')),
    isRead: booleanOf(node, 'IsRead'),
    extended: readExtended(node),
    calendar: node.name === 'CalendarItem' ? readCalendarFields(node) : undefined,
    contact: node.name === 'Contact' ? readContact(node) : undefined,
  };
}

function readCalendarFields(node: XmlNode): CalendarFields {
  return {
    start: readDateTime(wordOf(node, 'Start')),
    end: readDateTime(wordOf(node, 'End')),
    isAllDay: booleanOf(node, 'IsAllDayEvent'),
    busyType: wordOf(node, 'LegacyFreeBusyStatus'),
    location: textOf(node, 'Location'),
    isMeeting: booleanOf(node, 'IsMeeting'),
    isCancelled: booleanOf(node, 'IsCancelled'),
    isRecurring: booleanOf(node, 'IsRecurring'),
    itemType: wordOf(node, 'CalendarItemType'),
    myResponse: wordOf(node, 'MyResponseType'),
    organizer: readMailbox(descend(node, 'Organizer', 'Mailbox')),
    state: integerOf(node, 'AppointmentState'),
    startTimeZone: child(node, 'StartTimeZone')?.attributes['Id'],
    joinUrl: wordOf(node, 'JoinOnlineMeetingUrl'),
    recurrence: readRecurrence(child(node, 'Recurrence')),
    modified: readModified(child(node, 'ModifiedOccurrences')),
    deleted: readDeleted(child(node, 'DeletedOccurrences')),
    required: readAttendees(child(node, 'RequiredAttendees')),
    optional: readAttendees(child(node, 'OptionalAttendees')),
    resources: readAttendees(child(node, 'Resources')),
  };
}

const readModified = (list: XmlNode | undefined): CalendarFields['modified'] =>
  list &&
  childrenNamed(list, 'Occurrence').flatMap((node) => {
    const id = child(node, 'ItemId')?.attributes;
    const [start, end, originalStart] = ['Start', 'End', 'OriginalStart'].map((name) =>
      readDateTime(wordOf(node, name)),
    );
    if (id?.['Id'] === undefined || start === undefined || end === undefined || originalStart === undefined) return [];
    return [{ id: { id: id['Id'], changeKey: id['ChangeKey'] }, start, end, originalStart }];
  });

const readDeleted = (list: XmlNode | undefined): CalendarFields['deleted'] =>
  list && childrenNamed(list, 'DeletedOccurrence').flatMap((node) => readDateTime(wordOf(node, 'Start')) ?? []);

const readAttendees = (list: XmlNode | undefined): readonly CalendarAttendee[] =>
  childrenNamed(list, 'Attendee').flatMap((attendee) => {
    const mailbox = readMailbox(child(attendee, 'Mailbox'));
    return mailbox === undefined ? [] : [{ mailbox, response: wordOf(attendee, 'ResponseType') }];
  });

const ATTACHMENT_KINDS: ReadonlyMap<string, AttachmentInfo['kind']> = new Map([
  ['FileAttachment', 'file'],
  ['ItemAttachment', 'item'],
  ['ReferenceAttachment', 'reference'],
]);

function readAttachment(node: XmlNode): readonly AttachmentInfo[] {
  const kind = ATTACHMENT_KINDS.get(node.name);
  if (kind === undefined) return [];
  const info: AttachmentInfo = {
    kind,
    id: child(node, 'AttachmentId')?.attributes['Id'],
    name: textOf(node, 'Name') ?? '',
    contentType: wordOf(node, 'ContentType'),
    size: integerOf(node, 'Size'),
    inline: booleanOf(node, 'IsInline') ?? false,
  };
  return [info];
}
