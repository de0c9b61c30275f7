import type { Reaction } from '../../../electron/engine/backoff.ts';
import { createScheduler } from '../../../electron/engine/scheduler.ts';
import { settled, VirtualClock } from '../../support/virtual-clock.ts';

export const SECOND = 1000;
const INTERVALS = { scout: 60 * SECOND, mail: 600 * SECOND, calendar: 300 * SECOND } as const;
export type Purpose = keyof typeof INTERVALS;

export const wait = (delayMs: number, more: { all?: boolean; asked?: boolean } = {}): Reaction => ({
  kind: 'wait',
  delayMs,
  all: more.all ?? false,
  asked: more.asked ?? false,
});
export const waitAll = (delayMs: number): Reaction => wait(delayMs, { all: true });
export const STOP: Reaction = { kind: 'stop' };

interface Run {
  readonly purpose: Purpose;
  readonly at: number;
  readonly succeed: () => Promise<void>;
  readonly fail: (reaction: Reaction) => Promise<void>;
}

/** A scheduler whose runs end when the test says so; `answer` ends those that a test doesn't care about. */
export function setUp(options: { readonly random?: () => number } = {}) {
  const clock = new VirtualClock(0);
  const runs: Run[] = [];
  const open = new Set<Run>();
  let changes = 0;
  const scheduler = createScheduler<Purpose>({
    clock,
    random: options.random ?? (() => 0.5),
    scout: 'scout',
    others: ['mail', 'calendar'],
    interval: (purpose) => INTERVALS[purpose],
    run: (purpose) =>
      new Promise<void>((resolve, reject) => {
        const over = async (end: () => void) => {
          open.delete(run);
          end();
          await settled();
        };
        const run: Run = {
          purpose,
          at: clock.now(),
          succeed: () => over(resolve),
          fail: (reaction) => over(() => reject(new Failure(reaction))),
        };
        runs.push(run);
        open.add(run);
      }),
    onSuccess: () => undefined,
    react: (_purpose, failures, cause) => {
      if (!(cause instanceof Failure)) throw cause;
      return { reaction: cause.reaction, told: { kind: 'unexpected', code: String(failures) } };
    },
    onChange: () => (changes += 1),
  });
  const running = () => [...open].map(({ purpose }) => purpose).sort();
  const one = (purpose: Purpose): Run => {
    const run = [...open].find((each) => each.purpose === purpose);
    if (run === undefined) throw new Error(`${purpose} doesn't run`);
    return run;
  };
  const succeedAll = async () => {
    while (open.size > 0) for (const run of [...open]) await run.succeed();
  };
  /** Started and let in: all purposes wait for their time. */
  const begin = async () => {
    const round = scheduler.start();
    await settled();
    await succeedAll();
    await round;
    runs.length = 0;
  };
  const isOver = async (round: Promise<void>) => {
    let over = false;
    void round.then(() => (over = true));
    await settled();
    return over;
  };
  return { clock, scheduler, runs, running, one, succeedAll, begin, isOver, changes: () => changes };
}

class Failure extends Error {
  readonly reaction: Reaction;
  constructor(reaction: Reaction) {
    super('failed');
    this.reaction = reaction;
  }
}
