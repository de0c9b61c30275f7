import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { openCacheFile } from '../../../electron/storage/cache/cache-file.ts';
import { useBundle } from '../../support/bundle.ts';
import { generationOf } from './generations.ts';

const KILLS = 200;
const profile = mkdtempSync(join(tmpdir(), 'presently-kill-'));
const folder = join(profile, 'mailbox-cache');
afterAll(() => rmSync(profile, { recursive: true, force: true }));
const program = useBundle('test/integration/storage/generation-writer.ts');

interface Writer {
  readonly process: ChildProcess;
  readonly told: () => readonly number[];
  /** Fulfilled when it has told of so many, or has ended. */
  readonly toldOf: (count: number) => Promise<void>;
  readonly complaints: () => string;
}

/** A process that has loaded all it needs, or is about to, and waits to be told where to begin. */
function startWriter(): Writer {
  const process_ = spawn(process.execPath, [join(program.folder(), 'generation-writer.js'), folder], { stdio: 'pipe' });
  let [out, err] = ['', ''];
  process_.stdout.on('data', (chunk) => (out += String(chunk)));
  process_.stderr.on('data', (chunk) => (err += String(chunk)));
  // Without its last line where that was cut off.
  const told = () => out.split('\n').slice(0, -1).map(Number);
  return {
    process: process_,
    told,
    complaints: () => err,
    toldOf: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (told().length >= count) resolve();
        };
        process_.stdout.on('data', look);
        process_.once('close', () => resolve());
        look();
      }),
  };
}

/** Lets a moment pass that is shorter than a timer could be. */
function spin(microseconds: number): void {
  const end = performance.now() + microseconds / 1000;
  while (performance.now() < end);
}

it(`killed ${KILLS} times in the middle of writing, it has a whole generation each time, at least the last it told of`, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  // The first few moments fall into opening the file.
  const moments = fc.sample(
    fc.record({ after: fc.integer({ min: 0, max: 5 }), spin: fc.integer({ max: 4000, min: 0 }) }),
    {
      seed,
      numRuns: KILLS,
    },
  );
  let generation = 0;
  let written = 0;
  let next = startWriter();
  for (const [round, moment] of moments.entries()) {
    const where = `seed ${seed}, round ${round}, generation ${generation}`;
    const writer = next;
    writer.process.stdin?.write(`${generation + 1}\n`);
    // Its start takes far longer than what it is started for.
    if (round + 1 < KILLS) next = startWriter();
    await writer.toldOf(moment.after);
    spin(moment.spin);
    const ended = once(writer.process, 'close');
    writer.process.kill('SIGKILL');
    expect(await ended, `${where}: ${writer.complaints()}`).toEqual([null, 'SIGKILL']);

    const file = openCacheFile({ folder });
    const found = generationOf(file.load('mira'), where);
    expect(file.rebuilt(), where).toBe(false);
    file.close();
    const last = writer.told().at(-1) ?? generation;
    expect(found, where).toBeGreaterThanOrEqual(last);
    expect(found, where).toBeLessThanOrEqual(last + 1);
    written += found - generation;
    generation = found;
  }
  expect(written).toBeGreaterThan(KILLS);
}, 180_000);
