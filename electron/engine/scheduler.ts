import type { AppError } from '../../shared/model.ts';
import type { Reaction } from './backoff.ts';
import type { Clock } from './ports.ts';

/*
 * One purpose (say, "read the calendar") lives like this; one session's purposes share one scheduler.
 *
 *            due                     done
 *   waiting ─────▶ running ───────────────────▶ waiting (interval ± 10 %)
 *      ▲              │ failed
 *      │              ├───▶ waiting (back-off, alone or with all others of the session)
 *      │              └───▶ stopped  (only a person can help)
 *      └── request ── any state; while running it runs once more afterwards
 */

export interface SchedulerOptions<P extends string> {
  readonly clock: Clock;
  readonly random: () => number;
  readonly purposes: readonly P[];
  /** Milliseconds between two reads. */
  readonly interval: (purpose: P) => number;
  readonly run: (purpose: P) => Promise<void>;
  readonly onSuccess: (purpose: P) => void;
  /** Decides what a failure means; `failures` counts those in a row. */
  readonly react: (
    purpose: P,
    failures: number,
    cause: unknown,
  ) => { readonly reaction: Reaction; readonly told: AppError };
  readonly onChange: () => void;
}

export interface Scheduler<P extends string> {
  /** Begins; resolves when each purpose ran once. */
  readonly start: () => Promise<void>;
  /** Runs it as soon as may be: at once, unless the session waits for the server. */
  readonly request: (purpose: P) => void;
  /** Runs everything at once, waiting or stopped; resolves when that round is over. */
  readonly requestAll: () => Promise<void>;
  readonly stop: () => void;
  /** The failure that stands, strongest first: one that stopped the session, else the latest. */
  readonly trouble: () => { readonly told: AppError; readonly stopped: boolean } | undefined;
}

interface Lane {
  due: number;
  running: Promise<void> | undefined;
  again: boolean;
  failures: number;
  told: AppError | undefined;
}

const JITTER = 0.1;

/** Single flight per purpose, jitter on every interval, back-off shared where the server as a whole doesn't answer. */
export function createScheduler<P extends string>(options: SchedulerOptions<P>): Scheduler<P> {
  const { clock } = options;
  const lanes = new Map<P, Lane>(
    options.purposes.map((purpose) => [
      purpose,
      { due: clock.now(), running: undefined, again: false, failures: 0, told: undefined },
    ]),
  );
  let pausedUntil = 0;
  let stopped: AppError | undefined;
  let closed = false;
  let cancelWake: () => void = () => undefined;

  const wake = () => {
    cancelWake();
    if (closed || stopped !== undefined) return;
    const idle = [...lanes.values()].filter((lane) => lane.running === undefined);
    if (idle.length === 0) return;
    const at = Math.max(pausedUntil, Math.min(...idle.map((lane) => lane.due)));
    cancelWake = clock.after(Math.max(0, at - clock.now()), startDue);
  };

  const startDue = () => {
    const now = clock.now();
    if (now < pausedUntil) {
      wake();
      return;
    }
    for (const [purpose, lane] of lanes) if (lane.running === undefined && lane.due <= now) begin(purpose, lane);
    wake();
  };

  const begin = (purpose: P, lane: Lane) => {
    lane.running = options.run(purpose).then(
      () => succeed(purpose, lane),
      (cause: unknown) => fail(purpose, lane, cause),
    );
  };

  const succeed = (purpose: P, lane: Lane) => {
    if (closed) return;
    lane.failures = 0;
    lane.told = undefined;
    const spread = 1 + JITTER * (2 * options.random() - 1);
    lane.due = clock.now() + Math.round(options.interval(purpose) * spread);
    options.onSuccess(purpose);
    finish(lane);
  };

  const fail = (purpose: P, lane: Lane, cause: unknown) => {
    if (closed) return;
    lane.failures += 1;
    const { reaction, told } = options.react(purpose, lane.failures, cause);
    lane.told = told;
    if (reaction.kind === 'stop') stopped = told;
    else {
      lane.due = clock.now() + reaction.delayMs;
      if (reaction.all) pausedUntil = Math.max(pausedUntil, lane.due);
    }
    options.onChange();
    finish(lane);
  };

  const finish = (lane: Lane) => {
    lane.running = undefined;
    if (!lane.again) {
      wake();
      return;
    }
    lane.again = false;
    lane.due = clock.now();
    startDue();
  };

  /** A lane that was asked while it ran goes round once more. */
  const settle = async () => {
    for (const lane of lanes.values()) while (lane.running !== undefined) await lane.running;
  };

  const ask = (lane: Lane) => {
    if (lane.running === undefined) lane.due = clock.now();
    else lane.again = true;
  };

  return {
    start: () => {
      startDue();
      return settle();
    },
    request: (purpose) => {
      const lane = lanes.get(purpose);
      if (lane === undefined) return;
      ask(lane);
      wake();
    },
    requestAll: async () => {
      stopped = undefined;
      pausedUntil = 0;
      for (const lane of lanes.values()) ask(lane);
      startDue();
      await settle();
    },
    stop: () => {
      closed = true;
      cancelWake();
    },
    trouble: () => {
      if (stopped !== undefined) return { told: stopped, stopped: true };
      const told = [...lanes.values()].map((lane) => lane.told).find((error) => error !== undefined);
      return told === undefined ? undefined : { told, stopped: false };
    },
  };
}
