import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Photo } from '../../shared/contacts.ts';
import type { Result } from '../../shared/model.ts';
import type { CallFile } from '../gateway/voicemail-box.ts';
import { APP_HOST } from './own-origin.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
  ['.png', 'image/png'],
]);
const VOICEMAIL = '/voicemail/';
const PHOTO = '/photo/';
const ENTRY = '/entry/';

/** Where the answers come from. */
export interface AppSources {
  readonly folder: string;
  readonly audio: (key: string) => Promise<Result<CallFile>>;
  /** A photo that is known, by address. */
  readonly photo: (address: string) => Photo | undefined;
  /** The body of an entry that was opened, made safe already, by key. */
  readonly entry: (key: string) => string | undefined;
  /** The scripts that a page will want, by its query; as paths in `folder`. */
  readonly parts: (query: URLSearchParams) => readonly string[];
}

/**
 * Answers for the windows' own files in `folder`, for voicemail audio, photos and entries' bodies, each under a policy that lets nothing else
 * in. What isn't there, or isn't one of our kinds of file, is 404.
 */
export function createAppResponder({
  folder,
  audio,
  photo,
  entry,
  parts,
}: AppSources): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const path = decode(url.pathname);
    if (url.host !== APP_HOST || path === undefined) return plain(404);
    if (path.startsWith(VOICEMAIL)) {
      return serveAudio(await audio(path.slice(VOICEMAIL.length)), request.headers.get('range'));
    }
    if (path.startsWith(PHOTO)) return servePhoto(photo(path.slice(PHOTO.length)));
    if (path.startsWith(ENTRY)) return serveMail(entry(path.slice(ENTRY.length)));
    const file = normalize(join(folder, path === '/' ? 'index.html' : path));
    const type = TYPES.get(extname(file));
    if (!file.startsWith(folder + sep) || type === undefined) return plain(404);
    try {
      return extname(file) === '.html'
        ? servePage(await readFile(file, 'utf8'), type, parts(url.searchParams))
        : serveFile(await readFile(file), type);
    } catch {
      return plain(404);
    }
  };
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined; // URIError: a stray %
  }
}

const plain = (status: number): Response => new Response('', { status, headers: { 'content-type': 'text/plain' } });

const NO_SNIFF = { 'x-content-type-options': 'nosniff' };

const serveFile = (bytes: Uint8Array<ArrayBuffer>, type: string): Response =>
  new Response(bytes, { headers: { 'content-type': type, ...NO_SNIFF } });

const servePhoto = (photo: Photo | undefined): Response =>
  photo === undefined ? plain(404) : serveFile(new Uint8Array(photo.bytes), photo.contentType);

function servePage(html: string, type: string, parts: readonly string[]): Response {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    'media-src app:',
    "font-src 'self'",
    "connect-src 'none'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const links = parts.map((file) => `<link rel="modulepreload" href="./${file}">`).join('');
  return new Response(html.replaceAll('__CSP_NONCE__', nonce).replace('</head>', `${links}</head>`), {
    headers: { 'content-type': type, 'content-security-policy': policy, ...NO_SNIFF },
  });
}

/**
 * Somebody else's HTML, in a frame that runs nothing and loads nothing. On white in every theme, since what people write
 * expects that. A link opens outside, which the window's own rules decide on.
 */
function serveMail(html: string | undefined): Response {
  if (html === undefined) return plain(404);
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
  const look =
    'html{background:#fff;color:#242424;color-scheme:light;font:14px/1.4 "Segoe UI",system-ui,sans-serif}' +
    'body{margin:12px;overflow-wrap:anywhere}p{margin:0 0 8px}table{max-width:100%}';
  const page = `<!doctype html><meta charset="utf-8"><title></title><style>${look}</style><body>${html}</body>`;
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      ...NO_SNIFF,
    },
  });
}

/** One range from a first byte on; any other header means the whole, as RFC 9110 lets a server decide. */
function readRange(header: string | null): { readonly first: number; readonly last: number } | undefined {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined) return undefined;
  const range = { first: Number(from), last: to === undefined || to === '' ? Infinity : Number(to) };
  return range.first > range.last ? undefined : range;
}

/** Audio with byte ranges: without them a player can't seek. */
function serveAudio(result: Result<CallFile>, range: string | null): Response {
  if (!result.ok) return plain(502);
  const { bytes, contentType } = result.value;
  const headers = { 'content-type': contentType, 'accept-ranges': 'bytes', 'cache-control': 'no-store', ...NO_SNIFF };
  const wanted = readRange(range);
  if (wanted === undefined) {
    return new Response(Buffer.from(bytes), { headers: { ...headers, 'content-length': String(bytes.length) } });
  }
  const { first } = wanted;
  const last = Math.min(wanted.last, bytes.length - 1);
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
