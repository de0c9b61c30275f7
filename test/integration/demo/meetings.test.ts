import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attributeOf, childText, type XmlElement } from '../../../electron/demo/xml.ts';
import { startExchange, type TestExchange } from '../../support/exchange.ts';
import { all, ask, one, texts } from '../../support/soap.ts';

const mira = { address: 'mira.voss@contoso.example', password: 'Contoso-2026!' };
const theo = { address: 'theo.lindqvist@contoso.example', password: 'Contoso-2026!' };
let exchange: TestExchange;
beforeEach(async () => {
  exchange = await startExchange({ now: () => Date.parse('2026-11-23T09:40:00Z') });
});
afterEach(() => exchange.stop());

type Who = typeof mira;
interface Entry {
  readonly id: string;
  readonly changeKey: string;
  readonly element: XmlElement;
}

const attendee = (address: string): string =>
  `<t:Attendee><t:Mailbox><t:EmailAddress>${address}</t:EmailAddress></t:Mailbox></t:Attendee>`;

const zones = '<t:StartTimeZone Id="W. Europe Standard Time"/><t:EndTimeZone Id="W. Europe Standard Time"/>';

function meeting(options: { readonly resources?: string; readonly recurrence?: string } = {}): string {
  return (
    '<m:CreateItem SendMeetingInvitations="SendToAllAndSaveCopy"><m:Items><t:CalendarItem><t:Subject>Roadmap</t:Subject>' +
    '<t:Start>2026-12-01T10:00:00</t:Start><t:End>2026-12-01T11:00:00</t:End><t:Location>Ada</t:Location>' +
    `<t:RequiredAttendees>${attendee(theo.address)}</t:RequiredAttendees>` +
    (options.resources === undefined ? '' : `<t:Resources>${attendee(options.resources)}</t:Resources>`) +
    `${options.recurrence ?? ''}${zones}</t:CalendarItem></m:Items></m:CreateItem>`
  );
}

const weekly =
  '<t:Recurrence><t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Tuesday</t:DaysOfWeek></t:WeeklyRecurrence>' +
  '<t:NumberedRecurrence><t:StartDate>2026-12-01</t:StartDate><t:NumberOfOccurrences>3</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence>';

/** What somebody's calendar shows of December, by subject. */
async function entries(who: Who, subject = 'Roadmap'): Promise<readonly Entry[]> {
  const { root } = await ask(
    exchange,
    '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>' +
      '<m:CalendarView StartDate="2026-12-01T00:00:00Z" EndDate="2027-01-01T00:00:00Z"/>' +
      '<m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds></m:FindItem>',
    { as: who },
  );
  return all(root, 'CalendarItem')
    .filter((element) => (childText(element, 'Subject') ?? '').includes(subject))
    .map((element) => ({
      id: attributeOf(one(element, 'ItemId'), 'Id') ?? '',
      changeKey: attributeOf(one(element, 'ItemId'), 'ChangeKey') ?? '',
      element,
    }));
}

async function only(who: Who): Promise<Entry> {
  const [entry, ...others] = await entries(who);
  if (entry === undefined || others.length > 0) throw new Error(`${others.length + 1} entries`);
  return entry;
}

async function details(who: Who, { id }: Entry): Promise<XmlElement> {
  const shape = '<m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>';
  const { root } = await ask(exchange, `<m:GetItem>${shape}<m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:GetItem>`, {
    as: who,
  });
  return one(root, 'CalendarItem');
}

async function mailOf(who: Who, name: string): Promise<readonly string[]> {
  const { root } = await ask(
    exchange,
    '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>' +
      '<m:ParentFolderIds><t:DistinguishedFolderId Id="inbox"/></m:ParentFolderIds></m:FindItem>',
    { as: who },
  );
  return all(root, name).map((element) => childText(element, 'Subject') ?? '');
}

const answer = (name: string, { id, changeKey }: Entry, note = ''): string =>
  `<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items><t:${name}><t:Body BodyType="Text">${note}</t:Body>` +
  `<t:ReferenceItemId Id="${id}" ChangeKey="${changeKey}"/></t:${name}></m:Items></m:CreateItem>`;

const update = ({ id, changeKey }: Entry, sets: string, mode = 'NeverOverwrite'): string =>
  `<m:UpdateItem ConflictResolution="${mode}" SendMeetingInvitationsOrCancellations="SendToAllAndSaveCopy"><m:ItemChanges>` +
  `<t:ItemChange><t:ItemId Id="${id}" ChangeKey="${changeKey}"/><t:Updates>${sets}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`;

const set = (uri: string, element: string): string =>
  `<t:SetItemField><t:FieldURI FieldURI="${uri}"/><t:CalendarItem>${element}</t:CalendarItem></t:SetItemField>`;

const moved =
  set('calendar:Start', '<t:Start>2026-12-01T14:00:00</t:Start>') +
  set('calendar:End', '<t:End>2026-12-01T15:00:00</t:End>');

describe('a meeting between two mailboxes', () => {
  test('is delivered, answered, and the answer stands in the organizer’s entry', async () => {
    await ask(exchange, meeting(), { as: mira });
    const invited = await only(theo);
    const shown = ['MyResponseType', 'LegacyFreeBusyStatus', 'Start', 'Location'];
    expect(shown.map((name) => childText(invited.element, name))).toEqual([
      'NoResponseReceived',
      'Tentative',
      '2026-12-01T09:00:00Z',
      'Ada',
    ]);
    expect(await mailOf(theo, 'MeetingRequest')).toEqual(['Roadmap']);
    const { codes } = await ask(exchange, answer('AcceptItem', invited, 'See you there'), { as: theo });
    expect(codes).toEqual(['NoError']);
    expect(childText((await only(theo)).element, 'LegacyFreeBusyStatus')).toBe('Busy');
    const host = await details(mira, await only(mira));
    expect(texts(one(host, 'RequiredAttendees'), 'ResponseType')).toEqual(['Organizer', 'Accept']);
    expect(await mailOf(mira, 'MeetingResponse')).toEqual(['Accepted: Roadmap']);
  });

  test('asks again when the organizer moves it, and not when only its text changes', async () => {
    await ask(exchange, meeting(), { as: mira });
    await ask(exchange, answer('TentativelyAcceptItem', await only(theo)), { as: theo });
    await ask(exchange, update(await only(mira), set('calendar:Location', '<t:Location>Grace</t:Location>')), {
      as: mira,
    });
    const same = await only(theo);
    expect([childText(same.element, 'MyResponseType'), childText(same.element, 'Location')]).toEqual([
      'Tentative',
      'Grace',
    ]);
    await ask(exchange, update(await only(mira), moved), { as: mira });
    const again = await only(theo);
    expect([childText(again.element, 'MyResponseType'), childText(again.element, 'Start')]).toEqual([
      'NoResponseReceived',
      '2026-12-01T13:00:00Z',
    ]);
  });

  test('that is declined leaves the invitee’s calendar, and one that is cancelled stays there marked so', async () => {
    await ask(exchange, meeting(), { as: mira });
    await ask(exchange, answer('DeclineItem', await only(theo)), { as: theo });
    expect(await entries(theo)).toEqual([]);
    await ask(exchange, update(await only(mira), moved), { as: mira });
    const { id, changeKey } = await only(mira);
    const cancel =
      '<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items><t:CancelCalendarItem>' +
      `<t:ReferenceItemId Id="${id}" ChangeKey="${changeKey}"/><t:NewBodyContent BodyType="Text">Sorry</t:NewBodyContent>` +
      '</t:CancelCalendarItem></m:Items></m:CreateItem>';
    expect((await ask(exchange, cancel, { as: mira })).codes).toEqual(['NoError']);
    expect(await entries(mira)).toEqual([]);
    const left = await only(theo);
    expect([childText(left.element, 'IsCancelled'), childText(left.element, 'Subject')]).toEqual([
      'true',
      'Canceled: Roadmap',
    ]);
    expect(await mailOf(theo, 'MeetingCancellation')).toEqual(['Canceled: Roadmap']);
  });

  test('is refused where somebody changed it meanwhile, or who answers doesn’t know the newest', async () => {
    await ask(exchange, meeting(), { as: mira });
    const [old, copy] = [await only(mira), await only(theo)];
    await ask(exchange, update(old, moved), { as: mira });
    expect((await ask(exchange, update(old, moved), { as: mira })).codes).toEqual(['ErrorIrresolvableConflict']);
    expect((await ask(exchange, update(old, moved, 'AlwaysOverwrite'), { as: mira })).codes).toEqual(['NoError']);
    expect((await ask(exchange, answer('AcceptItem', copy), { as: theo })).codes).toEqual(['ErrorStaleObject']);
    expect((await ask(exchange, answer('AcceptItem', await only(mira)), { as: mira })).codes).toEqual([
      'ErrorCalendarIsOrganizerForAccept',
    ]);
  });

  test('is taken by a room that is free, and declined by one that isn’t', async () => {
    await ask(exchange, meeting({ resources: 'room.ada@contoso.example' }), { as: mira });
    const resources = async (): Promise<readonly string[]> => {
      const [entry] = await entries(mira);
      if (entry === undefined) throw new Error('no entry');
      return texts(one(await details(mira, entry), 'Resources'), 'ResponseType');
    };
    expect(await resources()).toEqual(['Accept']);
    await ask(exchange, meeting({ resources: 'room.ada@contoso.example' }), { as: mira });
    const all = await Promise.all((await entries(mira)).map(async (entry) => details(mira, entry)));
    expect(all.map((each) => texts(one(each, 'Resources'), 'ResponseType')).sort()).toEqual([['Accept'], ['Decline']]);
  });
});

describe('a series of meetings', () => {
  test('moves in one occurrence alone, in both calendars', async () => {
    await ask(exchange, meeting({ recurrence: weekly }), { as: mira });
    const before = await entries(mira);
    expect(before.map(({ element }) => childText(element, 'Start'))).toEqual([
      '2026-12-01T09:00:00Z',
      '2026-12-08T09:00:00Z',
      '2026-12-15T09:00:00Z',
    ]);
    const second = before[1];
    if (second === undefined) throw new Error('no second occurrence');
    const shift =
      set('calendar:Start', '<t:Start>2026-12-09T16:00:00Z</t:Start>') +
      set('calendar:End', '<t:End>2026-12-09T17:00:00Z</t:End>');
    expect((await ask(exchange, update(second, shift), { as: mira })).codes).toEqual(['NoError']);
    for (const who of [mira, theo]) {
      expect((await entries(who)).map(({ element }) => childText(element, 'Start'))).toEqual([
        '2026-12-01T09:00:00Z',
        '2026-12-09T16:00:00Z',
        '2026-12-15T09:00:00Z',
      ]);
    }
  });

  test('is answered for one occurrence or for all', async () => {
    await ask(exchange, meeting({ recurrence: weekly }), { as: mira });
    const [first, second] = await entries(theo);
    if (first === undefined || second === undefined) throw new Error('no occurrences');
    await ask(exchange, answer('DeclineItem', second), { as: theo });
    expect((await entries(theo)).length).toBe(2);
    const master = await ask(
      exchange,
      '<m:GetItem><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>' +
        `<m:ItemIds><t:RecurringMasterItemId OccurrenceId="${first.id}"/></m:ItemIds></m:GetItem>`,
      { as: theo },
    );
    const id = one(master.root, 'ItemId');
    const series = { id: attributeOf(id, 'Id') ?? '', changeKey: attributeOf(id, 'ChangeKey') ?? '', element: id };
    await ask(exchange, answer('AcceptItem', series), { as: theo });
    const answers = (await entries(theo)).map(({ element }) => childText(element, 'MyResponseType'));
    expect(answers).toEqual(['Accept', 'Accept']);
    const occurrence = (await entries(mira))[1];
    if (occurrence === undefined) throw new Error('no second occurrence');
    const declined = texts(one(await details(mira, occurrence), 'RequiredAttendees'), 'ResponseType');
    expect(declined).toEqual(['Organizer', 'Decline']);
  });
});

describe('what belongs to an entry', () => {
  test('files are added and taken away, each a new version of it', async () => {
    await ask(exchange, meeting(), { as: mira });
    const { id, changeKey } = await only(mira);
    const added = await ask(
      exchange,
      `<m:CreateAttachment><m:ParentItemId Id="${id}" ChangeKey="${changeKey}"/><m:Attachments>` +
        '<t:FileAttachment><t:Name>plan.txt</t:Name><t:ContentType>text/plain</t:ContentType><t:Content>cGxhbg==</t:Content></t:FileAttachment>' +
        '</m:Attachments></m:CreateAttachment>',
      { as: mira },
    );
    const file = one(added.root, 'AttachmentId');
    expect(attributeOf(file, 'RootItemChangeKey')).not.toBe(changeKey);
    const remove = `<m:DeleteAttachment><m:AttachmentIds><t:AttachmentId Id="${attributeOf(file, 'Id') ?? ''}"/></m:AttachmentIds></m:DeleteAttachment>`;
    expect(all(await details(mira, await only(mira)), 'FileAttachment').length).toBe(1);
    expect((await ask(exchange, remove, { as: mira })).codes).toEqual(['NoError']);
    expect(all(await details(mira, await only(mira)), 'FileAttachment').length).toBe(0);
    expect((await ask(exchange, remove, { as: mira })).codes).toEqual(['ErrorItemNotFound']);
  });

  test('a task and a mail are made, and the mail arrives', async () => {
    const task = await ask(
      exchange,
      '<m:CreateItem><m:Items><t:Task><t:Subject>Minutes</t:Subject><t:ReminderDueBy>2026-12-02T07:00:00Z</t:ReminderDueBy>' +
        '<t:ReminderIsSet>true</t:ReminderIsSet><t:DueDate>2026-12-02T00:00:00Z</t:DueDate><t:Status>NotStarted</t:Status></t:Task></m:Items></m:CreateItem>',
      { as: mira },
    );
    const id = attributeOf(one(task.root, 'ItemId'), 'Id') ?? '';
    const { root } = await ask(
      exchange,
      `<m:GetItem><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:GetItem>`,
      { as: mira },
    );
    const item = one(root, 'Task');
    expect(['DueDate', 'ReminderDueBy', 'Status'].map((name) => childText(item, name))).toEqual([
      '2026-12-02T00:00:00Z',
      '2026-12-02T07:00:00Z',
      'NotStarted',
    ]);
    const mail =
      '<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items><t:Message><t:Subject>Running late</t:Subject>' +
      `<t:Body BodyType="Text">10 minutes</t:Body><t:ToRecipients><t:Mailbox><t:EmailAddress>${theo.address}</t:EmailAddress></t:Mailbox></t:ToRecipients>` +
      '</t:Message></m:Items></m:CreateItem>';
    expect((await ask(exchange, mail, { as: mira })).codes).toEqual(['NoError']);
    expect(await mailOf(theo, 'Message')).toContain('Running late');
  });
});
