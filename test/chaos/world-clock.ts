import type { Clock } from '../../electron/engine/ports.ts';

interface Timer {
  at: number;
  readonly order: number;
  readonly run: () => void;
}

/** The one clock of app and server: it stands while anything is being done, then goes to what is due next. */
export class WorldClock implements Clock {
  private time: number;
  private readonly timers = new Set<Timer>();
  private order = 0;

  constructor(begin: number) {
    this.time = begin;
  }

  readonly now = (): number => this.time;

  readonly after = (delayMs: number, run: () => void): (() => void) => {
    const timer = { at: this.time + Math.max(0, delayMs), order: (this.order += 1), run };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  };

  get waiting(): number {
    return this.timers.size;
  }

  async pass(ms: number, settle: () => Promise<void>): Promise<void> {
    const end = this.time + ms;
    await settle();
    for (let due = this.next(end); due !== undefined; due = this.next(end)) {
      this.timers.delete(due);
      this.time = Math.max(this.time, due.at);
      due.run();
      await settle();
    }
    this.time = end;
  }

  /** Set as by a person or a time server: what waits waits as long as it would have. */
  jump(ms: number): void {
    this.time += ms;
    for (const timer of this.timers) timer.at += ms;
  }

  private next(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers) {
      if (timer.at > end) continue;
      if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
        first = timer;
    }
    return first;
  }
}
