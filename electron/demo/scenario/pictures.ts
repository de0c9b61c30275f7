import { crc32, deflateSync } from 'node:zlib';

const size = 96;
const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const palettes = [
  ['#3b6ea5', '#9cc3e6', '#f2d3b8', '#5b3a29'],
  ['#7a4988', '#d3b0dd', '#e8b896', '#2b1d1a'],
  ['#2f7d6b', '#a6d9cc', '#c98d66', '#1c1512'],
  ['#a65b2a', '#f0c9a4', '#f0c8a8', '#8a5a2b'],
  ['#4f5d75', '#bfc8d8', '#8d5a3c', '#120e0c'],
  ['#9c2f4f', '#e9b3c3', '#f5dcc5', '#c89b3c'],
] as const;

/** A head and shoulders before a coloured wall, as a PNG: nobody's face, and no two neighbours alike. */
export function portrait(index: number): Uint8Array {
  const palette = palettes[index % palettes.length] ?? palettes[0];
  const [shirt, wall, skin, hair] = palette.map(rgb);
  const rows = Buffer.alloc(size * (1 + size * 3));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const inside = (cx: number, cy: number, rx: number, ry: number) =>
        ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;
      const face = inside(48, 42, 17, 21);
      const colour =
        face && y > 30
          ? skin
          : inside(48, 38, 21, 24) && y < 46
            ? hair
            : inside(48, 98, 36, 32)
              ? shirt
              : face
                ? skin
                : wall;
      rows.set(colour ?? [0, 0, 0], y * (1 + size * 3) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function rgb(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
