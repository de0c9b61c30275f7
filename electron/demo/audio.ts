/** 8 kHz mono, as telephone systems record. */
const sampleRate = 8000;

/** The first three of a voice; of the others the file alone is of the kind, and silent. */
export type Codec = 'pcm' | 'mu-law' | 'a-law' | 'mp3' | 'gsm' | 'wma';
export type VoiceCodec = Extract<Codec, 'pcm' | 'mu-law' | 'a-law'>;

/**
 * A WAV file of a murmuring voice: syllables of a gliding pitch under two formants, with breaths between phrases.
 * The same seed gives the same file. Nothing is recorded and nobody is imitated.
 */
export function murmur(seconds: number, codec: VoiceCodec, seed: number): Uint8Array {
  const name = `${seconds} ${codec} ${seed}`;
  const known = murmurs.get(name);
  if (known !== undefined) return known;
  if (murmurs.size === KEPT) murmurs.clear();
  const fresh = speak(seconds, codec, seed);
  murmurs.set(name, fresh);
  return fresh;
}

/** A company that is built again says the same again; a voice takes longer to make than all else in it. */
const murmurs = new Map<string, Uint8Array>();
const KEPT = 200;

function speak(seconds: number, codec: VoiceCodec, seed: number): Uint8Array {
  const samples = synthesise(Math.max(1, Math.round(seconds * sampleRate)), seed);
  return codec === 'pcm' ? pcmFile(samples) : lawFile(samples, codec);
}

interface Syllable {
  readonly length: number;
  readonly pitch: number;
  readonly glide: number;
  readonly formants: readonly [number, number];
  readonly loudness: number;
}

/** First and second formant of a few vowels, in hertz. */
const vowels: readonly (readonly [number, number])[] = [
  [730, 1090],
  [530, 1840],
  [270, 2290],
  [570, 840],
  [300, 870],
];

function synthesise(length: number, seed: number): Float64Array {
  const random = generator(seed);
  const voice = 105 + random() * 95;
  const samples = new Float64Array(length);
  let position = 0;
  let phase = 0;
  while (position < length) {
    const syllable = nextSyllable(random, voice);
    const levels = timbre(syllable);
    const gap = random() < 0.14 ? 0.28 + random() * 0.3 : 0.02 + random() * 0.04;
    for (let index = 0; index < syllable.length && position < length; index += 1, position += 1) {
      const progress = index / syllable.length;
      phase += (2 * Math.PI * (syllable.pitch + syllable.glide * progress)) / sampleRate;
      samples[position] = syllable.loudness * Math.sin(Math.PI * progress) ** 0.7 * sounding(phase, levels);
    }
    position += Math.round(gap * sampleRate);
  }
  return samples;
}

function nextSyllable(random: () => number, voice: number): Syllable {
  const formants = vowels[Math.floor(random() * vowels.length)] ?? [500, 1500];
  return {
    length: Math.round((0.11 + random() * 0.14) * sampleRate),
    pitch: voice * (0.9 + random() * 0.25),
    glide: voice * (random() - 0.6) * 0.2,
    formants,
    loudness: 0.25 + random() * 0.3,
  };
}

/** How loud each harmonic of the pitch is, the first one first: louder near a formant; all together 1. */
function timbre({ pitch, formants }: Syllable): Float64Array {
  const levels = Array.from({ length: 12 }, (_, index) => {
    const frequency = pitch * (index + 1);
    return 0.12 / (index + 1) + formants.reduce((total, formant) => total + peak(frequency, formant), 0);
  });
  const weight = levels.reduce((total, level) => total + level, 0);
  return Float64Array.from(levels, (level) => level / weight);
}

/** The sum of all harmonics, each sine made of the two before it: sin(n+1)x = 2 cos x sin nx - sin(n-1)x. */
function sounding(phase: number, levels: Float64Array): number {
  const twiceCosine = 2 * Math.cos(phase);
  let sum = 0;
  let before = 0;
  let sine = Math.sin(phase);
  for (let harmonic = 0; harmonic < levels.length; harmonic += 1) {
    sum += (levels[harmonic] ?? 0) * sine;
    const next = twiceCosine * sine - before;
    before = sine;
    sine = next;
  }
  return sum;
}

function peak(frequency: number, formant: number): number {
  const distance = (frequency - formant) / 130;
  return 1 / (1 + distance * distance);
}

/** Mulberry32: enough randomness for a voice, and the same each time. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function pcmFile(samples: Float64Array): Uint8Array {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => data.writeInt16LE(toInt16(sample), index * 2));
  return riff(1, 2, data);
}

function lawFile(samples: Float64Array, codec: 'mu-law' | 'a-law'): Uint8Array {
  const encode = codec === 'mu-law' ? encodeMuLaw : encodeALaw;
  const data = Buffer.alloc(samples.length);
  for (let index = 0; index < samples.length; index += 1) data[index] = encode(toInt16(samples[index] ?? 0));
  return riff(codec === 'mu-law' ? 7 : 6, 1, data);
}

function toInt16(sample: number): number {
  return Math.round(Math.max(-1, Math.min(1, sample)) * 32767);
}

/** ITU-T G.711, µ-law. */
function encodeMuLaw(value: number): number {
  const sign = value < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(value), 32635) + 132;
  const exponent = Math.floor(Math.log2(magnitude)) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

/** ITU-T G.711, A-law. */
function encodeALaw(value: number): number {
  const magnitude = (value < 0 ? ~value : value) >> 4;
  const exponent = magnitude < 16 ? 0 : Math.floor(Math.log2(magnitude)) - 3;
  const mantissa = (magnitude >> Math.max(0, exponent - 1)) & 0x0f;
  return ((value < 0 ? 0 : 0x80) | (exponent << 4) | mantissa) ^ 0x55;
}

function riff(format: 1 | 6 | 7, bytesPerSample: number, data: Buffer): Uint8Array {
  const header = Buffer.alloc(46);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(38 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(18, 16);
  header.writeUInt16LE(format, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * bytesPerSample, 28);
  header.writeUInt16LE(bytesPerSample, 32);
  header.writeUInt16LE(bytesPerSample * 8, 34);
  header.write('data', 38, 'latin1');
  header.writeUInt32LE(data.length, 42);
  return Buffer.concat([header, data]);
}
