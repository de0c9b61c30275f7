import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/*
 * The folder of the cache holds one file in use and the last few that turned out damaged: `cache-3.db` in use,
 * `cache-2.db` before it. The new one gets the new name, not the damaged one: prepared statements hold a database open
 * until they are collected, and one that was renamed while open removes its successor's journal when it closes
 * (https://www.sqlite.org/howtocorrupt.html, on unlinking or renaming a database file while in use).
 */

/** How many damaged files are kept for whoever wants to look. */
const KEPT = 2;
const NAME = /^cache-(\d{1,9})\.db(?:-wal|-shm)?$/;

const numberOf = (name: string): number => Number(NAME.exec(name)?.[1] ?? 0);

/** Where the file of a number is. */
export const fileOf = (folder: string, number: number): string => join(folder, `cache-${number}.db`);

/** The number of the file in use; 1 where there is none yet, or the folder can't be read. */
export function currentNumber(folder: string): number {
  return Math.max(1, ...namesIn(folder).map(numberOf));
}

/** Removes the damaged files before `current` but the last few. */
export function prune(folder: string, current: number): void {
  remove(folder, (number) => number < current - KEPT);
}

/** Removes all damaged files. Throws where one can't be removed. */
export function removeDamaged(folder: string, current: number): void {
  remove(folder, (number) => number < current);
}

function remove(folder: string, unwanted: (number: number) => boolean): void {
  for (const name of namesIn(folder)) {
    if (NAME.test(name) && unwanted(numberOf(name))) rmSync(join(folder, name), { force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // not there yet, or not ours to read
  }
}
