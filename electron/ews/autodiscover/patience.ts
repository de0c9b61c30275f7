import type { EwsClock } from '../transport.ts';

/** Limits of time that don't run while somebody thinks about a question. */
export interface Patience {
  /** Runs once after `delayMs` without the pauses; the returned function takes it back. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** Stands until the work is done. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
}

interface Limit {
  left: number;
  since: number;
  cancel: () => void;
  readonly run: () => void;
}

/** Makes one on a clock. */
export function createPatience(clock: EwsClock): Patience {
  const limits = new Set<Limit>();
  let pauses = 0;
  const start = (limit: Limit): void => {
    limit.since = clock.now();
    limit.cancel = clock.after(limit.left, () => {
      limits.delete(limit);
      limit.run();
    });
  };
  const stand = (limit: Limit): void => {
    limit.cancel();
    limit.left = Math.max(0, limit.left - (clock.now() - limit.since));
  };
  return {
    after: (delayMs, run) => {
      const limit: Limit = { left: delayMs, since: clock.now(), cancel: () => undefined, run };
      limits.add(limit);
      if (pauses === 0) start(limit);
      return () => {
        limits.delete(limit);
        limit.cancel();
      };
    },
    during: async (work) => {
      if (pauses === 0) for (const limit of limits) stand(limit);
      pauses += 1;
      try {
        return await work();
      } finally {
        pauses -= 1;
        if (pauses === 0) for (const limit of limits) start(limit);
      }
    },
  };
}

/**
 * Does something with a signal that is aborted with the caller's, as a timeout when the time is over, and in the end: whatever
 * nobody waits for any more is let go.
 */
export async function withLimit<T>(
  clock: Pick<EwsClock, 'after'>,
  limitMs: number,
  caller: AbortSignal,
  work: (limited: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const cancel = clock.after(limitMs, () => {
    over.abort(new DOMException(`more than ${limitMs} ms`, 'TimeoutError'));
  });
  try {
    return await work(AbortSignal.any([caller, over.signal]));
  } finally {
    cancel();
    over.abort();
  }
}

/** Waits for a promise no longer than the signal lets it. @throws the signal's reason */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason as Error); // whatever it is, nobody looks into it
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
