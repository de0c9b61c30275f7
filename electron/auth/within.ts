import { SignInError } from './sign-in-error.ts';

/** What this room needs of time; the app's clock is one. */
export interface AuthClock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Runs once after `delayMs`; the returned function takes it back. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

interface Limits {
  readonly signal: AbortSignal;
  readonly clock: AuthClock;
  /** Milliseconds. */
  readonly deadlineMs: number;
}

/**
 * Runs something under a signal that ends with the caller's or when time is up, and is over at once then, even where that
 * something never settles.
 * @throws {SignInError} `cancelled` or `timeout`, besides whatever it throws itself
 */
export async function within<T>(limits: Limits, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const cancel = () => controller.abort(new SignInError({ kind: 'cancelled' }));
  const stop = limits.clock.after(limits.deadlineMs, () => controller.abort(new SignInError({ kind: 'timeout' })));
  if (limits.signal.aborted) cancel();
  else limits.signal.addEventListener('abort', cancel, { once: true });
  try {
    return await untilAborted(controller.signal, () => run(controller.signal));
  } finally {
    stop();
    limits.signal.removeEventListener('abort', cancel);
  }
}

/** Waits for what others wait for too: the caller's end ends only its own waiting. @throws {SignInError} `cancelled` */
export async function sharing<T>(signal: AbortSignal, shared: Promise<T>): Promise<T> {
  const controller = new AbortController();
  const cancel = () => controller.abort(new SignInError({ kind: 'cancelled' }));
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel, { once: true });
  try {
    return await untilAborted(controller.signal, () => shared);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** Waits no longer than a signal of this file lasts. @throws {SignInError} its reason */
export function untilAborted<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason as SignInError); // the only reasons given above
    if (signal.aborted) {
      giveUp();
      return;
    }
    signal.addEventListener('abort', giveUp, { once: true });
    run()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', giveUp));
  });
}
