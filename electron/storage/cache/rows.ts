import { z } from 'zod';
import type { Appointment } from '../../../shared/model.ts';
import type { CacheChange, CachedCalendar, CachedFreeBusy, CachedMailbox } from '../../engine/cache.ts';
import { inTransaction, openDatabase, type Database } from './database.ts';
import {
  appointmentSchema,
  calendarSchema,
  freeBusySchema,
  oofSchema,
  pendingSchema,
  voicemailSchema,
} from './schemas.ts';
import { prepareStatements, type Statements } from './statements.ts';
import { spanOf, spanOfRange } from './times.ts';

/** A change to a calendar whose other entries aren't here as they were when the change was made. */
export class NothingToChange extends Error {
  override readonly name = 'NothingToChange';
}

export type CacheRows = ReturnType<typeof openRows>;
type PartName = 'calendar' | 'voicemail' | 'oof' | 'pending';

/**
 * Opens one file and gives its rows as the model's values.
 * @param maxBytes how large the file may grow
 * @throws {UnusableFile} or SQLite's own error, which `isDamage` tells apart
 */
export function openRows(path: string, maxBytes: number) {
  const database = openDatabase(path, maxBytes);
  try {
    return useRows(database, prepareStatements(database));
  } catch (cause) {
    database.close();
    throw cause;
  }
}

function useRows(database: Database.Database, sql: Statements) {
  return {
    /** All that is kept of an account; `undefined` where that is nothing. */
    load: (accountId: string): CachedMailbox | undefined => readMailbox(sql, accountId),
    /** Writes all of a change or nothing of it. @throws {NothingToChange} or SQLite's own error */
    save: (accountId: string, change: CacheChange): void =>
      inTransaction(database, () => writeChange(sql, accountId, change)),
    /** Removes an account's rows, from the journal too. */
    forget(accountId: string): void {
      inTransaction(database, () => {
        for (const remove of [sql.removeAppointments, sql.removeFreeBusy, sql.removeParts]) remove.run(accountId);
      });
      database.pragma('wal_checkpoint(TRUNCATE)');
    },
    /** Moves the journal into the file and lets go of it. */
    close(): void {
      try {
        database.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        database.close();
      }
    },
  };
}

function readMailbox(sql: Statements, accountId: string): CachedMailbox | undefined {
  const part = <T>(name: PartName, schema: z.ZodType<T>): T | undefined =>
    understood(sql.part.all(accountId, name), schema)[0];
  const calendar = readCalendar(sql, accountId);
  const voicemail = part('voicemail', voicemailSchema);
  const oof = part('oof', oofSchema);
  const freeBusy = understood(sql.freeBusy.all(accountId), freeBusySchema);
  const pending = part('pending', pendingSchema) ?? [];
  const single = [calendar, voicemail, oof].filter((one) => one !== undefined);
  if (single.length + freeBusy.length + pending.length === 0) return undefined;
  return {
    ...(calendar === undefined ? {} : { calendar }),
    ...(voicemail === undefined ? {} : { voicemail }),
    ...(oof === undefined ? {} : { oof }),
    freeBusy,
    pending,
  };
}

/** A calendar is whole or nothing: with one entry missing, what it covers and its state would promise too much. */
function readCalendar(sql: Statements, accountId: string): CachedCalendar | undefined {
  const [head] = understood(sql.part.all(accountId, 'calendar'), calendarSchema);
  if (head === undefined) return undefined;
  const rows = sql.appointments.all(accountId);
  const appointments = understood(rows, appointmentSchema);
  return appointments.length === rows.length ? { appointments, ...head } : undefined;
}

function writeChange(sql: Statements, accountId: string, change: CacheChange): void {
  const putPart = (name: PartName, value: unknown): void =>
    void sql.putPart.run(accountId, name, JSON.stringify(value));
  if (change.calendar !== undefined) {
    writeAppointments(sql, accountId, change.calendar);
    const { covered, asOf, syncState } = change.calendar;
    // Without a state of its own the old one goes: it was the state of other entries.
    putPart('calendar', { covered, asOf, ...(syncState === undefined ? {} : { syncState }) });
  }
  if (change.voicemail !== undefined) putPart('voicemail', change.voicemail);
  if (change.oof !== undefined) putPart('oof', change.oof);
  for (const one of change.freeBusy ?? []) writeFreeBusy(sql, accountId, one);
  if (change.pending !== undefined) putPart('pending', change.pending);
}

function writeAppointments(sql: Statements, accountId: string, change: NonNullable<CacheChange['calendar']>): void {
  const put = (appointment: Appointment): void => {
    const { begins, ends } = spanOf(appointment);
    sql.putAppointment.run(accountId, appointment.key, begins, ends, JSON.stringify(appointment));
  };
  if ('all' in change) {
    sql.removeAppointments.run(accountId);
    change.all.forEach(put);
  } else {
    if (sql.part.all(accountId, 'calendar').length === 0) {
      throw new NothingToChange('no calendar is kept that this could be a change of');
    }
    for (const key of change.removed) sql.removeAppointment.run(accountId, key);
    change.upserted.forEach(put);
  }
  const { begins, ends } = spanOfRange(change.covered);
  sql.removeOutside.run(accountId, ends, begins, begins);
}

/** Reading it by its schema takes subjects and places off. */
function writeFreeBusy(sql: Statements, accountId: string, given: CachedFreeBusy): void {
  const bare = freeBusySchema.parse(given);
  sql.putFreeBusy.run(accountId, given.freeBusy.address.toLowerCase(), JSON.stringify(bare));
}

const row = z.object({ json: z.string() });

/** What the rows hold, without those that aren't of this shape. */
function understood<T>(rows: readonly unknown[], schema: z.ZodType<T>): readonly T[] {
  return rows.flatMap((given) => {
    const read = schema.safeParse(JSON.parse(row.parse(given).json));
    return read.success ? [read.data] : [];
  });
}
