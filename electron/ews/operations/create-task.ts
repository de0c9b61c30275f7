import type { Operation } from '../operation.ts';
import { judgeAll, mapOutcomes, single } from '../response-messages.ts';
import { writeDateTime } from '../time.ts';
import type { ItemId } from '../types.ts';
import { element, textElement } from '../xml-writer.ts';
import { madeId } from './create-item.ts';

export interface CreateTaskInput {
  readonly subject: string;
  /** Plain text. */
  readonly text?: string;
  /** `YYYY-MM-DD`. */
  readonly due?: string;
  /** An instant. */
  readonly reminder?: string;
}

/**
 * Makes a task in the mailbox's own list. Its dates are midnights of no zone, so that they mean the same day everywhere.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/createitem-operation-task
 */
export const createTask: Operation<CreateTaskInput, ItemId> = {
  name: 'CreateItem',
  responseName: 'CreateItemResponse',
  timeZoneContext: true,
  idempotent: false,
  request: ({ subject, text, due, reminder }) =>
    element(
      'm:CreateItem',
      {},
      element(
        'm:Items',
        {},
        element(
          't:Task',
          {},
          textElement('t:Subject', subject),
          text === undefined ? undefined : textElement('t:Body', text, { BodyType: 'Text' }),
          reminder === undefined ? undefined : textElement('t:ReminderDueBy', writeDateTime(reminder)),
          reminder === undefined ? undefined : textElement('t:ReminderIsSet', 'true'),
          due === undefined ? undefined : textElement('t:DueDate', `${due}T00:00:00Z`),
          textElement('t:Status', 'NotStarted'),
        ),
      ),
    ),
  response: (body) => single(mapOutcomes(judgeAll(body), madeId)),
};
