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
 *      └── request ── any state but stopped; while running it runs once more afterwards
 *
 * At the start, after a stop and after a back-off of all, one purpose goes ahead alone, the scout: a password that is
 * no longer right costs one try and not one a purpose, and a server that is down is asked once.
 */

export interface SchedulerOptions<P extends string> {
  readonly clock: Clock;
  readonly random: () => number;
  readonly scout: P;
  readonly others: readonly P[];
  /** Milliseconds until the next time, asked for after each; Infinity where nothing but a request makes it run. */
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

/** A failure that stands. */
export interface Trouble {
  readonly told: AppError;
  /** Only a person can help. */
  readonly stopped: boolean;
  /** The server itself wants to be left alone for now. */
  readonly ordered: boolean;
  /** Epoch ms; absent after a stop. */
  readonly nextTry?: number;
}

export interface Scheduler<P extends string> {
  /** Begins; resolves when the scout failed or each purpose ran once. */
  readonly start: () => Promise<void>;
  /** Runs it as soon as may be: at once, unless the session waits for the server. */
  readonly request: (purpose: P) => void;
  /** Something besides the lanes failed in a way that concerns all of them: as if this purpose had. */
  readonly report: (purpose: P, cause: unknown) => void;
  /** Whether requests may begin now: let in, and neither waiting nor stopped. */
  readonly isOpen: () => boolean;
  /** The interval of a purpose became shorter. */
  readonly reconsider: (purpose: P) => void;
  /** A person asks: everything runs, waiting or stopped; resolves when that round is over. */
  readonly requestAll: () => Promise<void>;
  /** The world has changed: as above, but what the server asked for and a stop hold. */
  readonly checkAll: () => Promise<void>;
  readonly stop: () => void;
  /** What keeps the session, strongest first: a stop, a back-off of all, one purpose's failure. */
  readonly trouble: () => Trouble | undefined;
  /** What keeps one purpose from being up to date. */
  readonly troubleOf: (purpose: P) => Trouble | undefined;
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
  const newLane = (): Lane => ({ due: clock.now(), running: undefined, again: false, failures: 0, told: undefined });
  const scout = newLane();
  const lanes = new Map<P, Lane>([
    [options.scout, scout],
    ...options.others.map((purpose): [P, Lane] => [purpose, newLane()]),
  ]);
  /** Whether the server let the scout in since it was last in doubt. */
  let admitted = false;
  /** Nothing begins before; `orderedUntil` is the part of it that the server asked for. */
  let pausedUntil = 0;
  let orderedUntil = 0;
  /** How long that was when it was asked for, in ms. */
  let orderedFor = 0;
  /** Why the session as a whole waits, or has stopped. */
  let paused: AppError | undefined;
  let stopped: AppError | undefined;
  let closed = false;
  let cancelWake: () => void = () => undefined;

  const idle = () => [...lanes].filter(([, lane]) => lane.running === undefined && (admitted || lane === scout));

  /** Begins whatever is due and plans the next look. */
  const look = () => {
    cancelWake();
    if (closed || stopped !== undefined) return;
    const now = clock.now();
    if (now >= pausedUntil) for (const [purpose, lane] of idle()) if (lane.due <= now) begin(purpose, lane);
    const waiting = idle();
    if (waiting.length === 0) return;
    const at = Math.max(pausedUntil, Math.min(...waiting.map(([, lane]) => lane.due)));
    if (at === Infinity) return;
    cancelWake = clock.after(Math.max(0, at - clock.now()), look);
  };

  const begin = (purpose: P, lane: Lane) => {
    lane.running = Promise.resolve()
      .then(() => options.run(purpose))
      .then(
        () => succeed(purpose, lane),
        (cause: unknown) => fail(purpose, lane, cause),
      );
  };

  const succeed = (purpose: P, lane: Lane) => {
    lane.running = undefined;
    if (closed) return;
    lane.failures = 0;
    lane.told = undefined;
    const spread = 1 + JITTER * (2 * options.random() - 1);
    lane.due = clock.now() + Math.round(options.interval(purpose) * spread);
    if (lane === scout) admit();
    options.onSuccess(purpose);
    goOn(lane);
  };

  const fail = (purpose: P, lane: Lane, cause: unknown) => {
    lane.running = undefined;
    takeIn(purpose, lane, cause);
  };

  const takeIn = (purpose: P, lane: Lane, cause: unknown) => {
    if (closed) return;
    lane.failures += 1;
    const { reaction, told } = options.react(purpose, lane.failures, cause);
    lane.told = told;
    if (reaction.kind === 'stop') halt(told);
    else {
      lane.due = clock.now() + reaction.delayMs;
      if (reaction.all) pause(lane.due, reaction.asked, told);
      else if (lane === scout) admit();
    }
    options.onChange();
    goOn(lane);
  };

  const admit = () => {
    // Another purpose failed for all while the scout was on its way: that is the newer word.
    if (clock.now() < pausedUntil) scout.due = Math.min(scout.due, pausedUntil);
    else [admitted, paused] = [true, undefined];
  };

  const pause = (until: number, asked: boolean, told: AppError) => {
    pausedUntil = Math.max(pausedUntil, until);
    if (asked && until > orderedUntil) [orderedUntil, orderedFor] = [until, until - clock.now()];
    scout.due = Math.min(scout.due, pausedUntil);
    [admitted, paused] = [false, told];
  };

  const halt = (told: AppError) => {
    [admitted, stopped] = [false, told];
    for (const lane of lanes.values()) lane.again = false;
  };

  const goOn = (lane: Lane) => {
    if (lane.again) {
      lane.again = false;
      lane.due = clock.now();
    }
    look();
  };

  /** Until nothing runs: what is asked for while it runs, and what follows the scout, belong to the same round. */
  const settle = async () => {
    for (;;) {
      const running = [...lanes.values()].flatMap((lane) => lane.running ?? []);
      if (running.length === 0) return;
      await Promise.all(running);
    }
  };

  const ask = (lane: Lane) => {
    if (lane.running === undefined) lane.due = clock.now();
    else lane.again = true;
  };

  const askAll = () => {
    admitted = false;
    for (const lane of lanes.values()) ask(lane);
    look();
    return settle();
  };

  const troubleOf = (told: AppError | undefined, due: number): Trouble | undefined => {
    if (stopped !== undefined) return { told: stopped, stopped: true, ordered: false };
    if (told === undefined) return undefined;
    return { told, stopped: false, ordered: clock.now() < orderedUntil, nextTry: Math.max(pausedUntil, due) };
  };

  return {
    start: () => {
      look();
      return settle();
    },
    request: (purpose) => {
      const lane = lanes.get(purpose);
      if (lane === undefined || stopped !== undefined) return;
      ask(lane);
      look();
    },
    report: (purpose, cause) => {
      const lane = lanes.get(purpose);
      if (lane !== undefined && stopped === undefined) takeIn(purpose, lane, cause);
    },
    isOpen: () => admitted && !closed && stopped === undefined && clock.now() >= pausedUntil,
    reconsider: (purpose) => {
      const lane = lanes.get(purpose);
      if (lane === undefined || lane.told !== undefined) return;
      lane.due = Math.min(lane.due, clock.now() + options.interval(purpose));
      look();
    },
    requestAll: () => {
      stopped = undefined;
      [pausedUntil, orderedUntil] = [0, 0];
      return askAll();
    },
    checkAll: () => {
      if (stopped !== undefined) return Promise.resolve();
      // A clock that was set back must not make a wait longer than the server asked for.
      orderedUntil = Math.min(orderedUntil, clock.now() + orderedFor);
      pausedUntil = orderedUntil;
      return askAll();
    },
    stop: () => {
      closed = true;
      cancelWake();
    },
    trouble: () => {
      const failing = [...lanes.values()].find((lane) => lane.told !== undefined);
      return paused === undefined ? troubleOf(failing?.told, failing?.due ?? 0) : troubleOf(paused, scout.due);
    },
    troubleOf: (purpose) => {
      const lane = lanes.get(purpose);
      return lane?.told === undefined ? troubleOf(paused, scout.due) : troubleOf(lane.told, lane.due);
    },
  };
}
