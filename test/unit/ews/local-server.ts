import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { createEwsClient, type EwsClient, type EwsClientOptions } from '../../../electron/ews/client.ts';
import { getFolder } from '../../../electron/ews/operations/get-folder.ts';
import { systemClock } from '../../../electron/shell/clock.ts';
import { createNodeHttp } from '../../support/http-node.ts';

type Handler = (request: http.IncomingMessage, response: http.ServerResponse, body: string) => void;

export interface LocalServer {
  readonly url: string;
  /** How many requests have arrived. */
  readonly requests: () => readonly http.IncomingMessage[];
  /** Settles when that many requests have come to the handler. */
  readonly arrived: (count: number) => Promise<void>;
  /** How many connections are open now. */
  readonly connections: () => Promise<number>;
  /** Settles when a connection has been closed from the other side. */
  readonly hungUp: Promise<void>;
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A real server on a loopback port, gone after the test. */
export async function serve(handler: Handler): Promise<LocalServer> {
  const seen: http.IncomingMessage[] = [];
  const waiting = new Set<() => void>();
  let handled = 0;
  let hangUp: () => void = () => undefined;
  const hungUp = new Promise<void>((resolve) => {
    hangUp = resolve;
  });
  const server = http.createServer((request, response) => {
    seen.push(request);
    response.on('close', () => hangUp());
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      handler(request, response, Buffer.concat(chunks).toString('utf8'));
      handled += 1;
      for (const look of [...waiting]) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo; // listening on a port, not a pipe
  return {
    url: `http://127.0.0.1:${port}/EWS/Exchange.asmx`,
    requests: () => seen,
    arrived: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (handled < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
      ),
    hungUp,
  };
}

/** A client over Node's network stack. */
export function clientFor(url: string, options: Partial<EwsClientOptions> = {}): EwsClient {
  const network = createNodeHttp();
  closers.push(network.close);
  return createEwsClient({ http: network.http, url, clock: { ...systemClock, now: () => 0 }, ...options });
}

/** Sends the cheapest call; gives what it threw, or `undefined`. */
export async function failureOf(client: EwsClient, signal = new AbortController().signal): Promise<unknown> {
  try {
    await client.call(getFolder, { folders: ['inbox'], fields: [] }, signal);
    return undefined;
  } catch (error) {
    return error;
  }
}
