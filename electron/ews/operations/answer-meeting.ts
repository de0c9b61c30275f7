import type { Operation } from '../operation.ts';
import { judgeAll, single } from '../response-messages.ts';
import type { ItemId } from '../types.ts';
import { element, textElement, type XmlElement } from '../xml-writer.ts';

type Current = ItemId & { readonly changeKey: string };

export interface AnswerMeetingInput {
  /** Of the calendar item or the invitation; the server wants the current change key. */
  readonly id: Current;
  readonly answer: 'AcceptItem' | 'TentativelyAcceptItem' | 'DeclineItem';
  /** Plain text. */
  readonly note?: string;
  /** Whether the organizer hears of it. */
  readonly send: boolean;
}

/**
 * Answers an invitation, of a series all of it or one occurrence. Declining takes the entry out of the calendar.
 * Errors: `ErrorStaleObject`, `ErrorCalendarIsOrganizerForAccept` and its like, `ErrorCalendarIsCancelledForAccept`,
 * `ErrorCalendarMeetingRequestIsOutOfDate`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/acceptitem
 */
export const answerMeeting: Operation<AnswerMeetingInput, void> = {
  name: 'CreateItem',
  responseName: 'CreateItemResponse',
  timeZoneContext: true,
  idempotent: false,
  request: ({ id, answer, note, send }) =>
    response(send ? 'SendAndSaveCopy' : 'SaveOnly', `t:${answer}`, [
      note === undefined || note === '' ? undefined : textElement('t:Body', note, { BodyType: 'Text' }),
      reference(id),
    ]),
  response: (body) => {
    single(judgeAll(body));
  },
};

export interface CancelMeetingInput {
  readonly id: Current;
  /** Plain text. */
  readonly note?: string;
}

/**
 * Calls a meeting off that is the mailbox's own: attendees are told, the entry goes to the deleted items.
 * Errors: `ErrorCalendarIsNotOrganizer`, `ErrorStaleObject`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/cancelcalendaritem
 */
export const cancelMeeting: Operation<CancelMeetingInput, void> = {
  name: 'CreateItem',
  responseName: 'CreateItemResponse',
  timeZoneContext: true,
  idempotent: false,
  request: ({ id, note }) =>
    response('SendAndSaveCopy', 't:CancelCalendarItem', [
      reference(id),
      note === undefined || note === '' ? undefined : textElement('t:NewBodyContent', note, { BodyType: 'Text' }),
    ]),
  response: (body) => {
    single(judgeAll(body));
  },
};

const response = (disposition: string, name: string, parts: readonly (XmlElement | undefined)[]): XmlElement =>
  element('m:CreateItem', { MessageDisposition: disposition }, element('m:Items', {}, element(name, {}, ...parts)));

const reference = ({ id, changeKey }: Current): XmlElement =>
  element('t:ReferenceItemId', { Id: id, ChangeKey: changeKey });
