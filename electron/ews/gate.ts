import { EwsTransportError } from './errors.ts';

/** Lets a few in at a time, the others wait in the order in which they came. */
export interface Gate {
  /**
   * Waits for a place.
   * @returns gives the place back; once is enough
   * @throws {EwsTransportError} `cancelled`, or `timeout` by the caller's own deadline, while waiting
   */
  enter(signal: AbortSignal): Promise<() => void>;
}

/** Makes a gate with a number of places. */
export function createGate(places: number): Gate {
  let free = places;
  const waiting = new Set<() => void>();
  const leave = (): void => {
    const [next] = waiting;
    free += 1;
    next?.();
  };
  const once = (): (() => void) => {
    let inside = true;
    free -= 1;
    return () => {
      if (inside) leave();
      inside = false;
    };
  };
  return {
    enter: (signal) =>
      new Promise((resolve, reject) => {
        const giveUp = (): void => {
          waiting.delete(go);
          reject(EwsTransportError.givenUp(signal));
        };
        const go = (): void => {
          waiting.delete(go);
          signal.removeEventListener('abort', giveUp);
          resolve(once());
        };
        if (signal.aborted) giveUp();
        else if (free > 0) go();
        else {
          waiting.add(go);
          signal.addEventListener('abort', giveUp, { once: true });
        }
      }),
  };
}
