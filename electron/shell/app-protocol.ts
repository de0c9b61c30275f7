import { protocol } from 'electron';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Result } from '../../shared/model.ts';
import type { AudioFile } from '../gateway/gateway.ts';

export const APP_ORIGIN = 'app://presently';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

/** To be called before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, stream: true, supportFetchAPI: true } },
  ]);
}

/** Serves the windows' own files and voicemail audio, each under a policy that lets nothing else in. */
export function serveApp(folder: string, audio: (key: string) => Promise<Result<AudioFile>>): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'presently') return plain(404);
    const path = decodeURIComponent(url.pathname);
    if (path.startsWith('/voicemail/')) {
      return serveAudio(await audio(path.slice('/voicemail/'.length)), request.headers.get('range'));
    }
    const file = normalize(join(folder, path === '/' ? 'index.html' : path));
    const type = TYPES[extname(file)];
    if (!file.startsWith(folder + sep) || type === undefined) return plain(404);
    try {
      return extname(file) === '.html'
        ? servePage(await readFile(file, 'utf8'), type)
        : serveFile(await readFile(file), type);
    } catch {
      return plain(404);
    }
  });
}

const plain = (status: number): Response => new Response('', { status, headers: { 'content-type': 'text/plain' } });

const serveFile = (bytes: Uint8Array<ArrayBuffer>, type: string): Response =>
  new Response(bytes, { headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } });

function servePage(html: string, type: string): Response {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    'media-src app:',
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return new Response(html.replaceAll('__CSP_NONCE__', nonce), {
    headers: { 'content-type': type, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' },
  });
}

/** Audio with byte ranges: without them a player can't seek. */
function serveAudio(result: Result<AudioFile>, range: string | null): Response {
  if (!result.ok) return plain(502);
  const { bytes, contentType } = result.value;
  const headers = { 'content-type': contentType, 'accept-ranges': 'bytes', 'cache-control': 'no-store' };
  const wanted = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  if (wanted === null) {
    return new Response(Buffer.from(bytes), { headers: { ...headers, 'content-length': String(bytes.length) } });
  }
  const first = Number(wanted[1]);
  const last = wanted[2] === '' ? bytes.length - 1 : Math.min(Number(wanted[2]), bytes.length - 1);
  if (first > last) return new Response('', { status: 416, headers: { 'content-range': `bytes */${bytes.length}` } });
  return new Response(Buffer.from(bytes.subarray(first, last + 1)), {
    status: 206,
    headers: {
      ...headers,
      'content-range': `bytes ${first}-${last}/${bytes.length}`,
      'content-length': String(last - first + 1),
    },
  });
}
