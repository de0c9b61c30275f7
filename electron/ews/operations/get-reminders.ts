import type { Operation } from '../operation.ts';
import { judge, single } from '../response-messages.ts';
import { readDateTime } from '../time.ts';
import type { ItemId } from '../types.ts';
import { child, childrenNamed, textOf, wordOf, type XmlNode } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface GetRemindersInput {
  /** Reminders that are to come within this time, put-off ones at their new time; instants. */
  readonly begin: string;
  readonly end: string;
}

/** A reminder that nobody has dismissed. */
export interface Reminder {
  readonly id: ItemId;
  readonly group: 'calendar' | 'task';
  readonly subject: string;
  /** When it is to come; later than the item says where somebody has put it off. */
  readonly time: string;
  readonly start: string;
  readonly end: string;
}

/** As many as the schema lets one ask for. There is no next page, and no order that one could rely on. */
export const MAX_REMINDERS = 200;

/**
 * The reminders of one's own mailbox, of calendar and tasks, private ones included; of a series the one occurrence whose turn
 * it is. The service description doesn't have it, and servers before late 2013 refuse it.
 */
export const getReminders: Operation<GetRemindersInput, readonly Reminder[]> = {
  name: 'GetReminders',
  responseName: 'GetRemindersResponse',
  timeZoneContext: false,
  idempotent: true,
  request: ({ begin, end }) =>
    element(
      'm:GetReminders',
      {},
      textElement('m:BeginTime', begin),
      textElement('m:EndTime', end),
      textElement('m:MaxItems', String(MAX_REMINDERS)),
      textElement('m:ReminderType', 'All'),
    ),
  // The answer is its own response message.
  response: (body) => childrenNamed(child(single([judge(body)]), 'Reminders'), 'Reminder').flatMap(readReminder),
};

function readReminder(node: XmlNode): readonly Reminder[] {
  const id = child(node, 'ItemId')?.attributes;
  const [time, start, end] = ['ReminderTime', 'StartDate', 'EndDate'].map((name) => readDateTime(wordOf(node, name)));
  if (id?.['Id'] === undefined || time === undefined || start === undefined || end === undefined) return [];
  const group = wordOf(node, 'ReminderGroup') === 'Task' ? 'task' : 'calendar';
  const itemId = { id: id['Id'], changeKey: id['ChangeKey'] };
  return [{ id: itemId, group, subject: textOf(node, 'Subject') ?? '', time, start, end }];
}
