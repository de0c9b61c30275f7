import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reaction } from '../../../electron/engine/backoff.ts';
import { settled } from '../../support/virtual-clock.ts';
import { SECOND, setUp, STOP, wait, waitAll, type Purpose } from './lanes.ts';

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
