import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Cache } from '../engine/cache.ts';
import type { CacheAnswer, CacheAsk, CacheThreadOptions } from './messages.ts';

export interface CacheWorkerOptions {
  /** The bundled `cache-worker.ts`. */
  readonly script: string;
  /** The profile's folder; the cache takes one of its own in it. */
  readonly profile: string;
}

/** Why something was not written. `code` is SQLite's or the system's own word, e.g. `SQLITE_FULL`. */
class CacheFailure extends Error {
  override readonly name = 'CacheFailure';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Not `cache`: where a file system doesn't tell case apart, that folder is Chromium's. */
const FOLDER = 'mailbox-cache';

/**
 * The cache of a profile, on a thread of its own that starts now and opens the file there. A thread that can't start, or
 * dies, leaves a cache with nothing in it: `load` gives `undefined`, `rebuilt` false, `close` ends, and `save` and
 * `forget` reject with a code.
 */
export function createCacheWorker({ script, profile }: CacheWorkerOptions): Cache {
  const workerData: CacheThreadOptions = { folder: join(profile, FOLDER) };
  // It rests nearly always: what it may keep for the next piece of work is small.
  const worker = new Worker(script, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 1 } });
  /** Answers come in the order of the asks. */
  const waiting: ((answer: CacheAnswer) => void)[] = [];
  let gone: CacheAnswer | undefined;

  const end = (code: string, message: string): void => {
    gone ??= { kind: 'failed', name: 'CacheFailure', code, message };
    for (const settle of waiting.splice(0)) settle(gone);
  };
  worker.on('message', (answer: CacheAnswer) => waiting.shift()?.(answer));
  worker.once('error', (cause) => end('thread-died', `the cache's thread died: ${cause.message}`));
  worker.once('messageerror', (cause) => {
    end('thread-died', `the cache's thread isn't understood: ${cause.message}`);
    void worker.terminate();
  });
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      end('closed', "the cache's thread has ended");
      resolve();
    });
  });

  const ask = (question: CacheAsk): Promise<CacheAnswer> =>
    new Promise((resolve) => {
      if (gone !== undefined) {
        resolve(gone);
        return;
      }
      worker.postMessage(question);
      waiting.push(resolve);
    });
  const carryOut = async (question: CacheAsk): Promise<void> => {
    const answer = await ask(question);
    if (answer.kind === 'failed') throw new CacheFailure(answer.code ?? answer.name, answer.message);
  };

  return {
    load: async (accountId) => {
      const answer = await ask({ kind: 'load', accountId });
      return answer.kind === 'loaded' ? answer.mailbox : undefined;
    },
    save: (accountId, change) => carryOut({ kind: 'save', accountId, change }),
    forget: (accountId) => carryOut({ kind: 'forget', accountId }),
    rebuilt: async () => {
      const answer = await ask({ kind: 'rebuilt' });
      return answer.kind === 'rebuilt' && answer.rebuilt;
    },
    close: async () => {
      await ask({ kind: 'close' });
      await exited;
    },
  };
}
