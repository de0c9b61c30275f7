import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { standingOf, type KnownFreeBusy } from '../../../electron/domain/standing.ts';
import { workingSpans } from '../../../electron/domain/working-hours.ts';
import { rankMeetingTimes } from '../../../electron/domain/meeting-times.ts';
import { STANDING_STATES } from '../../../shared/contact-view.ts';
import type { BusyType, FreeBusy, WorkingHours } from '../../../shared/model.ts';

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const paris: WorkingHours = { zone: 'Europe/Paris', days: [1, 2, 3, 4, 5], startMinutes: 540, endMinutes: 1080 };
/** Monday and Tuesday, by Paris. */
const range = { start: '2026-11-22T23:00:00Z', end: '2026-11-24T23:00:00Z' };
const event = (start: string, end: string, busy: BusyType = 'busy') => ({ start, end, busy, isPrivate: false });
const known = (events: FreeBusy['events'], workingHours = paris): KnownFreeBusy => ({
  range,
  freeBusy: { address: 'theo@contoso.example', events, workingHours },
});
const noHours = (events: FreeBusy['events']): KnownFreeBusy => ({
  range,
  freeBusy: { address: 'theo@contoso.example', events },
});
const ten = '2026-11-23T09:00:00Z';

describe('what somebody’s calendar says at ten in Paris', () => {
  it.each<readonly [string, KnownFreeBusy, object]>([
    ['nothing all day', known([]), { state: 'free', until: '2026-11-23T17:00:00Z' }],
    ['nothing, hours unknown', noHours([]), { state: 'free' }],
    [
      'nothing until noon',
      known([event('2026-11-23T11:00:00Z', '2026-11-23T12:00:00Z')]),
      { state: 'free', until: '2026-11-23T11:00:00Z' },
    ],
    ['a meeting now', known([event(ten, '2026-11-23T10:30:00Z')]), { state: 'busy', until: '2026-11-23T10:30:00Z' }],
    [
      'two in a row are one stretch',
      known([event(ten, '2026-11-23T10:30:00Z'), event('2026-11-23T10:30:00Z', '2026-11-23T12:00:00Z')]),
      { state: 'busy', until: '2026-11-23T12:00:00Z' },
    ],
    [
      'a tentative one after it is another state',
      known([event(ten, '2026-11-23T10:30:00Z'), event('2026-11-23T10:00:00Z', '2026-11-23T12:00:00Z', 'tentative')]),
      { state: 'busy', until: '2026-11-23T10:30:00Z' },
    ],
    [
      'out of office beats busy',
      known([event(ten, '2026-11-23T16:00:00Z', 'oof'), event(ten, '2026-11-23T10:00:00Z')]),
      { state: 'oof', until: '2026-11-23T16:00:00Z' },
    ],
    [
      'elsewhere beats tentative',
      known([event(ten, '2026-11-23T16:00:00Z', 'elsewhere'), event(ten, '2026-11-23T10:00:00Z', 'tentative')]),
      { state: 'elsewhere', until: '2026-11-23T16:00:00Z' },
    ],
    [
      'listed as free is free',
      known([event(ten, '2026-11-23T16:00:00Z', 'free')]),
      { state: 'free', until: '2026-11-23T17:00:00Z' },
    ],
    ['no data is unknown', known([event(ten, '2026-11-23T16:00:00Z', 'unknown')]), { state: 'unknown' }],
    ['busy beyond what was read', known([event(ten, '2026-12-24T16:00:00Z')]), { state: 'busy' }],
    [
      'who hasn’t begun yet',
      known([], { ...paris, startMinutes: 690 }),
      { state: 'outside-hours', until: '2026-11-23T10:30:00Z' },
    ],
    [
      'Kolkata has gone home at seven in the evening there',
      known([], { ...paris, zone: 'Asia/Kolkata', endMinutes: 840 }),
      { state: 'outside-hours', until: '2026-11-24T03:30:00Z' },
    ],
    ['hours without a zone say nothing', known([], { days: [1], startMinutes: 0, endMinutes: 60 }), { state: 'free' }],
  ])('%s', (_, given, expected) => {
    expect(standingOf(given, at(ten))).toEqual(expected);
  });

  it('nothing known, a refusal, or a time outside of what was read is unknown, never free', () => {
    const error = { kind: 'refused', code: 'ErrorNoFreeBusyAccess' } as const;
    expect(standingOf(undefined, at(ten))).toEqual({ state: 'unknown' });
    expect(standingOf({ range, freeBusy: { address: 'a', events: [], error } }, at(ten))).toEqual({
      state: 'unknown',
      error,
    });
    expect(standingOf(known([]), at('2026-11-25T10:00:00Z'))).toEqual({ state: 'unknown' });
    expect(standingOf(known([]), at('2026-11-22T10:00:00Z'))).toEqual({ state: 'unknown' });
  });

  it('merged digits do where a server tells no more', () => {
    const merged = '0'.repeat(20) + '22' + '4' + '0'.repeat(73);
    const given: KnownFreeBusy = { range, freeBusy: { address: 'a', events: [], merged } };
    expect(standingOf(given, at('2026-11-23T09:10:00Z'))).toEqual({ state: 'busy', until: '2026-11-23T10:00:00Z' });
    expect(standingOf(given, at('2026-11-23T10:10:00Z'))).toEqual({
      state: 'elsewhere',
      until: '2026-11-23T10:30:00Z',
    });
  });

  it('a Friday evening lasts until Monday morning', () => {
    const week = { start: '2026-11-27T00:00:00Z', end: '2026-11-29T00:00:00Z' };
    const given: KnownFreeBusy = { range: week, freeBusy: { address: 'a', events: [], workingHours: paris } };
    expect(standingOf(given, at('2026-11-27T20:00:00Z'))).toEqual({
      state: 'outside-hours',
      until: '2026-11-30T08:00:00Z',
    });
  });
});

const ZONES = [
  'Europe/Paris',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  '+05:30',
];
const BUSY: readonly BusyType[] = ['free', 'tentative', 'busy', 'oof', 'elsewhere', 'unknown'];
const QUARTER = 15 * 60_000;
const arbitraryKnown = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    // Around the changes of clocks of one zone or another.
    first: fc.constantFrom(
      '2026-03-28T00:00:00Z',
      '2026-04-04T00:00:00Z',
      '2026-10-24T00:00:00Z',
      '2026-11-23T00:00:00Z',
    ),
    startMinutes: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
    endMinutes: fc.integer({ min: 1, max: 96 }).map((quarter) => quarter * 15),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
    events: fc.array(
      fc.record({
        from: fc.integer({ min: -8, max: 200 }),
        length: fc.integer({ min: 0, max: 60 }),
        busy: fc.constantFrom(...BUSY),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ zone, first, startMinutes, endMinutes, days, events }): KnownFreeBusy => {
    const begin = at(first);
    const iso = (ms: number) => new Date(ms).toISOString().replace('.000', '');
    return {
      range: { start: first, end: iso(begin + 192 * QUARTER) },
      freeBusy: {
        address: 'a',
        events: events.map(({ from, length, busy }) =>
          event(iso(begin + from * QUARTER), iso(begin + (from + length) * QUARTER), busy),
        ),
        workingHours: { zone, days, startMinutes, endMinutes },
      },
    };
  });

describe('whatever the calendar, zone and hours', () => {
  it('the state holds until its end and not a moment longer', () => {
    fc.assert(
      fc.property(
        arbitraryKnown,
        fc.integer({ min: 0, max: 191 }),
        fc.integer({ min: 0, max: QUARTER - 1 }),
        (given, quarter, rest) => {
          const now = at(given.range.start) + quarter * QUARTER + rest;
          const { state, until } = standingOf(given, now);
          expect(STANDING_STATES).toContain(state);
          if (until === undefined) return;
          const end = at(until);
          expect(end).toBeGreaterThan(now);
          const to = at(given.range.end);
          const last = Math.min(end, to);
          for (const share of [0.2, 0.5, 0.8]) {
            expect(standingOf(given, now + Math.floor((last - now) * share)).state).toBe(state);
          }
          if (end < to) expect(standingOf(given, end).state).not.toBe(state);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('working hours are as long as they say, but where the clock changes in them', () => {
    fc.assert(
      fc.property(arbitraryKnown, (given) => {
        const hours = given.freeBusy.workingHours;
        if (hours?.zone === undefined) throw new Error('no hours');
        const spans = workingSpans(hours, at(given.range.start), at(given.range.end)) ?? [];
        const minutes = (hours.endMinutes - hours.startMinutes + 1440) % 1440 || 1440;
        for (const { start, end } of spans) {
          expect(Math.abs((end - start) / 60_000 - minutes)).toBeLessThanOrEqual(60);
          const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(hours.zone);
          expect(hours.days).toContain(local.dayOfWeek);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('times to meet, ranked here', () => {
  const day = { start: '2026-11-23T00:00:00Z', end: '2026-11-24T00:00:00Z' };
  const person = (address: string, events: FreeBusy['events'], workingHours = paris): FreeBusy => ({
    address,
    events,
    workingHours,
  });
  const mira = person('mira', [event('2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z')]);

  it('begin with the first at which everybody can, within the organiser’s hours', () => {
    const theo = person('theo', [event('2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z')]);
    const [best] = rankMeetingTimes([mira, theo], day, 30, at(day.start));
    expect(best).toEqual({
      start: '2026-11-23T10:00:00Z',
      end: '2026-11-23T10:30:00Z',
      quality: 'excellent',
      isWorkTime: true,
      conflicts: [],
    });
  });

  it('name who can’t, and whose calendar isn’t known can’t for sure', () => {
    const dana: FreeBusy = { address: 'dana', events: [], error: { kind: 'refused' } };
    const times = rankMeetingTimes([mira, dana], day, 60, at(day.start));
    expect(times.every(({ conflicts }) => conflicts.includes('dana'))).toBe(true);
    expect(times[0]).toMatchObject({ quality: 'fair', start: '2026-11-23T09:00:00Z' });
  });

  it('prefer hours at which those far away work too', () => {
    const grace = person('grace', [], { ...paris, zone: 'America/New_York' });
    expect(rankMeetingTimes([mira, grace], day, 30, at(day.start))[0]).toMatchObject({
      start: '2026-11-23T14:00:00Z',
      quality: 'excellent',
    });
  });

  it('propose nothing that has begun, or that nobody could come to', () => {
    const now = at('2026-11-23T16:10:00Z');
    expect(rankMeetingTimes([mira], day, 30, now).map(({ start }) => start)).toEqual(['2026-11-23T16:30:00Z']);
    const all = event(day.start, day.end);
    expect(rankMeetingTimes([person('a', [all]), person('b', [all])], day, 30, at(day.start))).toEqual([]);
  });
});
