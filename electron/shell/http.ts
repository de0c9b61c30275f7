import { net, session, type ClientRequest, type IncomingMessage } from 'electron';
import type { Http, HttpRequest, HttpResponse } from '../ews/http.ts';

/** One account's own network: cookies, connections and credentials that no other account shares, in memory only. */
export function createAccountHttp(accountId: string): { readonly http: Http; close(): void } {
  const partition = session.fromPartition(`account-${accountId}-${crypto.randomUUID()}`, { cache: false });
  return {
    http: (request) => send(request, partition),
    close: () => {
      void partition.closeAllConnections();
      void partition.clearAuthCache();
    },
  };
}

/** Chromium's stack undoes gzip by itself; a redirect is handed back, never followed (it would turn a POST into a GET). */
function send(wanted: HttpRequest, partition: Electron.Session): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    wanted.signal.throwIfAborted();
    const request = net.request({
      url: wanted.url,
      method: wanted.method,
      session: partition,
      redirect: 'manual',
      useSessionCookies: false,
    });
    for (const [name, value] of Object.entries(wanted.headers)) request.setHeader(name, value);
    const abort = () => {
      request.abort();
      reject(wanted.signal.reason as Error);
    };
    wanted.signal.addEventListener('abort', abort, { once: true });
    const over = () => wanted.signal.removeEventListener('abort', abort);

    let answered = false;
    request.on('login', (challenge, answer) => {
      // The same credentials a second time would only count against the account.
      if (answered || challenge.isProxy || wanted.credentials === undefined) answer();
      else answer(wanted.credentials.username, wanted.credentials.password);
      answered = true;
    });
    request.on('redirect', (status, _method, _url, headers) => {
      resolve({ status, headers: flatten(headers), body: nothing() });
      over();
      request.abort();
    });
    request.on('response', (response) => {
      resolve({ status: response.statusCode, headers: flatten(response.headers), body: read(response, request, over) });
    });
    request.on('error', (cause) => {
      over();
      reject(cause);
    });
    if (wanted.body !== undefined) request.write(wanted.body);
    request.end();
  });
}

function flatten(headers: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A redirect's body is of no use to anyone.
}

interface Waiter {
  resolve(): void;
  reject(cause: Error): void;
}

/** Chunks as they arrive. Leaving the loop early closes the connection. */
async function* read(response: IncomingMessage, request: ClientRequest, over: () => void): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const state: { ended: boolean; failure?: Error; waiter?: Waiter | undefined } = { ended: false };
  const wake = () => {
    const { waiter, failure } = state;
    state.waiter = undefined;
    if (failure !== undefined) waiter?.reject(failure);
    else waiter?.resolve();
  };
  const fail = (cause: Error) => {
    state.failure ??= cause;
    wake();
  };
  response.on('data', (chunk) => {
    chunks.push(chunk);
    wake();
  });
  response.on('end', () => {
    state.ended = true;
    wake();
  });
  response.on('error', () => fail(new Error('the connection broke off')));
  response.on('aborted', () => fail(new Error('the connection broke off')));
  request.on('error', fail);
  request.on('abort', () => fail(new DOMException('aborted', 'AbortError')));
  try {
    for (;;) {
      const ready = chunks.shift();
      if (ready !== undefined) yield ready;
      else if (state.failure !== undefined) throw state.failure;
      else if (state.ended) return;
      else await new Promise<void>((resolve, reject) => (state.waiter = { resolve, reject }));
    }
  } finally {
    over();
    if (!state.ended) request.abort();
  }
}
