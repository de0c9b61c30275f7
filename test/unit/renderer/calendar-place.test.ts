import { describe, expect, it } from 'vitest';
import { agendaRange, dateOf, daysInView, FIRST_PLACE, inView, monthRange, moved, onDay } from '../../../renderer/features/calendar/place.ts';

const SUNDAY = '2026-11-29';

describe('the days that the calendar shows', () => {
  it('are today’s when the day view is chosen at a weekend, from a work week without today', () => {
    expect(dateOf(inView(FIRST_PLACE, 'day'), SUNDAY)).toBe(SUNDAY);
  });

  it('go on with the clock over midnight while nobody has paged away', () => {
    const day = inView(FIRST_PLACE, 'day');
    expect(dateOf(day, SUNDAY)).toBe(SUNDAY);
    expect(dateOf(day, '2026-11-30')).toBe('2026-11-30');
  });

  it('stay where somebody has paged to, in every view and over midnight', () => {
    const next = moved(FIRST_PLACE, 'next', SUNDAY);
    expect(dateOf(next, SUNDAY)).toBe('2026-12-06');
    expect(dateOf(inView(next, 'day'), '2026-11-30')).toBe('2026-12-06');
  });

  it('are today’s again after Today, and after paging there and back', () => {
    const away = moved(inView(FIRST_PLACE, 'week'), 'previous', SUNDAY);
    expect(moved(away, 'today', SUNDAY)).toEqual({ view: 'week' });
    expect(moved(away, 'next', SUNDAY)).toEqual({ view: 'week' });
  });

  it.each([
    ['day', '2026-11-30'],
    ['workWeek', '2026-12-06'],
    ['week', '2026-12-06'],
    ['month', '2026-12-29'],
    ['agenda', '2026-12-29'],
  ] as const)('move on by the step of the %s view', (view, date) => {
    expect(moved({ view }, 'next', SUNDAY)).toEqual({ view, date });
  });

  it('reach each month, however short', () => {
    expect(moved({ view: 'month', date: '2027-01-31' }, 'next', SUNDAY).date).toBe('2027-02-28');
  });

  it('are one alone when its number is pressed', () => {
    expect(onDay('2026-12-24', SUNDAY)).toEqual({ view: 'day', date: '2026-12-24' });
    expect(onDay(SUNDAY, SUNDAY)).toEqual({ view: 'day' });
  });

  it('are a month of whole days in the agenda, whatever the clock does in between', () => {
    expect(agendaRange('2026-10-10', 'Europe/Paris')).toEqual({
      start: '2026-10-09T22:00:00Z',
      end: '2026-11-09T23:00:00Z',
    });
  });

  it.each([
    ['day', SUNDAY, 1, '2026-11-29', '2026-11-30'],
    ['workWeek', SUNDAY, 1, '2026-11-23', '2026-11-28'],
    ['workWeek', SUNDAY, 0, '2026-11-30', '2026-12-05'],
    ['week', SUNDAY, 1, '2026-11-23', '2026-11-30'],
    ['week', SUNDAY, 0, '2026-11-29', '2026-12-06'],
    ['week', SUNDAY, 6, '2026-11-28', '2026-12-05'],
    ['month', SUNDAY, 1, '2026-11-01', '2026-12-01'],
    ['agenda', SUNDAY, 1, '2026-11-29', '2026-12-29'],
  ] as const)('are, in the %s view of %s with weeks from day %i on, from %s', (view, date, firstDay, start, end) => {
    expect(daysInView(view, date, firstDay, true)).toEqual({ start, end });
  });

  it('leave weekends out of the week where nobody wants to see them', () => {
    expect(daysInView('week', SUNDAY, 0, false)).toEqual({ start: '2026-11-30', end: '2026-12-05' });
  });

  it('are read six weeks at a time, in which day, week and month of a date lie', () => {
    const range = monthRange(SUNDAY, 1, 'Europe/Paris');
    expect(range).toEqual({ start: '2026-10-25T23:00:00Z', end: '2026-12-06T23:00:00Z' });
    expect(monthRange('2027-02-28', 0, 'UTC')).toEqual({ start: '2027-01-31T00:00:00Z', end: '2027-03-14T00:00:00Z' });
  });
});
