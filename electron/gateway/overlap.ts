import { Temporal } from 'temporal-polyfill';
import type { Appointment, TimeRange } from '../../shared/model.ts';

/**
 * Whether an entry lies in a range. The server goes by instants; an all-day entry made in another zone is where its
 * dates are here.
 * @param zone the machine's IANA zone
 */
export function overlapsRange({ allDay, start, end }: Appointment, range: TimeRange, zone: string): boolean {
  const from = allDay === undefined ? Temporal.Instant.from(start) : startOfDate(allDay.start, zone);
  const to = allDay === undefined ? Temporal.Instant.from(end) : startOfDate(allDay.end, zone);
  const rangeStart = Temporal.Instant.from(range.start);
  // An entry without length counts at its start.
  const after = Temporal.Instant.compare(to, rangeStart) > 0 || Temporal.Instant.compare(from, rangeStart) === 0;
  return after && Temporal.Instant.compare(from, range.end) < 0;
}

const startOfDate = (date: string, zone: string): Temporal.Instant =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant();
