import Database from 'libsql';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { MIGRATIONS } from './migrations.ts';

export type { Database };

/** What is in the file isn't what was written: by damage, or by a newer version of the app. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';
}

/** SQLite's own words for it, extended codes included: https://www.sqlite.org/rescode.html */
const DAMAGE = /^SQLITE_(CORRUPT|NOTADB)/;

/** Whether a failure says that the file's content can't be used, rather than that disk or rights don't let us. */
export function isDamage(cause: unknown): boolean {
  return cause instanceof UnusableFile || (cause instanceof Database.SqliteError && DAMAGE.test(cause.code));
}

/**
 * Opens a database file, or makes one that its user alone may read, looks through all of it and brings it to the
 * present schema.
 * @param maxBytes how large it may grow; a write beyond that fails as a full disk does
 * @param steps what leads to the present schema, of which an older file has had the first few
 * @throws {UnusableFile} or SQLite's own error, which `isDamage` tells apart
 */
export function openDatabase(path: string, maxBytes: number, steps = MIGRATIONS): Database.Database {
  makePrivate(path);
  const database = new Database(path);
  try {
    database.pragma('journal_mode = WAL');
    // NORMAL would lose the last transactions in a power failure: with them a change of the user's that is on its way.
    database.pragma('synchronous = FULL');
    // What is removed is overwritten, since forgetting an account must leave nothing of it.
    database.pragma('secure_delete = ON');
    // Somebody else in it can only be an instance that is just ending.
    database.pragma('busy_timeout = 2000');
    // Kilobytes: all is read once at the start, and written in small pieces from then on.
    database.pragma('cache_size = -512');
    const [{ page_size: pageSize }] = z
      .tuple([z.object({ page_size: z.number() })])
      .parse(database.pragma('page_size'));
    database.pragma(`max_page_count = ${Math.floor(maxBytes / pageSize)}`);
    check(database);
    migrate(database, steps);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

/** The files beside it take their mode from the database. */
function makePrivate(path: string): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  // One that is there isn't opened: closing it again would take SQLite's locks away, of every connection of this process
  // (https://www.sqlite.org/howtocorrupt.html, on advisory locks).
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) chmodSync(file, 0o600);
}

function check(database: Database.Database): void {
  const rows = z.array(z.object({ quick_check: z.string() })).safeParse(database.pragma('quick_check'));
  if (!rows.success || rows.data.some(({ quick_check: word }) => word !== 'ok')) {
    throw new UnusableFile('the file is damaged');
  }
}

function migrate(database: Database.Database, steps: readonly string[]): void {
  const version = versionOf(database);
  if (version > steps.length) throw new UnusableFile('the file was written by a newer version');
  if (version === steps.length) return;
  inTransaction(database, () => {
    for (const step of steps.slice(version)) database.exec(step);
    database.exec('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT');
    database.exec('DELETE FROM schema_version');
    database.prepare('INSERT INTO schema_version VALUES (?)').run(steps.length);
  });
}

function versionOf(database: Database.Database): number {
  const tables = z
    .array(z.object({ name: z.string() }))
    .parse(database.prepare('SELECT name FROM sqlite_schema').all())
    .map(({ name }) => name);
  if (tables.length === 0) return 0;
  if (!tables.includes('schema_version')) throw new UnusableFile('the file has no version');
  const rows = z
    .tuple([z.object({ version: z.int().min(1) })])
    .safeParse(database.prepare('SELECT version FROM schema_version').all());
  if (!rows.success) throw new UnusableFile('the file has no version');
  return rows.data[0].version;
}

/** All that `write` does, or nothing of it where it throws. */
export function inTransaction<T>(database: Database.Database, write: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = write();
    database.exec('COMMIT');
    return result;
  } catch (cause) {
    // SQLite takes some failures back by itself.
    if (database.inTransaction) database.exec('ROLLBACK');
    throw cause;
  }
}
