import type { Clock } from '../engine/ports.ts';

/** The longest delay that timers keep; longer waits are cut into pieces. */
const LONGEST_TIMER_MS = 24 * 60 * 60_000;

/** Real time: the only place outside the embedded Exchange that reads the system's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    let timer: NodeJS.Timeout;
    const wait = (left: number) => {
      timer = setTimeout(
        () => {
          if (left > LONGEST_TIMER_MS) wait(left - LONGEST_TIMER_MS);
          else run();
        },
        Math.min(left, LONGEST_TIMER_MS),
      );
    };
    wait(Math.max(0, delayMs));
    return () => clearTimeout(timer);
  },
};
