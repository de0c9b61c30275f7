import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '../../shared/model.ts';
import { openCacheFile } from '../storage/cache/cache-file.ts';
import type { CacheAnswer, CacheAsk, CacheThreadOptions } from './messages.ts';

/*
 * The thread that owns the cache's file. What it does it does at once, so asks are answered in their order. A library
 * that can't be loaded ends the thread here, in the import above; the client lives with that.
 */

// What it was started with is ours: `createCacheWorker` is the only one that starts it.
const { folder } = workerData as CacheThreadOptions;
const file = openCacheFile({ folder });

function answer(ask: CacheAsk): CacheAnswer {
  switch (ask.kind) {
    case 'load':
      return { kind: 'loaded', mailbox: file.load(ask.accountId) };
    case 'save':
      file.save(ask.accountId, ask.change);
      return { kind: 'done' };
    case 'forget':
      file.forget(ask.accountId);
      return { kind: 'done' };
    case 'rebuilt':
      return { kind: 'rebuilt', rebuilt: file.rebuilt() };
    case 'close':
      file.close();
      return { kind: 'done' };
    default:
      return assertNever(ask);
  }
}

function answerSafely(ask: CacheAsk): CacheAnswer {
  try {
    return answer(ask);
  } catch (cause) {
    if (!(cause instanceof Error)) return { kind: 'failed', name: 'Error', message: String(cause) };
    const code = 'code' in cause && typeof cause.code === 'string' ? { code: cause.code } : {};
    return { kind: 'failed', name: cause.name, message: cause.message, ...code };
  }
}

file.open();
parentPort?.on('message', (ask: CacheAsk) => {
  parentPort?.postMessage(answerSafely(ask));
  // Without a listener the thread has nothing to live for.
  if (ask.kind === 'close') parentPort?.close();
});
