import { EwsAnswerError } from './errors.ts';

/** Reads base64, which may be wrapped over lines; anything else in it means a damaged answer. */
export function decodeBase64(text: string): Uint8Array {
  const packed = text.replace(/\s+/g, '');
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) {
    throw new EwsAnswerError('broken-answer', 'content is no base64');
  }
  return new Uint8Array(Buffer.from(packed, 'base64'));
}
