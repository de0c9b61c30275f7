import type { Temporal } from 'temporal-polyfill';
import type { RequestContext } from '../company.ts';
import { failure, success } from '../envelope.ts';
import { ResponseError } from '../errors.ts';
import type { PhoneCall, Telephone } from '../model.ts';
import { resolveItem } from '../resolve.ts';
import { m, t } from '../xml-write.ts';
import { attributeOf, childOf, childText, type XmlElement } from '../xml.ts';

/** Seconds after its beginning at which a call rings, and is picked up. */
const RINGS = 1;
const PICKED_UP = 3;
/** Seconds after which nobody picks up any more. */
const GIVEN_UP = 20;

/** PlayOnPhone: begins a call. */
export function playOnPhone(request: XmlElement, context: RequestContext): XmlElement {
  return answer('PlayOnPhone', () => {
    const { user, now } = context;
    const id = childOf(request, 'ItemId');
    if (user.telephone === undefined) {
      throw new ResponseError('ErrorUserNotUnifiedMessagingEnabled', 'The user is not enabled for Unified Messaging.');
    }
    if (id === undefined) throw new ResponseError('ErrorInvalidRequest', 'The id is missing.');
    const { item } = resolveItem(context, id);
    const number = childText(request, 'DialString') ?? '';
    if (!/^(?:\+?[\d\s().-]{2,}|sip:.+)$/i.test(number)) {
      throw new ResponseError('ErrorInvalidPhoneNumber', `${number} is not a telephone number.`);
    }
    const callId = Buffer.from(`ec-ex01-${user.phoneCalls.size + 1}-${now.epochMilliseconds}`).toString('base64');
    const seconds = item.kind === 'message' ? (item.call?.seconds ?? 0) : 0;
    user.phoneCalls.set(callId, { began: now, seconds });
    return [m('PhoneCallId', { Id: callId })];
  });
}

/** GetPhoneCallInformation: how a call is doing. */
export function getPhoneCallInformation(request: XmlElement, context: RequestContext): XmlElement {
  return answer('GetPhoneCallInformation', () => {
    const { call } = callOf(request, context);
    const [state, cause] = stateOf(call, context.user.telephone, context.now);
    return [m('PhoneCallInformation', t('PhoneCallState', state), t('ConnectionFailureCause', cause))];
  });
}

/** DisconnectPhoneCall: hangs up. */
export function disconnectPhoneCall(request: XmlElement, context: RequestContext): XmlElement {
  return answer('DisconnectPhoneCall', () => {
    const { id, call } = callOf(request, context);
    context.user.phoneCalls.set(id, { ...call, hungUp: true });
    return [];
  });
}

/** The answer where one of them fails: all three are flat. */
export const failedPhoneCall =
  (operation: string) =>
  (code: string, message: string): XmlElement =>
    m(`${operation}Response`, { ResponseClass: 'Error' }, failure(code, message));

function answer(operation: string, work: () => readonly XmlElement[]): XmlElement {
  try {
    return m(`${operation}Response`, { ResponseClass: 'Success' }, success(), work());
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    return failedPhoneCall(operation)(error.code, error.message);
  }
}

function callOf(request: XmlElement, { user }: RequestContext): { readonly id: string; readonly call: PhoneCall } {
  const id = attributeOf(childOf(request, 'PhoneCallId'), 'Id') ?? '';
  const call = user.phoneCalls.get(id);
  if (call === undefined) throw new ResponseError('ErrorInvalidPhoneCallId', 'The phone call id is not valid.');
  return { id, call };
}

function stateOf(
  { began, seconds, hungUp }: PhoneCall,
  telephone: Telephone | undefined,
  now: Temporal.Instant,
): readonly [state: string, cause: string] {
  const age = now.since(began).total('seconds');
  if (hungUp === true || telephone === undefined) return ['Disconnected', 'None'];
  if (age < RINGS) return ['Connecting', 'None'];
  if (telephone.answers === 'busy') return ['Disconnected', 'UserBusy'];
  if (telephone.answers === 'no-answer') return age < GIVEN_UP ? ['Alerted', 'None'] : ['Disconnected', 'NoAnswer'];
  if (age < PICKED_UP) return ['Alerted', 'None'];
  return age < PICKED_UP + seconds ? ['Connected', 'None'] : ['Disconnected', 'None'];
}
