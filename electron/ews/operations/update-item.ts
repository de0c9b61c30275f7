import { calendarParts, type CalendarParts } from '../calendar-parts.ts';
import { fieldPath } from '../fields.ts';
import type { Operation } from '../operation.ts';
import { judgeAll, mapOutcomes, single } from '../response-messages.ts';
import type { ItemId, NamedField } from '../types.ts';
import { element, textElement, type XmlElement } from '../xml-writer.ts';
import { madeId } from './create-item.ts';

export interface UpdateCalendarItemInput {
  /** With the change key of the version that is changed. */
  readonly id: ItemId & { readonly changeKey: string };
  readonly parts: CalendarParts;
  readonly send: 'SendToNone' | 'SendToAllAndSaveCopy' | 'SendToChangedAndSaveCopy';
}

/**
 * Changes single properties of an appointment, an occurrence or a series. Never overwrites a version that isn't the one
 * given: the second of two such requests is refused, so that it does no more than the first.
 * Errors: `ErrorIrresolvableConflict`, `ErrorItemNotFound`, `ErrorCalendarEndDateIsEarlierThanStartDate`,
 * `ErrorCalendarOccurrenceIsCrossingBoundary`, `ErrorInvalidRecipients`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/updateitem-operation-calendar-item
 */
export const updateCalendarItem: Operation<UpdateCalendarItemInput, ItemId> = {
  name: 'UpdateItem',
  responseName: 'UpdateItemResponse',
  timeZoneContext: true,
  idempotent: false,
  request: ({ id, parts, send }) =>
    element(
      'm:UpdateItem',
      { ConflictResolution: 'NeverOverwrite', SendMeetingInvitationsOrCancellations: send },
      change(
        id,
        calendarParts(parts).map(({ uri, element: value }) =>
          value === undefined
            ? element('t:DeleteItemField', {}, fieldPath(uri))
            : element('t:SetItemField', {}, fieldPath(uri), element('t:CalendarItem', {}, value)),
        ),
      ),
    ),
  response: (body) => single(mapOutcomes(judgeAll(body), madeId)),
};

export interface UpdateReadFlagInput {
  readonly id: string;
  readonly isRead: boolean;
}

/**
 * Marks a message as read, or unread; nobody gets a receipt.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/updateitem-operation
 */
export const updateReadFlag: Operation<UpdateReadFlagInput, ItemId> = {
  name: 'UpdateItem',
  responseName: 'UpdateItemResponse',
  timeZoneContext: true,
  idempotent: true,
  request: ({ id, isRead }) =>
    element(
      'm:UpdateItem',
      { ConflictResolution: 'AlwaysOverwrite', MessageDisposition: 'SaveOnly', SuppressReadReceipts: 'true' },
      change({ id }, [
        element(
          't:SetItemField',
          {},
          fieldPath('message:IsRead'),
          element('t:Message', {}, textElement('t:IsRead', String(isRead))),
        ),
      ]),
    ),
  response: (body) => single(mapOutcomes(judgeAll(body), madeId)),
};

export interface UpdateTextPropertyInput {
  readonly id: string;
  readonly field: NamedField & { readonly type: 'String' };
  readonly value: string;
}

/**
 * Writes a text into a message's own property; none takes it away.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/updateitem-operation
 */
export const updateTextProperty: Operation<UpdateTextPropertyInput, ItemId> = {
  name: 'UpdateItem',
  responseName: 'UpdateItemResponse',
  timeZoneContext: true,
  idempotent: true,
  request: ({ id, field, value }) =>
    element(
      'm:UpdateItem',
      { ConflictResolution: 'AlwaysOverwrite', MessageDisposition: 'SaveOnly', SuppressReadReceipts: 'true' },
      change({ id }, [
        value === ''
          ? element('t:DeleteItemField', {}, fieldPath(field))
          : element(
              't:SetItemField',
              {},
              fieldPath(field),
              element(
                't:Message',
                {},
                element('t:ExtendedProperty', {}, fieldPath(field), textElement('t:Value', value)),
              ),
            ),
      ]),
    ),
  response: (body) => single(mapOutcomes(judgeAll(body), madeId)),
};

const change = ({ id, changeKey }: ItemId, updates: readonly XmlElement[]): XmlElement =>
  element(
    'm:ItemChanges',
    {},
    element(
      't:ItemChange',
      {},
      element('t:ItemId', { Id: id, ChangeKey: changeKey }),
      element('t:Updates', {}, ...updates),
    ),
  );
