import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openCacheFile } from '../../../electron/storage/cache/cache-file.ts';

const profile = mkdtempSync(join(tmpdir(), 'presently-locks-'));
const folder = join(profile, 'mailbox-cache');
afterAll(() => rmSync(profile, { recursive: true, force: true }));

/** How many locks this process holds on a file, as the kernel has it. */
function locksOn(path: string): number {
  const { ino } = statSync(path);
  return readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .filter((line) => line.includes(` ${process.pid} `) && line.includes(`:${ino} `)).length;
}

/*
 * Closing any descriptor of a file takes all of a process' locks on it away, SQLite's too: another process then thinks that it
 * is alone, and removes the journal that is being written.
 */
it.runIf(process.platform === 'linux')(
  'opened once more by the same process, the file stays locked against others',
  () => {
    const [first, second] = [openCacheFile({ folder }), openCacheFile({ folder })];
    first.open();
    const file = join(folder, 'cache-1.db');
    const before = locksOn(file);
    expect(before).toBeGreaterThan(0);
    second.open();
    expect(locksOn(file)).toBeGreaterThanOrEqual(before);
    second.close();
    first.close();
  },
);
