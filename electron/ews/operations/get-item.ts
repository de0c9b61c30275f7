import { EwsAnswerError } from '../errors.ts';
import { additionalProperties } from '../fields.ts';
import { readItem } from '../items.ts';
import type { Operation } from '../operation.ts';
import { inParts } from '../parts.ts';
import { judgeAll, mapOutcomes, type Outcome } from '../response-messages.ts';
import type { FieldPath, Item, ItemId } from '../types.ts';
import { child } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

/** The series to which an occurrence belongs. */
interface MasterOf {
  readonly masterOf: string;
}

export interface GetItemInput {
  /** At most 50: a batch runs one minute. */
  readonly ids: readonly (ItemId | MasterOf)[];
  readonly fields: readonly FieldPath[];
  readonly bodyType?: 'Text' | 'HTML' | 'Best';
  /** The whole message as mail programs exchange it. */
  readonly mime?: boolean;
}

/**
 * Reads items, one outcome each in request order.
 * Errors: `ErrorItemNotFound`, `ErrorInvalidIdMalformed`, `ErrorItemCorrupt`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/getitem-operation
 */
export const getItem: Operation<GetItemInput, readonly Outcome<Item>[]> = {
  name: 'GetItem',
  responseName: 'GetItemResponse',
  timeZoneContext: true,
  idempotent: true,
  request: ({ ids, fields, bodyType, mime }) =>
    element(
      'm:GetItem',
      {},
      element(
        'm:ItemShape',
        {},
        textElement('t:BaseShape', 'IdOnly'),
        mime === true ? textElement('t:IncludeMimeContent', 'true') : undefined,
        bodyType && textElement('t:BodyType', bodyType),
        additionalProperties(fields),
      ),
      element(
        'm:ItemIds',
        {},
        ...ids.map((id) =>
          'masterOf' in id
            ? element('t:RecurringMasterItemId', { OccurrenceId: id.masterOf })
            : element('t:ItemId', { Id: id.id, ChangeKey: id.changeKey }),
        ),
      ),
    ),
  ...inParts('Items', readItem, (body, partsOf) =>
    mapOutcomes(judgeAll(body), (message) => {
      const [item] = partsOf(child(message, 'Items'));
      if (item === undefined) throw new EwsAnswerError('broken-answer', 'GetItem without an item');
      return item;
    }),
  ),
};
