import type { Voicemail } from '../../shared/model.ts';
import type { Restriction } from '../ews/restriction.ts';
import type { ExtendedField, FieldPath, Item } from '../ews/types.ts';
import { keyOf } from './keys.ts';

const VOICEMAIL = 'IPM.Note.Microsoft.Voicemail';
const PROTECTED = 'IPM.Note.rpmsg.Microsoft.Voicemail';
const MISSED_CALL = 'IPM.Note.Microsoft.Missed.Voice';

/** MS-OXOUM: duration in seconds, caller's number, caller's name, order of attachments. */
const DURATION: ExtendedField = { tag: 0x6801, type: 'Integer' };
const NUMBER: ExtendedField = { tag: 0x6802, type: 'String' };
const CALLER: ExtendedField = { tag: 0x6803, type: 'String' };
export const ATTACHMENT_ORDER: ExtendedField = { tag: 0x6805, type: 'String' };

export const VOICEMAIL_FIELDS: readonly FieldPath[] = [
  'item:ItemClass',
  'item:Subject',
  'item:DateTimeReceived',
  'item:Importance',
  'item:Sensitivity',
  'message:From',
  'message:IsRead',
  DURATION,
  NUMBER,
  CALLER,
];

/**
 * What an item class means here; case doesn't count. A voice reply has its original's class with `.Microsoft.Voicemail`
 * behind it. Faxes, conversation logs and missed chats are neither.
 */
export function kindOfClass(itemClass: string | undefined): Voicemail['kind'] | undefined {
  const name = itemClass?.toLowerCase() ?? '';
  if (name === MISSED_CALL.toLowerCase()) return 'missed-call';
  const voice =
    /^ipm\.note\.(?:rpmsg\.)?microsoft\.voicemail(?:\.|$)/.test(name) || name.endsWith('.microsoft.voicemail');
  return voice ? 'voicemail' : undefined;
}

/** Rights-managed: body and audio are encrypted. */
export const isProtectedClass = (itemClass: string | undefined): boolean =>
  itemClass?.toLowerCase().includes('.rpmsg.') === true;

/** Filter by time alone, for the search folder, which holds voicemail anyway. @param since instant */
export const receivedSince = (since: string): Restriction => ({
  kind: 'at-least',
  field: 'item:DateTimeReceived',
  value: since,
});

/** Filter for the Inbox: voicemail and missed calls, or missed calls alone. @param since instant */
export function callsSince(since: string, which: 'all' | 'missed'): Restriction {
  const field = 'item:ItemClass';
  const missed: Restriction = { kind: 'equals', field, value: MISSED_CALL };
  const classes: Restriction = {
    kind: 'or',
    of: [{ kind: 'prefix', field, value: VOICEMAIL }, { kind: 'prefix', field, value: PROTECTED }, missed],
  };
  return { kind: 'and', of: [which === 'all' ? classes : missed, receivedSince(since)] };
}

/** An item of a list in the model's words, yet without preview; `undefined` where it is no voicemail or has no time. */
export function toVoicemail(item: Item, accountId: string): Voicemail | undefined {
  const kind = kindOfClass(item.itemClass);
  if (kind === undefined || item.received === undefined) return undefined;
  const caller = callerOf(item);
  const seconds = Number(item.extended.get(DURATION.tag));
  return {
    key: keyOf(accountId, item.id.id),
    accountId,
    kind,
    isProtected: isProtectedClass(item.itemClass),
    isPrivate: item.sensitivity === 'Private' || item.sensitivity === 'Confidential',
    isUrgent: item.importance === 'High',
    received: item.received,
    subject: item.subject ?? '',
    ...caller,
    ...(kind === 'voicemail' && Number.isInteger(seconds) && seconds > 0 ? { durationSeconds: seconds } : {}),
    heard: item.isRead ?? false,
  };
}

type Caller = Pick<Voicemail, 'callerName' | 'callerNumber' | 'callerAddress'>;

/** Trust in order: caller ID's name, the resolved sender; of an unresolved one the "name" is the number again. */
function callerOf({ extended, from }: Item): Caller {
  const number = nonEmpty(extended.get(NUMBER.tag)) ?? (isNumber(from?.name) ? from?.name : undefined);
  const name = nonEmpty(extended.get(CALLER.tag)) ?? (isNumber(from?.name) ? undefined : from?.name);
  const address = from?.address?.includes('@') === true ? from.address : undefined;
  return {
    ...(name === undefined ? {} : { callerName: name }),
    ...(number === undefined ? {} : { callerNumber: number }),
    ...(address === undefined ? {} : { callerAddress: address }),
  };
}

const nonEmpty = (text: string | undefined): string | undefined => (text?.trim() === '' ? undefined : text?.trim());

const isNumber = (text: string | undefined): boolean => text !== undefined && /^\+?[\d\s()./-]{2,}$/.test(text);
