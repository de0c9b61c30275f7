import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { AppointmentItem, Recurrence } from '../../../electron/demo/model.ts';
import { dateOfIndex, edgesOf, occurrenceOn, occurrencesBetween } from '../../../electron/demo/recurrence.ts';

const plainDate = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);

function series(start: string, end: string, zone: string, recurrence?: Partial<Recurrence>): AppointmentItem {
  const created = instant('2026-01-01T00:00:00Z');
  return {
    kind: 'appointment',
    number: 1,
    version: 1,
    folder: 'calendar',
    uid: '00',
    subject: 'Series',
    body: '',
    location: '',
    categories: [],
    importance: 'Normal',
    sensitivity: 'Normal',
    attachments: [],
    created,
    modified: created,
    start: Temporal.PlainDateTime.from(start).toZonedDateTime(zone),
    end: Temporal.PlainDateTime.from(end).toZonedDateTime(zone),
    allDay: false,
    busy: 'Busy',
    organizer: { name: 'Mira Voss' },
    attendees: [],
    response: 'Unknown',
    cancelled: false,
    ...(recurrence === undefined
      ? {}
      : {
          recurrence: {
            pattern: { kind: 'daily', interval: 1 },
            end: { kind: 'never' },
            deleted: [],
            exceptions: [],
            ...recurrence,
          },
        }),
  };
}

function starts(item: AppointmentItem, from: string, to: string): readonly string[] {
  return occurrencesBetween(item, instant(from), instant(to)).map(({ start }) => start.toInstant().toString());
}

const weekly = (day: 'Monday' | 'Sunday' | 'Saturday'): Partial<Recurrence> => ({
  pattern: { kind: 'weekly', interval: 1, days: [day] },
});

describe('a weekly 09:00 keeps its wall clock over a change of DST', () => {
  test.each<[zone: string, from: string, before: string, after: string]>([
    ['Europe/Paris', '2026-10-19', '2026-10-19T07:00:00Z', '2026-10-26T08:00:00Z'],
    ['America/New_York', '2026-10-26', '2026-10-26T13:00:00Z', '2026-11-02T14:00:00Z'],
    ['Asia/Kolkata', '2026-10-19', '2026-10-19T03:30:00Z', '2026-10-26T03:30:00Z'],
    // Half an hour of DST; it begins on Sunday, 4 October.
    ['Australia/Lord_Howe', '2026-09-28', '2026-09-27T22:30:00Z', '2026-10-04T22:00:00Z'],
    // UTC+1 all year but Ramadan, which begins here on Sunday, 15 February.
    ['Africa/Casablanca', '2026-02-09', '2026-02-09T08:00:00Z', '2026-02-16T09:00:00Z'],
  ])('%s', (zone, monday, before, after) => {
    const item = series(`${monday}T09:00`, `${monday}T10:00`, zone, weekly('Monday'));
    const start = plainDate(monday).subtract({ days: 1 }).toString();
    const end = plainDate(monday).add({ days: 9 }).toString();
    expect(starts(item, `${start}T00:00:00Z`, `${end}T00:00:00Z`)).toEqual([before, after]);
  });
});

test('an occurrence in the hour that DST skips moves forward and is not lost', () => {
  const item = series('2026-03-22T02:30', '2026-03-22T03:15', 'Europe/Paris', weekly('Sunday'));
  const [occurrence] = occurrencesBetween(item, instant('2026-03-28T00:00:00Z'), instant('2026-03-30T00:00:00Z'));
  expect(occurrence?.start.toString()).toBe('2026-03-29T03:30:00+02:00[Europe/Paris]');
  expect(starts(item, '2026-04-04T00:00:00Z', '2026-04-06T00:00:00Z')).toEqual(['2026-04-05T00:30:00Z']);
});

test('an all-day occurrence on the long day of autumn lasts 25 hours', () => {
  const item = series('2026-10-18T00:00', '2026-10-19T00:00', 'Europe/Paris', weekly('Sunday'));
  const [occurrence] = occurrencesBetween(item, instant('2026-10-25T10:00:00Z'), instant('2026-10-25T11:00:00Z'));
  expect(occurrence?.start.toInstant().toString()).toBe('2026-10-24T22:00:00Z');
  expect(occurrence?.end.toInstant().toString()).toBe('2026-10-25T23:00:00Z');
});

describe('what a view of a range holds', () => {
  const item = series('2026-11-02T23:00', '2026-11-03T01:00', 'Europe/Paris', weekly('Monday'));
  test.each<[string, from: string, to: string, count: number]>([
    ['an entry that reaches into it', '2026-11-09T23:30:00Z', '2026-11-10T10:00:00Z', 1],
    ['none that ends as it begins', '2026-11-10T00:00:00Z', '2026-11-10T10:00:00Z', 0],
    ['none that begins as it ends', '2026-11-09T10:00:00Z', '2026-11-09T22:00:00Z', 0],
    ['none before the series', '2026-10-26T00:00:00Z', '2026-11-01T00:00:00Z', 0],
  ])('%s', (_, from, to, count) => {
    expect(starts(item, from, to).length).toBe(count);
  });

  test('an entry without length is seen at its instant only', () => {
    const short = series('2026-11-02T10:00', '2026-11-02T10:00', 'Europe/Paris');
    expect(starts(short, '2026-11-02T09:00:00Z', '2026-11-02T10:00:00Z').length).toBe(1);
    expect(starts(short, '2026-11-02T09:01:00Z', '2026-11-02T10:00:00Z').length).toBe(0);
  });
});

describe('exceptions and deletions', () => {
  const item = series('2026-11-02T10:00', '2026-11-02T11:00', 'Europe/Paris', {
    ...weekly('Monday'),
    end: { kind: 'count', count: 5 },
    deleted: [plainDate('2026-11-09')],
    exceptions: [
      {
        original: plainDate('2026-11-16'),
        start: Temporal.ZonedDateTime.from('2026-12-24T15:00[Europe/Paris]'),
        end: Temporal.ZonedDateTime.from('2026-12-24T15:30[Europe/Paris]'),
        subject: 'Moved',
      },
      { original: plainDate('2026-11-23'), cancelled: true },
    ],
  });

  test('a deleted occurrence is gone, the others stand', () => {
    expect(starts(item, '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z')).toEqual([
      '2026-11-02T09:00:00Z',
      '2026-11-23T09:00:00Z',
      '2026-11-30T09:00:00Z',
    ]);
  });

  test('a moved one is found where it went, far outside of its own week', () => {
    const [moved] = occurrencesBetween(item, instant('2026-12-24T00:00:00Z'), instant('2026-12-25T00:00:00Z'));
    expect(moved).toMatchObject({ kind: 'Exception', item: { subject: 'Moved' } });
    expect(moved?.originalStart.toInstant().toString()).toBe('2026-11-16T09:00:00Z');
  });

  test('a cancelled one shows as free', () => {
    expect(occurrenceOn(item, plainDate('2026-11-23'))?.item).toMatchObject({ cancelled: true, busy: 'Free' });
  });

  test('the index counts deleted ones as well and ends with the series', () => {
    expect(dateOfIndex(item, 3)?.toString()).toBe('2026-11-16');
    expect(dateOfIndex(item, 5)?.toString()).toBe('2026-11-30');
    expect(dateOfIndex(item, 6)).toBeUndefined();
    expect(dateOfIndex(item, 0)).toBeUndefined();
  });

  test('the edges are the first and last that are left', () => {
    const { first, last } = edgesOf(item);
    expect(first?.start.toPlainDate().toString()).toBe('2026-11-02');
    expect(last?.start.toPlainDate().toString()).toBe('2026-11-30');
  });
});

describe('patterns', () => {
  test.each<[string, Recurrence['pattern'], readonly string[]]>([
    ['every third day', { kind: 'daily', interval: 3 }, ['2026-01-30', '2026-02-02', '2026-02-05']],
    ['every other week', { kind: 'weekly', interval: 2, days: ['Friday'] }, ['2026-01-30', '2026-02-13', '2026-02-27']],
    [
      'the 30th, skipping February',
      { kind: 'monthly', interval: 1, day: 30 },
      ['2026-01-30', '2026-03-30', '2026-04-30'],
    ],
    [
      'the last Friday',
      { kind: 'relative-monthly', interval: 1, day: 'Friday', week: 'Last' },
      ['2026-01-30', '2026-02-27', '2026-03-27'],
    ],
    ['every year', { kind: 'yearly', month: 1, day: 30 }, ['2026-01-30', '2027-01-30', '2028-01-30']],
  ])('%s', (_, pattern, expected) => {
    const item = series('2026-01-30T09:00', '2026-01-30T10:00', 'Europe/Paris', { pattern });
    const dates = occurrencesBetween(item, instant('2026-01-01T00:00:00Z'), instant('2030-01-01T00:00:00Z'));
    expect(dates.slice(0, 3).map(({ start }) => start.toPlainDate().toString())).toEqual(expected);
  });

  test('until is inclusive', () => {
    const until = { kind: 'until', date: plainDate('2026-11-04') } as const;
    const item = series('2026-11-02T10:00', '2026-11-02T11:00', 'Europe/Paris', { end: until });
    expect(starts(item, '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z').length).toBe(3);
  });
});

test('two ranges side by side hold what the whole range holds', () => {
  const item = series('2026-01-05T23:30', '2026-01-06T01:30', 'Europe/Paris', {
    pattern: { kind: 'weekly', interval: 1, days: ['Monday', 'Thursday', 'Saturday'] },
  });
  const hours = instant('2026-01-01T00:00:00Z');
  fc.assert(
    fc.property(fc.nat(8000), fc.nat(800), fc.nat(800), (from, first, second) => {
      const [a, b, c] = [from, from + first, from + first + second].map((hour) =>
        hours.add({ hours: hour }).toString(),
      );
      if (a === undefined || b === undefined || c === undefined) throw new Error('three instants');
      const both = new Set([...starts(item, a, b), ...starts(item, b, c)]);
      expect([...both].sort()).toEqual([...starts(item, a, c)]);
    }),
  );
});
