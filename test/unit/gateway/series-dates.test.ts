import { describe, expect, it } from 'vitest';
import { seriesDates } from '../../../electron/gateway/series-dates.ts';
import type { Pattern } from '../../../shared/entry.ts';

const SUNDAY = 7;
const MONDAY = 1;
const dates = (pattern: Pattern, start: string, to: string, weekStart = SUNDAY) =>
  seriesDates({ pattern, start, end: { kind: 'never' } }, start, to, weekStart);

describe('the dates of a series', () => {
  it('are on the last day of months that don’t have the wanted one, as Exchange counts', () => {
    expect(dates({ kind: 'monthly', every: 1, day: 31 }, '2026-01-31', '2026-05-31')).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
    ]);
    expect(dates({ kind: 'yearly', month: 2, day: 29 }, '2024-02-29', '2028-12-31')).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  it('depend on where weeks begin when it is every second week', () => {
    const pattern: Pattern = { kind: 'weekly', every: 2, days: [1, 7] };
    // Sunday 4 October begins a week here, and ends one there.
    expect(dates(pattern, '2026-10-04', '2026-10-20', SUNDAY)).toEqual([
      '2026-10-04',
      '2026-10-05',
      '2026-10-18',
      '2026-10-19',
    ]);
    expect(dates(pattern, '2026-10-04', '2026-10-20', MONDAY)).toEqual(['2026-10-04', '2026-10-12', '2026-10-18']);
  });

  it('count working days, weekends and any day', () => {
    expect(dates({ kind: 'monthly-nth', every: 1, nth: 1, on: 'workday' }, '2026-08-01', '2026-09-30')).toEqual([
      '2026-08-03',
      '2026-09-01',
    ]);
    expect(dates({ kind: 'monthly-nth', every: 1, nth: -1, on: 'weekend-day' }, '2026-08-01', '2026-08-31')).toEqual([
      '2026-08-30',
    ]);
    expect(dates({ kind: 'yearly-nth', month: 2, nth: -1, on: 'day' }, '2027-01-01', '2028-12-31')).toEqual([
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  it('are counted from the first one, and end with the last day', () => {
    const start = '2026-10-01';
    const pattern: Pattern = { kind: 'daily', every: 2 };
    expect(
      seriesDates({ pattern, start, end: { kind: 'count', count: 3 } }, '2026-10-02', '2027-01-01', SUNDAY),
    ).toEqual(['2026-10-03', '2026-10-05']);
    expect(
      seriesDates({ pattern, start, end: { kind: 'until', date: '2026-10-05' } }, start, '2027-01-01', SUNDAY),
    ).toEqual(['2026-10-01', '2026-10-03', '2026-10-05']);
  });
});
