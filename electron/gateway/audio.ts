import type { AttachmentInfo } from '../ews/types.ts';
import type { AudioFile } from './gateway.ts';

/**
 * Picks the newest recording: the names in PidTagVoiceMessageAttachmentOrder stand newest first, separated by `;`;
 * else the first attachment that looks like audio.
 */
export function pickRecording(
  attachments: readonly AttachmentInfo[],
  order: string | undefined,
): AttachmentInfo | undefined {
  const files = attachments.filter((attachment) => attachment.kind === 'file' && attachment.id !== undefined);
  const names = (order ?? '').split(';').map((name) => name.trim().toLowerCase());
  const named = names.flatMap((name) => files.find((file) => file.name.trim().toLowerCase() === name) ?? []);
  return named[0] ?? files.find(looksLikeAudio);
}

const looksLikeAudio = ({ name, contentType }: AttachmentInfo): boolean =>
  /\.(?:mp3|wav|wma)$/i.test(name.trim()) || contentType?.toLowerCase().startsWith('audio/') === true;

/** PCM, A-law, µ-law: what Chromium decodes of WAV. GSM 6.10 (0x31) it doesn't. */
const PLAYABLE_WAV: readonly number[] = [1, 6, 7];
const ASF = [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11];

/** Tells a recording by its bytes: servers claim anything. */
export function sniffAudio(bytes: Uint8Array): Pick<AudioFile, 'contentType' | 'playable'> {
  if (asciiAt(bytes, 0, 'RIFF') && asciiAt(bytes, 8, 'WAVE')) {
    const format = wavFormat(bytes);
    return { contentType: 'audio/wav', playable: format !== undefined && PLAYABLE_WAV.includes(format) };
  }
  if (asciiAt(bytes, 0, 'ID3') || isMpegFrame(bytes)) return { contentType: 'audio/mpeg', playable: true };
  if (ASF.every((byte, index) => bytes[index] === byte)) return { contentType: 'audio/x-ms-wma', playable: false };
  return { contentType: 'application/octet-stream', playable: false };
}

const asciiAt = (bytes: Uint8Array, at: number, text: string): boolean =>
  text === String.fromCharCode(...bytes.subarray(at, at + text.length));

/** Eleven set bits, then MPEG audio layer III. */
const isMpegFrame = ([first = 0, second = 0]: Uint8Array): boolean =>
  first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) === 0x02;

/** The format tag of the `fmt ` chunk, wherever it stands among the chunks. */
function wavFormat(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 12;
  while (at + 10 <= bytes.byteLength) {
    if (asciiAt(bytes, at, 'fmt ')) return view.getUint16(at + 8, true);
    const size = view.getUint32(at + 4, true);
    at += 8 + size + (size % 2);
  }
  return undefined;
}
