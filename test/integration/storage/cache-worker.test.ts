import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cache } from '../../../electron/engine/cache.ts';
import { createCacheWorker } from '../../../electron/worker/cache-client.ts';
import { useBundle } from '../../support/bundle.ts';
import { delta, EVERYTHING, meeting, subjects, whole } from '../../support/cache.ts';

const program = useBundle('electron/worker/cache-worker.ts');
const script = () => join(program.folder(), 'cache-worker.js');

let profile = '';
const caches: Cache[] = [];
beforeEach(() => (profile = mkdtempSync(join(tmpdir(), 'presently-test-'))));
afterEach(async () => {
  for (const cache of caches.splice(0)) await cache.close();
  rmSync(profile, { recursive: true });
});

const folder = () => join(profile, 'mailbox-cache');
const open = (path = script()) => {
  const cache = createCacheWorker({ script: path, profile });
  caches.push(cache);
  return cache;
};

/** What nobody can be told of any more: it must be as if there were no cache. */
async function isWithoutCache(cache: Cache, code: string): Promise<void> {
  expect(await cache.load('mira')).toBeUndefined();
  await expect(cache.save('mira', whole([]))).rejects.toMatchObject({ name: 'CacheFailure', code });
  await expect(cache.forget('mira')).rejects.toMatchObject({ name: 'CacheFailure', code });
  expect(await cache.rebuilt()).toBe(false);
  await cache.close();
}

describe('the cache on its thread', () => {
  it('gives back at the next start what was saved before', async () => {
    const first = open();
    expect(await first.load('mira')).toBeUndefined();
    await first.save('mira', EVERYTHING);
    await first.close();
    const second = open();
    const { calendar, ...rest } = EVERYTHING;
    const { all: appointments, ...frame } = calendar;
    expect(await second.load('mira')).toEqual({ calendar: { appointments, ...frame }, ...rest });
    expect(await second.rebuilt()).toBe(false);
  });

  it('does what it is asked in the order of asking, though nobody waits', async () => {
    const cache = open();
    const steps = Array.from({ length: 50 }, (_, index) => delta([meeting('a', String(index))]));
    const saves = [whole([meeting('a', 'first')]), ...steps].map((change) => cache.save('mira', change));
    const loaded = cache.load('mira');
    const forgotten = cache.forget('mira');
    const nothing = cache.load('mira');
    await Promise.all([...saves, forgotten]);
    expect(subjects(await loaded)).toEqual({ a: '49' });
    expect(await nothing).toBeUndefined();
  });

  it('writes what it was asked to before it is closed, and brings the file to rest', async () => {
    const cache = open();
    const saved = cache.save('mira', whole([meeting('a')]));
    await cache.close();
    await saved;
    expect(readdirSync(folder())).toEqual(['cache-1.db']);
    expect(statSync(join(folder(), 'cache-1.db')).mode & 0o777).toBe(0o600);
    expect(subjects(await open().load('mira'))).toEqual({ a: 'a' });
  });

  it('tells of a change that can’t be made, with a code, and goes on', async () => {
    const cache = open();
    const refused = { name: 'CacheFailure', code: 'NothingToChange' };
    await expect(cache.save('mira', delta([meeting('a')]))).rejects.toMatchObject(refused);
    await cache.save('mira', whole([meeting('a')]));
    expect(subjects(await cache.load('mira'))).toEqual({ a: 'a' });
  });

  it('tells when the file was begun anew', async () => {
    const first = open();
    await first.save('mira', EVERYTHING);
    await first.close();
    truncateSync(join(folder(), 'cache-1.db'), 60);
    const second = open();
    expect(await second.rebuilt()).toBe(true);
    expect(await second.load('mira')).toBeUndefined();
  });

  it('does without a file where there can’t be one', async () => {
    writeFileSync(folder(), 'somebody’s file');
    const cache = open();
    expect(await cache.load('mira')).toBeUndefined();
    await expect(cache.save('mira', EVERYTHING)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await cache.rebuilt()).toBe(false);
  });

  it('once closed is without a cache, and closing again is fine', async () => {
    const cache = open();
    await cache.save('mira', EVERYTHING);
    await cache.close();
    await isWithoutCache(cache, 'closed');
  });
});

describe('a thread that', () => {
  it('isn’t there leaves the app without a cache', async () => {
    const cache = open(join(profile, 'nowhere.js'));
    const saved = cache.save('mira', EVERYTHING);
    await expect(saved).rejects.toMatchObject({ name: 'CacheFailure', code: 'thread-died' });
    await isWithoutCache(cache, 'thread-died');
  });

  it('can’t load the database library leaves the app without a cache', async () => {
    // Outside the project nothing finds it.
    cpSync(program.folder(), join(profile, 'program'), { recursive: true });
    writeFileSync(join(profile, 'program', 'package.json'), '{"type":"module"}');
    const cache = open(join(profile, 'program', 'cache-worker.js'));
    await expect(cache.save('mira', EVERYTHING)).rejects.toThrow(/libsql/);
    await isWithoutCache(cache, 'thread-died');
  });

  it.each([
    ['fails', 'throw new Error("struck down")', 'thread-died'],
    ['ends', 'process.exit(3)', 'closed'],
  ])('%s in the middle loses nothing that it told of, and rejects the rest', async (how, blow, code) => {
    // The real thread, and beside it something that strikes it down when an account is to be forgotten.
    const mortal = join(program.folder(), `${how}.js`);
    writeFileSync(
      join(program.folder(), `${how}-blow.js`),
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ kind }) => { if (kind === 'forget') ${blow}; });`,
    );
    writeFileSync(mortal, `import './${how}-blow.js'; import './cache-worker.js';`);
    const cache = open(mortal);
    await cache.save('mira', whole([meeting('a')]));
    const [, ...later] = await Promise.allSettled([
      // Done or not: an error strikes when the thread has finished what it is at.
      cache.forget('jonas'),
      cache.save('mira', whole([meeting('b')])),
      cache.load('mira'),
    ]);
    expect(later).toEqual([
      { status: 'rejected', reason: expect.objectContaining({ name: 'CacheFailure', code }) as unknown },
      { status: 'fulfilled', value: undefined },
    ]);
    await isWithoutCache(cache, code);
    expect(subjects(await open().load('mira'))).toEqual({ a: 'a' });
  });
});
