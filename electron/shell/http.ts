import { app, net, session, type AuthInfo, type ClientRequest, type IncomingMessage } from 'electron';
import {
  CertificateRefused,
  type Http,
  type HttpCredentials,
  type HttpRequest,
  type HttpResponse,
  type Scheme,
} from '../ews/http.ts';
import { watchCertificates, type CertificateWatch } from './certificates.ts';

export interface AccountHttpOptions {
  /** Whether its user trusts exactly this certificate for this host, by its SHA-256 fingerprint. */
  readonly trusts: (host: string, fingerprint: string) => boolean;
  /** Hosts that may be convinced by the ticket of whoever is signed in to this machine. */
  readonly ticketFor?: readonly string[];
}

/** One account's network. */
export interface AccountHttp {
  readonly http: Http;
  /** How the server was convinced last; absent while it asked for nothing that we answered. */
  readonly scheme: () => Scheme | undefined;
  readonly close: () => void;
}

/** How often Chromium's network process was lost. It comes back by itself, but not for the sessions that there were. */
let losses = 0;
app.on('child-process-gone', (_event, { serviceName }) => {
  if (serviceName !== 'network.mojom.NetworkService') return;
  losses += 1;
  spare.length = 0;
});

/**
 * Sessions that nobody uses and that have learned nothing of anybody. Chromium gives none back, and each takes 0.7 MB for
 * ever; a server that is out of reach is looked for once an hour, for as long as that may be.
 */
const spare: Electron.Session[] = [];

/** One account's own network: cookies, connections and credentials that no other account shares, in memory only. */
export function createAccountHttp(accountId: string, options: AccountHttpOptions): AccountHttp {
  let network = openNetwork(accountId, options);
  let answered: Scheme | undefined;
  const onScheme = (scheme: Scheme) => (answered = scheme);
  return {
    http: (request) => {
      if (network.closed) return Promise.reject(new Error('this network is closed'));
      if (network.losses !== losses) network = openNetwork(accountId, options);
      return send(request, network, onScheme);
    },
    scheme: () => answered,
    close: () => {
      if (!network.closed) void giveBack(network);
    },
  };
}

function openNetwork(accountId: string, options: AccountHttpOptions): Network {
  const { trusts, ticketFor = [] } = options;
  const partition =
    spare.pop() ?? session.fromPartition(`account-${accountId}-${crypto.randomUUID()}`, { cache: false });
  const certificates = watchCertificates(partition, trusts);
  partition.allowNTLMCredentialsForDomains(ticketFor.join(','));
  return { partition, certificates, losses, closed: false, isBlank: ticketFor.length === 0 };
}

async function giveBack(network: Network): Promise<void> {
  network.closed = true;
  const { partition, certificates } = network;
  await Promise.all([partition.closeAllConnections(), partition.clearAuthCache()]);
  if (network.isBlank && certificates.allFine() && network.losses === losses) spare.push(partition);
}

interface Network {
  readonly partition: Electron.Session;
  readonly certificates: CertificateWatch;
  /** As it was when this was opened. */
  readonly losses: number;
  closed: boolean;
  /** Nobody was told who asks, and nobody could have been. */
  isBlank: boolean;
}

const SCHEMES: readonly string[] = ['basic', 'ntlm', 'negotiate'] satisfies readonly Scheme[];
const isScheme = (word: string): word is Scheme => SCHEMES.includes(word);

/** What a challenge may be answered with: a server that suddenly asks for less than was agreed gets nothing. */
function answerTo({ isProxy, scheme }: AuthInfo, credentials: HttpCredentials | undefined): Scheme | undefined {
  const asked = scheme.toLowerCase();
  if (isProxy || credentials === undefined || !isScheme(asked)) return undefined;
  return credentials.schemes === undefined || credentials.schemes.includes(asked) ? asked : undefined;
}

/** Chromium's stack undoes gzip by itself; a redirect is handed back, never followed (it would turn a POST into a GET). */
function send(wanted: HttpRequest, network: Network, onScheme: (scheme: Scheme) => void): Promise<HttpResponse> {
  const { partition, certificates } = network;
  return new Promise((resolve, reject) => {
    wanted.signal.throwIfAborted();
    const request = net.request({
      url: wanted.url,
      method: wanted.method,
      session: partition,
      redirect: 'manual',
      useSessionCookies: false,
    });
    for (const [name, value] of Object.entries(wanted.headers)) {
      request.setHeader(name, value);
      if (name.toLowerCase() === 'authorization') network.isBlank = false;
    }
    const abort = () => {
      request.abort();
      reject(wanted.signal.reason as Error);
    };
    wanted.signal.addEventListener('abort', abort, { once: true });
    const over = () => wanted.signal.removeEventListener('abort', abort);

    let answered = false;
    let proxyAsked = false;
    request.on('login', (challenge, answer) => {
      proxyAsked ||= challenge.isProxy;
      const scheme = answerTo(challenge, wanted.credentials);
      // The same credentials a second time would only count against the account.
      if (answered || network.closed || scheme === undefined || wanted.credentials === undefined) answer();
      else {
        network.isBlank = false;
        onScheme(scheme);
        answer(wanted.credentials.username, wanted.credentials.password);
      }
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
      // Where a tunnel is refused the stack says only that there is none.
      if (proxyAsked) {
        resolve({ status: 407, headers: {}, body: nothing() });
        return;
      }
      const certificate = certificates.refused(new URL(wanted.url).hostname, cause);
      reject(certificate === undefined ? cause : new CertificateRefused(certificate));
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
