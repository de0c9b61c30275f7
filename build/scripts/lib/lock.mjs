// One process at a time does what two would spoil: installing, unpacking, building. The lock is a socket that this process
// listens on, since the system takes it back whatever way the process ends; whoever waits hangs on its line until then.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './say.mjs';

/**
 * Does some work while no other process does work on the same subject.
 * @template T
 * @param {string} subject a folder, or another name for what must not be worked on twice
 * @param {string} what said once when there is a wait
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(subject, what, work) {
  const address = addressOf(subject);
  let held = await listen(address);
  if (held === 'taken') say(`waiting for another start that is ${what} …`);
  while (held === 'taken') {
    await released(address);
    held = await listen(address);
  }
  try {
    return await work();
  } finally {
    held?.();
  }
}

/** Linux has names that no file stands for, of a fixed length; elsewhere it is a pipe or a file. @param {string} subject */
function addressOf(subject) {
  const hash = createHash('sha512').update(subject).digest('hex');
  if (process.platform === 'linux') return `\0presently-lock-${hash}`.slice(0, 108);
  if (process.platform === 'win32') return `\\\\.\\pipe\\presently-lock-${hash.slice(0, 32)}`;
  return join(tmpdir(), `presently-${hash.slice(0, 16)}.lock`);
}

/**
 * @param {string} address
 * @returns {Promise<(() => void) | 'taken' | undefined>} what gives the lock back; `undefined` where the system has no such sockets
 */
function listen(address) {
  return new Promise((resolve) => {
    /** @type {Set<import('node:net').Socket>} */
    const waiting = new Set();
    const server = createServer((socket) => {
      waiting.add(socket);
      socket.on('error', () => waiting.delete(socket));
    });
    server.once('error', (cause) => {
      resolve(/** @type {NodeJS.ErrnoException} */ (cause).code === 'EADDRINUSE' ? 'taken' : undefined);
    });
    server.listen(address, () => {
      resolve(() => {
        for (const socket of waiting) socket.destroy();
        server.close();
      });
    });
    server.unref();
  });
}

/** Comes back when the holder of the lock is gone. @param {string} address */
async function released(address) {
  const refused = await new Promise((resolve) => {
    const line = connect(address);
    line.once('error', (cause) => resolve(/** @type {NodeJS.ErrnoException} */ (cause).code === 'ECONNREFUSED'));
    line.once('close', () => resolve(false));
  });
  // A socket file that outlived its process.
  if (refused && !address.startsWith('\0')) rmSync(address, { force: true });
  await pause(50);
}
