import type { AudioCodec } from '../../shared/model.ts';
import type { AttachmentInfo } from '../ews/types.ts';
import type { CallFile } from './voicemail-box.ts';

/**
 * Picks the newest recording: the names in PidTagVoiceMessageAttachmentOrder stand newest first, separated by `;`;
 * else the first attachment that looks like audio, of a fax the first that looks like its pages.
 */
export function pickRecording(
  attachments: readonly AttachmentInfo[],
  order: string | undefined,
  isFax = false,
): AttachmentInfo | undefined {
  const files = attachments.filter((attachment) => attachment.kind === 'file' && attachment.id !== undefined);
  const names = (order ?? '').split(';').map((name) => name.trim().toLowerCase());
  const named = names.flatMap((name) => files.find((file) => file.name.trim().toLowerCase() === name) ?? []);
  return named[0] ?? files.find(isFax ? looksLikePages : looksLikeAudio);
}

const looksLikeAudio = ({ name, contentType }: AttachmentInfo): boolean =>
  /\.(?:mp3|wav|wma)$/i.test(name.trim()) || contentType?.toLowerCase().startsWith('audio/') === true;

const looksLikePages = ({ name, contentType }: AttachmentInfo): boolean =>
  /\.tiff?$/i.test(name.trim()) || contentType?.toLowerCase() === 'image/tiff';

/** By the format tag of a WAV file. */
const WAV_CODECS: ReadonlyMap<number, AudioCodec> = new Map([
  [1, 'pcm'],
  [6, 'a-law'],
  [7, 'mu-law'],
  [0x31, 'gsm'],
]);
/** What Chromium decodes; GSM 6.10 and Windows Media it doesn't. */
const PLAYABLE: ReadonlySet<AudioCodec> = new Set(['mp3', 'pcm', 'a-law', 'mu-law']);
const ASF = [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11];

type Sniffed = Pick<CallFile, 'contentType' | 'codec' | 'playable'>;

/** Tells a recording by its bytes: servers claim anything. */
export function sniffAudio(bytes: Uint8Array): Sniffed {
  if (asciiAt(bytes, 0, 'RIFF') && asciiAt(bytes, 8, 'WAVE')) {
    return sniffed('audio/wav', WAV_CODECS.get(wavFormat(bytes) ?? 0) ?? 'other');
  }
  if (asciiAt(bytes, 0, 'ID3') || isMpegFrame(bytes)) return sniffed('audio/mpeg', 'mp3');
  if (ASF.every((byte, index) => bytes[index] === byte)) return sniffed('audio/x-ms-wma', 'wma');
  return sniffed('application/octet-stream', 'other');
}

const sniffed = (contentType: Sniffed['contentType'], codec: AudioCodec): Sniffed => ({
  contentType,
  codec,
  playable: PLAYABLE.has(codec),
});

const KINDS: Readonly<Record<Sniffed['contentType'], string>> = {
  'audio/wav': '.wav',
  'audio/mpeg': '.mp3',
  'audio/x-ms-wma': '.wma',
  'application/octet-stream': '',
};

/** The file's name with the ending of what it is: programs go by that, and telephone systems don't. */
export function nameOfSound(name: string, { contentType }: Pick<CallFile, 'contentType'>): string {
  const kind = KINDS[contentType];
  return name.toLowerCase().endsWith(kind) ? name : `${name}${kind}`;
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
