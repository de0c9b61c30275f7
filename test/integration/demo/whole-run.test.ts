import { afterAll, beforeAll, expect, test } from 'vitest';
import { attributeOf } from '../../../electron/demo/xml.ts';
import { officialViolations, post, startExchange, type TestExchange } from '../../support/exchange.ts';
import { schemaOrSkip } from '../../support/schema-or-skip.ts';
import { openStream, pullRequest, subscribe } from '../../support/live.ts';
import { all, ask, fixture, one, texts } from '../../support/soap.ts';

let exchange: TestExchange;
beforeAll(async () => {
  exchange = await startExchange({ keepBodies: true, now: () => Date.parse('2026-11-23T09:40:00Z') });
});
afterAll(() => exchange.stop());

const requests = [
  '01-getuseravailability-request.xml',
  '03-getuseravailability-suggestions-request.xml',
  '05-getuseroofsettings-request.xml',
  '08-setuseroofsettings-request.xml',
  '11-getfolder-request.xml',
  '13-finditem-calendarview-request.xml',
  '15-getitem-calendar-request.xml',
  '17-finditem-voicemail-request.xml',
  '19-getitem-voicemail-request.xml',
  '21-getattachment-request.xml',
  '23-syncfolderitems-request.xml',
  '27-subscribe-streaming-request.xml',
  '29-getstreamingevents-request.xml',
  '34-createitem-meeting-request.xml',
  '36-createitem-decline-request.xml',
  '79-finditem-querystring-request.xml',
];

/** Every operation, as the fixtures ask and as nobody would: all properties of all items of several people. */
async function tour(): Promise<void> {
  for (const name of requests) await post(exchange, fixture(name));
  for (const user of exchange.users.slice(0, 6)) {
    for (const folder of ['calendar', 'inbox', 'voicemail', 'deleteditems']) {
      const shape = '<t:BaseShape>AllProperties</t:BaseShape>';
      const find = `<m:FindItem Traversal="Shallow"><m:ItemShape>${shape}</m:ItemShape><m:ParentFolderIds><t:DistinguishedFolderId Id="${folder}"/></m:ParentFolderIds></m:FindItem>`;
      const { root } = await ask(exchange, find, { as: user });
      const ids = all(root, 'ItemId').map((id) => `<t:ItemId Id="${attributeOf(id, 'Id') ?? ''}"/>`);
      if (ids.length === 0) continue;
      const get = `<m:GetItem><m:ItemShape>${shape}</m:ItemShape><m:ItemIds>${ids.join('')}</m:ItemIds></m:GetItem>`;
      const items = await ask(exchange, get, { as: user });
      const attachments = all(items.root, 'AttachmentId').map(
        (id) => `<t:AttachmentId Id="${attributeOf(id, 'Id') ?? ''}"/>`,
      );
      if (attachments.length === 0) continue;
      await ask(
        exchange,
        `<m:GetAttachment><m:AttachmentIds>${attachments.join('')}</m:AttachmentIds></m:GetAttachment>`,
        { as: user },
      );
    }
    const view = '<m:CalendarView StartDate="2026-11-01T00:00:00Z" EndDate="2026-12-31T00:00:00Z"/>';
    await ask(
      exchange,
      `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>${view}<m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds></m:FindItem>`,
      { as: user, headers: '<t:TimeZoneContext><t:TimeZoneDefinition Id="Nepal Standard Time"/></t:TimeZoneContext>' },
    );
  }
  const everybody = exchange.users.map(
    ({ address }) =>
      `<t:MailboxData><t:Email><t:Address>${address}</t:Address></t:Email><t:AttendeeType>Required</t:AttendeeType></t:MailboxData>`,
  );
  const options =
    '<t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>2026-11-23T00:00:00</t:StartTime><t:EndTime>2026-12-01T00:00:00</t:EndTime></t:TimeWindow><t:RequestedView>DetailedMerged</t:RequestedView></t:FreeBusyViewOptions>';
  await ask(
    exchange,
    `<m:GetUserAvailabilityRequest><m:MailboxDataArray>${everybody.join('')}</m:MailboxDataArray>${options}</m:GetUserAvailabilityRequest>`,
    {
      headers: '<t:TimeZoneContext><t:TimeZoneDefinition Id="Romance Standard Time"/></t:TimeZoneContext>',
    },
  );
  const folders = ['root', 'msgfolderroot', 'inbox', 'calendar', 'contacts', 'tasks', 'searchfolders', 'voicemail'].map(
    (name) => `<t:DistinguishedFolderId Id="${name}"/>`,
  );
  await ask(
    exchange,
    `<m:GetFolder><m:FolderShape><t:BaseShape>AllProperties</t:BaseShape></m:FolderShape><m:FolderIds>${folders.join('')}</m:FolderIds></m:GetFolder>`,
  );
  await tourOfChanges();
  await tourOfReminders();
  await ask(exchange, '<m:GetInboxRules/>');
  await ask(exchange, '<m:Nonsense/>');
}

/** Reminders, those of a series too: dismissed, put off, and neither. */
async function tourOfReminders(): Promise<void> {
  const { root } = await ask(exchange, '<m:GetReminders/>');
  const ids = all(root, 'Reminder').map((reminder) => attributeOf(one(reminder, 'ItemId'), 'Id') ?? '');
  const act = (type: string, id: string, rest = '') =>
    ask(
      exchange,
      `<m:PerformReminderAction><m:ReminderItemActions><t:ReminderItemAction><t:ActionType>${type}</t:ActionType><t:ItemId Id="${id}"/>${rest}</t:ReminderItemAction></m:ReminderItemActions></m:PerformReminderAction>`,
    );
  for (const id of ids.slice(0, 4)) await act('Dismiss', id);
  for (const time of ['2027-01-01T00:00:00Z', '2020-01-01T00:00:00Z']) {
    await act('Snooze', ids[4] ?? '', `<t:NewReminderTime>${time}</t:NewReminderTime>`);
  }
  await act('Dismiss', 'nobody');
  await ask(exchange, '<m:GetReminders><m:ReminderType>Old</m:ReminderType></m:GetReminders>');
  await ask(exchange, '<m:GetReminders><m:MaxItems>1</m:MaxItems></m:GetReminders>');
}

/** Everything that tells of changes, right and wrong, with all kinds of events. */
async function tourOfChanges(): Promise<void> {
  const shape = '<t:BaseShape>AllProperties</t:BaseShape>';
  for (const folder of ['calendar', 'inbox', 'voicemail']) {
    const sync = `<m:SyncFolderItems><m:ItemShape>${shape}</m:ItemShape><m:SyncFolderId><t:DistinguishedFolderId Id="${folder}"/></m:SyncFolderId><m:MaxChangesReturned>100</m:MaxChangesReturned></m:SyncFolderItems>`;
    await ask(exchange, sync);
  }
  await ask(exchange, `<m:SyncFolderHierarchy><m:FolderShape>${shape}</m:FolderShape></m:SyncFolderHierarchy>`);
  await ask(
    exchange,
    `<m:FindFolder Traversal="Deep"><m:FolderShape>${shape}</m:FolderShape><m:ParentFolderIds><t:DistinguishedFolderId Id="root"/></m:ParentFolderIds></m:FindFolder>`,
  );
  const { root } = await ask(exchange, pullRequest([]));
  const [id = '', watermark = ''] = [...texts(root, 'SubscriptionId'), ...texts(root, 'Watermark')];
  const stream = await openStream(exchange, [await subscribe(exchange, [])]);
  await stream.next();
  const { address } = exchange.mira;
  const items = [
    { kind: 'message', subject: 'Hello' },
    { kind: 'appointment', subject: 'New', start: '2026-11-24T15:00:00Z', end: '2026-11-24T15:30:00Z' },
  ] as const;
  for (const item of items) {
    const made = await exchange.client.put(address, item);
    await exchange.client.change(address, made.id, { subject: 'Other' });
    const moved = await exchange.client.send('delete', { mailbox: address, id: made.id, toDeletedItems: true });
    await exchange.client.remove(address, moved.id ?? '');
  }
  for (let action = 0; action < 8; action += 1) await stream.next();
  await exchange.client.send('expire-subscriptions', {});
  await stream.next();
  const { codes } = await ask(
    exchange,
    `<m:GetEvents><m:SubscriptionId>${id}</m:SubscriptionId><m:Watermark>${watermark}</m:Watermark></m:GetEvents>`,
  );
  expect(codes).toEqual(['ErrorSubscriptionNotFound']);
}

schemaOrSkip('whatever the server accepts and answers is valid against the official schema', async () => {
  await tour();
  const entries = await exchange.client.log();
  expect(entries.length).toBeGreaterThan(50);
  expect(new Set(entries.map(({ status }) => status))).toEqual(new Set([200, 500]));
  expect(await officialViolations(entries)).toEqual([]);
});

schemaOrSkip('and the validation would notice if it were not', async () => {
  const [entry] = await exchange.client.log();
  if (entry === undefined) throw new Error('the log is empty');
  const broken = { ...entry, status: 200, response: entry.response.replaceAll('FreeBusyViewType', 'FreeBusyViewTyp') };
  expect((await officialViolations([broken])).length).toBeGreaterThan(0);
});

test('no answer broke the server’s own table of facts', async () => {
  await tour();
  const violations = (await exchange.client.log()).flatMap((entry) => entry.violations);
  expect(violations.filter((text) => text.startsWith('answer:'))).toEqual([]);
});
