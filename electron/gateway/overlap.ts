import { Temporal } from 'temporal-polyfill';
import type { Appointment, TimeRange } from '../../shared/model.ts';
import { compareDates, compareInstants } from './order.ts';

/**
 * Makes the question whether an entry lies in a range. The server goes by instants; an all-day entry made in another zone
 * is where its dates are here.
 * @param range instants, `end` exclusive
 * @param zone the machine's IANA zone
 */
export function overlapsRange(range: TimeRange, zone: string): (entry: Appointment) => boolean {
  const dateOf = (instant: Temporal.Instant): string => instant.toZonedDateTimeISO(zone).toPlainDate().toString();
  const firstDate = dateOf(Temporal.Instant.from(range.start));
  const lastDate = dateOf(Temporal.Instant.from(range.end).subtract({ nanoseconds: 1 }));
  return ({ allDay, start, end }) => {
    if (allDay !== undefined) {
      // A day that has begun when the range begins still lies in it.
      return compareDates(allDay.end, firstDate) > 0 && compareDates(allDay.start, lastDate) <= 0;
    }
    // An entry without length counts at its start.
    const after = compareInstants(end, range.start) > 0 || compareInstants(start, range.start) === 0;
    return after && compareInstants(start, range.end) < 0;
  };
}
