import { describe, expect, it } from 'vitest';
import {
  firstCursor,
  moveCursor,
  nextHalfHour,
  toChosen,
  type TimeCursor,
} from '../../../renderer/features/calendar/time-cursor.ts';

const PARIS = 'Europe/Paris';
/** Monday 23 to Friday 27 November. */
const WEEK = { start: '2026-11-22T23:00:00Z', end: '2026-11-27T23:00:00Z' };
const NOW = '2026-11-25T10:10:00Z';
const timed = { allDay: false, dayStartHour: 8 };
const cursor = (start: string, end: string, allDay = false): TimeCursor => ({ start, end, allDay });

describe('choosing a time by keyboard', () => {
  it('begins at the next half hour where today is in sight', () => {
    expect(firstCursor(WEEK, NOW, PARIS, timed)).toEqual(cursor('2026-11-25T11:30', '2026-11-25T12:00'));
    expect(firstCursor(WEEK, '2026-11-25T22:50:00Z', PARIS, timed).start).toBe('2026-11-25T23:30');
  });

  it('begins as the first day starts where it isn’t', () => {
    expect(firstCursor(WEEK, '2026-12-25T10:10:00Z', PARIS, timed).start).toBe('2026-11-23T08:00');
  });

  it('begins with today where days are chosen', () => {
    expect(firstCursor(WEEK, NOW, PARIS, { ...timed, allDay: true })).toEqual(
      cursor('2026-11-25T00:00', '2026-11-26T00:00', true),
    );
  });

  it.each([
    ['ArrowDown', false, '2026-11-25T12:00', '2026-11-25T12:30'],
    ['ArrowLeft', false, '2026-11-24T11:30', '2026-11-24T12:00'],
    ['ArrowDown', true, '2026-11-25T11:30', '2026-11-25T12:30'],
  ])('%s (Shift %s) moves it', (key, shift, start, end) => {
    expect(moveCursor(cursor('2026-11-25T11:30', '2026-11-25T12:00'), key, shift, WEEK, PARIS)).toEqual(
      cursor(start, end),
    );
  });

  it('stays within the days in sight and never gets shorter than a slot', () => {
    const last = cursor('2026-11-27T23:30', '2026-11-28T00:00');
    expect(moveCursor(last, 'ArrowDown', false, WEEK, PARIS)).toBeUndefined();
    expect(moveCursor(last, 'ArrowRight', false, WEEK, PARIS)).toBeUndefined();
    expect(moveCursor(last, 'ArrowUp', true, WEEK, PARIS)).toBeUndefined();
    expect(moveCursor(last, 'x', false, WEEK, PARIS)).toBeUndefined();
  });

  it('gives instants, or dates where days were chosen', () => {
    expect(toChosen(cursor('2026-11-25T11:30', '2026-11-25T12:00'), PARIS)).toEqual({
      start: '2026-11-25T10:30:00Z',
      end: '2026-11-25T11:00:00Z',
      allDay: false,
    });
    expect(toChosen(cursor('2026-11-25T00:00', '2026-11-27T00:00', true), PARIS)).toEqual({
      start: '2026-11-25',
      end: '2026-11-27',
      allDay: true,
    });
  });

  it('is half an hour soon where nobody chose', () => {
    expect(nextHalfHour(NOW)).toEqual({ start: '2026-11-25T10:30:00Z', end: '2026-11-25T11:00:00Z', allDay: false });
  });
});
