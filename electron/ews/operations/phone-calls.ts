import { EwsAnswerError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { judge, single } from '../response-messages.ts';
import { child, wordOf } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

/*
 * Unified Messaging's telephone: the server calls somebody and plays a message to them. Only servers with its roles have it,
 * on premises up to 2016. The answers are their own response messages.
 */

export interface PlayOnPhoneInput {
  /** Of the message. */
  readonly id: string;
  /** What the server dials: a number, an extension or a SIP address. */
  readonly dialString: string;
}

/**
 * Has a message played on a telephone; gives the call's id. Sent again it would ring again.
 * Errors: `ErrorUserNotUnifiedMessagingEnabled`, `ErrorPhoneNumberNotDialable`, `ErrorInvalidPhoneNumber`,
 * `ErrorInvalidSIPUri`, `ErrorIPGatewayNotFound`, `ErrorUnifiedMessagingRequestFailed`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/playonphone-operation
 */
export const playOnPhone: Operation<PlayOnPhoneInput, string> = {
  name: 'PlayOnPhone',
  responseName: 'PlayOnPhoneResponse',
  timeZoneContext: false,
  idempotent: false,
  request: ({ id, dialString }) =>
    element('m:PlayOnPhone', {}, element('m:ItemId', { Id: id }), textElement('m:DialString', dialString)),
  response: (body) => {
    const id = child(single([judge(body)]), 'PhoneCallId')?.attributes['Id'];
    if (id === undefined) throw new EwsAnswerError('broken-answer', 'no PhoneCallId');
    return id;
  },
};

export interface PhoneCallInformation {
  /** Idle, Connecting, Alerted, Connected, Disconnected, Incoming, Transferring, Forwarding. */
  readonly state: string;
  /** None, UserBusy, NoAnswer, Unavailable, Other. */
  readonly failureCause?: string | undefined;
}

/**
 * How a call is doing; to be asked every second or two.
 * Errors: `ErrorInvalidPhoneCallId`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/getphonecallinformation-operation
 */
export const getPhoneCallInformation: Operation<{ readonly id: string }, PhoneCallInformation> = {
  name: 'GetPhoneCallInformation',
  responseName: 'GetPhoneCallInformationResponse',
  timeZoneContext: false,
  idempotent: true,
  request: ({ id }) => element('m:GetPhoneCallInformation', {}, element('m:PhoneCallId', { Id: id })),
  response: (body) => {
    const information = child(single([judge(body)]), 'PhoneCallInformation');
    const state = wordOf(information, 'PhoneCallState');
    if (state === undefined) throw new EwsAnswerError('broken-answer', 'no PhoneCallState');
    return { state, failureCause: wordOf(information, 'ConnectionFailureCause') };
  },
};

/**
 * Hangs up.
 * Errors: `ErrorInvalidPhoneCallId`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/disconnectphonecall-operation
 */
export const disconnectPhoneCall: Operation<{ readonly id: string }, void> = {
  name: 'DisconnectPhoneCall',
  responseName: 'DisconnectPhoneCallResponse',
  timeZoneContext: false,
  idempotent: true,
  request: ({ id }) => element('m:DisconnectPhoneCall', {}, element('m:PhoneCallId', { Id: id })),
  response: (body) => {
    single([judge(body)]);
  },
};
