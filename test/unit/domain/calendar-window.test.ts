import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarWindow } from '../../../electron/domain/calendar-window.ts';

const MONTHS = { cacheMonthsBack: 3, cacheMonthsAhead: 12 };
const at = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

describe('the part of the calendar that is kept', () => {
  it.each([
    // Around each zone's change of clocks, or where midnight isn't a whole hour of UTC.
    ['Europe/Paris', '2026-10-25T12:00:00Z', '2026-07-12T22:00:00Z', '2027-10-24T22:00:00Z'],
    ['America/New_York', '2026-11-01T12:00:00Z', '2026-07-20T04:00:00Z', '2027-11-01T04:00:00Z'],
    ['Asia/Kolkata', '2026-11-23T20:00:00Z', '2026-08-16T18:30:00Z', '2027-11-28T18:30:00Z'],
    ['Australia/Lord_Howe', '2026-10-04T00:00:00Z', '2026-06-21T13:30:00Z', '2027-10-03T13:00:00Z'],
    ['Africa/Casablanca', '2026-03-22T12:00:00Z', '2025-12-14T23:00:00Z', '2027-03-21T23:00:00Z'],
  ])('in %s at %s goes from Monday %s to Monday %s', (zone, now, start, end) => {
    const { wanted } = calendarWindow(at(now), zone, MONTHS);
    expect(wanted).toEqual({ start, end });
    for (const edge of [wanted.start, wanted.end]) {
      const wall = Temporal.Instant.from(edge).toZonedDateTimeISO(zone);
      expect([wall.dayOfWeek, wall.toPlainTime().toString()]).toEqual([1, '00:00:00']);
    }
  });

  it('stays the same from Monday to Sunday, and moves with the week', () => {
    const on = (day: string) => calendarWindow(at(`${day}T11:00:00Z`), 'Europe/Paris', MONTHS).wanted;
    expect(on('2026-11-29')).toEqual(on('2026-11-23'));
    expect(on('2026-11-30')).not.toEqual(on('2026-11-29'));
  });

  it('holds what people look at first', () => {
    const { wanted, near } = calendarWindow(at('2026-11-24T11:00:00Z'), 'Europe/Paris', {
      cacheMonthsBack: 1,
      cacheMonthsAhead: 2,
    });
    expect(near).toEqual({ start: '2026-11-09T23:00:00Z', end: '2027-01-04T23:00:00Z' });
    expect(wanted.start < near.start && near.end < wanted.end).toBe(true);
  });
});
