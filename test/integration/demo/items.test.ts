import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attributeOf, childText } from '../../../electron/demo/xml.ts';
import { startExchange, type TestExchange } from '../../support/exchange.ts';
import { all, ask, one, texts } from '../../support/soap.ts';

const mira = 'mira.voss@contoso.example';
let exchange: TestExchange;
beforeEach(async () => {
  exchange = await startExchange({ now: () => Date.parse('2026-11-23T09:40:00Z') });
});
afterEach(() => exchange.stop());

const berlin = '<t:StartTimeZone Id="W. Europe Standard Time"/><t:EndTimeZone Id="W. Europe Standard Time"/>';
const set = 'PropertySetId="c11ff724-aa03-4555-9952-8fa248a11c3e" PropertyName="creationId" PropertyType="String"';
const mark = (id: string): string =>
  `<t:ExtendedProperty><t:ExtendedFieldURI ${set}/><t:Value>${id}</t:Value></t:ExtendedProperty>`;

function create(item: string, options: { readonly folder?: string; readonly send?: boolean } = {}): string {
  const { folder = 'calendar', send = true } = options;
  const invitations = send ? ' SendMeetingInvitations="SendToNone"' : '';
  return `<m:CreateItem${invitations}><m:SavedItemFolderId><t:DistinguishedFolderId Id="${folder}"/></m:SavedItemFolderId><m:Items>${item}</m:Items></m:CreateItem>`;
}

function appointment(
  start: string,
  end: string,
  rest: { readonly before?: string; readonly after?: string } = {},
): string {
  return `<t:CalendarItem><t:Subject>Focus time</t:Subject>${rest.before ?? ''}<t:Start>${start}</t:Start><t:End>${end}</t:End>${rest.after ?? ''}</t:CalendarItem>`;
}

async function idOf(request: string): Promise<string> {
  const { root } = await ask(exchange, request);
  return attributeOf(one(root, 'ItemId'), 'Id') ?? '';
}

async function get(id: string, fields = ''): Promise<Awaited<ReturnType<typeof ask>>> {
  return ask(
    exchange,
    `<m:GetItem><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape><t:AdditionalProperties>${fields}<t:ExtendedFieldURI ${set}/></t:AdditionalProperties></m:ItemShape><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:GetItem>`,
  );
}

describe('an appointment that is created', () => {
  test('is kept with all that was said of it', async () => {
    const id = await idOf(
      create(
        `<t:CalendarItem><t:Subject>Focus &amp; quiet</t:Subject><t:Sensitivity>Private</t:Sensitivity><t:Body BodyType="Text">no &lt;calls&gt;</t:Body><t:Categories><t:String>Own</t:String></t:Categories><t:Importance>High</t:Importance><t:ReminderIsSet>true</t:ReminderIsSet><t:ReminderMinutesBeforeStart>5</t:ReminderMinutesBeforeStart>${mark('c-1')}<t:Start>2026-11-24T14:00:00</t:Start><t:End>2026-11-24T15:00:00</t:End><t:IsAllDayEvent>false</t:IsAllDayEvent><t:LegacyFreeBusyStatus>Tentative</t:LegacyFreeBusyStatus><t:Location>Desk</t:Location>${berlin}</t:CalendarItem>`,
      ),
    );
    const { root } = await get(id);
    const item = one(root, 'CalendarItem');
    const shown = ['Subject', 'Sensitivity', 'Importance', 'Start', 'End', 'LegacyFreeBusyStatus', 'Location'];
    expect(shown.map((name) => childText(item, name))).toEqual([
      'Focus & quiet',
      'Private',
      'High',
      '2026-11-24T13:00:00Z',
      '2026-11-24T14:00:00Z',
      'Tentative',
      'Desk',
    ]);
    expect(childText(item, 'Body')).toContain('no &lt;calls&gt;');
    expect([texts(item, 'ReminderMinutesBeforeStart'), texts(item, 'String'), texts(item, 'Value')]).toEqual([
      ['5'],
      ['Own'],
      ['c-1'],
    ]);
    expect(childText(item, 'StartTimeZoneId')).toBe('W. Europe Standard Time');
  });

  test('is found by a property of the client’s own', async () => {
    const id = await idOf(create(appointment('2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z', { before: mark('c-2') })));
    await idOf(create(appointment('2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z', { before: mark('c-3') })));
    const find = (value: string): string =>
      `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:Restriction><t:IsEqualTo><t:ExtendedFieldURI ${set}/><t:FieldURIOrConstant><t:Constant Value="${value}"/></t:FieldURIOrConstant></t:IsEqualTo></m:Restriction><m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds></m:FindItem>`;
    const found = all((await ask(exchange, find('c-2'))).root, 'ItemId').map((element) => attributeOf(element, 'Id'));
    expect(found).toEqual([id]);
    expect(all((await ask(exchange, find('c-4'))).root, 'ItemId')).toEqual([]);
  });

  test('of whole days lies from midnight to midnight in its zone', async () => {
    const id = await idOf(
      create(
        appointment('2026-11-26T00:00:00', '2026-11-28T00:00:00', {
          after: `<t:IsAllDayEvent>true</t:IsAllDayEvent><t:LegacyFreeBusyStatus>OOF</t:LegacyFreeBusyStatus>${berlin}`,
        }),
      ),
    );
    const { root } = await get(id);
    expect([texts(root, 'Start'), texts(root, 'End')]).toEqual([['2026-11-25T23:00:00Z'], ['2026-11-27T23:00:00Z']]);
  });

  test('shows to others as busy, and in a synchronization', async () => {
    await idOf(create(appointment('2026-11-29T03:00:00Z', '2026-11-29T04:00:00Z')));
    const listed = await exchange.client.list(mira);
    expect(listed.filter(({ subject }) => subject === 'Focus time').map(({ start }) => start)).toEqual([
      '2026-11-29T03:00:00Z',
    ]);
  });

  test.each([
    ['ErrorCalendarEndDateIsEarlierThanStartDate', create(appointment('2026-11-24T15:00:00Z', '2026-11-24T14:00:00Z'))],
    ['ErrorCalendarDurationIsTooLong', create(appointment('2026-11-24T15:00:00Z', '2032-11-24T14:00:00Z'))],
    ['ErrorRequiredPropertyMissing', create('<t:CalendarItem><t:Subject>When?</t:Subject></t:CalendarItem>')],
    [
      'ErrorInvalidPropertySet',
      create(
        appointment('2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z', {
          after: '<t:NetShowUrl>https://fabrikam.example</t:NetShowUrl>',
        }),
      ),
    ],
    [
      'ErrorTimeZone',
      create(
        appointment('2026-11-24T14:00:00', '2026-11-24T15:00:00', {
          after: '<t:StartTimeZone Id="Moon Standard Time"/>',
        }),
      ),
    ],
    [
      'ErrorSendMeetingInvitationsRequired',
      create(appointment('2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z'), { send: false }),
    ],
    [
      'ErrorCannotCreateCalendarItemInNonCalendarFolder',
      create(appointment('2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z'), { folder: 'inbox' }),
    ],
  ])('is refused with %s', async (code, request) => {
    const before = (await exchange.client.list(mira)).length;
    expect((await ask(exchange, request)).codes).toEqual([code]);
    expect((await exchange.client.list(mira)).length).toBe(before);
  });

  test('is no contact: those are not made here', async () => {
    const { status, codes } = await ask(exchange, create('<t:Contact><t:Subject>Hi</t:Subject></t:Contact>'));
    expect([status, codes]).toEqual([500, ['ErrorInvalidRequest']]);
  });
});

describe('what is deleted', () => {
  const remove = (id: string, type: string, cancellations = ' SendMeetingCancellations="SendToNone"'): string =>
    `<m:DeleteItem DeleteType="${type}"${cancellations}><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:DeleteItem>`;

  test.each(['HardDelete', 'SoftDelete'])('by %s is gone', async (type) => {
    const id = await idOf(create(appointment('2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z')));
    expect((await ask(exchange, remove(id, type))).codes).toEqual(['NoError']);
    expect((await get(id)).codes).toEqual(['ErrorItemNotFound']);
    expect((await exchange.client.list(mira)).filter(({ subject }) => subject === 'Focus time')).toEqual([]);
  });

  test('otherwise lies in the deleted items under another id', async () => {
    const id = await idOf(create(appointment('2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z')));
    expect((await ask(exchange, remove(id, 'MoveToDeletedItems'))).codes).toEqual(['NoError']);
    expect((await get(id)).codes).toEqual(['ErrorItemNotFound']);
    const [moved] = (await exchange.client.list(mira)).filter(({ subject }) => subject === 'Focus time');
    expect(moved?.folder).toBe('deleteditems');
    expect((await ask(exchange, remove(moved?.id ?? '', 'MoveToDeletedItems'))).codes).toEqual(['NoError']);
    expect((await exchange.client.list(mira)).some(({ subject }) => subject === 'Focus time')).toBe(false);
  });

  test('of a series may be one occurrence', async () => {
    await exchange.client.put(mira, {
      kind: 'appointment',
      subject: 'Test series',
      start: '2026-12-07T06:00:00Z',
      end: '2026-12-07T06:30:00Z',
      recurrence: { pattern: 'daily', count: 3 },
    });
    const find =
      '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape><m:CalendarView StartDate="2026-12-07T05:00:00Z" EndDate="2026-12-12T00:00:00Z"/><m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds></m:FindItem>';
    const occurrences = async (): Promise<readonly (string | undefined)[]> =>
      all((await ask(exchange, find)).root, 'CalendarItem')
        .filter((item) => childText(item, 'Subject') === 'Test series')
        .map((item) => attributeOf(one(item, 'ItemId'), 'Id'));
    const [first, second, third] = await occurrences();
    await ask(exchange, remove(second ?? '', 'MoveToDeletedItems'));
    expect(await occurrences()).toEqual([first, third]);
  });

  test('needs a word on cancellations where it is an appointment', async () => {
    const id = await idOf(create(appointment('2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z')));
    expect((await ask(exchange, remove(id, 'HardDelete', ''))).codes).toEqual([
      'ErrorSendMeetingCancellationsRequired',
    ]);
    const mail = await exchange.client.put(mira, { kind: 'message', subject: 'Old' });
    expect((await ask(exchange, remove(mail.id, 'HardDelete', ''))).codes).toEqual(['NoError']);
    expect((await ask(exchange, remove(mail.id, 'HardDelete', ''))).codes).toEqual(['ErrorItemNotFound']);
  });
});
