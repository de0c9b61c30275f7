import type { SlotHeaderInfo } from '@fullcalendar/react';
import { describe, expect, it } from 'vitest';
import { ownTime, timeThere } from '../../../renderer/features/calendar/second-zone.tsx';
import { createFormat } from '../../../shared/format.ts';
import { workingTimes } from '../../../renderer/features/calendar/working-hours.ts';

const PARIS = 'Europe/Paris';
const WEEK = { start: '2026-11-22T23:00:00Z', end: '2026-11-29T23:00:00Z' };

describe('the hours that are not shaded', () => {
  it('are ten from the start of the day where the mailbox says nothing', () => {
    expect(workingTimes(undefined, 8, WEEK, PARIS)).toEqual({
      daysOfWeek: [1, 2, 3, 4, 5],
      startTime: '08:00',
      endTime: '18:00',
    });
  });

  it('are the mailbox’s own on its days', () => {
    const hours = { zone: PARIS, days: [1, 2, 7], startMinutes: 510, endMinutes: 1440 };
    expect(workingTimes(hours, 8, WEEK, PARIS)).toEqual({
      daysOfWeek: [1, 2, 0],
      startTime: '08:30',
      endTime: '24:00',
    });
  });

  it('stay on the mailbox’s clock when its person travels, and over a change of clocks there', () => {
    const hours = { zone: 'America/New_York', days: [1], startMinutes: 540, endMinutes: 1020 };
    const twoMondays = { start: '2026-10-25T23:00:00Z', end: '2026-11-02T23:00:00Z' };
    expect(workingTimes(hours, 8, twoMondays, PARIS)).toEqual([
      { daysOfWeek: [1], startTime: '14:00', endTime: '22:00', startRecur: '2026-10-26', endRecur: '2026-10-27' },
      { daysOfWeek: [1], startTime: '15:00', endTime: '23:00', startRecur: '2026-11-02', endRecur: '2026-11-03' },
    ]);
  });

  it('go on over midnight', () => {
    const hours = { zone: PARIS, days: [1], startMinutes: 1320, endMinutes: 360 };
    expect(workingTimes(hours, 8, WEEK, PARIS)).toEqual([
      { daysOfWeek: [1], startTime: '22:00', endTime: '24:00', startRecur: '2026-11-23', endRecur: '2026-11-24' },
      { daysOfWeek: [2], startTime: '00:00', endTime: '06:00', startRecur: '2026-11-24', endRecur: '2026-11-25' },
    ]);
  });
});

describe('the hours’ column', () => {
  it('writes its times as all others are written', () => {
    const now = '2026-11-23T10:00:00Z';
    const american = createFormat({ locale: 'en-US', language: 'en', zone: PARIS, now });
    const british = createFormat({ locale: 'en-GB', language: 'en', zone: PARIS, now });
    const time = { milliseconds: 9 * 3_600_000 } as NonNullable<SlotHeaderInfo['time']>;
    expect(ownTime({ time }, american)).toMatch(/^9:00\sAM$/);
    expect(ownTime({ time }, british)).toBe('09:00');
  });
});

describe('the second time zone', () => {
  it.each([
    ['2026-11-25', 540, 'America/New_York', '2026-11-25T03:00:00', 0],
    ['2026-10-28', 540, 'America/New_York', '2026-10-28T04:00:00', 0],
    ['2026-11-25', 120, 'America/New_York', '2026-11-24T20:00:00', -1],
    ['2026-11-25', 540, 'Asia/Kolkata', '2026-11-25T13:30:00', 0],
    ['2026-11-25', 900, 'Australia/Lord_Howe', '2026-11-26T01:00:00', 1],
  ])('shows, on %s at minute %i, the clock of %s', (date, minutes, zone, wall, days) => {
    expect(timeThere(date, minutes, PARIS, zone)).toEqual({ wall, days });
  });
});
