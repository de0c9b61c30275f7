import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from '../../../build/scripts/lib/lock.mjs';

const module = join(import.meta.dirname, '../../../build/scripts/lib/lock.mjs');
const subject = (name: string) => `${name} of the tests, ${process.pid}`;

test('of two that come at the same time, one works after the other', async () => {
  const happened: string[] = [];
  const work = (name: string) =>
    withLock(subject('both'), 'testing', async () => {
      happened.push(`${name} begins`);
      // Many turns of the loop, in which the other could begin.
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      happened.push(`${name} ends`);
      return name;
    });
  expect((await Promise.all([work('a'), work('b')])).sort()).toEqual(['a', 'b']);
  const [first, second] = happened[0] === 'a begins' ? ['a', 'b'] : ['b', 'a'];
  expect(happened).toEqual([`${first} begins`, `${first} ends`, `${second} begins`, `${second} ends`]);
});

test('work on different things goes on side by side', async () => {
  const inner = await withLock(subject('one'), 'testing', () => withLock(subject('other'), 'testing', () => 'both'));
  expect(inner).toBe('both');
});

test('work that fails gives the lock back', async () => {
  const broken = withLock(subject('broken'), 'testing', () => Promise.reject(new Error('no space left')));
  await expect(broken).rejects.toThrow('no space left');
  expect(await withLock(subject('broken'), 'testing', () => 'done')).toBe('done');
});

test('a process that is killed while it works leaves no lock behind', async () => {
  const script = `
    const { withLock } = await import(${JSON.stringify(module)});
    await withLock(${JSON.stringify(subject('killed'))}, 'testing', () => {
      process.stdout.write('held');
      return new Promise((resolve) => setTimeout(resolve, 1_000_000));
    });`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  let entered = false;
  const waiting = withLock(subject('killed'), 'testing', () => (entered = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(entered).toBe(false);
  holder.kill('SIGKILL');
  expect(await waiting).toBe(true);
});
