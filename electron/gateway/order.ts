import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, Instant } from '../../shared/model.ts';

/** An instant as servers nearly always give it, of a year with four digits: texts of that shape sort as their times do. */
const PLAIN_INSTANT = 'YYYY-MM-DDThh:mm:ssZ'.length;
const PLAIN_DATE = 'YYYY-MM-DD'.length;

/** Order of two instants, negative where the first is earlier. Lists are thousands long: most need no arithmetic. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a.length === PLAIN_INSTANT && b.length === PLAIN_INSTANT) return a < b ? -1 : a > b ? 1 : 0;
  return Temporal.Instant.compare(a, b);
}

/** Order of two dates, negative where the first is earlier. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  if (a.length === PLAIN_DATE && b.length === PLAIN_DATE) return a < b ? -1 : a > b ? 1 : 0;
  return Temporal.PlainDate.compare(a, b);
}
