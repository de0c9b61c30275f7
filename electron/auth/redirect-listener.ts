import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PAGE_HEADERS, redirectPage, type RedirectWords } from './redirect-page.ts';
import { refusedBy } from './sign-in-error.ts';

/** Waits on this machine for the browser to come back from an authority (RFC 8252, 7.3). */
export interface RedirectListener {
  /** `http://localhost:PORT`: Entra ID accepts any port for this name where `http://localhost` is registered. */
  readonly redirectUri: string;
  /** The authorization code. @throws {SignInError} what the authority said instead */
  readonly code: Promise<string>;
  close(): void;
}

interface ListenerOptions {
  /** What the browser must bring back. Anything else isn't an answer to us, and we go on waiting. */
  readonly state: string;
  readonly words: RedirectWords;
  /** The authority's host, for errors. */
  readonly host: string;
}

const ATTEMPTS = 5;

/**
 * Listens on a port that the system chooses, on both loopback addresses: a browser may take either for `localhost`, and on
 * one that we left free somebody else could listen.
 */
export async function listenForRedirect(options: ListenerOptions): Promise<RedirectListener> {
  let settle: (parameters: URLSearchParams) => void = () => undefined;
  const code = new Promise<string>((resolve, reject) => {
    settle = (parameters) => {
      const given = parameters.get('code');
      const description = parameters.get('error_description') ?? undefined;
      if (given !== null) resolve(given);
      else reject(refusedBy({ code: parameters.get('error') ?? 'no-code', description, host: options.host }));
    };
  });
  // Who gave up waiting doesn't hear of it any more.
  code.catch(() => undefined);
  const { port, servers } = await listenOnBoth((request, response) => answer(request, response, options, settle));
  return {
    redirectUri: `http://localhost:${port}`,
    code,
    close: () => {
      for (const server of servers) {
        server.close();
        // A page on its way to the browser still gets there.
        server.closeIdleConnections();
      }
    },
  };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function listenOnBoth(handler: Handler): Promise<{ readonly port: number; readonly servers: readonly Server[] }> {
  for (let attempt = 1; ; attempt += 1) {
    const first = await listen(handler, '127.0.0.1', 0);
    const { port } = first.address() as AddressInfo; // a string only for pipes
    try {
      return { port, servers: [first, await listen(handler, '::1', port)] };
    } catch (cause) {
      // No IPv6 on this machine: then nobody else listens there either.
      if (!isTaken(cause)) return { port, servers: [first] };
      first.close();
      if (attempt === ATTEMPTS) throw cause;
    }
  }
}

const isTaken = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';

function listen(handler: Handler, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handler);
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { state, words }: ListenerOptions,
  settle: (parameters: URLSearchParams) => void,
): void {
  const send = (status: number, sentence: string) => {
    response.writeHead(status, PAGE_HEADERS).end(redirectPage(words, sentence));
  };
  const host = request.headers.host ?? '';
  const url = `http://${host}${request.url ?? ''}`;
  // A name that only points to this machine is some web page's (DNS rebinding).
  if (request.method !== 'GET' || !/^(localhost|127\.0\.0\.1|\[::1\]):\d+$/.test(host) || !URL.canParse(url)) {
    send(400, words.failed);
    return;
  }
  const { pathname, searchParams } = new URL(url);
  if (pathname !== '/') send(404, words.failed);
  else if (!isSame(searchParams.get('state') ?? '', state)) send(400, words.failed);
  else {
    send(searchParams.has('code') ? 200 : 400, searchParams.has('code') ? words.done : words.failed);
    settle(searchParams);
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
