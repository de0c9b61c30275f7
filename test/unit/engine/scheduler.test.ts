import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settled } from '../../support/virtual-clock.ts';
import { SECOND, setUp, STOP, wait, waitAll, type Purpose } from './lanes.ts';

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

  it('lasts no longer than it was asked for where the clock is set back meanwhile', async () => {
    const { scheduler, running, one, clock, begin } = setUp();
    await begin();
    scheduler.request('calendar');
    await settled();
    await one('calendar').fail(wait(120 * SECOND, { all: true, asked: true }));
    clock.jump(-3600 * SECOND);
    void scheduler.checkAll();
    await clock.advance(120 * SECOND - 1);
    expect(running()).toEqual([]);
    await clock.advance(1);
    expect(running()).toEqual(['scout']);
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
