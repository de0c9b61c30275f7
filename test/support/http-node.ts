import http from 'node:http';
import https from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import type { Http, HttpRequest, HttpResponse } from '../../electron/ews/http.ts';
import { trackUnpacking } from './network.ts';

export interface NodeHttp {
  readonly http: Http;
  /** Closes idle connections. */
  readonly close: () => void;
}

export interface NodeHttpOptions {
  /** A certificate authority in PEM, for servers of a test. */
  readonly ca?: string;
  /** The only names that there are, with the port of this machine each leads to: `mail.contoso.example:443`. */
  readonly names?: Readonly<Record<string, number>>;
}

/**
 * The network seam over Node's own stack, for tests: Basic in answer to a challenge only (then remembered for that
 * origin), keep-alive, gzip undone while streaming, redirects left alone.
 */
export function createNodeHttp(options: NodeHttpOptions = {}): NodeHttp {
  const agents = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true, ...(options.ca === undefined ? {} : { ca: options.ca }) }),
  };
  const challenged = new Set<string>();
  const send = (request: HttpRequest, authorised: boolean): Promise<http.IncomingMessage> =>
    exchange(request, authorised ? basic(request) : {}, agents, options.names);
  return {
    http: async (request) => {
      const { origin } = new URL(request.url);
      const known = request.credentials !== undefined && challenged.has(origin);
      const first = await send(request, known);
      if (known || request.credentials === undefined || !asksForBasic(first)) return toResponse(first);
      first.resume();
      const second = await send(request, true);
      if (second.statusCode !== 401) challenged.add(origin);
      return toResponse(second);
    },
    close: () => {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

type Headers = Readonly<Record<string, string>>;

const basic = ({ credentials }: HttpRequest): Headers => {
  if (credentials === undefined) return {};
  const pair = Buffer.from(`${credentials.username}:${credentials.password}`, 'utf8').toString('base64');
  return { Authorization: `Basic ${pair}` };
};

const asksForBasic = ({ statusCode, headers }: http.IncomingMessage): boolean =>
  statusCode === 401 && /\bbasic\b/i.test(headers['www-authenticate'] ?? '');

function exchange(
  { url, method, headers, body, signal }: HttpRequest,
  authorisation: Headers,
  agents: { readonly 'http:': http.Agent; readonly 'https:': https.Agent },
  names: NodeHttpOptions['names'],
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { protocol, hostname, host, port } = new URL(url);
    const secure = protocol === 'https:';
    const standard = secure ? '443' : '80';
    const here = names?.[`${hostname}:${port === '' ? standard : port}`];
    if (names !== undefined && here === undefined) {
      reject(new Error(`getaddrinfo ENOTFOUND ${hostname}`));
      return;
    }
    const place = here === undefined ? {} : { hostname: '127.0.0.1', port: here, servername: hostname };
    const length: Headers = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const request = (secure ? https : http).request(url, {
      method,
      ...place,
      agent: agents[secure ? 'https:' : 'http:'],
      headers: { Host: host, 'Accept-Encoding': 'gzip', ...headers, ...length, ...authorisation },
    });
    request.once('response', resolve);
    // Not once: an answer that is given up fails too, when its promise is long settled.
    request.on('error', reject);
    // Node's own handling of the signal throws where the socket is just being handed back to the agent.
    signal.addEventListener('abort', () => request.destroy(), { once: true });
    request.end(body);
  });
}

function toResponse(message: http.IncomingMessage): HttpResponse {
  return {
    status: message.statusCode ?? 0,
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : (value ?? ''),
      ]),
    ),
    body: decoded(message),
  };
}

/** Node's streams iterate bytes here: none of them has an encoding set. */
function decoded(message: http.IncomingMessage): AsyncIterable<Uint8Array> {
  message.on('error', () => undefined);
  const encoding = message.headers['content-encoding']?.toLowerCase();
  if (encoding !== 'gzip' && encoding !== 'deflate') return bytesOf(message);
  const unpacked = encoding === 'gzip' ? createGunzip() : createInflate();
  trackUnpacking(unpacked);
  // Who iterates sees the error; where nobody does, the answer was given up and its end is no news.
  unpacked.on('error', () => undefined);
  pipeline(message, unpacked, () => undefined);
  return bytesOf(unpacked);
}

const bytesOf = (stream: Readable): AsyncIterable<Uint8Array> => stream as AsyncIterable<Uint8Array>;
