import type { Voicemail } from '../../shared/model.ts';
import { namedKey } from '../ews/fields.ts';
import type { Restriction } from '../ews/restriction.ts';
import type { ExtendedField, FieldPath, Item, NamedField } from '../ews/types.ts';
import { keyOf } from './keys.ts';

/** Within the class of all voicemail: a voice reply has it behind its original's class, a protected one `rpmsg` before. */
const VOICEMAIL = '.Microsoft.Voicemail';
const FAX = 'IPM.Note.Microsoft.Fax';
const MISSED_CALL = 'IPM.Note.Microsoft.Missed.Voice';

/** MS-OXOUM: duration in seconds, caller's number, caller's name, a fax's pages, order of attachments. */
const DURATION: ExtendedField = { tag: 0x6801, type: 'Integer' };
const NUMBER: ExtendedField = { tag: 0x6802, type: 'String' };
const CALLER: ExtendedField = { tag: 0x6803, type: 'String' };
const PAGES: ExtendedField = { tag: 0x6804, type: 'Integer' };
export const ATTACHMENT_ORDER: ExtendedField = { tag: 0x6805, type: 'String' };

/** By the set's GUID, which servers of each version know. */
const UNIFIED_MESSAGING = '4442858e-a9e3-4e80-b900-317a210cc15b';
const INTERNET_HEADERS = '00020386-0000-0000-c000-000000000046';
/** The number again, where a gateway wrote nothing but a header. */
const NUMBER_HEADER: NamedField = { set: INTERNET_HEADERS, name: 'X-CallingTelephoneNumber', type: 'String' };
export const AUDIO_NOTES = {
  set: UNIFIED_MESSAGING,
  name: 'UMAudioNotes',
  type: 'String',
} as const satisfies NamedField;
export const TRANSCRIPT: NamedField = { set: UNIFIED_MESSAGING, name: 'AsrData', type: 'Binary' };

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
  PAGES,
  NUMBER_HEADER,
];

/**
 * What an item class means here; case doesn't count. A voice reply has its original's class with `.Microsoft.Voicemail`
 * behind it. Conversation logs and missed chats are nothing of the kind.
 */
export function kindOfClass(itemClass: string | undefined): Voicemail['kind'] | undefined {
  const name = itemClass?.toLowerCase() ?? '';
  if (name === MISSED_CALL.toLowerCase()) return 'missed-call';
  if (name === FAX.toLowerCase() || name.startsWith(`${FAX.toLowerCase()}.`)) return 'fax';
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

/** Filter for the Inbox: all calls, or what isn't in every server's search folder. @param since instant */
export function callsSince(since: string, which: 'all' | 'no-voice'): Restriction {
  const field = 'item:ItemClass';
  const others: readonly Restriction[] = [
    { kind: 'equals', field, value: MISSED_CALL },
    { kind: 'prefix', field, value: FAX },
  ];
  const of = which === 'all' ? [{ kind: 'substring', field, value: VOICEMAIL } as const, ...others] : others;
  return { kind: 'and', of: [{ kind: 'or', of }, receivedSince(since)] };
}

/** An item of a list in the model's words, yet without preview; `undefined` where it is no voicemail or has no time. */
export function toVoicemail(item: Item, accountId: string): Voicemail | undefined {
  const kind = kindOfClass(item.itemClass);
  if (kind === undefined || item.received === undefined) return undefined;
  const caller = callerOf(item);
  const seconds = countOf(item, DURATION);
  const pages = countOf(item, PAGES);
  const notes = nonEmpty(item.extended.get(namedKey(AUDIO_NOTES)));
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
    ...(kind === 'voicemail' && seconds !== undefined ? { durationSeconds: seconds } : {}),
    ...(kind === 'fax' && pages !== undefined ? { pages } : {}),
    ...(notes === undefined ? {} : { notes }),
    heard: item.isRead ?? false,
  };
}

function countOf({ extended }: Item, { tag }: ExtendedField): number | undefined {
  const count = Number(extended.get(tag));
  return Number.isInteger(count) && count > 0 ? count : undefined;
}

type Caller = Pick<Voicemail, 'callerName' | 'callerNumber' | 'callerAddress'>;

/**
 * Trust in order: caller ID's name, the resolved sender; of an unresolved one the "name" is the number again. The subject,
 * which each system words as it likes, is asked for a number where nothing else has one.
 */
function callerOf({ extended, from, subject }: Item): Caller {
  const number =
    nonEmpty(extended.get(NUMBER.tag)) ??
    nonEmpty(extended.get(namedKey(NUMBER_HEADER))) ??
    (isNumber(from?.name) ? from?.name : undefined);
  const name = nonEmpty(extended.get(CALLER.tag)) ?? (isNumber(from?.name) ? undefined : from?.name);
  const address = from?.address?.includes('@') === true ? from.address : undefined;
  const told =
    number ?? (name === undefined && address === undefined ? IN_SUBJECT.exec(subject ?? '')?.[0] : undefined);
  return {
    ...(name === undefined ? {} : { callerName: name }),
    ...(told === undefined ? {} : { callerNumber: told }),
    ...(address === undefined ? {} : { callerAddress: address }),
  };
}

/** A number, not the seconds that stand beside it. */
const IN_SUBJECT = /\+?\d[\d\s./-]{4,}\d/;

const nonEmpty = (text: string | undefined): string | undefined => (text?.trim() === '' ? undefined : text?.trim());

const isNumber = (text: string | undefined): boolean => text !== undefined && /^\+?[\d\s()./-]{2,}$/.test(text);
