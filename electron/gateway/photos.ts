import { getUserPhoto } from '../ews/operations/get-user-photo.ts';
import type { Call } from './call.ts';
import type { PhotoAnswer } from './directory.ts';
import { GatewayError } from './gateway-error.ts';

/** A photo of this size is some kilobytes. */
const MAX_BYTES = 512 * 1024;

/** As `Directory.photo`. The protocol's own question knows no versions: the picture itself is compared. */
export async function readPhoto(
  call: Call,
  address: string,
  etag: string | undefined,
  signal: AbortSignal,
): Promise<PhotoAnswer> {
  const data = await call(getUserPhoto, { address, size: 'HR96x96' }, signal).catch((error: unknown) => {
    if (isNone(error)) return undefined;
    throw error;
  });
  const bytes = data === undefined ? undefined : bytesOf(data);
  if (bytes === undefined || bytes.length === 0 || bytes.length > MAX_BYTES) return { kind: 'none' };
  const contentType = sniffImage(bytes);
  if (contentType === undefined) return { kind: 'none' };
  const version = versionOf(bytes);
  return version === etag ? { kind: 'same' } : { kind: 'photo', photo: { contentType, bytes, etag: version } };
}

/** Servers answer 404 or 500 for whoever has none, as if the question were wrong. */
const isNone = (error: unknown): boolean =>
  error instanceof GatewayError &&
  (error.error.kind === 'not-found' || ['404', '500', 'ErrorItemNotFound'].includes(error.error.code ?? ''));

function bytesOf(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64.replace(/\s+/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return undefined; // no base64
  }
}

/** By their first bytes, never as a server claims. */
function sniffImage(bytes: Uint8Array): 'image/jpeg' | 'image/png' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  return [0x89, 0x50, 0x4e, 0x47].every((byte, index) => bytes[index] === byte) ? 'image/png' : undefined;
}

/** FNV-1a over the picture: enough to know whether it is another one. */
function versionOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return `${bytes.length}-${(hash >>> 0).toString(16)}`;
}
