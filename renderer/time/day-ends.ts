import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, Instant } from '../../shared/model.ts';

/**
 * The instant at which a day's given hour strikes in a zone. Where the clock jumps over that hour it is the first
 * moment after the gap's length, where the hour comes twice it is the first one (Temporal's `compatible`).
 */
export function hourOfDay(date: CalendarDate, hour: number, zone: string): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).toInstant().toString();
}

/** The next day from Monday to Friday after today at the hour given. */
export function nextWorkingDayAt(now: Instant, hour: number, zone: string): Instant {
  const tomorrow = dateIn(now, zone).add({ days: 1 });
  const weekend = Math.max(0, tomorrow.dayOfWeek - 5);
  return hourOfDay(tomorrow.add({ days: weekend === 0 ? 0 : 3 - weekend }).toString(), hour, zone);
}

/** Some minutes from now, on the whole minute. */
export function minutesFrom(now: Instant, minutes: number): Instant {
  return Temporal.Instant.from(now)
    .add({ minutes })
    .round({ smallestUnit: 'minute', roundingMode: 'floor' })
    .toString();
}

/** The current minute's beginning. */
export function wholeMinute(now: Instant): Instant {
  return minutesFrom(now, 0);
}

function dateIn(now: Instant, zone: string): Temporal.PlainDate {
  return Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate();
}
