import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createAuthority } from '../../support/certificate-authority.ts';
import { startExchange } from '../../support/exchange.ts';
import { startProxy, type TestProxy } from '../../support/proxy.ts';

let stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const credentials = { username: 'desk', password: 'let-me-through' };
const header = { 'proxy-authorization': `Basic ${Buffer.from('desk:let-me-through').toString('base64')}` };

async function proxied(options: Parameters<typeof startProxy>[0]): Promise<TestProxy> {
  const proxy = await startProxy(options);
  stops = [() => proxy.stop(), ...stops];
  return proxy;
}

const through = (proxy: TestProxy, options: RequestOptions): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request(proxy.url, { agent: false, ...options }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    asked.once('error', reject);
    asked.end();
  });

test('plain requests go by their whole address, once the client has signed in', async () => {
  const exchange = await startExchange({ people: 1 });
  stops.push(() => exchange.stop());
  const proxy = await proxied({ credentials });
  expect(await through(proxy, { path: exchange.url })).toBe(407);
  expect(await through(proxy, { path: exchange.url, headers: header })).toBe(401);
  expect(proxy.passed.map(({ target, status }) => [target, status])).toEqual([
    [exchange.url, 407],
    [exchange.url, 401],
  ]);
});

test('TLS goes through a tunnel', async () => {
  const authority = await createAuthority();
  const exchange = await startExchange({ people: 1, tls: await authority.issue() });
  stops.push(() => exchange.stop());
  const proxy = await proxied({});
  const target = new URL(exchange.url).host;
  const socket = await new Promise<Socket>((resolve, reject) => {
    const asked = request(proxy.url, { method: 'CONNECT', path: target, agent: false });
    asked.once('connect', (_: IncomingMessage, opened: Socket) => resolve(opened));
    asked.once('error', reject);
    asked.end();
  });
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const options = { method: 'POST', ca: authority.cert, socket, agent: false } as const;
    const asked = secureRequest(exchange.url, options, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
    });
    asked.once('error', reject);
    asked.end();
  });
  expect(status).toBe(401);
  expect(proxy.passed).toEqual([{ method: 'CONNECT', target, status: 200 }]);
});
