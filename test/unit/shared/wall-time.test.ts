import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readDateTime } from '../../../electron/ews/time.ts';
import { ianaToWindows, windowsToIana } from '../../../electron/ews/time-zones.ts';
import { allDayDates } from '../../../electron/gateway/all-day.ts';
import { draftParts } from '../../../electron/gateway/entry-mapping.ts';
import { clockTrouble, instantAt, startOfDay, wallTimeIn } from '../../../shared/wall-time.ts';

const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
/** Whole minutes of the years in which appointments are made. */
const minutes = fc.integer({ min: 0, max: 26 * 365 * 24 * 60 });
const instant = minutes.map((count) =>
  Temporal.Instant.from('2010-01-01T00:00:00Z').add({ minutes: count }).toString(),
);
const wall = minutes.map((count) =>
  Temporal.PlainDateTime.from('2010-01-01').add({ minutes: count }).toString({ smallestUnit: 'minute' }),
);
const date = minutes.map((count) =>
  Temporal.PlainDate.from('2010-01-01')
    .add({ days: count % (26 * 365) })
    .toString(),
);
const RUNS = { numRuns: 400 };

describe('the clock on the wall, in any zone', () => {
  it('leads from an instant and back to it, or to an hour’s other showing', () => {
    fc.assert(
      fc.property(zone, instant, (place, at) => {
        const shown = wallTimeIn(at, place);
        const back = instantAt(shown, place);
        if (clockTrouble(shown, place) === 'twice') expect(wallTimeIn(back, place)).toBe(shown);
        else expect(back).toBe(at);
        expect(clockTrouble(shown, place)).not.toBe('never');
      }),
      RUNS,
    );
  });

  it('leads from a wall time and back to it, unless the clock never shows it', () => {
    fc.assert(
      fc.property(zone, wall, (place, time) => {
        const back = wallTimeIn(instantAt(time, place), place);
        if (clockTrouble(time, place) === 'never') expect(back > time).toBe(true);
        else expect(back).toBe(time);
      }),
      RUNS,
    );
  });

  it('goes on with the instants: a later wall time is never an earlier instant', () => {
    fc.assert(
      fc.property(zone, wall, fc.integer({ min: 1, max: 1440 }), (place, time, later) => {
        const next = Temporal.PlainDateTime.from(time).add({ minutes: later }).toString({ smallestUnit: 'minute' });
        const doubtful = [time, next].some((each) => clockTrouble(each, place) !== undefined);
        if (!doubtful) expect(Temporal.Instant.compare(instantAt(time, place), instantAt(next, place))).toBe(-1);
      }),
      RUNS,
    );
  });

  it('begins a day with its first moment: nothing of that date is before it', () => {
    fc.assert(
      fc.property(zone, date, (place, day) => {
        const start = Temporal.Instant.from(startOfDay(day, place));
        const before = start.subtract({ minutes: 1 }).toString();
        // A zone that left a date out has no moment of it.
        if (wallTimeIn(start.toString(), place).slice(0, 10) !== day) return;
        expect(wallTimeIn(before, place) < `${day}T24:00`).toBe(true);
        expect(wallTimeIn(before, place).slice(0, 10)).not.toBe(day);
      }),
      RUNS,
    );
  });
});

describe('an entry on its way to the server and back', () => {
  const draft = { subject: '', location: '', busy: 'busy', isPrivate: false } as const;
  /** As a server reads a time: an offset is an offset, without one it is the wall clock of the zone sent with it. */
  const onServer = (text: string, windows: string | undefined): string | undefined =>
    readDateTime(text, windowsToIana(windows) ?? 'UTC');

  it('is at the same instants, whatever zone it is made in', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 0, max: 2880 }), (place, start, length) => {
        const end = Temporal.Instant.from(start).add({ minutes: length }).toString();
        const parts = draftParts({ ...draft, range: { start, end } }, place);
        expect(onServer(parts.start, parts.zone)).toBe(start);
        expect(onServer(parts.end, parts.zone)).toBe(end);
        expect(parts.zone).toBe(ianaToWindows(place));
      }),
      RUNS,
    );
  });

  it('is on the same dates where it is all-day, whoever reads it where', () => {
    fc.assert(
      fc.property(zone, date, fc.integer({ min: 1, max: 20 }), (place, start, days) => {
        const end = Temporal.PlainDate.from(start).add({ days }).toString();
        const range = { start: startOfDay(start, place), end: startOfDay(end, place) };
        const { zone: windows, ...parts } = draftParts({ ...draft, range, allDay: { start, end } }, place);
        const [from, to] = [onServer(parts.start, windows), onServer(parts.end, windows)];
        // Without a name for its zone the server keeps instants alone, and the reader's own zone has to do.
        const reader = windowsToIana(windows) ?? place;
        expect(allDayDates(from ?? '', to ?? '', reader)).toEqual({ start, end });
      }),
      RUNS,
    );
  });
});
