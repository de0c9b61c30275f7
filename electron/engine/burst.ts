import type { Clock } from './ports.ts';

/** Makes few runs of many notes: at once for the first, once more for all that came soon after. */
export interface Burst {
  readonly note: () => void;
  readonly cancel: () => void;
}

/** @param windowMs how long after a run the next one waits */
export function createBurst(clock: Clock, windowMs: number, run: () => void): Burst {
  let until = 0;
  let cancel: () => void = () => undefined;

  const note = () => {
    cancel();
    const wait = until - clock.now();
    // A clock that was set back must not make it longer than it ever is.
    if (wait > 0 && wait <= windowMs) {
      cancel = clock.after(wait, note);
      return;
    }
    until = clock.now() + windowMs;
    run();
  };

  return { note, cancel: () => cancel() };
}
