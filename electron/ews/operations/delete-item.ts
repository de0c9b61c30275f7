import type { Operation } from '../operation.ts';
import { judgeAll, single } from '../response-messages.ts';
import { element } from '../xml-writer.ts';

export interface DeleteItemInput {
  readonly id: string;
}

/**
 * Moves an item to the deleted items, of a series the one occurrence that is named; attendees aren't told. Repeating it is
 * refused with `ErrorItemNotFound`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/deleteitem-operation
 */
export const deleteItem: Operation<DeleteItemInput, void> = {
  name: 'DeleteItem',
  responseName: 'DeleteItemResponse',
  timeZoneContext: false,
  idempotent: false,
  request: ({ id }) =>
    element(
      'm:DeleteItem',
      {
        DeleteType: 'MoveToDeletedItems',
        SendMeetingCancellations: 'SendToNone',
        AffectedTaskOccurrences: 'AllOccurrences',
      },
      element('m:ItemIds', {}, element('t:ItemId', { Id: id })),
    ),
  response: (body) => {
    single(judgeAll(body));
  },
};
