import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { childText } from '../../../electron/demo/xml.ts';
import { post, startExchange, type TestExchange } from '../../support/exchange.ts';
import {
  eventsOf,
  itemOf,
  openStream,
  pullRequest,
  streamingRequest,
  streamRequest,
  subscribe,
  told,
  type Stream,
} from '../../support/live.ts';
import { all, ask, envelope, texts } from '../../support/soap.ts';

const mira = 'mira.voss@contoso.example';
let exchange: TestExchange;
let streams: Stream[] = [];
beforeEach(async () => {
  exchange = await startExchange();
});
afterEach(async () => {
  for (const stream of streams) stream.close();
  streams = [];
  await exchange.stop();
});

async function open(ids: readonly string[]): Promise<Stream> {
  const stream = await openStream(exchange, ids);
  streams.push(stream);
  return stream;
}

const meeting = {
  kind: 'appointment',
  subject: 'New',
  start: '2026-11-24T15:00:00Z',
  end: '2026-11-24T15:30:00Z',
} as const;
const mail = { kind: 'message', subject: 'Hello' } as const;

describe('a streaming connection', () => {
  test('says first that it stands, and is not compressed or measured', async () => {
    const stream = await open([await subscribe(exchange, ['calendar'])]);
    const first = await stream.next();
    expect(first === undefined ? [] : texts(first, 'ConnectionStatus')).toEqual(['OK']);
    expect(stream.headers.get('content-length')).toBeNull();
    expect(stream.headers.get('transfer-encoding')).toBe('chunked');
  });

  test('tells a new mail in one document: created, new mail, and the folder’s count', async () => {
    const stream = await open([await subscribe(exchange, ['inbox'])]);
    await stream.next();
    const { id } = await exchange.client.put(mira, mail);
    const events = eventsOf(await stream.next());
    expect(told(events)).toEqual(['CreatedEvent item', 'NewMailEvent item', 'ModifiedEvent 8']);
    expect(itemOf(events[0])).toBe(id);
  });

  test('tells changes, deletions and moves out of a folder that is watched', async () => {
    const { id } = await exchange.client.put(mira, meeting);
    const other = await exchange.client.put(mira, meeting);
    const stream = await open([
      await subscribe(exchange, ['calendar'], ['ModifiedEvent', 'DeletedEvent', 'MovedEvent']),
    ]);
    await stream.next();
    await exchange.client.change(mira, id, { subject: 'Other' });
    expect(told(eventsOf(await stream.next()))).toEqual(['ModifiedEvent item', 'ModifiedEvent folder']);
    await exchange.client.remove(mira, id);
    expect(told(eventsOf(await stream.next()))).toEqual(['DeletedEvent item', 'ModifiedEvent folder']);
    await exchange.client.send('delete', { mailbox: mira, id: other.id, toDeletedItems: true });
    const [moved] = eventsOf(await stream.next());
    expect([moved?.name, itemOf(moved, 'OldItemId')]).toEqual(['MovedEvent', other.id]);
    expect(itemOf(moved)).not.toBe(other.id);
  });

  test('keeps what happened before it was opened, and tells it at once', async () => {
    const id = await subscribe(exchange, ['calendar'], ['CreatedEvent']);
    await exchange.client.put(mira, meeting);
    await exchange.client.put(mira, meeting);
    const stream = await open([id]);
    await stream.next();
    expect(told(eventsOf(await stream.next()))).toEqual(['CreatedEvent item', 'CreatedEvent item']);
  });

  test('puts no more than 50 events into a document', async () => {
    const id = await subscribe(exchange, ['calendar'], ['CreatedEvent']);
    await exchange.client.send('put-all', { mailbox: mira, items: Array.from({ length: 60 }, () => meeting) });
    const stream = await open([id]);
    await stream.next();
    const sizes = [eventsOf(await stream.next()).length, eventsOf(await stream.next()).length];
    expect(sizes).toEqual([50, 10]);
  });

  test('serves several subscriptions, each told what it asked for', async () => {
    const calendar = await subscribe(exchange, ['calendar'], ['CreatedEvent']);
    const anything = await subscribe(exchange, [], ['CreatedEvent']);
    const stream = await open([calendar, anything]);
    await stream.next();
    await exchange.client.put(mira, mail);
    const document = await stream.next();
    expect(document === undefined ? [] : texts(document, 'SubscriptionId')).toEqual([anything]);
    await exchange.client.put(mira, meeting);
    const both = await stream.next();
    expect(both === undefined ? [] : texts(both, 'SubscriptionId')).toEqual([calendar, anything]);
  });

  test('is taken over by a second one', async () => {
    const id = await subscribe(exchange, ['calendar'], ['CreatedEvent']);
    const first = await open([id]);
    await first.next();
    const second = await open([id]);
    await second.next();
    const last = await first.next();
    if (last === undefined) throw new Error('the first connection says nothing');
    expect(texts(last, 'ResponseCode')).toEqual(['ErrorNewEventStreamConnectionOpened']);
    expect([texts(last, 'SubscriptionId'), texts(last, 'ConnectionStatus')]).toEqual([[id], ['Closed']]);
    expect(await first.next()).toBeUndefined();
    await exchange.client.put(mira, meeting);
    expect(told(eventsOf(await second.next()))).toEqual(['CreatedEvent item']);
  });

  test('fails as a whole for one id that is wrong', async () => {
    const good = await subscribe(exchange, ['calendar']);
    const gone = await subscribe(exchange, ['calendar']);
    await ask(exchange, `<m:Unsubscribe><m:SubscriptionId>${gone}</m:SubscriptionId></m:Unsubscribe>`);
    const { root, codes } = await ask(exchange, streamRequest([good, gone]));
    expect(codes).toEqual(['ErrorSubscriptionNotFound']);
    expect([texts(root, 'SubscriptionId'), texts(root, 'ConnectionStatus')]).toEqual([[gone], ['Closed']]);
    expect((await ask(exchange, streamRequest(['rubbish']))).codes).toEqual(['ErrorInvalidSubscription']);
  });

  test('is told when its subscription ends, and it is gone', async () => {
    const id = await subscribe(exchange, ['calendar']);
    const stream = await open([id]);
    await stream.next();
    expect(await exchange.client.send('expire-subscriptions', {})).toEqual({ ended: 1 });
    const last = await stream.next();
    expect(last === undefined ? [] : texts(last, 'ResponseCode')).toEqual(['ErrorExpiredSubscription']);
    expect((await ask(exchange, streamRequest([id]))).codes).toEqual(['ErrorSubscriptionNotFound']);
  });

  test('is one of ten that a mailbox may have', async () => {
    const ids = await Promise.all(Array.from({ length: 11 }, () => subscribe(exchange, ['calendar'])));
    for (const id of ids.slice(0, 10)) await (await open([id])).next();
    expect((await ask(exchange, streamRequest(ids.slice(10)))).codes).toEqual(['ErrorExceededConnectionCount']);
  });
});

describe('Subscribe', () => {
  test('binds the client to a server by a cookie', async () => {
    const { headers } = await post(exchange, envelope(streamingRequest(['calendar'])));
    expect(headers.get('set-cookie')).toMatch(/^X-BackEndOverrideCookie=\S+~\d+; path=\//);
  });

  test.each([
    ['all folders and some', '<t:FolderIds><t:DistinguishedFolderId Id="inbox"/></t:FolderIds>', 'true'],
    ['no folder at all', '', 'false'],
    ['a search', '<t:FolderIds><t:DistinguishedFolderId Id="voicemail"/></t:FolderIds>', 'false'],
  ])('refuses %s', async (_, folders, everything) => {
    const { codes } = await ask(
      exchange,
      `<m:Subscribe><m:StreamingSubscriptionRequest SubscribeToAllFolders="${everything}">${folders}<t:EventTypes><t:EventType>CreatedEvent</t:EventType></t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>`,
    );
    expect(codes).toEqual(['ErrorInvalidSubscriptionRequest']);
  });

  test('does not offer push, where the server would call', async () => {
    const { status, codes } = await ask(
      exchange,
      '<m:Subscribe><m:PushSubscriptionRequest SubscribeToAllFolders="true"><t:EventTypes><t:EventType>CreatedEvent</t:EventType></t:EventTypes><t:StatusFrequency>5</t:StatusFrequency><t:URL>http://127.0.0.1:9/</t:URL></m:PushSubscriptionRequest></m:Subscribe>',
    );
    expect([status, codes]).toEqual([500, ['ErrorInvalidRequest']]);
  });

  test('lets nobody use another’s subscription', async () => {
    const id = await subscribe(exchange, ['calendar']);
    const theo = exchange.users[1];
    if (theo === undefined) throw new Error('there is only one');
    const asTheo = await ask(exchange, streamRequest([id]), { as: theo });
    expect(asTheo.codes).toEqual(['ErrorSubscriptionAccessDenied']);
  });
});

describe('GetEvents', () => {
  const getEvents = (id: string, watermark: string): string =>
    `<m:GetEvents><m:SubscriptionId>${id}</m:SubscriptionId><m:Watermark>${watermark}</m:Watermark></m:GetEvents>`;

  async function pull(folders: readonly string[]): Promise<{ readonly id: string; readonly watermark: string }> {
    const { root } = await ask(exchange, pullRequest(folders));
    return { id: texts(root, 'SubscriptionId')[0] ?? '', watermark: texts(root, 'Watermark')[0] ?? '' };
  }

  test('tells that nothing happened, with a watermark to go on from', async () => {
    const { id, watermark } = await pull(['calendar']);
    const { root } = await ask(exchange, getEvents(id, watermark));
    expect(told(eventsOf(root))).toEqual(['StatusEvent']);
    expect(texts(root, 'Watermark')).toEqual([watermark]);
  });

  test('tells what happened since a watermark, and the same again until the next one is shown', async () => {
    const { id, watermark } = await pull(['inbox']);
    await exchange.client.put(mira, mail);
    const first = await ask(exchange, getEvents(id, watermark));
    expect(told(eventsOf(first.root))).toEqual(['CreatedEvent item', 'NewMailEvent item', 'ModifiedEvent 8']);
    const again = await ask(exchange, getEvents(id, watermark));
    expect(texts(again.root, 'Watermark')).toEqual(texts(first.root, 'Watermark'));
    const next = texts(first.root, 'Watermark').at(-1) ?? '';
    expect(told(eventsOf((await ask(exchange, getEvents(id, next))).root))).toEqual(['StatusEvent']);
    expect((await ask(exchange, getEvents(id, watermark))).codes).toEqual(['ErrorInvalidWatermark']);
  });

  test('says when there is more than one answer holds', async () => {
    const { id, watermark } = await pull([]);
    await exchange.client.send('put-all', { mailbox: mira, items: Array.from({ length: 30 }, () => meeting) });
    const first = await ask(exchange, getEvents(id, watermark));
    expect([eventsOf(first.root).length, texts(first.root, 'MoreEvents')]).toEqual([50, ['true']]);
    const last = texts(first.root, 'Watermark').at(-1) ?? '';
    const rest = await ask(exchange, getEvents(id, last));
    expect([eventsOf(rest.root).length, texts(rest.root, 'MoreEvents')]).toEqual([10, ['false']]);
  });

  test('refuses watermarks that are not its own, and subscriptions that stream', async () => {
    const one = await pull(['calendar']);
    const other = await pull(['calendar']);
    expect((await ask(exchange, getEvents(one.id, other.watermark))).codes).toEqual(['ErrorInvalidWatermark']);
    expect((await ask(exchange, getEvents(one.id, 'AAAA'))).codes).toEqual(['ErrorInvalidWatermark']);
    const streaming = await subscribe(exchange, ['calendar']);
    expect((await ask(exchange, getEvents(streaming, one.watermark))).codes).toEqual([
      'ErrorInvalidPullSubscriptionId',
    ]);
    expect((await ask(exchange, streamRequest([one.id]))).codes).toEqual(['ErrorInvalidSubscription']);
  });

  test('stamps events by the server’s clock', async () => {
    const { id, watermark } = await pull(['calendar']);
    await exchange.client.put(mira, meeting);
    await exchange.client.send('skew', { milliseconds: 3_600_000 });
    await exchange.client.put(mira, meeting);
    const { root } = await ask(exchange, getEvents(id, watermark));
    const stamps = all(root, 'CreatedEvent').map((event) => Date.parse(childText(event, 'TimeStamp') ?? ''));
    const [before = 0, after = 0] = stamps;
    expect(after - before).toBeGreaterThanOrEqual(3_600_000);
  });
});

describe('Unsubscribe', () => {
  test('ends a subscription once', async () => {
    const id = await subscribe(exchange, ['calendar']);
    const request = `<m:Unsubscribe><m:SubscriptionId>${id}</m:SubscriptionId></m:Unsubscribe>`;
    expect((await ask(exchange, request)).codes).toEqual(['NoError']);
    expect((await ask(exchange, request)).codes).toEqual(['ErrorSubscriptionNotFound']);
  });
});
