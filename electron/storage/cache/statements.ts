import Database from 'libsql';
import { UnusableFile } from './database.ts';

export type Statements = ReturnType<typeof prepareStatements>;

/**
 * Each statement once.
 * @throws {UnusableFile} where tables or columns aren't those of the schema, or a row holds what was never written
 */
export function prepareStatements(database: Database.Database) {
  try {
    checkJson(database);
    return prepareAll(database);
  } catch (cause) {
    if (!(cause instanceof Database.SqliteError) || cause.code !== 'SQLITE_ERROR') throw cause;
    throw new UnusableFile('the file has other tables', { cause });
  }
}

function prepareAll(database: Database.Database) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    putAppointment: prepare(
      'INSERT OR REPLACE INTO appointment (account, key, begins, ends, json) VALUES (?, ?, ?, ?, ?)',
    ),
    putFreeBusy: prepare('INSERT OR REPLACE INTO free_busy (account, person, json) VALUES (?, ?, ?)'),
    putPart: prepare('INSERT OR REPLACE INTO part (account, name, json) VALUES (?, ?, ?)'),
    appointments: prepare('SELECT json FROM appointment WHERE account = ? ORDER BY begins, key'),
    freeBusy: prepare('SELECT json FROM free_busy WHERE account = ? ORDER BY person'),
    part: prepare('SELECT json FROM part WHERE account = ? AND name = ?'),
    removeAppointments: prepare('DELETE FROM appointment WHERE account = ?'),
    removeAppointment: prepare('DELETE FROM appointment WHERE account = ? AND key = ?'),
    /** Parameters: account, end, start, start. An entry without length counts at its start. */
    removeOutside: prepare(
      'DELETE FROM appointment WHERE account = ? AND (begins >= ? OR (ends <= ? AND begins <> ?))',
    ),
    removeFreeBusy: prepare('DELETE FROM free_busy WHERE account = ?'),
    removeParts: prepare('DELETE FROM part WHERE account = ?'),
  };
}

/** JSON of another shape may be another version's; text that isn't JSON at all is damage. */
function checkJson(database: Database.Database): void {
  for (const table of ['appointment', 'free_busy', 'part']) {
    const torn = database.prepare(`SELECT 1 FROM ${table} WHERE NOT json_valid(json) LIMIT 1`).all();
    if (torn.length > 0) throw new UnusableFile('a row is damaged');
  }
}
