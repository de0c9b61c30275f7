import { describe, expect, it } from 'vitest';
import { compareAppointments } from '../../../electron/gateway/appointments.ts';
import { overlapsRange } from '../../../electron/gateway/overlap.ts';
import type { Appointment } from '../../../shared/model.ts';

const entry = (fields: Partial<Appointment>): Appointment => ({
  key: 'work/A',
  accountId: 'work',
  calendarId: 'work/calendar',
  subject: '',
  location: '',
  start: '2026-10-20T07:00:00Z',
  end: '2026-10-20T08:00:00Z',
  busy: 'busy',
  isMeeting: false,
  isCancelled: false,
  isPrivate: false,
  isRecurring: false,
  myResponse: 'none',
  categories: [],
  ...fields,
});

/** 23 October in New York; from Berlin its instants reach into the 24th. */
const newYorkDay = entry({
  start: '2026-10-23T04:00:00Z',
  end: '2026-10-24T04:00:00Z',
  allDay: { start: '2026-10-23', end: '2026-10-24' },
});
const berlinDay = (date: number) => ({ start: `2026-10-${date - 1}T22:00:00Z`, end: `2026-10-${date}T22:00:00Z` });

describe('an entry and a range', () => {
  it.each([
    ['before it', '2026-10-20T05:00:00Z', '2026-10-20T07:00:00Z', false],
    ['into it', '2026-10-20T05:00:00Z', '2026-10-20T07:00:01Z', true],
    ['inside it', '2026-10-20T07:15:00Z', '2026-10-20T07:30:00Z', true],
    ['around it', '2026-10-20T00:00:00Z', '2026-10-21T00:00:00Z', true],
    ['from its end on', '2026-10-20T08:00:00Z', '2026-10-20T09:00:00Z', false],
  ])('a range %s', (_, start, end, overlaps) => {
    expect(overlapsRange({ start, end }, 'UTC')(entry({}))).toBe(overlaps);
  });

  it('without length counts at its start', () => {
    const moment = entry({ end: '2026-10-20T07:00:00Z' });
    expect(overlapsRange({ start: '2026-10-20T07:00:00Z', end: '2026-10-20T09:00:00Z' }, 'UTC')(moment)).toBe(true);
    expect(overlapsRange({ start: '2026-10-20T05:00:00Z', end: '2026-10-20T07:00:00Z' }, 'UTC')(moment)).toBe(false);
  });

  it.each([
    [22, false],
    [23, true],
    [24, false],
  ])('all day in New York, seen in Berlin on the %ith: %s', (date, overlaps) => {
    expect(overlapsRange(berlinDay(date), 'Europe/Berlin')(newYorkDay)).toBe(overlaps);
  });
});

describe('the order of a list', () => {
  it('goes by instants, not by letters: start, then end', () => {
    const at = (start: string, end: string) => entry({ start, end });
    const first = at('2026-10-20T07:00:00Z', '2026-10-20T07:30:00Z');
    const second = at('2026-10-20T07:00:00Z', '2026-10-20T08:00:00Z');
    const third = at('2026-10-20T07:00:00.5Z', '2026-10-20T07:10:00Z');
    expect([third, second, first].sort(compareAppointments)).toEqual([first, second, third]);
  });
});
