import { Temporal } from 'temporal-polyfill';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourOfDay, minutesFrom, nextWorkingDayAt, wholeMinute } from '../../../renderer/time/day-ends.ts';

const ZONES = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca'] as const;

describe('the ends of a state set by hand', () => {
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
          const end = Temporal.Instant.from(nextWorkingDayAt(now.toString(), hour, zone)).toZonedDateTimeISO(zone);
          expect(end.dayOfWeek).toBeLessThanOrEqual(5);
          expect(today.until(end.toPlainDate()).days).toBeGreaterThanOrEqual(1);
          expect(today.until(end.toPlainDate()).days).toBeLessThanOrEqual(3);
          expect(end.hour - hour).toBeGreaterThanOrEqual(0);
          expect(end.hour - hour).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('in minutes begin with the current minute', () => {
    expect(minutesFrom('2026-11-23T10:48:59.900Z', 30)).toBe('2026-11-23T11:18:00Z');
    expect(wholeMinute('2026-11-23T10:48:59.900Z')).toBe('2026-11-23T10:48:00Z');
  });
});
