import type { Clock } from '../../electron/engine/ports.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands until it is moved; what is due runs in order, each with all that follows from it done before the next. */
export class VirtualClock implements Clock {
  private time: number;
  private timers: readonly Timer[] = [];
  private readonly settle: () => Promise<void>;

  /** `settle` resolves when everything waits for the clock again. */
  constructor(start: number, settle: () => Promise<void> = settled) {
    this.time = start;
    this.settle = settle;
  }

  readonly now = (): number => this.time;

  readonly after = (delayMs: number, run: () => void): (() => void) => {
    // A wrapper of its own: the same function may wait twice.
    const once = () => run();
    this.timers = [...this.timers, { at: this.time + delayMs, run: once }];
    return () => {
      this.timers = this.timers.filter((other) => other.run !== once);
    };
  };

  /** How many timers wait: none may be left after an end. */
  get waiting(): number {
    return this.timers.length;
  }

  /** When the next timer is due; `undefined` where none waits. */
  get next(): number | undefined {
    return this.timers.length === 0 ? undefined : Math.min(...this.timers.map(({ at }) => at));
  }

  async advance(ms: number): Promise<void> {
    await this.settle();
    const target = this.time + ms;
    for (;;) {
      const [due] = [...this.timers].filter(({ at }) => at <= target).sort((a, b) => a.at - b.at);
      if (due === undefined) break;
      this.timers = this.timers.filter((other) => other !== due);
      this.time = Math.max(this.time, due.at);
      due.run();
      await this.settle();
    }
    this.time = target;
  }

  /** Sets the clock as a person or a time server does: timers wait as long as they would have. */
  jump(to: number): void {
    this.timers = this.timers.map(({ at, run }) => ({ at: at + to - this.time, run }));
    this.time = to;
  }
}

/** Lets all promises that can go on do so. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
