import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { envelope } from '../../support/soap.ts';
import { post, startExchange, type TestExchange } from '../../support/exchange.ts';
import {
  eventsOf,
  itemOf,
  openStream,
  pullRequest,
  streamingRequest,
  streamRequest,
  subscribe,
} from '../../support/live.ts';
import { all, ask, texts } from '../../support/soap.ts';

const mira = 'mira.voss@contoso.example';
let exchange: TestExchange;
beforeEach(async () => {
  exchange = await startExchange();
});
afterEach(() => exchange.stop());

const folder =
  '<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:GetFolder>';
const sync = (state = ''): string =>
  `<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId><t:DistinguishedFolderId Id="calendar"/></m:SyncFolderId>${state === '' ? '' : `<m:SyncState>${state}</m:SyncState>`}<m:MaxChangesReturned>512</m:MaxChangesReturned></m:SyncFolderItems>`;
const creation =
  '<m:CreateItem SendMeetingInvitations="SendToNone"><m:Items><t:CalendarItem><t:Subject>Lost answer</t:Subject><t:Start>2026-11-24T14:00:00Z</t:Start><t:End>2026-11-24T15:00:00Z</t:End></t:CalendarItem></m:Items></m:CreateItem>';
const mail = (subject: string) => ({ kind: 'message' as const, subject });

/** Posts without following redirects, to any of the server's addresses. */
function postTo(url: string, operation: string, signal?: AbortSignal): Promise<Response> {
  const { address, password } = exchange.mira;
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      authorization: `Basic ${Buffer.from(`${address}:${password}`).toString('base64')}`,
      'content-type': 'text/xml; charset=utf-8',
    },
    body: envelope(operation),
    ...(signal === undefined ? {} : { signal }),
  });
}

describe('on order the network', () => {
  test('gives the answer in small pieces', async () => {
    await exchange.client.fault({ kind: 'drip', bytes: 400, milliseconds: 1, times: 1 });
    const response = await postTo(exchange.url, folder);
    const text = await response.text();
    expect([text.length, text.endsWith('</s:Envelope>')]).toEqual([
      Number(response.headers.get('content-length')),
      true,
    ]);
  });

  test('gives a head, and then nothing until the client leaves', async () => {
    await exchange.client.fault({ kind: 'half-closed', times: 1 });
    const controller = new AbortController();
    const response = await postTo(exchange.url, folder, controller.signal);
    expect([response.status, Number(response.headers.get('content-length')) > 0]).toEqual([200, true]);
    const reading = response.text();
    controller.abort();
    await expect(reading).rejects.toThrow(/abort/i);
  });

  test('breaks in the middle of an answer', async () => {
    await exchange.client.fault({ kind: 'cut', times: 1 });
    const response = await postTo(exchange.url, folder);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test('loses the answer to what was done', async () => {
    await exchange.client.fault({ kind: 'reset', operation: 'CreateItem', carriedOut: true, times: 1 });
    await expect(postTo(exchange.url, creation)).rejects.toThrow('fetch failed');
    const listed = await exchange.client.list(mira);
    expect(listed.filter(({ subject }) => subject === 'Lost answer').length).toBe(1);
  });

  test('says that rubbish is compressed', async () => {
    await exchange.client.fault({ kind: 'bad-gzip', times: 1 });
    const response = await postTo(exchange.url, folder);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test('names a right answer wrongly', async () => {
    await exchange.client.fault({ kind: 'content-type', contentType: 'application/octet-stream', times: 1 });
    const { headers, text } = await post(exchange, envelope(folder));
    expect([headers.get('content-type'), text.includes('NoError')]).toEqual(['application/octet-stream', true]);
  });
});

describe('on order the server', () => {
  test('says in a good answer that it is busy, and for how long', async () => {
    await exchange.client.fault({
      kind: 'response-error',
      code: 'ErrorServerBusy',
      backOffMilliseconds: 4_000,
      times: 1,
    });
    const { status, root, codes } = await ask(exchange, sync());
    expect([status, codes, texts(root, 'Value')]).toEqual([200, ['ErrorServerBusy'], ['4000']]);
  });

  test.each([
    ['SyncFolderItems', sync()],
    ['Subscribe', pullRequest(['inbox'])],
    ['GetStreamingEvents', streamRequest(['JABt'])],
    ['CreateItem', creation],
  ])('fails %s in its own shape', async (operation, request) => {
    await exchange.client.fault({ kind: 'response-error', code: 'ErrorInternalServerTransientError', operation });
    const { root, codes } = await ask(exchange, request);
    expect([root.name, codes]).toEqual([`${operation}Response`, ['ErrorInternalServerTransientError']]);
  });

  test('strikes one mailbox and leaves the others alone, and counts', async () => {
    await exchange.client.fault({ kind: 'http-status', status: 503, mailbox: mira });
    const theo = exchange.users[1];
    expect((await post(exchange, envelope(folder))).status).toBe(503);
    expect((await post(exchange, envelope(folder), theo)).status).toBe(200);
    expect(await exchange.client.struck()).toEqual({ 'http-status': 1 });
    await exchange.client.clearFaults();
    expect(await exchange.client.struck()).toEqual({ 'http-status': 1 });
  });

  test('has forgotten a sync state when it is shown', async () => {
    const state = texts((await ask(exchange, sync())).root, 'SyncState')[0];
    await exchange.client.fault({ kind: 'expired-sync-state', operation: 'SyncFolderItems', times: 1 });
    expect((await ask(exchange, sync(state))).codes).toEqual(['ErrorInvalidSyncStateData']);
    expect((await ask(exchange, sync(state))).codes).toEqual(['ErrorInvalidSyncStateData']);
    expect((await ask(exchange, sync())).codes).toEqual(['NoError']);
  });

  test('has lost a subscription when it is used', async () => {
    const id = await subscribe(exchange, ['calendar']);
    await exchange.client.fault({ kind: 'lost-subscription', operation: 'GetStreamingEvents', times: 1 });
    expect((await ask(exchange, streamRequest([id]))).codes).toEqual(['ErrorSubscriptionNotFound']);
  });

  test('offers one kind of subscription and not the other', async () => {
    await exchange.client.fault({ kind: 'not-offered', mode: 'streaming' });
    expect((await ask(exchange, streamingRequest(['calendar']))).codes).toEqual(['ErrorInvalidSubscriptionRequest']);
    expect((await ask(exchange, pullRequest(['calendar']))).codes).toEqual(['NoError']);
    expect(await exchange.client.struck()).toEqual({ 'not-offered': 1 });
    await exchange.client.fault({ kind: 'not-offered', mode: 'pull' });
    expect((await ask(exchange, pullRequest(['calendar']))).codes).toEqual(['ErrorInvalidSubscriptionRequest']);
  });

  test.each(['duplicate-events', 'reordered-events'] as const)('tells %s', async (kind) => {
    const id = await subscribe(exchange, ['inbox'], ['CreatedEvent']);
    const first = await exchange.client.put(mira, mail('First'));
    const second = await exchange.client.put(mira, mail('Second'));
    await exchange.client.fault({ kind, times: 1 });
    const stream = await openStream(exchange, [id]);
    await stream.next();
    const items = eventsOf(await stream.next()).map((event) => itemOf(event));
    stream.close();
    expect(items).toEqual(
      kind === 'duplicate-events' ? [first.id, first.id, second.id, second.id] : [second.id, first.id],
    );
  });

  test('tells pull subscriptions the same way', async () => {
    const { root } = await ask(exchange, pullRequest(['inbox']));
    const [id, mark] = [texts(root, 'SubscriptionId')[0] ?? '', texts(root, 'Watermark')[0] ?? ''];
    await exchange.client.put(mira, mail('First'));
    await exchange.client.fault({ kind: 'duplicate-events', times: 1 });
    const request = `<m:GetEvents><m:SubscriptionId>${id}</m:SubscriptionId><m:Watermark>${mark}</m:Watermark></m:GetEvents>`;
    expect(all((await ask(exchange, request)).root, 'CreatedEvent').length).toBe(2);
    expect(all((await ask(exchange, request)).root, 'CreatedEvent').length).toBe(1);
  });
});

describe('a mailbox that is moved', () => {
  test('puts requests off, then is at another address and knows nothing of before', async () => {
    const id = await subscribe(exchange, ['calendar']);
    const state = texts((await ask(exchange, sync())).root, 'SyncState')[0];
    await exchange.client.send('move-mailbox', { mailbox: mira, requests: 2 });
    expect((await ask(exchange, folder)).codes).toEqual(['ErrorMailboxMoveInProgress']);
    expect((await ask(exchange, sync())).codes).toEqual(['ErrorMailboxMoveInProgress']);
    const redirected = await postTo(exchange.url, folder);
    const there = exchange.url.replace('/EWS/', '/EWS2/');
    expect([redirected.status, redirected.headers.get('location')]).toEqual([302, there]);
    const moved = { ...exchange, url: there };
    expect((await ask(moved, folder)).codes).toEqual(['NoError']);
    expect((await ask(moved, streamRequest([id]))).codes).toEqual(['ErrorSubscriptionNotFound']);
    expect((await ask(moved, sync(state))).codes).toEqual(['ErrorInvalidSyncStateData']);
  });

  test('leaves everybody else where they are', async () => {
    await exchange.client.send('move-mailbox', { mailbox: mira, requests: 0 });
    const theo = exchange.users[1];
    if (theo === undefined) throw new Error('there is only one');
    expect((await ask(exchange, folder, { as: theo })).codes).toEqual(['NoError']);
    expect((await postTo(exchange.url.replace('/EWS/', '/EWS3/'), folder)).status).toBe(302);
  });
});
