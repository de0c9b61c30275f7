import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EwsClient } from '../../../electron/ews/client.ts';
import { getEvents } from '../../../electron/ews/operations/get-events.ts';
import { getFolder } from '../../../electron/ews/operations/get-folder.ts';
import { getStreamingEvents, type StreamedEvents } from '../../../electron/ews/operations/get-streaming-events.ts';
import { subscribe } from '../../../electron/ews/operations/subscribe.ts';
import { unsubscribe } from '../../../electron/ews/operations/unsubscribe.ts';
import { clientFor, serve } from './local-server.ts';
import { sample } from './samples.ts';

const input = { subscription: 'JABt', minutes: 29 };
const idle = (): AbortSignal => new AbortController().signal;

interface Heard {
  readonly news: readonly StreamedEvents[];
  readonly error?: unknown;
}

/** Listens until the connection ends, and gives all that came before. */
async function listen(client: EwsClient, signal = idle()): Promise<Heard> {
  const news: StreamedEvents[] = [];
  try {
    for await (const each of client.stream(getStreamingEvents, input, signal)) news.push(each);
    return { news };
  } catch (error) {
    return { news, error };
  }
}

const kinds = ({ news }: Heard): readonly string[] =>
  news.map(({ events, closed }) => (closed ? 'closed' : events.map(({ kind }) => kind).join(' ') || 'alive'));

const twoChunks = sample('30');
const heartbeat = sample('31');

describe('a connection that is held open', () => {
  it('tells what arrives, signs of life and the end that was agreed', async () => {
    const server = await serve((_, response) => response.end(twoChunks + heartbeat));
    const heard = await listen(clientFor(server.url));
    expect(heard.error).toBeUndefined();
    expect(kinds(heard)).toEqual(['alive', 'created new-mail modified', 'alive', 'moved free-busy', 'closed']);
    expect(heard.news[1]?.events[2]).toMatchObject({
      item: undefined,
      folder: expect.stringMatching(/^AQMk/) as string,
    });
    expect(heard.news[3]?.events[0]?.oldItem).not.toBe(heard.news[3]?.events[0]?.item);
    expect(heard.news[3]?.events[0]).toMatchObject({
      parent: expect.stringMatching(/^AQMk/) as string,
      oldParent: expect.stringMatching(/^AQMk/) as string,
    });
  });

  it('reads a notification in either namespace', async () => {
    const other = twoChunks.replaceAll('m:Notification>', 't:Notification>');
    expect(other).not.toBe(twoChunks);
    const server = await serve((_, response) => response.end(other));
    expect(kinds(await listen(clientFor(server.url)))).toEqual(['alive', 'created new-mail modified']);
  });

  it('tells each document when it is there, not at the end', async () => {
    const [first = '', second = ''] = twoChunks.split(/(?<=<\/s:Envelope>)(?=<)/);
    let more: () => void = () => undefined;
    const server = await serve((_, response) => {
      response.write(first);
      more = () => response.end(second);
    });
    const seen: string[] = [];
    for await (const { events } of clientFor(server.url).stream(getStreamingEvents, input, idle())) {
      seen.push(events.length === 0 ? 'alive' : 'events');
      // The second one is only sent once the first one was heard.
      more();
    }
    expect(seen).toEqual(['alive', 'events']);
  });

  it('says the same however its bytes are torn', async () => {
    const documents = [
      twoChunks,
      heartbeat,
      sample('28').replaceAll('SubscribeResponse', 'GetStreamingEventsResponse'),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...documents), { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 20 }),
        async (parts, lengths) => {
          const bytes = Buffer.from(parts.join('').replaceAll('<m:ResponseCode>', '<m:Ä😀/><m:ResponseCode>'));
          const client = clientFor('http://127.0.0.1/', {
            http: () => Promise.resolve({ status: 200, headers: {}, body: torn(bytes, lengths) }),
          });
          const whole = clientFor('http://127.0.0.1/', {
            http: () => Promise.resolve({ status: 200, headers: {}, body: torn(bytes, [bytes.length]) }),
          });
          const heard = await listen(client);
          expect(heard.error).toBeUndefined();
          expect(heard).toEqual(await listen(whole));
          expect(heard.news.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('asks for bytes that nobody holds back to pack them', async () => {
    const server = await serve((_, response) => response.end(twoChunks));
    await listen(clientFor(server.url));
    expect(server.requests()[0]?.headers).toMatchObject({ 'accept-encoding': 'identity' });
  });

  it('fails with the server’s code when the subscription is gone, after what came before', async () => {
    const server = await serve((_, response) => response.end(twoChunks + sample('32')));
    const heard = await listen(clientFor(server.url));
    expect(kinds(heard)).toEqual(['alive', 'created new-mail modified']);
    expect(heard.error).toMatchObject({ name: 'EwsServerError', code: 'ErrorProxyRequestNotAllowed' });
  });

  it.each([
    ['a fault', 500, sample('49'), { name: 'EwsServerError', code: 'ErrorServerBusy' }],
    ['a fault in the stream', 200, sample('49'), { name: 'EwsServerError', code: 'ErrorServerBusy' }],
    ['a status', 503, '', { name: 'EwsHttpError', status: 503 }],
    ['a login page', 200, '<!DOCTYPE html><html></html>', { reason: 'not-exchange' }],
    ['an XHTML page', 200, '<html><body/></html>', { reason: 'not-exchange' }],
    ['another operation', 200, sample('28'), { reason: 'not-exchange' }],
    ['nothing', 200, '', { reason: 'broken-answer' }],
    ['half a document', 200, twoChunks.slice(0, -200), { reason: 'broken-answer' }],
    ['crossed tags', 200, '<a><b></a></b>', { reason: 'broken-answer' }],
  ])('fails for %s', async (_, status, body, error) => {
    const server = await serve((__, response) => response.writeHead(status).end(body));
    expect((await listen(clientFor(server.url))).error).toMatchObject(error);
  });

  it('fails when it stands but nothing comes any more', async () => {
    const server = await serve((_, response) => void response.write(twoChunks));
    const heard = await listen(clientFor(server.url, { limits: { streamIdleMs: 50 } }));
    expect(kinds(heard)).toEqual(['alive', 'created new-mail modified']);
    expect(heard.error).toMatchObject({ name: 'EwsTransportError', reason: 'timeout' });
    await server.hungUp;
  });

  it('is bounded a document, not altogether', async () => {
    const server = await serve((_, response) => response.end(twoChunks + twoChunks + twoChunks));
    const client = clientFor(server.url, { limits: { bodyBytes: twoChunks.length } });
    expect((await listen(client)).news).toHaveLength(6);
    const tight = clientFor(server.url, { limits: { bodyBytes: 1000 } });
    expect((await listen(tight)).error).toMatchObject({ reason: 'too-large' });
  });

  it('is closed by leaving the loop', async () => {
    const server = await serve((_, response) => void response.write(twoChunks));
    const client = clientFor(server.url);
    for await (const { closed } of client.stream(getStreamingEvents, input, idle())) {
      expect(closed).toBe(false);
      break;
    }
    await server.hungUp;
  });

  it('is closed by the signal', async () => {
    const cancel = new AbortController();
    const server = await serve((_, response) => {
      response.write(twoChunks, () => setImmediate(() => cancel.abort()));
    });
    expect((await listen(clientFor(server.url), cancel.signal)).error).toMatchObject({ reason: 'cancelled' });
    await server.hungUp;
  });

  it('is closed by opening another one', async () => {
    let held = 0;
    const server = await serve((_, response) => {
      held += 1;
      if (held === 1) response.write(twoChunks);
      else response.end(heartbeat);
    });
    const client = clientFor(server.url);
    const first = listen(client);
    await server.arrived(1);
    expect(kinds(await listen(client))).toEqual(['alive', 'moved free-busy', 'closed']);
    expect((await first).error).toMatchObject({ reason: 'cancelled' });
    await server.hungUp;
  });

  it('takes no place among the requests', async () => {
    const server = await serve((_, response, body) => {
      if (body.includes('GetStreamingEvents')) response.write(twoChunks);
      else response.end(sample('81'));
    });
    const client = clientFor(server.url, { requestsAtOnce: 1 });
    const cancel = new AbortController();
    const listening = listen(client, cancel.signal);
    await server.arrived(1);
    await client.call(getFolder, { folders: ['inbox'], fields: [] }, idle());
    cancel.abort();
    await listening;
  });
});

async function* torn(bytes: Buffer, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1;
    yield await Promise.resolve(bytes.subarray(at, at + length));
    at += length;
  }
}

describe('a subscription', () => {
  const BACK_END = 'X-BackEndOverrideCookie=MBX01.internal.contoso.example~1942064281';
  const cookies = [
    'exchangecookie=4f0a; path=/; HttpOnly',
    `${BACK_END}; path=/; secure`,
    'X-BackEndCookie=S-1=u56; path=/',
  ];
  const asking = { folders: ['calendar', 'inbox'], events: ['CreatedEvent'], mode: { kind: 'streaming' } } as const;

  const mailbox = () =>
    serve((_, response, body) => {
      if (body.includes('<m:Subscribe>')) response.writeHead(200, { 'Set-Cookie': cookies }).end(sample('28'));
      else if (body.includes('GetStreamingEvents')) response.end(heartbeat);
      else if (body.includes('GetEvents')) response.end(sample('33'));
      else if (body.includes('Unsubscribe'))
        response.end(sample('28').replaceAll('SubscribeResponse', 'UnsubscribeResponse'));
      else response.end(sample('81'));
    });

  it('stays on the server that holds it', async () => {
    const server = await mailbox();
    const client = clientFor(server.url);
    await client.call(subscribe, asking, idle());
    await listen(client);
    await client.call(getEvents, { subscription: 'a', watermark: 'b' }, idle());
    await client.call(unsubscribe, { id: 'a' }, idle());
    await client.call(subscribe, asking, idle());
    await client.call(getFolder, { folders: ['inbox'], fields: [] }, idle());
    const sent = server.requests().map(({ headers }) => [headers['x-preferserveraffinity'], headers.cookie]);
    const both = `exchangecookie=4f0a; ${BACK_END}`;
    expect(sent).toEqual([
      ['true', undefined],
      [undefined, both],
      [undefined, both],
      [undefined, both],
      ['true', both],
      [undefined, undefined],
    ]);
  });

  it('may go elsewhere once the server has refused it', async () => {
    let gone = false;
    const server = await serve((_, response, body) => {
      if (body.includes('<m:Subscribe>')) response.writeHead(200, { 'Set-Cookie': cookies }).end(sample('28'));
      else response.end(gone ? sample('32') : heartbeat);
    });
    const client = clientFor(server.url);
    await client.call(subscribe, asking, idle());
    gone = true;
    await listen(client);
    await client.call(subscribe, asking, idle());
    expect(server.requests().map(({ headers }) => headers.cookie !== undefined)).toEqual([false, true, false]);
  });

  it('of another client is none of its business', async () => {
    const server = await mailbox();
    await clientFor(server.url).call(subscribe, asking, idle());
    await clientFor(server.url).call(unsubscribe, { id: 'a' }, idle());
    expect(server.requests()[1]?.headers.cookie).toBeUndefined();
  });
});
