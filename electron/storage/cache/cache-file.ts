import type { CacheChange, CachedMailbox } from '../../engine/cache.ts';
import { isDamage } from './database.ts';
import { currentNumber, fileOf, prune, removeDamaged } from './files.ts';
import { NothingToChange, openRows, type CacheRows } from './rows.ts';

export interface CacheFileOptions {
  /** A folder of its own; it is made where it isn't there. */
  readonly folder: string;
  /** How large the file may grow; a write beyond that fails as a full disk does. */
  readonly maxBytes?: number;
}

/** The cache of `engine/cache.ts`, synchronous: for a thread of its own. */
export interface CacheFile {
  /** Opens the file where it isn't open. Whatever fails is told of by what needs the file. */
  open(): void;
  /** @returns what is kept of the account; `undefined` where nothing is, or nothing that can be read. Never throws. */
  load(accountId: string): CachedMailbox | undefined;
  /** @throws {NothingToChange} or the failure of the disk; then nothing of it was written */
  save(accountId: string, change: CacheChange): void;
  /** Removes all of an account, from damaged files too. @throws where it could not be removed */
  forget(accountId: string): void;
  /** Whether a file could not be used and was begun anew since this was opened. */
  rebuilt(): boolean;
  /** Brings the file to rest. Afterwards nothing is read or written. */
  close(): void;
}

/** Sixty times what 3,300 appointments take: what grows beyond this has gone wrong. */
const MAX_BYTES = 256 * 2 ** 20;

/**
 * The cache of one profile. Nothing that is wrong with file or folder keeps it from being made: without a file nothing
 * is loaded and no change saved, and each use tries again.
 */
export function openCacheFile({ folder, maxBytes = MAX_BYTES }: CacheFileOptions): CacheFile {
  let number = currentNumber(folder);
  let rows: CacheRows | undefined;
  let rebuilt = false;
  let closed = false;
  /** Accounts of which the caller knows more, or less, than the file: a change of some entries would leave a gap. */
  const apart = new Set<string>();

  function opened(): CacheRows {
    if (closed) throw new Error('the cache is closed');
    if (rows !== undefined) return rows;
    try {
      rows = openRows(fileOf(folder, number), maxBytes);
    } catch (cause) {
      if (!isDamage(cause)) throw cause;
      beginAnew();
      rows = openRows(fileOf(folder, number), maxBytes);
    }
    return rows;
  }

  function beginAnew(): void {
    number += 1;
    rebuilt = true;
    prune(folder, number);
  }

  function using<T>(act: (rows: CacheRows) => T): T {
    const current = opened();
    try {
      return act(current);
    } catch (cause) {
      if (isDamage(cause)) {
        attempt(() => current.close());
        rows = undefined;
        beginAnew();
      }
      throw cause;
    }
  }

  function attempt<T>(act: () => T): T | undefined {
    try {
      return act();
    } catch {
      return undefined; // told of by what can't do without
    }
  }

  return {
    open: () => void attempt(opened),
    load(accountId) {
      const mailbox = attempt(() => using((current) => current.load(accountId)));
      if (mailbox?.calendar === undefined) apart.add(accountId);
      return mailbox;
    },
    save(accountId, change) {
      const { calendar } = change;
      try {
        if (calendar !== undefined && !('all' in calendar) && apart.has(accountId)) {
          throw new NothingToChange('the calendar that this is a change of was not kept');
        }
        using((current) => current.save(accountId, change));
      } catch (cause) {
        if (calendar !== undefined) apart.add(accountId);
        throw cause;
      }
      if (calendar !== undefined) apart.delete(accountId);
    },
    forget(accountId) {
      using((current) => current.forget(accountId));
      removeDamaged(folder, number);
    },
    rebuilt: () => rebuilt,
    close() {
      if (closed) return;
      closed = true;
      attempt(() => rows?.close());
      rows = undefined;
    },
  };
}
