import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { mail, missedCall, voicemail } from '../../../electron/demo/drafts.ts';
import { ResponseError } from '../../../electron/demo/errors.ts';
import type { Mailbox } from '../../../electron/demo/mailbox.ts';
import { pageOf, sortItems } from '../../../electron/demo/paging.ts';
import type { ItemView } from '../../../electron/demo/resolve.ts';
import { compileRestriction } from '../../../electron/demo/restriction.ts';
import { buildScenario } from '../../../electron/demo/scenario/index.ts';
import { parseXml } from '../../../electron/demo/xml-parse.ts';
import { namespaces, type XmlElement } from '../../../electron/demo/xml.ts';

const now = Temporal.Instant.from('2026-11-23T09:40:00Z');
const mailbox = emptyInbox();

/** A mailbox whose Inbox holds what stands here and nothing else. */
function emptyInbox(): Mailbox {
  const [first] = buildScenario({ now: () => now, zone: undefined, language: 'en-US' }).all;
  if (first === undefined) throw new Error('nobody is there');
  for (const item of first.itemsIn('inbox')) first.remove(item.number);
  const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
  const { owner } = first;
  first.add(mail({ subject: 'Réunion budget', from: { name: 'Ana Duarte' }, received: at('2026-11-20T09:00:00Z') }));
  first.add(
    voicemail(
      { callerName: 'Marcus Hale', callerNumber: '+1 212 555 0142', seconds: 3, received: at('2026-11-21T09:00:00Z') },
      owner,
    ),
  );
  first.add(
    voicemail(
      { callerNumber: '4471', seconds: 12, received: at('2026-11-22T09:00:00Z'), heard: true, protected: true },
      owner,
    ),
  );
  first.add(missedCall({ callerName: 'Theo Lindqvist', received: at('2026-11-22T10:00:00Z') }, owner));
  return first;
}

const views: readonly ItemView[] = mailbox
  .itemsIn('inbox')
  .flatMap((item) => (item.kind === 'message' ? [{ mailbox, item }] : []));

function element(inner: string): XmlElement {
  return parseXml(`<Restriction xmlns="${namespaces.types}">${inner}</Restriction>`);
}

/** Which of the four messages pass, by position: mail, voicemail, protected voicemail, missed call. */
function passing(inner: string): string {
  const passes = compileRestriction(element(inner));
  return views.map((view, index) => (passes(view) ? index : '')).join('');
}

function compare(kind: string, field: string, value: string): string {
  const path = field.startsWith('0x')
    ? `<ExtendedFieldURI PropertyTag="${field}" PropertyType="Integer"/>`
    : `<FieldURI FieldURI="${field}"/>`;
  return `<${kind}>${path}<FieldURIOrConstant><Constant Value="${value}"/></FieldURIOrConstant></${kind}>`;
}

function contains(mode: string, comparison: string, field: string, value: string): string {
  return `<Contains ContainmentMode="${mode}" ContainmentComparison="${comparison}"><FieldURI FieldURI="${field}"/><Constant Value="${value}"/></Contains>`;
}

describe('comparisons', () => {
  test.each([
    ['IsEqualTo', 'item:ItemClass', 'ipm.note.microsoft.missed.voice', '3'],
    ['IsNotEqualTo', 'item:ItemClass', 'IPM.Note', '123'],
    ['IsGreaterThan', 'item:DateTimeReceived', '2026-11-22T09:00:00Z', '3'],
    ['IsGreaterThanOrEqualTo', 'item:DateTimeReceived', '2026-11-22T10:00:00+01:00', '23'],
    ['IsLessThan', 'item:DateTimeReceived', '2026-11-21T09:00:00Z', '0'],
    ['IsLessThanOrEqualTo', 'item:DateTimeReceived', '2026-11-21T09:00:00', '01'],
    ['IsEqualTo', 'message:IsRead', 'false', '013'],
    ['IsEqualTo', 'message:IsRead', '1', '2'],
    ['IsEqualTo', 'item:HasAttachments', 'true', '12'],
    ['IsEqualTo', 'item:Importance', 'Normal', '0123'],
    ['IsGreaterThan', '0x6801', '3', '2'],
    ['IsNotEqualTo', '0x6801', '99', '12'],
  ])('%s %s %s', (kind, field, value, expected) => {
    expect(passing(compare(kind, field, value))).toBe(expected);
  });

  test('two fields can be compared with each other', () => {
    const fields =
      '<FieldURI FieldURI="item:Subject"/><FieldURIOrConstant><FieldURI FieldURI="message:ConversationTopic"/></FieldURIOrConstant>';
    expect(passing(`<IsEqualTo>${fields}</IsEqualTo>`)).toBe('0123');
  });
});

describe('containment', () => {
  test.each([
    ['Prefixed', 'IgnoreCase', 'item:ItemClass', 'ipm.note.microsoft.voicemail', '1'],
    ['Prefixed', 'Exact', 'item:ItemClass', 'ipm.note', ''],
    ['Substring', 'IgnoreCase', 'item:ItemClass', '.microsoft.voicemail', '12'],
    ['FullString', 'IgnoreCase', 'item:ItemClass', 'IPM.NOTE', '0'],
    ['Substring', 'IgnoreCase', 'item:Subject', 'reunion', ''],
    ['Substring', 'Loose', 'item:Subject', 'REUNION', '0'],
    ['Substring', 'IgnoreNonSpacingCharacters', 'item:Subject', 'Reunion', '0'],
    ['PrefixOnWords', 'IgnoreCase', 'item:Subject', 'bud', '0'],
    ['PrefixOnWords', 'IgnoreCase', 'item:Subject', 'udget', ''],
    ['ExactPhrase', 'IgnoreCase', 'item:Subject', 'marcus hale', '1'],
    ['ExactPhrase', 'IgnoreCase', 'item:Subject', 'arcus hale', ''],
  ])('%s %s %s %s', (mode, comparison, field, value, expected) => {
    expect(passing(contains(mode, comparison, field, value))).toBe(expected);
  });
});

describe('logic', () => {
  const read = compare('IsEqualTo', 'message:IsRead', 'true');
  const voice = contains('Substring', 'IgnoreCase', 'item:ItemClass', 'Voicemail');
  test.each([
    [`<And>${voice}<Not>${read}</Not></And>`, '1'],
    [`<Or>${read}${compare('IsEqualTo', 'item:ItemClass', 'IPM.Note')}</Or>`, '02'],
    [`<Not>${voice}</Not>`, '03'],
    ['<Exists><ExtendedFieldURI PropertyTag="0x6801" PropertyType="Integer"/></Exists>', '12'],
    ['<Exists><ExtendedFieldURI PropertyTag="0x6803" PropertyType="String"/></Exists>', '13'],
  ])('%s', (inner, expected) => {
    expect(passing(inner)).toBe(expected);
  });
});

describe('what the server does not search by', () => {
  test.each([
    ['a field it cannot search', compare('IsEqualTo', 'item:Attachments', 'x'), 'ErrorUnsupportedPathForQuery'],
    [
      'a constant that is no date',
      compare('IsGreaterThan', 'item:DateTimeReceived', 'soon'),
      'ErrorInvalidValueForProperty',
    ],
    ['a constant that is no boolean', compare('IsEqualTo', 'message:IsRead', 'maybe'), 'ErrorInvalidValueForProperty'],
    [
      'bit masks',
      '<Excludes><FieldURI FieldURI="item:Size"/><Bitmask Value="1"/></Excludes>',
      'ErrorUnsupportedQueryFilter',
    ],
    [
      'hundreds of nodes',
      `<Or>${compare('IsEqualTo', 'item:Subject', 'x').repeat(80)}</Or>`,
      'ErrorRestrictionTooLong',
    ],
  ])('%s', (_, inner, code) => {
    let caught: unknown;
    try {
      passing(inner);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(ResponseError);
    expect(caught).toMatchObject({ code });
  });
});

describe('order and pages', () => {
  const sorted = (...orders: readonly string[]): readonly string[] =>
    sortItems(views, element(orders.join(''))).map(({ item }) => item.subject.slice(0, 9));
  const by = (order: string, path: string): string => `<FieldOrder Order="${order}">${path}</FieldOrder>`;
  const receivedPath = '<FieldURI FieldURI="item:DateTimeReceived"/>';

  test('by one field, either way', () => {
    expect(sorted(by('Descending', receivedPath))).toEqual(['Missed ca', 'Protected', 'Voice Mai', 'Réunion b']);
    expect(sorted(by('Ascending', receivedPath))).toEqual(['Réunion b', 'Voice Mai', 'Protected', 'Missed ca']);
  });

  test('by two fields, those without a value first', () => {
    const seconds = '<ExtendedFieldURI PropertyTag="0x6801" PropertyType="Integer"/>';
    expect(sorted(by('Ascending', seconds), by('Descending', receivedPath))).toEqual([
      'Missed ca',
      'Réunion b',
      'Voice Mai',
      'Protected',
    ]);
  });

  const all = ['a', 'b', 'c', 'd', 'e'];
  const view = (attributes: string, name = 'IndexedPageItemView'): XmlElement => parseXml(`<${name} ${attributes}/>`);
  test.each<[string, XmlElement | undefined, string, number, boolean]>([
    ['the first page', view('MaxEntriesReturned="2" Offset="0" BasePoint="Beginning"'), 'ab', 2, false],
    ['the next one', view('MaxEntriesReturned="2" Offset="2" BasePoint="Beginning"'), 'cd', 4, false],
    ['the last one', view('MaxEntriesReturned="2" Offset="4" BasePoint="Beginning"'), 'e', 5, true],
    ['behind the end', view('MaxEntriesReturned="2" Offset="9" BasePoint="Beginning"'), '', 9, true],
    ['from the end', view('MaxEntriesReturned="2" Offset="0" BasePoint="End"'), 'de', 2, false],
    ['from the end, the last', view('MaxEntriesReturned="4" Offset="2" BasePoint="End"'), 'abc', 5, true],
    [
      'by a fraction',
      view('MaxEntriesReturned="2" Numerator="1" Denominator="2"', 'FractionalPageItemView'),
      'cd',
      4,
      false,
    ],
    ['without a view', undefined, 'abcd', 4, false],
  ])('%s', (_, pageView, items, nextOffset, last) => {
    expect(pageOf(all, pageView, 4)).toEqual({ items: items.split(''), nextOffset, last });
  });

  test.each([
    ['MaxEntriesReturned="0" Offset="0" BasePoint="Beginning"', 'ErrorInvalidPagingMaxRows'],
    ['MaxEntriesReturned="5" Offset="-1" BasePoint="Beginning"', 'ErrorInvalidIndexedPagingParameters'],
  ])('%s is refused', (attributes, code) => {
    let caught: unknown;
    try {
      pageOf(all, view(attributes), 4);
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ code });
  });
});
