import { murmur, type Codec } from './audio.ts';

interface SoundFile {
  /** The end of its name. */
  readonly kind: '.wav' | '.mp3' | '.wma';
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A recording as a telephone system of that codec leaves it. */
export function soundFile(seconds: number, codec: Codec, seed: number): SoundFile {
  switch (codec) {
    case 'pcm':
    case 'mu-law':
    case 'a-law':
      return { kind: '.wav', contentType: 'audio/wav', bytes: murmur(seconds, codec, seed) };
    case 'gsm':
      return { kind: '.wav', contentType: 'audio/gsm', bytes: silentGsm(seconds) };
    case 'mp3':
      return { kind: '.mp3', contentType: 'audio/mp3', bytes: silentMp3(seconds) };
    case 'wma':
      return { kind: '.wma', contentType: 'audio/wma', bytes: beginningOfAsf() };
  }
}

/** MPEG-1 layer III, 32 kbit/s, 44.1 kHz, mono: frames of 1152 samples that say nothing. */
function silentMp3(seconds: number): Uint8Array {
  const length = Math.floor((144 * 32_000) / 44_100);
  const frame = Buffer.alloc(length);
  frame.writeUInt32BE(0xfffb10c4, 0);
  return Buffer.concat(Array<Buffer>(Math.ceil((seconds * 44_100) / 1152)).fill(frame));
}

/** GSM 6.10 in WAV: blocks of 65 bytes, 320 samples each. */
function silentGsm(seconds: number): Uint8Array {
  const samples = Math.ceil(seconds * 25) * 320;
  const data = Buffer.alloc((samples / 320) * 65);
  const head = Buffer.alloc(60);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(52 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(20, 16);
  head.writeUInt16LE(0x31, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(1625, 28);
  head.writeUInt16LE(65, 32);
  head.writeUInt16LE(0, 34);
  head.writeUInt16LE(2, 36);
  head.writeUInt16LE(320, 38);
  head.write('fact', 40, 'latin1');
  head.writeUInt32LE(4, 44);
  head.writeUInt32LE(samples, 48);
  head.write('data', 52, 'latin1');
  head.writeUInt32LE(data.length, 56);
  return Buffer.concat([head, data]);
}

/** Windows Media: the mark that such files begin with. */
function beginningOfAsf(): Uint8Array {
  return Buffer.concat([Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'), Buffer.alloc(64)]);
}

/** A page of a fax with nothing on it: TIFF, one bit a pixel, 8 by 8. */
export function blankPage(): Uint8Array {
  const entries = [
    [256, 8],
    [257, 8],
    [258, 1],
    [259, 1],
    [262, 0],
    [273, 110],
    [278, 8],
    [279, 8],
  ] as const;
  const page = Buffer.alloc(118);
  page.write('II', 0, 'latin1');
  page.writeUInt16LE(42, 2);
  page.writeUInt32LE(8, 4);
  page.writeUInt16LE(entries.length, 8);
  entries.forEach(([tag, value], index) => {
    const at = 10 + index * 12;
    page.writeUInt16LE(tag, at);
    page.writeUInt16LE(3, at + 2);
    page.writeUInt32LE(1, at + 4);
    page.writeUInt16LE(value, at + 8);
  });
  return page;
}
