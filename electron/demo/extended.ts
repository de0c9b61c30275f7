import { escapeHtml } from './drafts.ts';
import type { AppointmentItem } from './model.ts';
import { isCalendar, type ItemView } from './resolve.ts';
import { t } from './xml-write.ts';
import { attributeOf, type XmlElement } from './xml.ts';

/** An extended property as a request names it. */
export interface ExtendedField {
  /** One spelling for all the ways to name a property: `tag 26625`, `set GUID name`. */
  readonly key: string;
  readonly type: string;
  /** As it was asked for; a server echoes tags in lower case. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** GUIDs of the named property sets in use (MS-OXPROPS). */
const propertySets: Readonly<Record<string, string>> = {
  unifiedmessaging: '4442858e-a9e3-4e80-b900-317a210cc15b',
  internetheaders: '00020386-0000-0000-c000-000000000046',
  publicstrings: '00020329-0000-0000-c000-000000000046',
  meeting: '6ed8da90-450b-101b-98da-00aa003f1305',
  appointment: '00062002-0000-0000-c000-000000000046',
  common: '00062008-0000-0000-c000-000000000046',
};

/** The key of a property that is named by its tag. */
export function tagKey(tag: number): string {
  return `tag ${tag}`;
}

/** Reads `t:ExtendedFieldURI`. */
export function readExtendedField(element: XmlElement): ExtendedField {
  const attributes = Object.fromEntries(element.attributes.map(({ name, value }) => [name, value]));
  const tag = attributeOf(element, 'PropertyTag');
  const type = attributeOf(element, 'PropertyType') ?? '';
  if (tag !== undefined) {
    const number = Number(tag);
    return { key: tagKey(number), type, attributes: { ...attributes, PropertyTag: `0x${number.toString(16)}` } };
  }
  const set = attributeOf(element, 'DistinguishedPropertySetId')?.toLowerCase() ?? '';
  const guid = propertySets[set] ?? attributeOf(element, 'PropertySetId')?.toLowerCase() ?? set;
  const name = attributeOf(element, 'PropertyName')?.toLowerCase() ?? `#${attributeOf(element, 'PropertyId') ?? ''}`;
  return { key: `${guid} ${name}`, type, attributes };
}

/** Writes one extended property. */
export function extendedProperty(field: ExtendedField, value: string): XmlElement {
  return t('ExtendedProperty', t('ExtendedFieldURI', field.attributes), t('Value', value));
}

/** The value of an item's extended property, or undefined where it has none of that name and type. */
export function extendedValue(view: ItemView, field: ExtendedField): string | undefined {
  const stored = view.item.extended?.find(({ key, type }) => key === field.key && type === field.type);
  if (stored !== undefined) return stored.value;
  const entry = isCalendar(view) ? calendarValues(view.item)[field.key] : messageValues(view)[field.key];
  return entry?.type === field.type ? entry.value : undefined;
}

interface Entry {
  readonly type: string;
  readonly value: string | undefined;
}

type Entries = Readonly<Record<string, Entry>>;

function calendarValues({ joinUrl, uid, organizer }: AppointmentItem): Entries {
  const goid = Buffer.from(uid, 'hex').toString('base64');
  return {
    [tagKey(0x42)]: { type: 'String', value: organizer.name },
    [`${propertySets['publicstrings'] ?? ''} skypeteamsmeetingurl`]: { type: 'String', value: joinUrl },
    [`${propertySets['publicstrings'] ?? ''} onlinemeetingexternallink`]: { type: 'String', value: joinUrl },
    [`${propertySets['meeting'] ?? ''} #3`]: { type: 'Binary', value: goid },
    [`${propertySets['meeting'] ?? ''} #35`]: { type: 'Binary', value: goid },
  };
}

function messageValues(view: ItemView): Entries {
  const call = view.item.kind === 'message' ? view.item.call : undefined;
  if (call === undefined) return {};
  const headers = propertySets['internetheaders'] ?? '';
  const seconds = call.seconds?.toString();
  return {
    [tagKey(0x6801)]: { type: 'Integer', value: seconds },
    [tagKey(0x6802)]: { type: 'String', value: call.number },
    [tagKey(0x6803)]: { type: 'String', value: call.name },
    [tagKey(0x6804)]: { type: 'Integer', value: call.pages?.toString() },
    [tagKey(0x6805)]: { type: 'String', value: call.attachmentOrder },
    [tagKey(0x6806)]: { type: 'String', value: call.id },
    [`${headers} x-callingtelephonenumber`]: { type: 'String', value: call.number },
    [`${headers} x-voicemessageduration`]: { type: 'String', value: seconds },
    [`${headers} x-voicemessagesendername`]: { type: 'String', value: call.name },
    [`${propertySets['unifiedmessaging'] ?? ''} asrdata`]: { type: 'Binary', value: asrData(call.transcript) },
    [`${headers} x-callid`]: { type: 'String', value: call.id },
    [`${headers} x-requireprotectedplayonphone`]: { type: 'String', value: call.isProtected ? 'true' : undefined },
  };
}

/** What was heard, a few words a piece, each of which names the next one. */
function asrData(transcript: string | undefined): string | undefined {
  if (transcript === undefined) return undefined;
  const pieces = transcript.match(/\S+(?:\s+\S+){0,3}/g) ?? [];
  const texts = pieces.map((words, index) => {
    const next = index + 1 < pieces.length ? ` nx="${index + 2}"` : '';
    return `<Text id="${index + 1}"${next} c="0.8" ts="PT${index}S" te="PT${index + 1}S" be="1">${escapeHtml(words)}</Text>`;
  });
  const xml = `<ASR xmlns="http://schemas.microsoft.com/exchange/um/2010/evm">${texts.join('')}</ASR>`;
  return Buffer.from(xml).toString('base64');
}
