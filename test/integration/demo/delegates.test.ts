import { afterAll, beforeAll, expect, test } from 'vitest';
import { post, startExchange, type TestExchange } from '../../support/exchange.ts';
import { all, ask, envelope, texts } from '../../support/soap.ts';

let exchange: TestExchange;
beforeAll(async () => {
  exchange = await startExchange({ people: 3 });
});
afterAll(() => exchange.stop());

const theo = 'theo.lindqvist@contoso.example';
const team = 'product.team@contoso.example';
const of = (address: string, folder = 'calendar'): string =>
  `<t:DistinguishedFolderId Id="${folder}"><t:Mailbox><t:EmailAddress>${address}</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>`;
const getFolder = (id: string): string =>
  `<m:GetFolder><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape><m:FolderIds>${id}</m:FolderIds></m:GetFolder>`;
const findItem = (id: string): string =>
  `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape><m:ParentFolderIds>${id}</m:ParentFolderIds></m:FindItem>`;
const subscribe = (id: string): string =>
  `<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>${id}</t:FolderIds><t:EventTypes><t:EventType>CreatedEvent</t:EventType></t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>`;
const expires = (address: string): string =>
  `<m:GetPasswordExpirationDate><m:MailboxSmtpAddress>${address}</m:MailboxSmtpAddress></m:GetPasswordExpirationDate>`;
const codes = async (operation: string): Promise<readonly string[]> => (await ask(exchange, operation)).codes;

test('the main user opens the team’s mailbox and the room’s calendar, but no colleague’s', async () => {
  expect(await codes(getFolder(of(team) + of(team, 'inbox') + of('room.ada@contoso.example')))).toEqual([
    'NoError',
    'NoError',
    'NoError',
  ]);
  expect(await codes(getFolder(of('room.ada@contoso.example', 'inbox') + of(theo)))).toEqual([
    'ErrorFolderNotFound',
    'ErrorFolderNotFound',
  ]);
  expect(await codes(getFolder(of('nobody@contoso.example')))).toEqual(['ErrorNonExistentMailbox']);
});

test('of what is private in another’s calendar the delegate sees when, and nothing else', async () => {
  const { root } = await ask(exchange, findItem(of(team)));
  expect(texts(root, 'Subject')).toContain('Release window');
  expect(texts(root, 'Subject')).toContain('Private Appointment');
  expect(texts(root, 'Subject')).not.toContain('Hiring decision');
  await exchange.client.send('delegate', { mailbox: team, to: exchange.mira.address, private: true });
  expect(texts((await ask(exchange, findItem(of(team)))).root, 'Subject')).toContain('Hiring decision');
});

test('an owner grants one folder and takes it back, and ids found meanwhile are worth nothing any more', async () => {
  await exchange.client.send('delegate', { mailbox: theo, to: exchange.mira.address, folder: 'calendar' });
  expect(await codes(getFolder(of(theo) + of(theo, 'inbox')))).toEqual(['NoError', 'ErrorFolderNotFound']);
  const [id] = all((await ask(exchange, findItem(of(theo)))).root, 'ItemId');
  const value = id?.attributes.find(({ name }) => name === 'Id')?.value ?? '';
  const getItem = `<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:ItemIds><t:ItemId Id="${value}"/></m:ItemIds></m:GetItem>`;
  const remove = `<m:DeleteItem DeleteType="HardDelete" SendMeetingCancellations="SendToNone"><m:ItemIds><t:ItemId Id="${value}"/></m:ItemIds></m:DeleteItem>`;
  expect([await codes(getItem), await codes(remove)]).toEqual([['NoError'], ['ErrorAccessDenied']]);
  expect(await codes(subscribe(of(theo)))).toEqual(['ErrorSubscriptionDelegateAccessNotSupported']);
  await exchange.client.send('delegate', { mailbox: theo, revoke: true });
  expect([await codes(getItem), await codes(getFolder(of(theo)))]).toEqual([
    ['ErrorItemNotFound'],
    ['ErrorFolderNotFound'],
  ]);
});

test('a password’s end is told to its owner alone', async () => {
  const { address } = exchange.mira;
  expect(texts((await ask(exchange, expires(address))).root, 'PasswordExpirationDate')).toEqual([
    '9999-12-31T23:59:59Z',
  ]);
  await exchange.client.send('password-expires', { mailbox: address, at: '2026-12-01T08:00:00Z' });
  expect(texts((await ask(exchange, expires(address))).root, 'PasswordExpirationDate')).toEqual([
    '2026-12-01T08:00:00Z',
  ]);
  expect(await codes(expires(theo))).toEqual(['ErrorAccessDenied']);
});

test('switched off, EWS says so in one of three ways, until it is disarmed', async () => {
  const inbox = getFolder('<t:DistinguishedFolderId Id="inbox"/>');
  await exchange.client.fault({ kind: 'ews-blocked', as: 'fault' });
  expect(await ask(exchange, inbox)).toMatchObject({ status: 500, codes: ['ErrorAccessDenied'] });
  expect(await codes(inbox)).toEqual(['ErrorAccessDenied']);
  await exchange.client.clearFaults();
  await exchange.client.fault({ kind: 'ews-blocked', as: 'page' });
  const page = await post(exchange, envelope(inbox));
  expect([page.status, page.text.includes('<html>')]).toEqual([403, true]);
  await exchange.client.clearFaults();
  await exchange.client.fault({ kind: 'ews-blocked', as: 'empty' });
  expect(await post(exchange, envelope(inbox))).toMatchObject({ status: 403, text: '' });
  await exchange.client.clearFaults();
  expect(await codes(inbox)).toEqual(['NoError']);
});
