import type { Clock } from './ports.ts';

/**
 * Does work under a signal that is aborted with `parent` or after `limitMs`, whichever comes first: an answer that
 * drips in for ever would pass every limit of the network below.
 */
export async function withDeadline<T>(
  clock: Clock,
  limitMs: number,
  parent: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const follow = () => controller.abort(parent.reason);
  if (parent.aborted) follow();
  // Taken off again below: the parent lives as long as the session.
  parent.addEventListener('abort', follow, { once: true });
  const cancel = clock.after(limitMs, () => controller.abort(new DOMException('took too long', 'TimeoutError')));
  try {
    return await work(controller.signal);
  } finally {
    cancel();
    parent.removeEventListener('abort', follow);
  }
}

/** Waits for something that knows no signal, until it is done or the signal is aborted. */
export function orAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    promise.then(resolve, reject);
  });
}
