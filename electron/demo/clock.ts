import { Temporal } from 'temporal-polyfill';

/** What the server needs of time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs once after `delayMs`; the returned function takes it back. */
  after(delayMs: number, run: () => void): () => void;
}

/** Real time. Its timers keep no process alive: whoever runs the server does that. */
export const realTime: Clock = {
  now: () => Temporal.Now.instant().epochMilliseconds,
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs).unref();
    return () => clearTimeout(timer);
  },
};

/** The server's own clock: may go wrong on order, and takes back all that waits when the server is closed. */
export class ServerClock {
  private readonly clock: Clock;
  private readonly waiting = new Set<() => void>();
  private ahead = 0;
  private closed = false;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** What this server takes for the time. */
  readonly now = (): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(this.clock.now() + this.ahead);

  /** Runs once after `delayMs`, however wrong the time is; the returned function takes it back. */
  after(delayMs: number, run: () => void): () => void {
    if (this.closed) return () => undefined;
    const cancelTimer = this.clock.after(delayMs, () => {
      this.waiting.delete(cancel);
      run();
    });
    const cancel = (): void => {
      this.waiting.delete(cancel);
      cancelTimer();
    };
    this.waiting.add(cancel);
    return cancel;
  }

  /** Sets how far the time is ahead of the real one; negative is behind. */
  skew(milliseconds: number): void {
    this.ahead = milliseconds;
  }

  /** Takes back all that waits; what comes later is never run. */
  close(): void {
    this.closed = true;
    for (const cancel of [...this.waiting]) cancel();
  }
}
