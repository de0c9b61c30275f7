import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ServerClock } from './clock.ts';
import type { WireHeaders, WireRequest, WireResponse } from './wire.ts';

/** Larger requests are refused with 413. */
export const maxRequestBytes = 4 * 1024 * 1024;

/** What `Authorization: Basic …` carries; undefined where it isn't that. */
export function basicCredentials(header: string | undefined): { username: string; password: string } | undefined {
  const encoded = /^basic\s+([A-Za-z0-9+/=]+)\s*$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString();
  const colon = decoded.indexOf(':');
  if (colon === -1) return undefined;
  return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}

export interface Reply {
  readonly status: number;
  readonly contentType?: string;
  readonly headers?: WireHeaders;
  readonly body: string;
  /** Where the body is only the beginning: writes what follows, and the end. */
  readonly goOn?: (response: WireResponse) => void;
}

/** One request and the way back, by the server's clock. */
export interface Exchanged {
  readonly request: WireRequest;
  readonly response: WireResponse;
  readonly clock: ServerClock;
}

/** Headers that the front end puts on every answer. */
export function commonHeaders({ request, clock }: Exchanged): Record<string, string> {
  const asked = request.headers['client-request-id'];
  const echo = request.headers['return-client-request-id'] === 'true' && asked !== undefined;
  return {
    // Only HTTP's own way of writing a moment; Temporal has none for it.
    date: new Date(clock.now().epochMilliseconds).toUTCString(),
    'request-id': randomUUID(),
    'x-feserver': 'EX01',
    'cache-control': 'private',
    ...(echo ? { 'client-request-id': asked } : {}),
  };
}

/** The head of an answer; `length` is that of its body, where it is known. */
export function sendHead(exchanged: Exchanged, reply: Reply, length?: number): void {
  exchanged.response.head(reply.status, {
    ...commonHeaders(exchanged),
    'content-type': reply.contentType ?? 'text/html; charset=utf-8',
    ...(length === undefined ? {} : { 'content-length': String(length) }),
    ...reply.headers,
  });
}

/** Sends an answer, compressed where the client takes that, or its beginning and lets it go on. */
export function send(exchanged: Exchanged, reply: Reply): void {
  const { request, response } = exchanged;
  if (reply.goOn !== undefined) {
    sendHead(exchanged, reply);
    void response.write(reply.body);
    reply.goOn(response);
    return;
  }
  const plain = Buffer.from(reply.body);
  const compress = plain.length > 0 && /\bgzip\b/i.test(request.headers['accept-encoding'] ?? '');
  const bytes = compress ? gzipSync(plain, { level: 1 }) : plain;
  const encoding = compress ? { 'content-encoding': 'gzip', vary: 'Accept-Encoding' } : {};
  sendHead(exchanged, { ...reply, headers: { ...encoding, ...reply.headers } }, bytes.length);
  if (bytes.length > 0) void response.write(bytes);
  response.end();
}

/** A page as a web server shows it to people. */
export function htmlPage(title: string, text: string): string {
  return `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;
}
