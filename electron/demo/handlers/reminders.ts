import { Temporal } from 'temporal-polyfill';
import type { RequestContext } from '../company.ts';
import { failure, success } from '../envelope.ts';
import { ResponseError, SoapFault } from '../errors.ts';
import { changeKey, encodeId } from '../ids.ts';
import { itemId } from '../properties/item.ts';
import { dismissed, nextTime, remindersOf, snoozed, type Reminder } from '../reminders.ts';
import { isCalendar, resolveItem, type CalendarView } from '../resolve.ts';
import { m, t } from '../xml-write.ts';
import { attributeOf, childOf, childText, elementsOf, type XmlElement } from '../xml.ts';

/** GetReminders: what stands and what is to come, put-off ones at their new time. The answer is flat. */
export function getReminders(request: XmlElement, { user, now }: RequestContext): XmlElement {
  const at = now;
  const [begin, end] = [instantOf(childText(request, 'BeginTime')), instantOf(childText(request, 'EndTime'))];
  const type = childText(request, 'ReminderType') ?? 'All';
  if (type === 'Old' && (begin === undefined || end === undefined)) {
    return failedGetReminders('ErrorInvalidArgument', 'BeginTime and EndTime are required for old reminders.');
  }
  const found = remindersOf(user, at).filter(({ time, view }) => {
    if (begin !== undefined && time.epochMilliseconds < begin.epochMilliseconds) return false;
    if (end !== undefined && time.epochMilliseconds > end.epochMilliseconds) return false;
    const isOver = view.end.epochMilliseconds <= at.epochMilliseconds;
    return type === 'All' || (type === 'Old') === isOver;
  });
  const most = childText(request, 'MaxItems');
  const told = most === undefined || most === '0' ? found : found.slice(0, Number(most));
  return m('GetRemindersResponse', { ResponseClass: 'Success' }, success(), m('Reminders', told.map(reminder)));
}

/** The answer where nothing could be read: the schema wants a list all the same. */
export function failedGetReminders(code: string, message: string): XmlElement {
  return m('GetRemindersResponse', { ResponseClass: 'Error' }, failure(code, message), m('Reminders'));
}

function reminder({ view, time, master }: Reminder): XmlElement {
  const { item, start, end } = view;
  return t(
    'Reminder',
    t('Subject', item.subject),
    item.location === '' ? undefined : t('Location', item.location),
    t('ReminderTime', utc(time)),
    t('StartDate', utc(start.toInstant())),
    t('EndDate', utc(end.toInstant())),
    itemId(view),
    master === undefined ? undefined : t('RecurringMasterItemId', idAttributes(master)),
    t('ReminderGroup', 'Calendar'),
    t('UID', item.uid),
  );
}

/** PerformReminderAction: tells what it changed; what it didn't is left out, and nobody is told why. */
export function performReminderAction(request: XmlElement, context: RequestContext): XmlElement {
  const list = childOf(request, 'ReminderItemActions');
  const changed = (list === undefined ? [] : elementsOf(list)).flatMap((action) => perform(action, context));
  return m('PerformReminderActionResponse', { ResponseClass: 'Success' }, success(), updated(changed));
}

/** The answer where nothing could be changed. */
export function failedReminderAction(code: string, message: string): XmlElement {
  return m('PerformReminderActionResponse', { ResponseClass: 'Error' }, failure(code, message), updated([]));
}

/** Real servers leave the list empty where nothing was changed; the schema wants an id in it all the same. */
function updated(changed: readonly Record<'Id' | 'ChangeKey', string>[]): XmlElement {
  const ids = changed.map((attributes) => t('ItemId', attributes));
  return m('UpdatedItemIds', ids.length === 0 ? t('ItemId', { Id: '' }) : ids);
}

function perform(action: XmlElement, context: RequestContext): readonly Record<'Id' | 'ChangeKey', string>[] {
  const id = childOf(action, 'ItemId');
  const view = id === undefined ? undefined : viewOf(id, context);
  const stored = view === undefined ? undefined : context.user.item(view.item.number);
  if (view === undefined || stored?.kind !== 'appointment' || view.mailbox !== context.user) return [];
  const given = attributeOf(id, 'ChangeKey');
  const current = nextTime(view);
  if (current === undefined || (given !== undefined && given !== idAttributes(view).ChangeKey)) return [];
  if (childText(action, 'ActionType') === 'Dismiss') context.user.replace(dismissed(view, stored));
  else {
    const time = instantOf(childText(action, 'NewReminderTime'));
    if (time === undefined || time.epochMilliseconds <= current.epochMilliseconds) return [];
    context.user.replace(snoozed(view, stored, time));
  }
  const now = viewOf(id, context);
  return now === undefined ? [] : [idAttributes(now)];
}

function viewOf(id: XmlElement | undefined, context: RequestContext): CalendarView | undefined {
  try {
    const view = id === undefined ? undefined : resolveItem(context, id);
    return view !== undefined && isCalendar(view) && view.type !== 'RecurringMaster' ? view : undefined;
  } catch (error) {
    if (error instanceof ResponseError) return undefined;
    throw error;
  }
}

function idAttributes({ mailbox, item, original }: CalendarView): Record<'Id' | 'ChangeKey', string> {
  const key = { mailbox: mailbox.owner.address, number: item.number };
  const id = encodeId(original === undefined ? key : { ...key, original });
  return { Id: id, ChangeKey: changeKey(id, item.version) };
}

function instantOf(text: string | undefined): Temporal.Instant | undefined {
  if (text === undefined) return undefined;
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new SoapFault('ErrorInvalidRequest', 'The time is not valid.');
  }
}

const utc = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'second' });
