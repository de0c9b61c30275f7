import type { Operation } from '../operation.ts';
import { judge, single } from '../response-messages.ts';
import type { ItemId } from '../types.ts';
import { child, childrenNamed } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface ReminderAction {
  readonly id: ItemId;
  /** When to come back (instant); absent dismisses it. */
  readonly snoozeUntil?: string;
}

/**
 * Dismisses reminders or puts them off, for every program that looks at the mailbox. The only way for a series: writing an
 * occurrence's reminder by UpdateItem would make an exception of it.
 * @returns the ids of what was changed. A success without any changed nothing: an old change key, or a time that isn't later.
 */
export const performReminderAction: Operation<readonly ReminderAction[], readonly string[]> = {
  name: 'PerformReminderAction',
  responseName: 'PerformReminderActionResponse',
  timeZoneContext: false,
  // What is dismissed stays dismissed, and a second snooze to the same time changes nothing.
  idempotent: true,
  request: (actions) =>
    element(
      'm:PerformReminderAction',
      {},
      element(
        'm:ReminderItemActions',
        {},
        ...actions.map(({ id, snoozeUntil }) =>
          element(
            't:ReminderItemAction',
            {},
            textElement('t:ActionType', snoozeUntil === undefined ? 'Dismiss' : 'Snooze'),
            element('t:ItemId', { Id: id.id, ChangeKey: id.changeKey }),
            snoozeUntil === undefined ? undefined : textElement('t:NewReminderTime', snoozeUntil),
          ),
        ),
      ),
    ),
  response: (body) =>
    childrenNamed(child(single([judge(body)]), 'UpdatedItemIds'), 'ItemId').flatMap(({ attributes }) =>
      attributes['Id'] === undefined || attributes['Id'] === '' ? [] : [attributes['Id']],
    ),
};
