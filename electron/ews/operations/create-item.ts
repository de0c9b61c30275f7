import { calendarParts, type CalendarParts } from '../calendar-parts.ts';
import { EwsAnswerError } from '../errors.ts';
import { fieldPath } from '../fields.ts';
import { readItem } from '../items.ts';
import type { Operation } from '../operation.ts';
import { judgeAll, mapOutcomes, single } from '../response-messages.ts';
import type { ItemId, NamedField } from '../types.ts';
import { child, type XmlNode } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

/** An entry in the own calendar; with attendees it is a meeting. */
export interface CreateItemInput {
  readonly parts: CalendarParts & Required<Pick<CalendarParts, 'subject' | 'start' | 'end'>>;
  /** A property of our own to know it by again. */
  readonly mark: { readonly field: NamedField; readonly value: string };
  /** Whether attendees get invitations. */
  readonly invite: boolean;
}

/**
 * Makes an appointment or a meeting. Not to be repeated after an unknown outcome without looking for its mark.
 * Errors: `ErrorCalendarEndDateIsEarlierThanStartDate`, `ErrorCalendarDurationIsTooLong`, `ErrorCreateItemAccessDenied`,
 * `ErrorInvalidRecipients`, `ErrorCalendarInvalidRecurrence`, `ErrorQuotaExceeded`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/createitem-operation-calendar-item
 */
export const createItem: Operation<CreateItemInput, ItemId> = {
  name: 'CreateItem',
  responseName: 'CreateItemResponse',
  timeZoneContext: true,
  idempotent: false,
  request: ({ parts, mark, invite }) => {
    const written = calendarParts(parts);
    const first = written.findIndex(({ uri }) => uri === 'calendar:Start');
    const elements = written.flatMap((part) => part.element ?? []);
    const before = written.slice(0, first).flatMap((part) => part.element ?? []).length;
    const own = element('t:ExtendedProperty', {}, fieldPath(mark.field), textElement('t:Value', mark.value));
    return element(
      'm:CreateItem',
      { SendMeetingInvitations: invite ? 'SendToAllAndSaveCopy' : 'SendToNone' },
      element('m:SavedItemFolderId', {}, element('t:DistinguishedFolderId', { Id: 'calendar' })),
      element(
        'm:Items',
        {},
        element('t:CalendarItem', {}, ...elements.slice(0, before), own, ...elements.slice(before)),
      ),
    );
  },
  response: (body) => single(mapOutcomes(judgeAll(body), madeId)),
};

/** The id of what was made. */
export function madeId(message: XmlNode): ItemId {
  const [made] = child(message, 'Items')?.children.flatMap((node) => readItem(node) ?? []) ?? [];
  if (made === undefined) throw new EwsAnswerError('broken-answer', 'an answer without an id');
  return made.id;
}
