import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../../shared/model.ts';
import { compareDates } from './order.ts';

/** The clock of a zone that has no name: what it shows at an instant. */
export type WallClock = (instant: string) => Temporal.PlainDateTime;

/**
 * The dates of an all-day entry. It is stored from midnight to midnight of the zone it was made in; seen from another
 * zone it would spill over two days, so the instants are read there and rounded to the nearest midnight, which also
 * forgives imports that are some hours off.
 * @param start instant
 * @param end instant, exclusive
 * @param zone the entry was made in, by its IANA name or its clock; the machine's where it isn't known
 * @returns dates, `end` exclusive and at least a day later
 */
export function allDayDates(
  start: string,
  end: string,
  zone: string | WallClock,
): { readonly start: CalendarDate; readonly end: CalendarDate } {
  const first = nearestMidnight(start, zone);
  const last = nearestMidnight(end, zone);
  if (compareDates(last, first) > 0) return { start: first, end: last };
  return { start: first, end: Temporal.PlainDate.from(first).add({ days: 1 }).toString() };
}

/** Two years of midnights in a few zones: the same days are read at every refresh, and each ends where another begins. */
const REMEMBERED = 5000;
const remembered = new Map<string, CalendarDate>();

function nearestMidnight(instant: string, zone: string | WallClock): CalendarDate {
  if (typeof zone !== 'string') return dateAround(zone(instant));
  const question = `${instant} ${zone}`;
  const known = remembered.get(question);
  if (known !== undefined) return known;
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  const date = dateAround(wall);
  if (remembered.size === REMEMBERED) remembered.clear();
  remembered.set(question, date);
  return date;
}

const dateAround = (wall: Temporal.PlainDateTime): CalendarDate => wall.add({ hours: 12 }).toPlainDate().toString();
