import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, Instant } from '../../shared/model.ts';
import { minutesFrom } from '../../shared/wall-time.ts';

/**
 * The instant at which a day's given hour strikes in a zone. Where the clock jumps over that hour it is the first
 * moment after the gap's length, where the hour comes twice it is the first one (Temporal's `compatible`).
 */
export function hourOfDay(date: CalendarDate, hour: number, zone: string): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).toInstant().toString();
}

/** The current minute's beginning. */
export function wholeMinute(now: Instant): Instant {
  return minutesFrom(now, 0);
}
