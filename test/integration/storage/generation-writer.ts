import { readSync, writeSync } from 'node:fs';
import { openCacheFile } from '../../../electron/storage/cache/cache-file.ts';
import { changeTo } from './generations.ts';

/*
 * A process that writes one generation after another until it is killed. It waits for the number to begin with, and tells
 * of each generation when it is written. Reading and telling are synchronous: nothing is told that isn't so.
 */
const [, , folder = ''] = process.argv;
const told = Buffer.alloc(16);
const length = readSync(0, told);
// Whoever started it has ended.
if (length === 0) process.exit();
const first = Number(told.toString('utf8', 0, length));

let file = openCacheFile({ folder });
for (let generation = first; ; generation += 1) {
  file.save('mira', changeTo(generation));
  writeSync(1, `${generation}\n`);
  // Closing moves the journal into the file: a moment to be killed in as well.
  if (generation % 3 === 0) {
    file.close();
    file = openCacheFile({ folder });
  }
}
