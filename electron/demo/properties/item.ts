import type { Temporal } from 'temporal-polyfill';
import { extendedProperty, extendedValue } from '../extended.ts';
import { changeKey, encodeFolderId, encodeId } from '../ids.ts';
import type { AppointmentItem, Attachment, Attendee } from '../model.ts';
import { nextTime } from '../reminders.ts';
import { isCalendar, type ItemView } from '../resolve.ts';
import { t } from '../xml-write.ts';
import type { XmlElement } from '../xml.ts';
import { formatInstant } from '../zones.ts';
import { toPlainText } from './plain-text.ts';
import { byDefault, found, got, text, type Property, type RenderContext } from './property.ts';

/** What every item has, in the schema's order. */
export const itemProperties: readonly Property<ItemView>[] = [
  found('item:ParentFolderId', ({ mailbox, item }) => {
    const id = encodeFolderId(mailbox.owner.address, item.folder);
    return t('ParentFolderId', { Id: id, ChangeKey: 'AQAAAA==' });
  }),
  found('item:ItemClass', (view) => t('ItemClass', itemClass(view))),
  byDefault(found('item:Subject', ({ item }, context) => text('Subject', item.subject, context))),
  byDefault(found('item:Sensitivity', ({ item }) => t('Sensitivity', item.sensitivity))),
  byDefault(got('item:Body', ({ item }, context) => body('Body', item.body, context))),
  byDefault(got('item:Attachments', attachments)),
  found('item:DateTimeReceived', (view, { zone }) => t('DateTimeReceived', formatInstant(received(view), zone))),
  byDefault(found('item:Size', ({ item }) => t('Size', String(sizeOf(item))))),
  found('item:Categories', ({ item }) =>
    item.categories.length === 0
      ? undefined
      : t(
          'Categories',
          item.categories.map((category) => t('String', category)),
        ),
  ),
  found('item:Importance', ({ item }) => t('Importance', item.importance)),
  found('item:IsSubmitted', () => t('IsSubmitted', 'false')),
  found('item:IsDraft', () => t('IsDraft', 'false')),
  found('item:IsFromMe', () => t('IsFromMe', 'false')),
  found('item:IsResend', () => t('IsResend', 'false')),
  found('item:IsUnmodified', ({ item }) => t('IsUnmodified', String(item.version === 1))),
  byDefault(found('item:DateTimeSent', (view, { zone }) => t('DateTimeSent', formatInstant(received(view), zone)))),
  byDefault(
    found('item:DateTimeCreated', ({ item }, { zone }) => t('DateTimeCreated', formatInstant(item.created, zone))),
  ),
  byDefault(got('item:ResponseObjects', responseObjects)),
  found('item:ReminderDueBy', (view, { zone }) => {
    const due = reminderDue(view);
    return due === undefined ? undefined : t('ReminderDueBy', formatInstant(due, zone));
  }),
  found('item:ReminderIsSet', (view) => t('ReminderIsSet', String(reminderDue(view) !== undefined))),
  found('item:ReminderNextTime', (view, { zone }) => {
    const next = isCalendar(view) ? nextTime(view) : undefined;
    return next === undefined ? undefined : t('ReminderNextTime', formatInstant(next, zone));
  }),
  found('item:ReminderMinutesBeforeStart', (view) =>
    t('ReminderMinutesBeforeStart', String((isCalendar(view) ? view.item.reminderMinutes : undefined) ?? 0)),
  ),
  found('item:DisplayCc', (_, context) => text('DisplayCc', '', context)),
  found('item:DisplayTo', (view, context) => text('DisplayTo', displayTo(view), context)),
  byDefault(found('item:HasAttachments', ({ item }) => t('HasAttachments', String(kept(item).length > 0)))),
  found('@extended', (view, context) =>
    context.extended.flatMap((field) => {
      const value = extendedValue(view, field);
      // Binary values can be longer than what a list carries.
      if (value === undefined || (context.find && field.type === 'Binary' && value.length > 400)) return [];
      return [extendedProperty(field, context.find ? value.slice(0, 255) : value)];
    }),
  ),
  found('item:Culture', ({ mailbox }) => t('Culture', mailbox.owner.language)),
  got('item:EffectiveRights', () => effectiveRights()),
  found('item:LastModifiedName', (view, context) => text('LastModifiedName', lastModifiedBy(view), context)),
  found('item:LastModifiedTime', ({ item }, { zone }) => t('LastModifiedTime', formatInstant(item.modified, zone))),
  found('item:IsAssociated', () => t('IsAssociated', 'false')),
  got('item:TextBody', ({ item }, context) => body('TextBody', item.body, { ...context, bodyType: 'Text' })),
];

/** `t:ItemId`, which every shape begins with. */
export function itemId(view: ItemView): XmlElement {
  const { mailbox, item } = view;
  const original = isCalendar(view) ? view.original : undefined;
  const id = encodeId({
    mailbox: mailbox.owner.address,
    number: item.number,
    ...(original === undefined ? {} : { original }),
  });
  return t('ItemId', { Id: id, ChangeKey: changeKey(id, item.version) });
}

/** The item class, which tells what an item is. */
export function itemClass(view: ItemView): string {
  if (view.item.kind === 'message') return view.item.itemClass;
  if (view.item.kind === 'contact') return 'IPM.Contact';
  if (view.item.kind === 'task') return 'IPM.Task';
  return isCalendar(view) && view.type === 'Exception'
    ? 'IPM.OLE.CLASS.{00061055-0000-0000-C000-000000000046}'
    : 'IPM.Appointment';
}

/** When an item came. */
export function received({ item }: ItemView): ItemView['item']['created'] {
  return item.kind === 'message' ? item.received : item.created;
}

/** Bytes in the store, roughly. */
export function sizeOf(item: ItemView['item']): number {
  return 1500 + item.body.length + kept(item).reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function kept(item: ItemView['item']): readonly Attachment[] {
  return item.attachments.filter(({ deleted }) => deleted !== true);
}

/** All rights: an owner's. */
export function effectiveRights(): XmlElement {
  const rights = [
    'CreateAssociated',
    'CreateContents',
    'CreateHierarchy',
    'Delete',
    'Modify',
    'Read',
    'ViewPrivateItems',
  ];
  return t(
    'EffectiveRights',
    rights.map((right) => t(right, 'true')),
  );
}

function body(name: string, html: string, context: RenderContext): XmlElement {
  const whole = context.bodyType === 'HTML' ? html : toPlainText(html);
  const limit = context.maximumBodySize ?? 0;
  const cut = limit > 0 && whole.length > limit;
  const value = cut ? whole.slice(0, limit) : whole;
  return t(name, { BodyType: context.bodyType, ...(cut ? { IsTruncated: 'true' } : {}) }, value);
}

function attachments({ mailbox, item }: ItemView): XmlElement | undefined {
  if (kept(item).length === 0) return undefined;
  return t(
    'Attachments',
    item.attachments.map(({ name, contentType, bytes, deleted }, attachment) =>
      deleted === true
        ? undefined
        : t(
            'FileAttachment',
            t('AttachmentId', { Id: encodeId({ mailbox: mailbox.owner.address, number: item.number, attachment }) }),
            t('Name', name),
            t('ContentType', contentType),
            t('Size', String(bytes.length + 412)),
            t('LastModifiedTime', item.created.toString({ smallestUnit: 'second' }).replace('Z', '')),
            t('IsInline', 'false'),
            t('IsContactPhoto', 'false'),
          ),
    ),
  );
}

function responseObjects(view: ItemView): XmlElement | undefined {
  const answers =
    isCalendar(view) && view.item.attendees.length > 0 && view.item.response !== 'Organizer' && !view.item.cancelled
      ? ['AcceptItem', 'TentativelyAcceptItem', 'DeclineItem']
      : [];
  const rest = isCalendar(view) ? ['ForwardItem'] : ['ReplyToItem', 'ReplyAllToItem', 'ForwardItem'];
  return t(
    'ResponseObjects',
    [...answers, ...rest].map((name) => t(name)),
  );
}

/** When a reminder is due: an appointment's start, a task's own time. */
function reminderDue(view: ItemView): Temporal.Instant | undefined {
  if (view.item.kind === 'task') return view.item.reminder;
  return isCalendar(view) && view.item.reminderMinutes !== undefined ? view.start.toInstant() : undefined;
}

/** Names of those it went to, or who have to come. */
export function displayTo(view: ItemView): string {
  return isCalendar(view) ? namesOf(view.item, 'required') : view.mailbox.owner.name;
}

/** Names of those who may come. */
export function displayCc(view: ItemView): string {
  return isCalendar(view) ? namesOf(view.item, 'optional') : '';
}

function namesOf({ attendees }: AppointmentItem, wanted: Attendee['role']): string {
  return attendees
    .filter(({ role }) => role === wanted)
    .map(({ name }) => name)
    .join('; ');
}

function lastModifiedBy({ mailbox, item }: ItemView): string {
  return item.kind === 'appointment' ? item.organizer.name : mailbox.owner.name;
}
