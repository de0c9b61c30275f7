import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** Larger requests are refused with 413. */
export const maxRequestBytes = 4 * 1024 * 1024;

/** Reads a request's body; undefined where it is too large (the rest is thrown away). */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxRequestBytes) {
      request.resume();
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

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
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Headers that the front end puts on every answer. */
export function commonHeaders(request: IncomingMessage): Record<string, string> {
  const asked = request.headers['client-request-id'];
  const echo = request.headers['return-client-request-id'] === 'true' && typeof asked === 'string';
  return {
    'request-id': randomUUID(),
    'x-feserver': 'EX01',
    'cache-control': 'private',
    ...(echo ? { 'client-request-id': asked } : {}),
  };
}

/** Sends an answer, compressed where the client takes that. */
export function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const plain = Buffer.from(reply.body);
  const compress = plain.length > 0 && /\bgzip\b/i.test(request.headers['accept-encoding'] ?? '');
  const bytes = compress ? gzipSync(plain, { level: 1 }) : plain;
  response.writeHead(reply.status, {
    ...commonHeaders(request),
    'content-type': reply.contentType ?? 'text/html; charset=utf-8',
    'content-length': String(bytes.length),
    ...(compress ? { 'content-encoding': 'gzip', vary: 'Accept-Encoding' } : {}),
    ...reply.headers,
  });
  response.end(bytes);
}

/** A page as a web server shows it to people. */
export function htmlPage(title: string, text: string): string {
  return `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`;
}

/** The challenge: what makes a client ask for, or send, a password. */
export const unauthorized: Reply = {
  status: 401,
  headers: { 'www-authenticate': 'Basic realm="exchange.contoso.example"' },
  body: htmlPage('401 - Unauthorized', 'Access is denied due to invalid credentials.'),
};
