import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attributeOf, childText, elementsOf, textOf, type XmlElement } from '../../../electron/demo/xml.ts';
import { startExchange, type TestExchange } from '../../support/exchange.ts';
import { all, ask, one, texts } from '../../support/soap.ts';

const now = Date.parse('2026-11-23T09:40:00Z');
const theo = 'theo.lindqvist@contoso.example';
let exchange: TestExchange;
beforeAll(async () => {
  exchange = await startExchange({ now: () => now });
});
afterAll(() => exchange.stop());

const fields = (...uris: readonly string[]): string => uris.map((uri) => `<t:FieldURI FieldURI="${uri}"/>`).join('');
const utc = '<t:TimeZoneContext><t:TimeZoneDefinition Id="UTC"/></t:TimeZoneContext>';

function calendarView(from: string, to: string, shape: string, rest = ''): string {
  return `<m:FindItem Traversal="Shallow"><m:ItemShape>${shape}</m:ItemShape><m:CalendarView ${rest} StartDate="${from}" EndDate="${to}"/><m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds></m:FindItem>`;
}

const idOnly = '<t:BaseShape>IdOnly</t:BaseShape>';
const only = (...uris: readonly string[]): string =>
  `${idOnly}<t:AdditionalProperties>${fields(...uris)}</t:AdditionalProperties>`;

function getItem(shape: string, ids: string): string {
  return `<m:GetItem><m:ItemShape>${shape}</m:ItemShape><m:ItemIds>${ids}</m:ItemIds></m:GetItem>`;
}

function itemNamed(root: XmlElement, subject: string): XmlElement {
  const found = all(root, 'CalendarItem').find((item) => childText(item, 'Subject') === subject);
  if (found === undefined) throw new Error(`there is no ${subject}`);
  return found;
}

function idOf(item: XmlElement): string {
  return attributeOf(one(item, 'ItemId'), 'Id') ?? '';
}

const today = ['2026-11-22T23:00:00Z', '2026-11-23T23:00:00Z'] as const;

describe('a calendar view', () => {
  test('holds what overlaps the day, in order of start, series expanded', async () => {
    const { root } = await ask(
      exchange,
      calendarView(...today, only('item:Subject', 'calendar:Start', 'calendar:CalendarItemType')),
    );
    const starts = texts(root, 'Start');
    expect([...starts].sort()).toEqual(starts);
    expect(texts(root, 'Subject')).toContain('Release week 4.2');
    expect(childText(itemNamed(root, 'Stand-up'), 'CalendarItemType')).toBe('Occurrence');
    expect(texts(root, 'CalendarItemType')).not.toContain('RecurringMaster');
    expect(attributeOf(one(root, 'RootFolder'), 'IncludesLastItemInRange')).toBe('true');
    expect(attributeOf(one(root, 'RootFolder'), 'IndexedPagingOffset')).toBeUndefined();
  });

  test('has nothing in it that was not asked for', async () => {
    const { root } = await ask(exchange, calendarView(...today, only('item:Subject')));
    const names = new Set(all(root, 'CalendarItem').flatMap((item) => elementsOf(item).map(({ name }) => name)));
    expect([...names].sort()).toEqual(['ItemId', 'Subject']);
  });

  test.each(['Default', 'AllProperties'])('never has bodies, attendees or series in it: %s', async (base) => {
    const { root } = await ask(
      exchange,
      calendarView(
        ...today,
        `<t:BaseShape>${base}</t:BaseShape><t:AdditionalProperties>${fields('item:Body', 'calendar:RequiredAttendees', 'item:Attachments', 'calendar:Recurrence')}</t:AdditionalProperties>`,
      ),
    );
    expect(all(root, 'CalendarItem').length).toBeGreaterThan(6);
    for (const name of [
      'Body',
      'TextBody',
      'Attachments',
      'RequiredAttendees',
      'OptionalAttendees',
      'Resources',
      'Recurrence',
      'EmailAddress',
    ]) {
      expect(all(root, name), name).toEqual([]);
    }
    expect(texts(root, 'Organizer').length).toBe(all(root, 'CalendarItem').length);
  });

  test('writes times in UTC unless another zone is asked for', async () => {
    const operation = calendarView(...today, only('item:Subject', 'calendar:Start'));
    const [plain, asUtc, paris] = await Promise.all([
      ask(exchange, operation),
      ask(exchange, operation, { headers: utc }),
      ask(exchange, operation, {
        headers: '<t:TimeZoneContext><t:TimeZoneDefinition Id="Romance Standard Time"/></t:TimeZoneContext>',
      }),
    ]);
    const start = ({ root }: { root: XmlElement }): string | undefined =>
      childText(itemNamed(root, 'Budget review'), 'Start');
    expect([start(plain), start(asUtc), start(paris)]).toEqual([
      '2026-11-23T09:30:00Z',
      '2026-11-23T09:30:00Z',
      '2026-11-23T10:30:00+01:00',
    ]);
  });

  test('reads times without a zone in the zone of the request', async () => {
    const operation = calendarView('2026-11-23T10:50:00', '2026-11-23T10:51:00', only('item:Subject'));
    const subjects = async (headers: string): Promise<readonly string[]> =>
      texts((await ask(exchange, operation, { headers })).root, 'Subject');
    const paris = '<t:TimeZoneContext><t:TimeZoneDefinition Id="Romance Standard Time"/></t:TimeZoneContext>';
    expect(await subjects(paris)).toContain('Budget review');
    expect(await subjects(utc)).toContain('Vendor call: analytics');
  });

  test('shows a moved occurrence, not the one it was, and none for the deleted one', async () => {
    const shape = only(
      'item:Subject',
      'calendar:Start',
      'calendar:CalendarItemType',
      'calendar:UID',
      'calendar:OriginalStart',
    );
    const { root } = await ask(exchange, calendarView('2026-10-26T00:00:00Z', '2026-12-20T00:00:00Z', shape));
    const sync = all(root, 'CalendarItem').filter(
      (item) => childText(item, 'Subject')?.startsWith('Product sync') === true,
    );
    const days = sync.map(
      (item) => `${childText(item, 'Start')?.slice(0, 10) ?? ''} ${childText(item, 'CalendarItemType') ?? ''}`,
    );
    expect(days).toEqual([
      '2026-10-27 Occurrence',
      '2026-11-03 Occurrence',
      '2026-11-17 Occurrence',
      '2026-11-25 Exception',
      '2026-12-01 Occurrence',
      '2026-12-08 Occurrence',
      '2026-12-15 Occurrence',
    ]);
    expect(new Set(sync.map((item) => childText(item, 'UID'))).size).toBe(1);
    expect(new Set(sync.map(idOf)).size).toBe(sync.length);
    expect(childText(sync[3] ?? root, 'OriginalStart')).toBe('2026-11-24T10:45:00Z');
  });

  test('an all-day entry begins at the owner’s midnight', async () => {
    const { root } = await ask(
      exchange,
      calendarView(
        ...today,
        only('item:Subject', 'calendar:Start', 'calendar:End', 'calendar:IsAllDayEvent', 'calendar:StartTimeZone'),
      ),
    );
    const week = itemNamed(root, 'Release week 4.2');
    expect([childText(week, 'Start'), childText(week, 'End'), childText(week, 'IsAllDayEvent')]).toEqual([
      '2026-11-22T23:00:00Z',
      '2026-11-27T23:00:00Z',
      'true',
    ]);
    expect(attributeOf(one(week, 'StartTimeZone'), 'Id')).toBe('Romance Standard Time');
  });

  test('stops at the number asked for and says so', async () => {
    const { root } = await ask(exchange, calendarView(...today, idOnly, 'MaxEntriesReturned="3"'));
    expect(all(root, 'CalendarItem').length).toBe(3);
    expect(attributeOf(one(root, 'RootFolder'), 'IncludesLastItemInRange')).toBe('false');
    expect(Number(attributeOf(one(root, 'RootFolder'), 'TotalItemsInView'))).toBeGreaterThan(6);
  });

  test('cuts a long subject at 255 characters', async () => {
    await exchange.client.put(exchange.mira.address, {
      kind: 'appointment',
      subject: 'x'.repeat(300),
      start: '2027-03-01T09:00:00Z',
      end: '2027-03-01T10:00:00Z',
    });
    const { root } = await ask(
      exchange,
      calendarView('2027-03-01T00:00:00Z', '2027-03-02T00:00:00Z', only('item:Subject')),
    );
    expect(texts(root, 'Subject')).toContain('x'.repeat(255));
  });

  test.each([
    [
      'the end before the start',
      calendarView(today[1], today[0], idOnly),
      'ErrorCalendarEndDateIsEarlierThanStartDate',
    ],
    [
      'more than two years',
      calendarView('2026-01-01T00:00:00Z', '2028-01-02T00:00:00Z', idOnly),
      'ErrorCalendarViewRangeTooBig',
    ],
    [
      'another folder than a calendar',
      calendarView(...today, idOnly).replace('"calendar"', '"inbox"'),
      'ErrorCalendarFolderIsInvalidForCalendarView',
    ],
    ['no entries at all', calendarView(...today, idOnly, 'MaxEntriesReturned="0"'), 'ErrorInvalidPagingMaxRows'],
    [
      'a restriction with it',
      calendarView(...today, idOnly).replace(
        '<m:ParentFolderIds>',
        '<m:Restriction><t:Exists><t:FieldURI FieldURI="item:Subject"/></t:Exists></m:Restriction><m:ParentFolderIds>',
      ),
      'ErrorInvalidRestriction',
    ],
  ])('refuses %s', async (_, operation, code) => {
    const { status, codes, root } = await ask(exchange, operation);
    expect([status, codes]).toEqual([200, [code]]);
    expect(attributeOf(one(root, 'FindItemResponseMessage'), 'ResponseClass')).toBe('Error');
  });

  test('two years are not too much', async () => {
    expect((await ask(exchange, calendarView('2026-01-01T00:00:00Z', '2028-01-01T00:00:00Z', idOnly))).codes).toEqual([
      'NoError',
    ]);
  });
});

describe('an item', () => {
  async function find(subject: string, day: readonly [string, string] = today): Promise<string> {
    return idOf(itemNamed((await ask(exchange, calendarView(...day, only('item:Subject')))).root, subject));
  }

  test('has body, attendees with addresses and, for the organizer, their answers', async () => {
    const id = await find('Design review: onboarding');
    const { root } = await ask(exchange, getItem('<t:BaseShape>Default</t:BaseShape>', `<t:ItemId Id="${id}"/>`));
    expect(textOf(one(root, 'Body'))).toContain('Three flows');
    const attendees = all(one(root, 'RequiredAttendees'), 'Attendee').map((attendee) => [
      texts(attendee, 'EmailAddress')[0],
      childText(attendee, 'ResponseType'),
    ]);
    expect(attendees).toContainEqual(['camille.roux@contoso.example', 'Tentative']);
    expect(attendees).toContainEqual(['mira.voss@contoso.example', 'Organizer']);
  });

  test('hides the others’ answers from who was invited', async () => {
    const id = await find('Budget review');
    const { root } = await ask(
      exchange,
      getItem(only('calendar:RequiredAttendees', 'calendar:Resources'), `<t:ItemId Id="${id}"/>`),
    );
    expect(new Set(texts(root, 'ResponseType'))).toEqual(new Set(['Organizer', 'Unknown']));
    expect(texts(one(root, 'Resources'), 'Name')).toEqual(['Room Ada']);
  });

  test('gives its body as text when asked, links kept', async () => {
    const id = await find('Stand-up');
    const shape = `${idOnly}<t:BodyType>Text</t:BodyType><t:AdditionalProperties>${fields('item:Body')}</t:AdditionalProperties>`;
    const { root } = await ask(exchange, getItem(shape, `<t:ItemId Id="${id}"/>`));
    expect(attributeOf(one(root, 'Body'), 'BodyType')).toBe('Text');
    expect(textOf(one(root, 'Body'))).toMatch(
      /^What moved, .*\r\nJoin the meeting now<https:\/\/teams\.microsoft\.com\/[^>]*>$/,
    );
  });

  test('cuts a body where asked and says so', async () => {
    const id = await find('Stand-up');
    const shape = `${idOnly}<t:BodyType>Text</t:BodyType><t:MaximumBodySize>10</t:MaximumBodySize><t:AdditionalProperties>${fields('item:Body')}</t:AdditionalProperties>`;
    const { root } = await ask(exchange, getItem(shape, `<t:ItemId Id="${id}"/>`));
    expect([textOf(one(root, 'Body')), attributeOf(one(root, 'Body'), 'IsTruncated')]).toEqual(['What moved', 'true']);
  });

  test('a series is reached from an occurrence, an occurrence by its number', async () => {
    const occurrence = await find('Stand-up');
    const { root } = await ask(
      exchange,
      getItem('<t:BaseShape>AllProperties</t:BaseShape>', `<t:RecurringMasterItemId OccurrenceId="${occurrence}"/>`),
    );
    const master = one(root, 'CalendarItem');
    expect(childText(master, 'CalendarItemType')).toBe('RecurringMaster');
    expect(texts(one(master, 'WeeklyRecurrence'), 'DaysOfWeek')).toEqual(['Monday Tuesday Wednesday Thursday Friday']);
    expect(texts(one(master, 'NoEndRecurrence'), 'StartDate')).toEqual(['2026-10-26+01:00']);
    expect(texts(one(master, 'DeletedOccurrences'), 'Start')).toEqual(['2026-12-02T08:15:00Z']);
    const second = await ask(
      exchange,
      getItem(only('calendar:Start'), `<t:OccurrenceItemId RecurringMasterId="${idOf(master)}" InstanceIndex="2"/>`),
    );
    expect(texts(second.root, 'Start')).toEqual(['2026-10-27T08:15:00Z']);
  });

  test('join links come as property and as named properties', async () => {
    const id = await find('Stand-up');
    const shape = `${idOnly}<t:AdditionalProperties>${fields('calendar:JoinOnlineMeetingUrl', 'calendar:IsOnlineMeeting')}<t:ExtendedFieldURI DistinguishedPropertySetId="PublicStrings" PropertyName="SkypeTeamsMeetingUrl" PropertyType="String"/></t:AdditionalProperties>`;
    const { root } = await ask(exchange, getItem(shape, `<t:ItemId Id="${id}"/>`));
    expect(texts(root, 'IsOnlineMeeting')).toEqual(['true']);
    expect(texts(root, 'Value')).toEqual(texts(root, 'JoinOnlineMeetingUrl'));
  });

  test('one bad id leaves the others alone', async () => {
    const good = await find('Dentist');
    const single = `<t:ItemId Id="${good}"/>`;
    const series = await find('Stand-up');
    const ids = [
      single,
      '<t:ItemId Id="AAMkADbm9uc2Vuc2U="/>',
      '<t:ItemId Id=""/>',
      `<t:RecurringMasterItemId OccurrenceId="${good}"/>`,
      `<t:OccurrenceItemId RecurringMasterId="${good}" InstanceIndex="1"/>`,
      `<t:OccurrenceItemId RecurringMasterId="${series}" InstanceIndex="1"/>`,
      single,
    ];
    const { status, codes } = await ask(exchange, getItem(idOnly, ids.join('')));
    expect(status).toBe(200);
    expect(codes).toEqual([
      'NoError',
      'ErrorInvalidIdMalformed',
      'ErrorInvalidIdEmpty',
      'ErrorCalendarCannotUseIdForRecurringMasterId',
      'ErrorCalendarCannotUseIdForOccurrenceId',
      'ErrorCalendarCannotUseIdForOccurrenceId',
      'NoError',
    ]);
  });

  test('numbers of occurrences that are gone or never were', async () => {
    const occurrence = await find('Stand-up');
    const { root } = await ask(exchange, getItem(idOnly, `<t:RecurringMasterItemId OccurrenceId="${occurrence}"/>`));
    const master = idOf(one(root, 'CalendarItem'));
    // 26 October is the first; 2 December, the 28th, was deleted.
    const at = (index: number): string =>
      `<t:OccurrenceItemId RecurringMasterId="${master}" InstanceIndex="${index}"/>`;
    const { codes } = await ask(exchange, getItem(idOnly, at(27) + at(28) + at(0)));
    expect(codes).toEqual([
      'NoError',
      'ErrorCalendarOccurrenceIsDeletedFromRecurrence',
      'ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange',
    ]);
  });

  test('a field of another kind of item is refused', async () => {
    const id = await find('Dentist');
    const { codes } = await ask(exchange, getItem(only('message:IsRead'), `<t:ItemId Id="${id}"/>`));
    expect(codes).toEqual(['ErrorInvalidPropertyRequest']);
  });

  test('somebody else’s item is not there', async () => {
    const id = await find('Dentist');
    const { address, password } = exchange.users.find((user) => user.address === theo) ?? exchange.mira;
    const { codes } = await ask(exchange, getItem(idOnly, `<t:ItemId Id="${id}"/>`), { as: { address, password } });
    expect(codes).toEqual(['ErrorItemNotFound']);
  });
});

describe('a calendar over the change of DST', () => {
  test.each([
    [
      'Romance Standard Time',
      'mira.voss@contoso.example',
      '2027-03-22T09:00:00+01:00',
      ['2027-03-22T08:00:00Z', '2027-03-29T07:00:00Z'],
    ],
    [
      'India Standard Time',
      'anirban.sen@contoso.example',
      '2027-03-22T09:00:00+05:30',
      ['2027-03-22T03:30:00Z', '2027-03-29T03:30:00Z'],
    ],
    [
      'Eastern Standard Time',
      'olivia.chen@contoso.example',
      '2027-03-08T09:00:00-05:00',
      ['2027-03-08T14:00:00Z', '2027-03-15T13:00:00Z'],
    ],
    [
      'AUS Eastern Standard Time',
      'aisha.rahman@contoso.example',
      '2027-03-29T09:00:00+11:00',
      ['2027-03-28T22:00:00Z', '2027-04-04T23:00:00Z'],
    ],
  ])('%s', async (zone, mailbox, start, expected) => {
    const end = start.replace('T09', 'T10');
    await exchange.client.put(mailbox, {
      kind: 'appointment',
      subject: 'Nine',
      start,
      end,
      recurrence: { pattern: 'weekly', count: 2 },
    });
    const user = exchange.users.find(({ address }) => address === mailbox) ?? exchange.mira;
    const { root } = await ask(
      exchange,
      calendarView(
        '2027-03-01T00:00:00Z',
        '2027-04-30T00:00:00Z',
        only('item:Subject', 'calendar:Start', 'calendar:StartTimeZone'),
      ),
      { as: user },
    );
    const nine = all(root, 'CalendarItem').filter((item) => childText(item, 'Subject') === 'Nine');
    expect(nine.map((item) => childText(item, 'Start'))).toEqual(expected);
    expect(nine.map((item) => attributeOf(one(item, 'StartTimeZone'), 'Id'))).toEqual([zone, zone]);
  });
});
