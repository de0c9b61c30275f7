import { EwsAnswerError } from '../errors.ts';
import { fieldPath } from '../fields.ts';
import { readItem } from '../items.ts';
import type { Operation } from '../operation.ts';
import { judgeAll, mapOutcomes, single } from '../response-messages.ts';
import { writeDateTime } from '../time.ts';
import type { ItemId, NamedField } from '../types.ts';
import { child } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

/** An entry in the own calendar, without attendees. */
export interface CreateItemInput {
  readonly subject: string;
  readonly location: string;
  /** Instants. */
  readonly start: string;
  readonly end: string;
  /** LegacyFreeBusyType. */
  readonly busyType: 'Free' | 'Tentative' | 'Busy' | 'OOF' | 'WorkingElsewhere';
  readonly sensitivity: 'Normal' | 'Private';
  /** A property of our own to know it by again. */
  readonly mark: { readonly field: NamedField; readonly value: string };
}

/**
 * Makes an appointment; nobody is told. Not to be repeated after an unknown outcome without looking for its mark.
 * Errors: `ErrorCalendarEndDateIsEarlierThanStartDate`, `ErrorCalendarDurationIsTooLong`, `ErrorCreateItemAccessDenied`,
 * `ErrorQuotaExceeded`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/createitem-operation-calendar-item
 */
export const createItem: Operation<CreateItemInput, ItemId> = {
  name: 'CreateItem',
  responseName: 'CreateItemResponse',
  timeZoneContext: true,
  idempotent: false,
  request: ({ subject, location, start, end, busyType, sensitivity, mark }) =>
    element(
      'm:CreateItem',
      { SendMeetingInvitations: 'SendToNone' },
      element('m:SavedItemFolderId', {}, element('t:DistinguishedFolderId', { Id: 'calendar' })),
      element(
        'm:Items',
        {},
        element(
          't:CalendarItem',
          {},
          textElement('t:Subject', subject),
          textElement('t:Sensitivity', sensitivity),
          element('t:ExtendedProperty', {}, fieldPath(mark.field), textElement('t:Value', mark.value)),
          textElement('t:Start', writeDateTime(start)),
          textElement('t:End', writeDateTime(end)),
          textElement('t:LegacyFreeBusyStatus', busyType),
          textElement('t:Location', location),
        ),
      ),
    ),
  response: (body) =>
    single(
      mapOutcomes(judgeAll(body), (message) => {
        const [made] = child(message, 'Items')?.children.flatMap((node) => readItem(node) ?? []) ?? [];
        if (made === undefined) throw new EwsAnswerError('broken-answer', 'CreateItem without an id');
        return made.id;
      }),
    ),
};
