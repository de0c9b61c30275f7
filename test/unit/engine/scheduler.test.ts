import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reaction } from '../../../electron/engine/backoff.ts';
import { createScheduler } from '../../../electron/engine/scheduler.ts';
import { settled, VirtualClock } from '../../support/virtual-clock.ts';

const SECOND = 1000;
const INTERVALS = { scout: 60 * SECOND, mail: 600 * SECOND, calendar: 300 * SECOND } as const;
type Purpose = keyof typeof INTERVALS;

const wait = (delayMs: number, more: { all?: boolean; asked?: boolean } = {}): Reaction => ({
  kind: 'wait',
  delayMs,
  all: more.all ?? false,
  asked: more.asked ?? false,
});
const waitAll = (delayMs: number): Reaction => wait(delayMs, { all: true });
const STOP: Reaction = { kind: 'stop' };

interface Run {
  readonly purpose: Purpose;
  readonly at: number;
  readonly succeed: () => Promise<void>;
  readonly fail: (reaction: Reaction) => Promise<void>;
}

/** A scheduler whose runs end when the test says so; `answer` ends those that a test doesn't care about. */
function setUp(options: { readonly random?: () => number } = {}) {
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

describe('at its start', () => {
  it('sends the scout alone, then the others at once', async () => {
    const { scheduler, running, one, isOver } = setUp();
    const round = scheduler.start();
    await settled();
    expect(running()).toEqual(['scout']);
    await one('scout').succeed();
    expect(running()).toEqual(['calendar', 'mail']);
    await one('mail').succeed();
    expect(await isOver(round)).toBe(false);
    await one('calendar').fail(wait(SECOND));
    expect(await isOver(round)).toBe(true);
  });

  it('asks a server that is down once, and is ready to say so', async () => {
    const { scheduler, running, one, isOver, clock } = setUp();
    const round = scheduler.start();
    await settled();
    await one('scout').fail(waitAll(2 * SECOND));
    expect(running()).toEqual([]);
    expect(await isOver(round)).toBe(true);
    expect(scheduler.troubleOf('mail')).toMatchObject({ told: { code: '1' }, stopped: false, nextTry: 2 * SECOND });
    await clock.advance(2 * SECOND - 1);
    expect(running()).toEqual([]);
    await clock.advance(1);
    expect(running()).toEqual(['scout']);
    await one('scout').succeed();
    expect(running()).toEqual(['calendar', 'mail']);
    expect(scheduler.trouble()).toBeUndefined();
  });

  it('lets the others go where only the scout itself is refused', async () => {
    const { scheduler, running, one } = setUp();
    void scheduler.start();
    await settled();
    await one('scout').fail(wait(15 * SECOND));
    expect(running()).toEqual(['calendar', 'mail']);
    expect(scheduler.troubleOf('mail')).toBeUndefined();
    expect(scheduler.troubleOf('scout')).toMatchObject({ nextTry: 15 * SECOND });
  });
});

describe('each purpose', () => {
  it('comes again after its interval', async () => {
    const { clock, runs, begin, succeedAll } = setUp();
    await begin();
    for (let minute = 0; minute < 10; minute += 1) {
      await clock.advance(60 * SECOND);
      await succeedAll();
    }
    const at = (purpose: Purpose) => runs.filter((run) => run.purpose === purpose).map((run) => run.at / SECOND);
    expect(at('scout')).toEqual([60, 120, 180, 240, 300, 360, 420, 480, 540, 600]);
    expect(at('calendar')).toEqual([300, 600]);
    expect(at('mail')).toEqual([600]);
  });

  it('spreads its interval by a tenth at most, either way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (luck) => {
        const { clock, begin, runs, scheduler } = setUp({ random: () => luck });
        await begin();
        await clock.advance(54 * SECOND - 1);
        expect(runs).toEqual([]);
        await clock.advance(12 * SECOND + 1);
        expect(runs.map(({ purpose }) => purpose)).toEqual(['scout']);
        expect(runs[0]?.at).toBe(Math.round(60 * SECOND * (0.9 + 0.2 * luck)));
        scheduler.stop();
      }),
      { numRuns: 25 },
    );
  });

  it('never runs twice at a time; asked while it runs it goes round once more', async () => {
    const { scheduler, running, one, runs, begin } = setUp();
    await begin();
    for (let times = 0; times < 5; times += 1) scheduler.request('mail');
    await settled();
    expect(running()).toEqual(['mail']);
    scheduler.request('mail');
    scheduler.request('mail');
    await one('mail').succeed();
    expect(running()).toEqual(['mail']);
    await one('mail').succeed();
    expect(running()).toEqual([]);
    expect(runs).toHaveLength(2);
  });

  it('that fails alone doesn’t keep the others', async () => {
    const { scheduler, running, one, clock, begin } = setUp();
    await begin();
    scheduler.request('mail');
    await settled();
    await one('mail').fail(wait(90 * SECOND));
    await clock.advance(60 * SECOND);
    expect(running()).toEqual(['scout']);
    await one('scout').succeed();
    expect(scheduler.trouble()).toMatchObject({ told: { code: '1' }, nextTry: 90 * SECOND });
    expect(scheduler.troubleOf('calendar')).toBeUndefined();
    await clock.advance(30 * SECOND);
    expect(running()).toEqual(['mail']);
    await one('mail').succeed();
    expect(scheduler.trouble()).toBeUndefined();
  });

  it('counts its failures in a row and forgets them with a success', async () => {
    const { scheduler, one, clock, begin } = setUp();
    await begin();
    const failOnce = async () => {
      await one('mail').fail(wait(SECOND));
      return scheduler.troubleOf('mail')?.told.code;
    };
    scheduler.request('mail');
    await settled();
    expect(await failOnce()).toBe('1');
    await clock.advance(SECOND);
    expect(await failOnce()).toBe('2');
    await clock.advance(SECOND);
    await one('mail').succeed();
    scheduler.request('mail');
    await settled();
    expect(await failOnce()).toBe('1');
  });
});

describe('a failure of the server as a whole', () => {
  it('makes every purpose wait, to the millisecond, then sends the scout ahead', async () => {
    const { scheduler, running, one, clock, begin } = setUp();
    await begin();
    scheduler.request('calendar');
    await settled();
    await one('calendar').fail(wait(12_345, { all: true, asked: true }));
    scheduler.request('mail');
    await clock.advance(12_344);
    expect(running()).toEqual([]);
    await clock.advance(1);
    expect(running()).toEqual(['scout']);
    await one('scout').succeed();
    expect(running()).toEqual(['calendar', 'mail']);
  });

  it('is told of every purpose, with the moment of the next try', async () => {
    const { scheduler, one, begin, changes } = setUp();
    await begin();
    scheduler.request('calendar');
    await settled();
    await one('calendar').fail(wait(5 * SECOND, { all: true, asked: true }));
    for (const purpose of ['scout', 'mail', 'calendar'] as const) {
      expect(scheduler.troubleOf(purpose)).toMatchObject({ nextTry: 5 * SECOND, stopped: false, ordered: true });
    }
    expect(changes()).toBe(1);
  });

  it('holds against a success that was on its way', async () => {
    const { scheduler, running, one, clock, begin } = setUp();
    await begin();
    scheduler.request('scout');
    scheduler.request('calendar');
    await settled();
    await one('calendar').fail(waitAll(30 * SECOND));
    await one('scout').succeed();
    expect(scheduler.trouble()).toMatchObject({ nextTry: 30 * SECOND });
    await clock.advance(29 * SECOND);
    expect(running()).toEqual([]);
    await clock.advance(SECOND);
    expect(running()).toEqual(['scout']);
  });

  it('waits for the longest of several', async () => {
    const { scheduler, running, one, clock, begin } = setUp();
    await begin();
    scheduler.request('mail');
    scheduler.request('calendar');
    await settled();
    await one('mail').fail(waitAll(20 * SECOND));
    await one('calendar').fail(waitAll(5 * SECOND));
    await clock.advance(20 * SECOND - 1);
    expect(running()).toEqual([]);
    await clock.advance(1);
    expect(running()).toEqual(['scout']);
  });
});

describe('a stop', () => {
  const stopped = async () => {
    const all = setUp();
    await all.begin();
    all.scheduler.request('mail');
    all.scheduler.request('calendar');
    await settled();
    all.scheduler.request('mail');
    await all.one('calendar').fail(STOP);
    return all;
  };

  it('lets what runs end, and begins nothing more', async () => {
    const { scheduler, running, one, clock } = await stopped();
    await one('mail').succeed();
    scheduler.request('mail');
    await scheduler.checkAll();
    await clock.advance(86_400 * SECOND);
    expect(running()).toEqual([]);
    expect(clock.waiting).toBe(0);
    expect(scheduler.troubleOf('scout')).toEqual({ told: expect.anything() as unknown, stopped: true, ordered: false });
  });

  it('ends when a person asks: the scout goes first', async () => {
    const { scheduler, running, one, succeedAll, isOver } = await stopped();
    await one('mail').succeed();
    const round = scheduler.requestAll();
    await settled();
    expect(running()).toEqual(['scout']);
    await one('scout').succeed();
    expect(running()).toEqual(['calendar', 'mail']);
    expect(await isOver(round)).toBe(false);
    await succeedAll();
    expect(await isOver(round)).toBe(true);
    expect(scheduler.trouble()).toBeUndefined();
  });

  it('comes again with one try where nothing has changed', async () => {
    const { scheduler, runs, one, isOver } = await stopped();
    await one('mail').succeed();
    runs.length = 0;
    const round = scheduler.requestAll();
    await settled();
    await one('scout').fail(STOP);
    expect(runs).toHaveLength(1);
    expect(await isOver(round)).toBe(true);
  });
});

describe('asked for everything', () => {
  it('runs at once though the server wanted to be left alone, when a person asks', async () => {
    const { scheduler, running, one, begin } = setUp();
    await begin();
    scheduler.request('mail');
    await settled();
    await one('mail').fail(wait(60 * SECOND, { all: true, asked: true }));
    void scheduler.requestAll();
    await settled();
    expect(running()).toEqual(['scout']);
  });

  it('keeps what the server asked for, and drops its own back-off, when the world has changed', async () => {
    const { scheduler, running, one, begin, clock } = setUp();
    await begin();
    scheduler.request('mail');
    scheduler.request('calendar');
    await settled();
    await one('mail').fail(wait(10 * SECOND, { all: true, asked: true }));
    await one('calendar').fail(waitAll(60 * SECOND));
    await scheduler.checkAll();
    expect(running()).toEqual([]);
    await clock.advance(10 * SECOND);
    expect(running()).toEqual(['scout']);
  });

  it('is over when the reruns are: what ran already goes round once more', async () => {
    const { scheduler, running, one, begin, succeedAll, isOver, runs } = setUp();
    await begin();
    scheduler.request('mail');
    await settled();
    const round = scheduler.requestAll();
    await settled();
    await one('scout').succeed();
    await one('calendar').succeed();
    await one('mail').succeed();
    expect(await isOver(round)).toBe(false);
    expect(running()).toEqual(['mail']);
    await succeedAll();
    expect(await isOver(round)).toBe(true);
    expect(runs.filter(({ purpose }) => purpose === 'mail')).toHaveLength(2);
  });

  it('takes in what a purpose asks for while it runs', async () => {
    const { scheduler, running, one, begin, succeedAll, isOver } = setUp();
    await begin();
    const round = scheduler.requestAll();
    await settled();
    await one('scout').succeed();
    await one('mail').succeed();
    scheduler.request('mail');
    await one('calendar').succeed();
    expect(running()).toEqual(['mail']);
    expect(await isOver(round)).toBe(false);
    await succeedAll();
    expect(await isOver(round)).toBe(true);
  });
});

describe('closed', () => {
  it('leaves no timer, begins nothing, and every round that waits is over', async () => {
    const { scheduler, running, one, begin, clock, isOver } = setUp();
    await begin();
    const round = scheduler.requestAll();
    await settled();
    scheduler.stop();
    await one('scout').succeed();
    expect(await isOver(round)).toBe(true);
    scheduler.request('mail');
    await clock.advance(86_400 * SECOND);
    expect(running()).toEqual([]);
    expect(clock.waiting).toBe(0);
  });

  it('takes no failure any more', async () => {
    const { scheduler, one, isOver, changes } = setUp();
    const round = scheduler.start();
    await settled();
    scheduler.stop();
    await one('scout').fail(STOP);
    expect(await isOver(round)).toBe(true);
    expect(scheduler.trouble()).toBeUndefined();
    expect(changes()).toBe(0);
  });
});

describe('whatever happens', () => {
  const ALL_WAIT = { kind: 'wait', delayMs: 40_000, all: true, asked: false } as const;
  const steps = fc.array(
    fc.oneof(
      fc.record({
        do: fc.constant('request' as const),
        purpose: fc.constantFrom<Purpose>('scout', 'mail', 'calendar'),
      }),
      fc.record({ do: fc.constant('advance' as const), ms: fc.integer({ min: 0, max: 120_000 }) }),
      fc.record({ do: fc.constant('person' as const) }),
      fc.record({ do: fc.constant('world' as const) }),
      fc.record({
        do: fc.constant('end' as const),
        which: fc.nat(2),
        how: fc.constantFrom<'success' | Reaction>('success', 'success', wait(15_000), ALL_WAIT, STOP),
      }),
    ),
    { maxLength: 40 },
  );

  it('a purpose runs once at a time, and nothing begins in a pause or after a stop', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const { clock, scheduler, runs, running, one } = setUp();
        void scheduler.start();
        await settled();
        let quietUntil = 0;
        for (const step of script) {
          const before = { stopped: scheduler.trouble()?.stopped ?? false, count: runs.length };
          if (step.do === 'person' || step.do === 'world') quietUntil = 0;
          if (step.do === 'request') scheduler.request(step.purpose);
          if (step.do === 'advance') await clock.advance(step.ms);
          if (step.do === 'person') void scheduler.requestAll();
          if (step.do === 'world') void scheduler.checkAll();
          const purpose = step.do === 'end' ? running()[step.which] : undefined;
          if (step.do === 'end' && purpose !== undefined) {
            if (step.how === ALL_WAIT) quietUntil = Math.max(quietUntil, clock.now() + ALL_WAIT.delayMs);
            await (step.how === 'success' ? one(purpose).succeed() : one(purpose).fail(step.how));
          }
          await settled();
          expect(new Set(running()).size).toBe(running().length);
          const begun = runs.slice(before.count);
          if (before.stopped && step.do !== 'person') expect(begun).toEqual([]);
          expect(begun.filter(({ at }) => at < quietUntil)).toEqual([]);
          if (scheduler.trouble()?.stopped === true) expect(clock.waiting).toBe(0);
        }
        scheduler.stop();
        expect(clock.waiting).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});
