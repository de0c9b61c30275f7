import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isDamage, openDatabase } from '../../../electron/storage/cache/database.ts';
import { MIGRATIONS } from '../../../electron/storage/cache/migrations.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'presently-test-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const open = (...more: readonly string[]) =>
  openDatabase(join(folder, 'cache-1.db'), 2 ** 20, [...MIGRATIONS, ...more]);
const NEXT = 'ALTER TABLE part ADD COLUMN size INTEGER';

/** What a file of today's version has in it. */
function write(): void {
  const database = open();
  database.exec(`INSERT INTO part VALUES ('mira', 'oof', '{}')`);
  database.close();
}

describe('a file of an older version', () => {
  it('is brought up to date with what is in it, once', () => {
    write();
    for (let time = 0; time < 2; time += 1) {
      const database = open(NEXT, `UPDATE part SET size = coalesce(size, 0) + 1`);
      expect(database.prepare('SELECT * FROM part').all()).toEqual([
        { account: 'mira', name: 'oof', json: '{}', size: 1 },
      ]);
      expect(database.prepare('SELECT version FROM schema_version').all()).toEqual([
        { version: MIGRATIONS.length + 2 },
      ]);
      database.close();
    }
  });

  it('stays as it was where a step fails, and isn’t taken for damaged', () => {
    write();
    const attempt = (): unknown => {
      try {
        return open(NEXT, 'UPDATE part SET nothing = 1');
      } catch (cause) {
        return cause;
      }
    };
    const failure = attempt();
    expect(failure).toMatchObject({ code: 'SQLITE_ERROR' });
    expect(isDamage(failure)).toBe(false);
    const database = open();
    expect(database.prepare('SELECT * FROM part').all()).toEqual([{ account: 'mira', name: 'oof', json: '{}' }]);
    database.close();
  });

  it('isn’t opened by a version that is older still', () => {
    const database = open(NEXT);
    database.close();
    expect(() => open()).toThrow(/newer version/);
  });
});
