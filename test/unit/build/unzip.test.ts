import fc from 'fast-check';
import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as crcOf, deflateRawSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { unzip } from '../../../build/scripts/lib/unzip.mjs';

interface Entry {
  readonly name: string;
  readonly content: Buffer;
  /** As in stat's `st_mode`; 0 for archives made on systems without. */
  readonly mode: number;
  readonly deflate: boolean;
}

const FILE = 0o100644;
const PROGRAM = 0o100755;
const LINK = 0o120777;

const folder = mkdtempSync(join(tmpdir(), 'presently-unzip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** An archive as the format's description has it: local headers with contents, the directory, its end. */
function zip(entries: readonly Entry[], comment = ''): string {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode, deflate } of entries) {
    const packed = deflate ? deflateRawSync(content) : content;
    const encoded = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(deflate ? 8 : 0, 4);
    facts.writeUInt32LE(crcOf(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(encoded.length, 22);
    const extra = Buffer.from([0x55, 0x54, 1, 0, 0]);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, encoded, extra, packed]);
    local.writeUInt16LE(extra.length, 28);
    bodies.push(local);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), facts, rest, encoded]));
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  const path = join(folder, `${(count += 1)}.zip`);
  writeFileSync(path, Buffer.concat([...bodies, list, end, Buffer.from(comment)]));
  return path;
}

function target(): string {
  return join(folder, `${(count += 1)}`);
}

const text = (name: string, content = name, mode = FILE): Entry => ({
  name,
  content: Buffer.from(content),
  mode,
  deflate: true,
});

test('what was packed comes out byte for byte, deflated or stored, with programs to be run', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}(\/[a-zé ]{1,8}){0,2}\.f$/), { maxLength: 6 });
  fc.assert(
    fc.property(names, fc.uint8Array({ maxLength: 3000 }), fc.boolean(), (chosen, bytes, deflate) => {
      const content = Buffer.from(bytes);
      const out = target();
      unzip(zip(chosen.map((name) => ({ name, content, mode: PROGRAM, deflate }))), out, () => true);
      for (const name of chosen) {
        expect(readFileSync(join(out, name)).equals(content)).toBe(true);
        expect(statSync(join(out, name)).mode & 0o777).toBe(0o755);
      }
    }),
    { numRuns: 40 },
  );
});

test('only what is wanted comes out', () => {
  const out = target();
  unzip(zip([text('app/a'), text('app/resources/b'), text('c')]), out, (name) => !name.startsWith('app/resources/'));
  expect(readFileSync(join(out, 'app/a'), 'utf8')).toBe('app/a');
  expect(readFileSync(join(out, 'c'), 'utf8')).toBe('c');
  expect(existsSync(join(out, 'app/resources'))).toBe(false);
});

test('folders and symbolic links stay what they are', () => {
  const out = target();
  unzip(zip([text('empty/', ''), text('program'), text('link', 'program', LINK)]), out, () => true);
  expect(statSync(join(out, 'empty')).isDirectory()).toBe(true);
  expect(readlinkSync(join(out, 'link'))).toBe('program');
});

test('an archive with a comment at its end is read all the same', () => {
  const out = target();
  unzip(zip([text('a')], 'made by hand'), out, () => true);
  expect(readFileSync(join(out, 'a'), 'utf8')).toBe('a');
});

test.each(['../stranger', '/stranger', 'a/../../stranger'])('an entry that leads outside is refused: %s', (name) => {
  const out = target();
  expect(() => unzip(zip([text(name)]), out, () => true)).toThrow('outside');
  expect(existsSync(join(folder, 'stranger'))).toBe(false);
});

test('something else than an archive is refused', () => {
  const path = join(folder, 'not.zip');
  writeFileSync(path, 'a page that says the archive has moved, and where to; long enough to hold an end');
  expect(() => unzip(path, target(), () => true)).toThrow('not a zip archive');
});
