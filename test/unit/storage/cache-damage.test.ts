import Database from 'libsql';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appointment } from '../../support/model.ts';
import { delta, EVERYTHING, meeting, pendingOof, subjects, useCacheFolder, whole } from '../../support/cache.ts';

const { folder, open } = useCacheFolder();
const path = (number = 1) => join(folder(), `cache-${number}.db`);
const databases = () => readdirSync(folder()).filter((name) => name.endsWith('.db'));

/** A file with hundreds of entries, closed. */
function aFullFile(): void {
  const file = open();
  const many = Array.from({ length: 400 }, (_, index) => meeting(`key ${index}`, `subject ${index}`));
  file.save('mira', { ...EVERYTHING, ...whole(many, { syncState: 'one' }) });
  file.close();
}

/** What somebody with an SQLite of their own does to the file. */
function meddle(sql: string): void {
  const database = new Database(path());
  database.exec(sql);
  database.close();
}

const overwrite = (from: number, bytes: number) => {
  const content = readFileSync(path());
  content.fill(0xa5, from, from + bytes);
  writeFileSync(path(), content);
};
const half = () => Math.floor(statSync(path()).size / 2);

describe('a file that can’t be used', () => {
  it.each<[string, () => void]>([
    ['is cut off in the middle', () => truncateSync(path(), half())],
    ['is cut off within its header', () => truncateSync(path(), 50)],
    ['begins with something else', () => overwrite(0, 100)],
    ['has garbage in the middle', () => overwrite(half(), 8192)],
    ['is garbage from end to end', () => overwrite(0, statSync(path()).size)],
    ['lacks a table', () => meddle('DROP TABLE part')],
    ['lacks a column', () => meddle('ALTER TABLE free_busy DROP COLUMN json')],
    ['lacks its version', () => meddle('DROP TABLE schema_version')],
    ['has no version in its table', () => meddle('DELETE FROM schema_version')],
    ['has text that isn’t JSON', () => meddle(`UPDATE part SET json = substr(json, 1, 20) WHERE name = 'voicemail'`)],
    ['was written by a newer version', () => meddle('UPDATE schema_version SET version = version + 1')],
  ])('since it %s, is kept as it is and another begun', (_, damage) => {
    aFullFile();
    damage();
    const damaged = readFileSync(path());
    const file = open();
    expect(file.rebuilt()).toBe(false);
    expect(file.load('mira')).toBeUndefined();
    expect(file.rebuilt()).toBe(true);
    expect(readFileSync(path()).equals(damaged)).toBe(true);
    file.save('mira', whole([meeting('a')]));
    file.close();
    expect(databases()).toEqual(['cache-1.db', 'cache-2.db']);
    const next = open();
    expect(subjects(next.load('mira'))).toEqual({ a: 'a' });
    expect(next.rebuilt()).toBe(false);
  });

  it('is found by opening it, before anybody asks for an account', () => {
    aFullFile();
    overwrite(half(), 8192);
    const file = open();
    file.open();
    expect(file.rebuilt()).toBe(true);
  });

  it('while it is in use, costs what is in it, and no entry is lost behind a state', () => {
    aFullFile();
    const file = open();
    expect(file.load('mira')?.calendar?.syncState).toBe('one');
    overwrite(half(), half());
    // Once somebody else has written, SQLite doesn't trust what it has in memory.
    meddle('INSERT INTO schema_version VALUES (7)');
    expect(file.load('mira')).toBeUndefined();
    expect(file.rebuilt()).toBe(true);
    const change = delta([meeting('key 7', 'moved')], [], { syncState: 'two' });
    expect(() => file.save('mira', change)).toThrow(/not kept/);
    file.save('mira', whole([meeting('a')]));
    expect(subjects(file.load('mira'))).toEqual({ a: 'a' });
    expect(databases()).toEqual(['cache-1.db', 'cache-2.db']);
  });

  it('while it is written to, keeps none of the change', () => {
    aFullFile();
    const file = open();
    file.load('mira');
    overwrite(half(), half());
    meddle('INSERT INTO schema_version VALUES (7)');
    const change = { ...whole([meeting('a')]), pending: [pendingOof('9')] };
    expect(() => file.save('mira', change)).toThrow(/malformed/);
    expect(file.rebuilt()).toBe(true);
    expect(file.load('mira')).toBeUndefined();
    file.save('mira', change);
    expect(file.load('mira')?.pending).toEqual([pendingOof('9')]);
  });

  it('is kept among the last two of its kind', () => {
    for (let time = 1; time <= 4; time += 1) {
      const file = open();
      file.save('mira', whole([meeting('a')]));
      file.close();
      truncateSync(path(time), 50);
    }
    open().open();
    expect(databases()).toEqual(['cache-3.db', 'cache-4.db', 'cache-5.db']);
  });

  it('goes when an account is forgotten: it may be in it', () => {
    aFullFile();
    overwrite(0, 100);
    const file = open();
    file.forget('mira');
    expect(readdirSync(folder()).filter((name) => name.startsWith('cache-1'))).toEqual([]);
  });

  it('isn’t one that is empty: a start broke off before anything was in it', () => {
    mkdirSync(folder());
    writeFileSync(path(), '');
    const file = open();
    file.save('mira', whole([meeting('a')]));
    expect(file.rebuilt()).toBe(false);
    expect(databases()).toEqual(['cache-1.db']);
  });
});

describe('a row of another shape', () => {
  const reopened = (sql: string) => {
    const file = open();
    file.save('mira', { ...EVERYTHING, ...whole([meeting('a'), meeting('b')], { syncState: 'one' }) });
    file.save('jonas', whole([meeting('c')]));
    file.close();
    meddle(sql);
    return open();
  };

  it('among appointments costs the calendar: its state would promise the entry that is missing', () => {
    const file = reopened(`UPDATE appointment SET json = json_remove(json, '$.busy') WHERE key = 'a'`);
    const mailbox = file.load('mira');
    expect(mailbox?.calendar).toBeUndefined();
    expect(mailbox?.oof).toEqual(EVERYTHING.oof);
    expect(subjects(file.load('jonas'))).toEqual({ c: 'c' });
    expect(file.rebuilt()).toBe(false);
    expect(() => file.save('mira', delta([meeting('d')]))).toThrow(/not kept/);
    file.save('mira', whole([meeting('d')]));
    expect(subjects(file.load('mira'))).toEqual({ d: 'd' });
  });

  it.each(['voicemail', 'oof', 'calendar'] as const)('in the place of %s costs that alone', (name) => {
    const file = reopened(`UPDATE part SET json = '{"asOf":"yesterday"}' WHERE name = '${name}' AND account = 'mira'`);
    const { [name]: gone, ...rest } = file.load('mira') ?? { freeBusy: [], pending: [] };
    expect(gone).toBeUndefined();
    expect(Object.keys(rest).sort()).toEqual(
      ['calendar', 'freeBusy', 'oof', 'pending', 'voicemail'].filter((one) => one !== name),
    );
    expect(rest.freeBusy).toEqual(EVERYTHING.freeBusy);
  });

  it('in a list costs itself alone', () => {
    const file = reopened(`
      UPDATE part SET json = json_remove(json, '$[1].draft') WHERE name = 'pending';
      UPDATE part SET json = json_insert(json, '$.items[#]', json('{"key":7}')) WHERE name = 'voicemail';
      UPDATE free_busy SET json = '[]' WHERE person LIKE 'ghost%'`);
    const { pending, voicemail, freeBusy } = file.load('mira') ?? {};
    expect(pending?.map(({ id }) => id)).toEqual(['1', '3', '4', '5', '6']);
    expect(voicemail).toEqual(EVERYTHING.voicemail);
    expect(freeBusy).toEqual(EVERYTHING.freeBusy.slice(1));
  });
});

describe('where there can’t be a file', () => {
  it('nothing is loaded and nothing saved; once there can be, it is saved', () => {
    // A file stands where the folder would be.
    writeFileSync(folder(), '');
    const file = open();
    file.open();
    expect(file.load('mira')).toBeUndefined();
    expect(() => file.save('mira', whole([meeting('a')]))).toThrow();
    expect(() => file.forget('mira')).toThrow();
    expect(file.rebuilt()).toBe(false);
    rmSync(folder());
    file.save('mira', whole([meeting('a')]));
    expect(subjects(file.load('mira'))).toEqual({ a: 'a' });
  });

  it('but can be a moment later, a change of some entries isn’t laid over what an earlier day left', () => {
    const first = open();
    first.save('mira', whole([meeting('yesterday’s')], { syncState: 'one' }));
    first.close();
    const content = readFileSync(path());
    for (const name of readdirSync(folder())) rmSync(join(folder(), name));
    // A folder stands where the file was.
    mkdirSync(path());
    const file = open();
    expect(file.load('mira')).toBeUndefined();
    rmSync(path(), { recursive: true });
    writeFileSync(path(), content);
    expect(() => file.save('mira', delta([meeting('b')], [], { syncState: 'two' }))).toThrow(/not kept/);
    file.save('mira', { pending: [pendingOof('1')] });
    expect(file.load('mira')?.calendar?.syncState).toBe('one');
    expect(file.rebuilt()).toBe(false);
  });

  it('since what was saved can’t be placed in time, nothing of the change is', () => {
    const file = open();
    const undated = appointment({ key: 'b', start: 'soon', end: 'later' });
    expect(() => file.save('mira', { ...EVERYTHING, ...whole([meeting('a'), undated]) })).toThrow();
    expect(file.load('mira')).toBeUndefined();
  });
});
