import fc from 'fast-check';
import { findWindows } from 'windows-iana';
import { describe, expect, it } from 'vitest';
import { dateIn, ms, span, startOfDate } from '../../../electron/domain/time.ts';
import type { CalendarFields, Item } from '../../../electron/ews/types.ts';
import { toAppointment } from '../../../electron/gateway/appointments.ts';
import { toEvent } from '../../../renderer/features/calendar/events.ts';
import { clockTrouble, instantAt, startOfDay, wallTimeIn } from '../../../shared/wall-time.ts';
import { ALL_DAY, TIMED } from './zone-table.ts';

/** As the server gives it: instants, and the Windows id of the zone that it was made in. */
function shownTo(viewer: string, madeIn: string, times: Pick<CalendarFields, 'start' | 'end' | 'isAllDay'>) {
  const zone = findWindows(madeIn)[0];
  const item: Item = {
    id: { id: 'AAMk=' },
    kind: 'CalendarItem',
    categories: [],
    attachments: [],
    extended: new Map(),
    calendar: {
      ...times,
      ...(zone === undefined ? {} : { startTimeZone: zone }),
      required: [],
      optional: [],
      resources: [],
    },
  };
  const appointment = toAppointment(item, 'work', viewer);
  if (appointment === undefined) throw new Error('an appointment with times is one');
  return { appointment, event: toEvent(appointment, { t: (key) => key, hideSubjects: false }) };
}

const at = (row: readonly string[], index: number): string => row[index] ?? '';

describe.each(Object.entries(TIMED))('%s', (_, rows) => {
  it.each(rows)('made in %s at %s for %s minutes is %s, and in %s from %s to %s', (...row) => {
    const [zone, wall, minutes, instant, viewer] = [0, 1, 2, 3, 4].map((index) => at(row, index));
    if (zone === undefined || wall === undefined || instant === undefined || viewer === undefined) throw new Error();
    expect(Date.parse(instantAt(wall, zone))).toBe(Date.parse(instant));
    const end = new Date(Date.parse(instant) + Number(minutes) * 60_000).toISOString();
    const { appointment, event } = shownTo(viewer, zone, { start: instant, end, isAllDay: false });
    expect([wallTimeIn(event.start, viewer), wallTimeIn(event.end, viewer)]).toEqual([at(row, 5), at(row, 6)]);
    expect(dateIn(span(appointment, viewer).start, viewer)).toBe(at(row, 5).slice(0, 10));
  });
});

describe('an all-day entry', () => {
  it.each(ALL_DAY)('made in %s from %s to %s, kept as %s to %s, is on the same dates in %s', (...row) => {
    const [zone, first, end, start, stop, viewer] = row;
    expect([startOfDay(first ?? '', zone ?? ''), startOfDay(end ?? '', zone ?? '')].map(ms)).toEqual(
      [start ?? '', stop ?? ''].map(ms),
    );
    const { appointment, event } = shownTo(viewer ?? '', zone ?? '', { start, end: stop, isAllDay: true });
    expect(appointment.allDay).toEqual({ start: first, end });
    expect([event.start, event.end, event.allDay]).toEqual([first, end, true]);
    expect(span(appointment, viewer ?? '')).toMatchObject({
      start: startOfDate(first ?? '', viewer ?? ''),
      end: startOfDate(end ?? '', viewer ?? ''),
    });
  });
});

describe('the table', () => {
  it('has a hundred and fifty rows and more', () => {
    expect(ALL_DAY.length + Object.values(TIMED).flat().length).toBeGreaterThanOrEqual(150);
  });
});

describe('the clock on the wall', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2039, 0) / 60_000 });

  it('leads back to itself in every zone, but where it never showed that time', () => {
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const wall = new Date(minute * 60_000).toISOString().slice(0, 16);
        const shown = wallTimeIn(instantAt(wall, zone), zone);
        if (clockTrouble(wall, zone) === 'never') expect(shown > wall).toBe(true);
        else expect(shown).toBe(wall);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['2026-03-29T02:30', 'Europe/Paris', 'never'],
    ['2026-10-25T02:30', 'Europe/Paris', 'twice'],
    ['2026-10-25T03:00', 'Europe/Paris', undefined],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', 'never'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', 'twice'],
    ['2011-12-30T12:00', 'Pacific/Apia', 'never'],
    ['2026-06-01T12:00', 'Asia/Kolkata', undefined],
  ])('shows %s in %s %s', (wall, zone, trouble) => {
    expect(clockTrouble(wall, zone)).toBe(trouble);
  });
});
