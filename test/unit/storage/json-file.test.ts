import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readJson, writeJson } from '../../../electron/storage/json-file.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'presently-test-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'things.json');
const asIs = (content: unknown) => ({ value: content, whole: true });
const partly = (content: unknown) => ({ value: content, whole: false });

describe('a file', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        writeJson(path(), value);
        expect(readJson(path(), asIs)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 50 },
    );
    expect(readdirSync(folder)).toEqual(['things.json']);
  });

  it('that isn’t there is nothing, and none is made', () => {
    expect(readJson(path(), asIs)).toBeUndefined();
    expect(readJson(join(path(), 'below', 'a.json'), asIs)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('may be read by its user alone, as may a folder made for it', () => {
    const deep = join(folder, 'a', 'b', 'things.json');
    writeJson(deep, 1);
    expect(lstatSync(deep).mode & 0o777).toBe(0o600);
    expect(lstatSync(join(folder, 'a', 'b')).mode & 0o777).toBe(0o700);
  });

  it('is its user’s alone though a crash left a draft that wasn’t', () => {
    writeFileSync(`${path()}.new`, 'half a dra', { mode: 0o644 });
    chmodSync(`${path()}.new`, 0o644);
    writeJson(path(), { a: 1 });
    expect(lstatSync(path()).mode & 0o777).toBe(0o600);
    expect(readJson(path(), asIs)).toEqual({ a: 1 });
    expect(readdirSync(folder)).toEqual(['things.json']);
  });

  it('stays whole where a new one can’t be written', () => {
    writeJson(path(), { a: 1 });
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    expect(() => writeJson(path(), cyclic)).toThrow();
    mkdirSync(`${path()}.new`);
    expect(() => writeJson(path(), { a: 2 })).toThrow();
    expect(readJson(path(), asIs)).toEqual({ a: 1 });
  });

  it('with a byte-order mark is read', () => {
    writeFileSync(path(), '\uFEFF{"a":1}');
    expect(readJson(path(), asIs)).toEqual({ a: 1 });
  });

  it('that can’t be read is nothing, and is put aside for a new one: what is in it isn’t lost', () => {
    mkdirSync(path());
    writeFileSync(join(path(), 'inside'), 'kept');
    expect(readJson(path(), asIs)).toBeUndefined();
    writeJson(path(), { a: 1 });
    expect(readJson(path(), asIs)).toEqual({ a: 1 });
    const [aside, ...others] = readdirSync(folder).filter((name) => name !== 'things.json');
    expect(others).toEqual([]);
    expect(aside).toMatch(/^things\.json\.broken-[0-9a-f]{8}$/);
    expect(readFileSync(join(folder, aside ?? '', 'inside'), 'utf8')).toBe('kept');
  });
});

describe('a file that isn’t understood', () => {
  const copies = () => readdirSync(folder).filter((name) => name.includes('.broken-'));

  it.each(['', '{"a":', 'null and void', '\u0000\u0000'])(
    'is kept beside, once however often it is read: “%s”',
    (text) => {
      writeFileSync(path(), text);
      expect(readJson(path(), asIs)).toBeUndefined();
      expect(readJson(path(), asIs)).toBeUndefined();
      const [copy, ...more] = copies();
      expect(more).toEqual([]);
      expect(readFileSync(join(folder, copy ?? ''), 'utf8')).toBe(text);
      expect(lstatSync(join(folder, copy ?? '')).mode & 0o777).toBe(0o600);
      writeJson(path(), { a: 1 });
      expect(readJson(path(), asIs)).toEqual({ a: 1 });
      expect(copies()).toEqual([copy]);
    },
  );

  it('a second time doesn’t bury the first', () => {
    for (const text of ['{"first', '{"second']) {
      writeFileSync(path(), text);
      readJson(path(), asIs);
    }
    expect(
      copies()
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .sort(),
    ).toEqual(['{"first', '{"second']);
  });

  it('as a whole gives what was, and is kept too', () => {
    writeFileSync(path(), '[1,2]');
    expect(readJson(path(), partly)).toEqual([1, 2]);
    expect(copies()).toHaveLength(1);
  });
});
