import { Temporal } from 'temporal-polyfill';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hourOfDay,
  minutesFrom,
  mondayAt,
  nextWorkingDayAt,
  tomorrowAt,
  wholeMinute,
} from '../../../renderer/time/day-ends.ts';

const ZONES = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca'] as const;

describe('the ends that one click offers', () => {
  it.each([
    // Paris leaves summer time on 25 October 2026 at 3:00: the night has an hour more.
    ['Europe/Paris', '2026-10-24T16:00:00Z', '2026-10-25T07:00:00Z', '2026-10-26T07:00:00Z'],
    ['Europe/Paris', '2026-03-28T17:00:00Z', '2026-03-29T06:00:00Z', '2026-03-30T06:00:00Z'],
    ['America/New_York', '2026-10-31T22:00:00Z', '2026-11-01T13:00:00Z', '2026-11-02T13:00:00Z'],
    ['America/New_York', '2026-03-07T22:00:00Z', '2026-03-08T12:00:00Z', '2026-03-09T12:00:00Z'],
    ['Asia/Kolkata', '2026-11-23T12:00:00Z', '2026-11-24T02:30:00Z', '2026-11-30T02:30:00Z'],
    // Lord Howe moves its clock by half an hour, on 4 October 2026 from +10:30 to +11:00.
    ['Australia/Lord_Howe', '2026-10-03T06:00:00Z', '2026-10-03T21:00:00Z', '2026-10-04T21:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T06:00:00Z', '2026-04-04T21:30:00Z', '2026-04-05T21:30:00Z'],
    // Casablanca goes back to UTC for Ramadan, on 15 February 2026 at 3:00.
    ['Africa/Casablanca', '2026-02-14T12:00:00Z', '2026-02-15T08:00:00Z', '2026-02-16T08:00:00Z'],
  ])('are at 8:00 on the wall clock of %s on %s', (zone, now, tomorrow, monday) => {
    expect(tomorrowAt(now, 8, zone)).toBe(tomorrow);
    expect(mondayAt(now, 8, zone)).toBe(monday);
  });

  it('mean the next Monday when today is Monday already', () => {
    expect(mondayAt('2026-11-23T06:00:00Z', 8, 'Europe/Paris')).toBe('2026-11-30T07:00:00Z');
  });

  it('count days as the zone does, not as UTC does', () => {
    // 20:00 UTC on Sunday is Monday in Kolkata.
    expect(mondayAt('2026-11-22T20:00:00Z', 8, 'Asia/Kolkata')).toBe('2026-11-30T02:30:00Z');
    expect(tomorrowAt('2026-11-22T20:00:00Z', 8, 'Asia/Kolkata')).toBe('2026-11-24T02:30:00Z');
  });

  it.each([
    ['Monday', '2026-11-23T10:00:00Z', '2026-11-24T07:00:00Z'],
    ['Thursday', '2026-11-26T10:00:00Z', '2026-11-27T07:00:00Z'],
    ['Friday', '2026-11-27T10:00:00Z', '2026-11-30T07:00:00Z'],
    ['Saturday', '2026-11-28T10:00:00Z', '2026-11-30T07:00:00Z'],
    ['Sunday', '2026-11-29T10:00:00Z', '2026-11-30T07:00:00Z'],
  ])('on a %s the next working day skips the weekend', (_, now, expected) => {
    expect(nextWorkingDayAt(now, 8, 'Europe/Paris')).toBe(expected);
  });

  it('move forward when the hour falls into the gap of a changing clock', () => {
    expect(hourOfDay('2026-03-29', 2, 'Europe/Paris')).toBe('2026-03-29T01:00:00Z');
    expect(hourOfDay('2026-10-04', 2, 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00Z');
  });

  it('always lie ahead, on the day promised, at the hour promised or just after a gap', () => {
    const from = Temporal.Instant.from('2020-01-01T00:00:00Z').epochMilliseconds;
    const to = Temporal.Instant.from('2032-01-01T00:00:00Z').epochMilliseconds;
    fc.assert(
      fc.property(
        fc.integer({ min: from, max: to }),
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 12 }),
        (ms, zone, hour) => {
          const now = Temporal.Instant.fromEpochMilliseconds(ms);
          const today = now.toZonedDateTimeISO(zone).toPlainDate();
          const tomorrow = Temporal.Instant.from(tomorrowAt(now.toString(), hour, zone)).toZonedDateTimeISO(zone);
          const monday = Temporal.Instant.from(mondayAt(now.toString(), hour, zone)).toZonedDateTimeISO(zone);
          expect(Temporal.Instant.compare(tomorrow.toInstant(), now)).toBe(1);
          expect(tomorrow.toPlainDate().equals(today.add({ days: 1 }))).toBe(true);
          expect(tomorrow.hour - hour).toBeGreaterThanOrEqual(0);
          expect(tomorrow.hour - hour).toBeLessThanOrEqual(1);
          expect(monday.dayOfWeek).toBe(1);
          expect(today.until(monday.toPlainDate()).days).toBeGreaterThanOrEqual(1);
          expect(today.until(monday.toPlainDate()).days).toBeLessThanOrEqual(7);
        },
      ),
    );
  });

  it('in minutes begin with the current minute', () => {
    expect(minutesFrom('2026-11-23T10:48:59.900Z', 30)).toBe('2026-11-23T11:18:00Z');
    expect(wholeMinute('2026-11-23T10:48:59.900Z')).toBe('2026-11-23T10:48:00Z');
  });
});
