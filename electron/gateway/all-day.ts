import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../../shared/model.ts';

/**
 * The dates of an all-day entry. It is stored from midnight to midnight of the zone it was made in; seen from another
 * zone it would spill over two days, so the instants are read there and rounded to the nearest midnight, which also
 * forgives imports that are some hours off.
 * @param start instant
 * @param end instant, exclusive
 * @param zone IANA zone the entry was made in, or the machine's where that isn't known
 * @returns dates, `end` exclusive and at least a day later
 */
export function allDayDates(
  start: string,
  end: string,
  zone: string,
): { readonly start: CalendarDate; readonly end: CalendarDate } {
  const first = nearestMidnight(start, zone);
  const last = nearestMidnight(end, zone);
  const after = first.add({ days: 1 });
  return {
    start: first.toString(),
    end: (Temporal.PlainDate.compare(last, after) < 0 ? after : last).toString(),
  };
}

const nearestMidnight = (instant: string, zone: string): Temporal.PlainDate => {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return wall.add({ hours: 12 }).toPlainDate();
};
