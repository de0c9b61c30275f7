import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkElement } from '../../../electron/demo/fact-check.ts';
import { elements, factName } from '../../../electron/demo/facts.ts';
import { parseXml } from '../../../electron/demo/xml-parse.ts';
import { childOf, elementsOf, type XmlElement } from '../../../electron/demo/xml.ts';
import { validateAgainstSchema } from '../../support/schema.ts';
import { schemaOrSkip } from '../../support/schema-or-skip.ts';

const known = [
  ...['01', '05', '08', '11', '13', '15', '17', '19', '21'],
  ...['02', '06', '07', '09', '12', '14', '16', '18', '20', '22', '79', '80', '81'],
  ...['23', '24', '25', '26', '27', '28', '29', '33', '34', '35', '36', '39'],
];
const files: Readonly<Record<string, string>> = {
  '01': '01-getuseravailability-request.xml',
  '02': '02-getuseravailability-response.xml',
  '05': '05-getuseroofsettings-request.xml',
  '06': '06-getuseroofsettings-response-scheduled.xml',
  '07': '07-getuseroofsettings-response-disabled.xml',
  '08': '08-setuseroofsettings-request.xml',
  '09': '09-setuseroofsettings-response-error.xml',
  '11': '11-getfolder-request.xml',
  '12': '12-getfolder-response.xml',
  '13': '13-finditem-calendarview-request.xml',
  '14': '14-finditem-calendarview-response.xml',
  '15': '15-getitem-calendar-request.xml',
  '16': '16-getitem-calendar-response.xml',
  '17': '17-finditem-voicemail-request.xml',
  '18': '18-finditem-voicemail-response.xml',
  '19': '19-getitem-voicemail-request.xml',
  '20': '20-getitem-voicemail-response.xml',
  '21': '21-getattachment-request.xml',
  '22': '22-getattachment-voicemail-response.xml',
  '23': '23-syncfolderitems-request.xml',
  '24': '24-syncfolderitems-response.xml',
  '25': '25-syncfolderitems-response-badstate.xml',
  '26': '26-syncfolderhierarchy-response.xml',
  '27': '27-subscribe-streaming-request.xml',
  '28': '28-subscribe-streaming-response.xml',
  '29': '29-getstreamingevents-request.xml',
  '33': '33-getevents-response.xml',
  '34': '34-createitem-meeting-request.xml',
  '35': '35-createitem-meeting-response.xml',
  '36': '36-createitem-decline-request.xml',
  '39': '39-deleteitem-response-mixed.xml',
  '79': '79-finditem-querystring-request.xml',
  '80': '80-getuseroofsettings-response-newfields.xml',
  '81': '81-getfolder-changemarker-response.xml',
};

function fixture(number: string): string {
  return readFileSync(new URL(`../../fixtures/ews/${files[number] ?? ''}`, import.meta.url), 'utf8');
}

/** The operation and those headers of an envelope that the schema knows: others are nobody's business. */
function parts(xml: string): readonly XmlElement[] {
  const root = parseXml(xml);
  const [header, body] = [childOf(root, 'Header'), childOf(root, 'Body')];
  const headers = header === undefined ? [] : elementsOf(header).filter((block) => factName(block) in elements);
  return [...headers, ...(body === undefined ? [] : elementsOf(body))];
}

function violations(xml: string): readonly string[] {
  return parts(xml).flatMap((element) => checkElement(element).map(({ message }) => message));
}

describe('documents that keep to the schema', () => {
  test.each(known)('fixture %s passes', (number) => {
    expect(violations(fixture(number))).toEqual([]);
  });
});

describe('documents that break it', () => {
  const find = fixture('17');
  const availability = fixture('01');
  test.each<[kind: string, xml: string, message: string]>([
    [
      'children in the wrong order',
      fixture('08').replace(
        /(<t:OofState>.*?<\/t:OofState>)\s*(<t:ExternalAudience>.*?<\/t:ExternalAudience>)/s,
        '$2$1',
      ),
      "The element 'UserOofSettings' has invalid child element 'ExternalAudience'. Expected 'OofState'.",
    ],
    [
      'a required child missing',
      availability.replace(/<m:MailboxDataArray>.*<\/m:MailboxDataArray>/s, ''),
      "The element 'GetUserAvailabilityRequest' has invalid child element 'FreeBusyViewOptions'. Expected 'MailboxDataArray'.",
    ],
    [
      'a required child missing at the end',
      find.replace(/<m:ParentFolderIds>.*<\/m:ParentFolderIds>/s, ''),
      "The element 'FindItem' has incomplete content; expected 'ParentFolderIds'.",
    ],
    [
      'an unknown child',
      find.replace('<t:BaseShape>IdOnly</t:BaseShape>', '<t:BaseShap>IdOnly</t:BaseShap>'),
      "The element 'ItemShape' has invalid child element 'BaseShap'. Expected 'BaseShape'.",
    ],
    [
      'a child too many',
      find.replace('<t:BaseShape>IdOnly</t:BaseShape>', '<t:BaseShape>IdOnly</t:BaseShape>'.repeat(2)),
      "The element 'ItemShape' has invalid child element 'BaseShape'.",
    ],
    [
      'a child in the wrong namespace',
      availability.replaceAll('m:MailboxDataArray', 't:MailboxDataArray'),
      "The element 'GetUserAvailabilityRequest' has invalid child element 'MailboxDataArray'. Expected 'MailboxDataArray'.",
    ],
    [
      'an unknown attribute',
      find.replace('Offset="0"', 'Offset="0" Sideways="1"'),
      "The attribute 'Sideways' is not declared.",
    ],
    [
      'a required attribute missing',
      find.replace(' BasePoint="Beginning"', ''),
      "The required attribute 'BasePoint' is missing.",
    ],
    [
      'an attribute where there is none',
      find.replace('<t:BaseShape>', '<t:BaseShape a="1">'),
      "The attribute 'a' is not declared.",
    ],
    [
      'a bad enumeration in an attribute',
      find.replace('BasePoint="Beginning"', 'BasePoint="Middle"'),
      "The attribute 'BasePoint' is invalid: 'Middle' is not a valid IndexBasePointType.",
    ],
    [
      'a bad enumeration in an element',
      find.replace('IdOnly', 'IdOny'),
      "The element 'BaseShape' is invalid: 'IdOny' is not a valid DefaultShapeNamesType.",
    ],
    [
      'a bad enumeration in a list',
      fixture('02').replace('Monday Tuesday Wednesday', 'Monday Dienstag Wednesday'),
      "The element 'DayOfWeek' is invalid: 'Monday Dienstag Wednesday Thursday Friday' is not a valid DaysOfWeekType.",
    ],
    [
      'a bad dateTime',
      fixture('13').replace('StartDate="2026-10-18T22:00:00Z"', 'StartDate="2026-02-30T22:00:00Z"'),
      "The attribute 'StartDate' is invalid: '2026-02-30T22:00:00Z' is not a valid dateTime.",
    ],
    [
      'a bad int',
      availability.replace('<t:Bias>-60</t:Bias>', '<t:Bias>-1e2</t:Bias>'),
      "The element 'Bias' is invalid: '-1e2' is not a valid int.",
    ],
    [
      'a bad boolean',
      availability.replace('<t:ExcludeConflicts>false<', '<t:ExcludeConflicts>no<'),
      "The element 'ExcludeConflicts' is invalid: 'no' is not a valid boolean.",
    ],
    [
      'a bad property tag',
      find.replace('PropertyTag="0x6801"', 'PropertyTag="0x680100"'),
      "The attribute 'PropertyTag' is invalid: '0x680100' is not a valid PropertyTagType.",
    ],
    [
      'text between elements',
      find.replace('<m:ParentFolderIds>', '<m:ParentFolderIds>here: '),
      "The element 'ParentFolderIds' cannot contain text.",
    ],
    [
      'two children where there is a choice',
      find.replace(
        '<m:Restriction>',
        '<m:CalendarView StartDate="2026-10-18T22:00:00Z" EndDate="2026-10-19T22:00:00Z"/><m:Restriction>',
      ),
      "The element 'FindItem' has invalid child element 'CalendarView'. Expected 'ParentFolderIds'.",
    ],
    ['an unknown operation', find.replaceAll('m:FindItem', 'm:FindThing'), "The element 'FindThing' is not declared."],
  ])('%s', (_, xml, message) => {
    expect(violations(xml)).toContain(message);
  });

  test('every violation says where it stands', () => {
    const [, operation] = parts(fixture('17').replace('IdOnly', 'IdOny'));
    const [violation] = operation === undefined ? [] : checkElement(operation);
    const lines = fixture('17').split('\n');
    expect(lines[(violation?.line ?? 0) - 1]?.slice((violation?.column ?? 0) - 1)).toMatch(/^<t:BaseShape>/);
  });
});

/** Damages a document somewhere: each damage may or may not break the schema. */
type Damage = 'drop' | 'double' | 'swap' | 'rename' | 'retext' | 'attribute' | 'reattribute';

function damaged(xml: string, damage: Damage, pick: number): string {
  const leaves = [...xml.matchAll(/<(t:\w+|m:\w+|[A-Z]\w+)(?: [^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g)];
  const leaf = leaves[pick % leaves.length];
  if (leaf === undefined) return xml;
  const [whole, name = ''] = leaf;
  const other = leaves[(pick * 7 + 3) % leaves.length]?.[0] ?? whole;
  const replacement = {
    drop: '',
    double: whole + whole,
    swap: other,
    rename: whole.replaceAll(name, `${name}X`),
    retext: whole.replace(/>[^<>]*<\//, '>!?</'),
    attribute: whole.replace(/(\/?>)/, ' Odd="1"$1'),
    reattribute: whole.replace(/="[^"]*"/, '="!?"'),
  }[damage];
  return xml.slice(0, leaf.index) + replacement + xml.slice(leaf.index + whole.length);
}

schemaOrSkip('the check and the official schema judge damaged documents alike', async () => {
  const samples = fc.sample(
    fc.record({
      number: fc.constantFrom(...known),
      damage: fc.constantFrom<Damage>('drop', 'double', 'swap', 'rename', 'retext', 'attribute', 'reattribute'),
      pick: fc.nat(2000),
    }),
    { numRuns: 1200, seed: 20261123 },
  );
  const documents = samples.map(({ number, damage, pick }) => damaged(fixture(number), damage, pick));
  const official = await Promise.all(documents.map(validateAgainstSchema));
  const disagreements = documents.flatMap((xml, index) => {
    // The official validator reads base64 leniently, skipping what isn't part of it.
    const own = violations(xml).filter((message) => !message.includes('base64Binary'));
    const theirs = official[index] ?? [];
    return (own.length === 0) === (theirs.length === 0) ? [] : [{ sample: samples[index], own, theirs }];
  });
  expect(disagreements).toEqual([]);
  expect(official.filter((errors) => errors.length > 0).length).toBeGreaterThan(400);
  expect(official.filter((errors) => errors.length === 0).length).toBeGreaterThan(50);
});
