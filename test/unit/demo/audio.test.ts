import { describe, expect, test } from 'vitest';
import { murmur } from '../../../electron/demo/audio.ts';

/** ITU-T G.711: the linear value of a µ-law byte. */
function decodeMuLaw(byte: number): number {
  const bits = ~byte & 0xff;
  const magnitude = (((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7);
  return (bits & 0x80) === 0 ? magnitude - 132 : 132 - magnitude;
}

function header(file: Uint8Array): readonly (string | number)[] {
  const bytes = Buffer.from(file);
  return [
    bytes.toString('latin1', 0, 4),
    bytes.readUInt32LE(4) + 8 - bytes.length,
    bytes.toString('latin1', 8, 16),
    bytes.readUInt16LE(20),
    bytes.readUInt16LE(22),
    bytes.readUInt32LE(24),
    bytes.readUInt16LE(34),
    bytes.readUInt32LE(42) + 46 - bytes.length,
  ];
}

describe('a recording', () => {
  test('is a WAV file that says what it holds', () => {
    expect(header(murmur(2, 'pcm', 1))).toEqual(['RIFF', 0, 'WAVEfmt ', 1, 1, 8000, 16, 0]);
    expect(header(murmur(2, 'mu-law', 1))).toEqual(['RIFF', 0, 'WAVEfmt ', 7, 1, 8000, 8, 0]);
  });

  test('sounds, and has breaks', () => {
    const bytes = Buffer.from(murmur(4, 'pcm', 7));
    const samples = Array.from({ length: 32_000 }, (_, index) => Math.abs(bytes.readInt16LE(46 + index * 2)));
    expect(Math.max(...samples)).toBeGreaterThan(5_000);
    expect(Math.max(...samples)).toBeLessThan(32_768);
    expect(samples.filter((sample) => sample === 0).length).toBeGreaterThan(2_000);
  });

  test('is the same sound in either coding', () => {
    const pcm = Buffer.from(murmur(1, 'pcm', 3));
    const muLaw = murmur(1, 'mu-law', 3);
    for (let index = 0; index < 8000; index += 1) {
      const exact = pcm.readInt16LE(46 + index * 2);
      const coded = decodeMuLaw(muLaw[46 + index] ?? 0);
      expect(Math.abs(coded - exact)).toBeLessThanOrEqual(Math.max(8, Math.abs(exact) / 16));
    }
  });

  test('is one person’s own, each time the same', () => {
    expect(murmur(1, 'mu-law', 5)).toEqual(murmur(1, 'mu-law', 5));
    expect(murmur(1, 'mu-law', 5)).not.toEqual(murmur(1, 'mu-law', 6));
  });
});
