import { getEventListeners } from 'node:events';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { EwsAnswerError, EwsHttpError, EwsTransportError } from '../../../electron/ews/errors.ts';
import type { Http, HttpRequest } from '../../../electron/ews/http.ts';
import { getFolder } from '../../../electron/ews/operations/get-folder.ts';
import { mayCarryCredentials } from '../../../electron/ews/http.ts';
import { clientFor, failureOf, serve } from './local-server.ts';
import { sample } from './samples.ts';

const folder = sample('81');
const credentials = { username: 'mira.voss', password: 'pass:wörd' };

describe('a request', () => {
  it('carries what Exchange routes and logs by', async () => {
    const server = await serve((_, response) => response.end(folder));
    const client = clientFor(server.url, { userAgent: 'Presently/9.9.9' });
    const signal = new AbortController().signal;
    const input = { folders: ['inbox'], fields: [] } as const;
    await client.call(getFolder, input, signal, { mailbox: 'mira.voss@contoso.example' });
    await client.call(getFolder, input, signal);
    await client.call(getFolder, input, signal, { mailbox: 'CONTOSO\\mira\r\nX-Evil: 1' });
    const [first, second, third] = server.requests();
    expect(first).toMatchObject({
      method: 'POST',
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        accept: 'text/xml',
        'user-agent': 'Presently/9.9.9',
        'return-client-request-id': 'true',
        'x-anchormailbox': 'mira.voss@contoso.example',
      },
    });
    expect(first?.headers['client-request-id']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(second?.headers['client-request-id']).not.toBe(first?.headers['client-request-id']);
    expect(second?.headers).not.toHaveProperty('x-anchormailbox');
    expect(third?.headers).not.toHaveProperty('x-anchormailbox');
  });

  it('reads an answer packed with gzip', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(folder));
    });
    expect(await failureOf(clientFor(server.url))).toBeUndefined();
  });

  it('reads an answer whose letters are torn between pieces', async () => {
    const server = await serve((_, response) => {
      for (const byte of Buffer.from(
        folder.replace('CalendarFolder', 'Öffnung').replace('CalendarFolder', 'Öffnung'),
      )) {
        response.write(Buffer.of(byte));
      }
      response.end();
    });
    const client = clientFor(server.url);
    const answer = await client.call(getFolder, { folders: ['inbox'], fields: [] }, new AbortController().signal);
    expect(answer.output[0]).toMatchObject({ ok: true, value: { kind: 'Öffnung' } });
  });
});

describe('Basic credentials', () => {
  const challenge = (accepted: string) =>
    serve((request, response) => {
      if (request.headers.authorization === accepted) response.end(folder);
      else response.writeHead(401, { 'WWW-Authenticate': 'Negotiate, Basic realm="x"' }).end('<html>');
    });
  const right = `Basic ${Buffer.from('mira.voss:pass:wörd', 'utf8').toString('base64')}`;

  it('are sent in answer to a challenge, then ahead of it', async () => {
    const server = await challenge(right);
    const client = clientFor(server.url, { credentials });
    expect(await failureOf(client)).toBeUndefined();
    expect(await failureOf(client)).toBeUndefined();
    expect(server.requests().map(({ headers }) => headers.authorization)).toEqual([undefined, right, right]);
  });

  it('that are wrong are tried once', async () => {
    const server = await challenge('Basic something else');
    expect(await failureOf(clientFor(server.url, { credentials }))).toMatchObject({
      name: 'EwsHttpError',
      status: 401,
    });
    expect(server.requests()).toHaveLength(2);
  });

  it.each([
    'http://mail.contoso.example/EWS/Exchange.asmx',
    'http://10.0.0.5/',
    'http://127.0.0.1.example/',
    'ftp://x/',
  ])('never go to %s: nothing is even connected', async (url) => {
    const asked: HttpRequest[] = [];
    const http = (request: HttpRequest): Promise<never> => {
      asked.push(request);
      return Promise.reject(new Error('connected'));
    };
    expect(await failureOf(clientFor(url, { http, credentials }))).toMatchObject({ reason: 'insecure' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['https://mail.contoso.example/', true],
    ['http://localhost:8080/', true],
    ['http://127.0.0.1:1/', true],
    ['http://127.9.9.9/', true],
    ['http://[::1]:80/', true],
    ['http://localhost.contoso.example/', false],
    ['http://128.0.0.1/', false],
    ['http://[::2]/', false],
    ['ws://localhost/', false],
    ['nonsense', false],
  ])('may go to %s: %s', (url, may) => {
    expect(mayCarryCredentials(url)).toBe(may);
  });
});

describe('a redirect', () => {
  const sendingTo = (status: number, location: () => string) =>
    serve((_, response) => response.writeHead(status, { Location: location() }).end());

  it.each([301, 302, 307, 308])(
    '%i to another door of the same host is followed with the same POST, and remembered',
    async (status) => {
      const bodies: string[] = [];
      const other = await serve((_, response, body) => {
        bodies.push(body);
        response.end(folder);
      });
      const server = await sendingTo(status, () => other.url);
      const client = clientFor(server.url);
      expect(await failureOf(client)).toBeUndefined();
      expect(await failureOf(client)).toBeUndefined();
      expect(server.requests()).toHaveLength(1);
      expect(other.requests().map(({ method }) => method)).toEqual(['POST', 'POST']);
      expect(bodies[0]).toContain('<m:GetFolder>');
    },
  );

  it('to a path of the same server is followed', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/other/exchange.ASMX') response.end(folder);
      else response.writeHead(302, { Location: '/other/exchange.ASMX' }).end();
    });
    expect(await failureOf(clientFor(server.url))).toBeUndefined();
  });

  it('is followed once: two servers that point to each other end it', async () => {
    const first = await sendingTo(302, () => second.url);
    const second = await sendingTo(302, () => first.url);
    expect(await failureOf(clientFor(first.url))).toMatchObject({ name: 'EwsHttpError', status: 302 });
    expect(first.requests().length + second.requests().length).toBe(2);
  });

  it('is forgotten when its target is gone', async () => {
    let moved = true;
    const other = await serve((_, response) => response.writeHead(moved ? 200 : 404).end(moved ? folder : ''));
    const server = await serve((_, response) => {
      if (moved) response.writeHead(307, { Location: other.url }).end();
      else response.end(folder);
    });
    const client = clientFor(server.url);
    expect(await failureOf(client)).toBeUndefined();
    moved = false;
    expect(await failureOf(client)).toMatchObject({ status: 404 });
    expect(await failureOf(client)).toBeUndefined();
  });

  it.each([
    [303, 'http://127.0.0.1:PORT/EWS/Exchange.asmx'],
    [302, 'http://localhost:PORT/EWS/Exchange.asmx'],
    [302, 'https://127.0.0.1:PORT/EWS/Exchange.asmx'],
    [302, 'http://user:word@127.0.0.1:PORT/EWS/Exchange.asmx'],
    [302, 'http://127.0.0.1:PORT/owa/auth/logon.aspx'],
    [302, 'http://127.0.0.1:PORT/login?to=Exchange.asmx'],
    [302, 'http://[nonsense'],
    [304, 'http://127.0.0.1:PORT/EWS/Exchange.asmx'],
  ])('%i to %s is not followed', async (status, place) => {
    const other = await serve((_, response) => response.end(folder));
    const location = place.replace('PORT', new URL(other.url).port);
    const server = await sendingTo(status, () => location);
    const error = await failureOf(clientFor(server.url, { credentials }));
    expect(error).toBeInstanceOf(EwsHttpError);
    expect(error).toMatchObject({ status, location });
    expect(other.requests()).toHaveLength(0);
  });
});

describe('many requests', () => {
  it('go three at a time, the others in their order', async () => {
    const held: (() => void)[] = [];
    const order: string[] = [];
    const server = await serve((_, response, body) => {
      order.push(/DistinguishedFolderId Id="(\w+)"/.exec(body)?.[1] ?? '');
      held.push(() => response.end(folder));
    });
    const client = clientFor(server.url);
    const names = ['inbox', 'inbox', 'inbox', 'calendar', 'voicemail'] as const;
    const calls = names.map((name) =>
      client.call(getFolder, { folders: [name], fields: [] }, new AbortController().signal),
    );
    await server.arrived(3);
    expect(order).toEqual(['inbox', 'inbox', 'inbox']);
    held[1]?.();
    await server.arrived(4);
    expect(order[3]).toBe('calendar');
    held[0]?.();
    await server.arrived(5);
    expect(order[4]).toBe('voicemail');
    for (const release of held) release();
    await Promise.all(calls);
  });

  it('let go of one that is given up while it waits', async () => {
    const held: (() => void)[] = [];
    const server = await serve((_, response) => held.push(() => response.end(folder)));
    const client = clientFor(server.url, { requestsAtOnce: 1 });
    const first = failureOf(client);
    const cancel = new AbortController();
    const second = failureOf(client, cancel.signal);
    const third = failureOf(client);
    cancel.abort();
    expect(await second).toMatchObject({ reason: 'cancelled' });
    expect(getEventListeners(cancel.signal, 'abort')).toHaveLength(0);
    await server.arrived(1);
    held[0]?.();
    expect(await first).toBeUndefined();
    await server.arrived(2);
    held[1]?.();
    expect(await third).toBeUndefined();
    expect(server.requests()).toHaveLength(2);
  });

  it('go on after failures', async () => {
    const server = await serve((_, response) => response.writeHead(503).end());
    const client = clientFor(server.url, { requestsAtOnce: 1 });
    for (let call = 0; call < 3; call += 1) expect(await failureOf(client)).toMatchObject({ status: 503 });
  });
});

describe('an answer that doesn’t end well', () => {
  it('is broken when the connection ends in the middle', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': String(Buffer.byteLength(folder)) });
      response.write(folder.slice(0, 500), () => response.destroy());
    });
    expect(await failureOf(clientFor(server.url))).toMatchObject({ name: 'EwsAnswerError', reason: 'broken-answer' });
  });

  it('is broken when packed data stops in the middle', async () => {
    const server = await serve((_, response) => {
      const packed = gzipSync(folder);
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(packed.subarray(0, packed.length / 2));
    });
    expect(await failureOf(clientFor(server.url))).toMatchObject({ reason: 'broken-answer' });
  });

  it('is left unread past 32 MB, and the connection with it', async () => {
    const chunk = Buffer.alloc(64 * 1024, 'x');
    let sent = 0;
    const server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/xml' }).write('<a>');
      const more = (): void => {
        while (sent < 50 * 1024 * 1024 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    });
    const error = await failureOf(clientFor(server.url));
    expect(error).toBeInstanceOf(EwsAnswerError);
    expect(error).toMatchObject({ reason: 'too-large' });
    await server.hungUp;
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  it('is left unread when a few kilobytes unpack to more than 32 MB', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, '<a> ', 'utf8').fill(' ', 3));
    const server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb);
    });
    expect(bomb.length).toBeLessThan(512 * 1024);
    expect(await failureOf(clientFor(server.url))).toMatchObject({ reason: 'too-large' });
  });
});

describe('no answer', () => {
  it('is unreachable when nobody listens', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo; // listening on a port, not a pipe
    await new Promise((resolve) => server.close(resolve));
    const error = await failureOf(clientFor(`http://127.0.0.1:${port}/`));
    expect(error).toBeInstanceOf(EwsTransportError);
    expect(error).toMatchObject({ reason: 'unreachable', cause: { code: 'ECONNREFUSED' } });
  });

  it('is unreachable when the connection is cut before the headers', async () => {
    const server = await serve((request) => request.socket.destroy());
    expect(await failureOf(clientFor(server.url))).toMatchObject({ reason: 'unreachable' });
  });

  it('times out before the headers', async () => {
    const server = await serve(() => undefined);
    const error = await failureOf(clientFor(server.url, { limits: { headersMs: 50 } }));
    expect(error).toMatchObject({ name: 'EwsTransportError', reason: 'timeout' });
    await server.hungUp;
  });

  it('times out between two pieces of a body, however many came', async () => {
    const server = await serve((_, response) => void response.write(folder.slice(0, 100)));
    expect(await failureOf(clientFor(server.url, { limits: { idleMs: 50 } }))).toMatchObject({ reason: 'timeout' });
    await server.hungUp;
  });

  it('times out even where the network stack never settles', async () => {
    const http = (): Promise<never> => new Promise(() => undefined);
    const client = clientFor('https://mail.contoso.example/', { http, limits: { headersMs: 20 } });
    expect(await failureOf(client)).toMatchObject({ reason: 'timeout' });
  });

  it('is cancelled while waiting for the headers', async () => {
    const cancel = new AbortController();
    const server = await serve(() => cancel.abort());
    expect(await failureOf(clientFor(server.url), cancel.signal)).toMatchObject({ reason: 'cancelled' });
    await server.hungUp;
  });

  it('is cancelled in the middle of a body', async () => {
    const cancel = new AbortController();
    const server = await serve((_, response) => {
      response.write(folder.slice(0, 100), () => setImmediate(() => cancel.abort()));
    });
    expect(await failureOf(clientFor(server.url), cancel.signal)).toMatchObject({ reason: 'cancelled' });
    await server.hungUp;
  });

  it('is cancelled before it begins', async () => {
    const http = vi.fn<Http>();
    const client = clientFor('https://mail.contoso.example/', { http });
    expect(await failureOf(client, AbortSignal.abort())).toMatchObject({ reason: 'cancelled' });
    expect(http).not.toHaveBeenCalled();
  });

  it('frees its listener on the caller’s signal', async () => {
    const server = await serve((_, response) => response.end(folder));
    const { signal } = new AbortController();
    expect(await failureOf(clientFor(server.url), signal)).toBeUndefined();
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
