import { Temporal } from 'temporal-polyfill';
import { extendedValue, readExtendedField } from './extended.ts';
import { displayCc, displayTo, itemClass, received, sizeOf } from './properties/item.ts';
import { isCalendar, type ItemView } from './resolve.ts';
import { attributeOf, type XmlElement } from './xml.ts';

/** What a restriction compares and a view sorts by; instants are in milliseconds since 1970. */
export interface FieldValue {
  readonly kind: 'text' | 'number' | 'boolean' | 'instant' | 'list';
  readonly value: string | number | boolean | readonly string[] | undefined;
}

const millis = (instant: Temporal.Instant): number => instant.epochMilliseconds;
const importances = ['Low', 'Normal', 'High'];

const readers: Readonly<Record<string, (view: ItemView) => FieldValue>> = {
  'item:ItemClass': (view) => ({ kind: 'text', value: itemClass(view) }),
  'item:Subject': ({ item }) => ({ kind: 'text', value: item.subject }),
  'item:DisplayTo': (view) => ({ kind: 'text', value: displayTo(view) }),
  'item:DisplayCc': (view) => ({ kind: 'text', value: displayCc(view) }),
  'item:Body': ({ item }) => ({ kind: 'text', value: item.body }),
  'item:Categories': ({ item }) => ({ kind: 'list', value: item.categories }),
  'item:Sensitivity': ({ item }) => ({ kind: 'text', value: item.sensitivity }),
  'item:Importance': ({ item }) => ({ kind: 'number', value: importances.indexOf(item.importance) }),
  'item:HasAttachments': ({ item }) => ({
    kind: 'boolean',
    value: item.attachments.some(({ deleted }) => deleted !== true),
  }),
  'item:Size': ({ item }) => ({ kind: 'number', value: sizeOf(item) }),
  'item:DateTimeReceived': (view) => ({ kind: 'instant', value: millis(received(view)) }),
  'item:DateTimeSent': (view) => ({ kind: 'instant', value: millis(received(view)) }),
  'item:DateTimeCreated': ({ item }) => ({ kind: 'instant', value: millis(item.created) }),
  'item:LastModifiedTime': ({ item }) => ({ kind: 'instant', value: millis(item.modified) }),
  'message:IsRead': ({ item }) => ({ kind: 'boolean', value: item.kind === 'message' ? item.isRead : undefined }),
  'message:From': ({ item }) => ({ kind: 'text', value: item.kind === 'message' ? item.from.name : undefined }),
  'message:Sender': ({ item }) => ({ kind: 'text', value: item.kind === 'message' ? item.from.name : undefined }),
  'message:ConversationTopic': ({ item }) => ({ kind: 'text', value: item.subject }),
  'contacts:DisplayName': ({ item }) => ({
    kind: 'text',
    value: item.kind === 'contact' ? item.person.name : undefined,
  }),
  'calendar:Start': (view) => ({
    kind: 'instant',
    value: isCalendar(view) ? millis(view.start.toInstant()) : undefined,
  }),
  'calendar:End': (view) => ({ kind: 'instant', value: isCalendar(view) ? millis(view.end.toInstant()) : undefined }),
  'calendar:UID': (view) => ({ kind: 'text', value: isCalendar(view) ? view.item.uid : undefined }),
  'calendar:Location': (view) => ({ kind: 'text', value: isCalendar(view) ? view.item.location : undefined }),
  'calendar:IsAllDayEvent': (view) => ({ kind: 'boolean', value: isCalendar(view) ? view.item.allDay : undefined }),
  'calendar:LegacyFreeBusyStatus': (view) => ({ kind: 'text', value: isCalendar(view) ? view.item.busy : undefined }),
  'calendar:IsCancelled': (view) => ({ kind: 'boolean', value: isCalendar(view) ? view.item.cancelled : undefined }),
};

/** A reader for the field that a path names; undefined where the server can't search by it. */
export function fieldReader(path: XmlElement): ((view: ItemView) => FieldValue) | undefined {
  if (path.name === 'FieldURI') return readers[attributeOf(path, 'FieldURI') ?? ''];
  if (path.name !== 'ExtendedFieldURI') return undefined;
  const field = readExtendedField(path);
  return (view) => {
    const value = extendedValue(view, field);
    return field.type === 'Integer'
      ? { kind: 'number', value: value === undefined ? undefined : Number(value) }
      : { kind: 'text', value };
  };
}

/** Reads a constant as what the field holds; undefined where it is no such value. */
export function readConstant(kind: FieldValue['kind'], text: string): string | number | boolean | undefined {
  switch (kind) {
    case 'boolean':
      return ['true', '1'].includes(text) ? true : ['false', '0'].includes(text) ? false : undefined;
    case 'number': {
      const position = importances.indexOf(text);
      const number = position === -1 ? Number(text) : position;
      return text === '' || Number.isNaN(number) ? undefined : number;
    }
    case 'instant':
      return instantOf(text);
    case 'text':
    case 'list':
      return text;
  }
}

function instantOf(text: string): number | undefined {
  try {
    return Temporal.Instant.from(/(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`).epochMilliseconds;
  } catch {
    return undefined;
  }
}
