import { Temporal } from 'temporal-polyfill';
import type { WorkingHours } from '../../shared/model.ts';

export interface WorkingSpan {
  /** Epoch ms. */
  readonly start: number;
  readonly end: number;
}

const DAY_MINUTES = 24 * 60;

/**
 * The times at which somebody works that overlap [from, to) (epoch ms), in order, on their own wall clock. `undefined` where
 * nobody said in which zone: then their hours say nothing here.
 */
export function workingSpans(hours: WorkingHours, from: number, to: number): readonly WorkingSpan[] | undefined {
  const { zone, days, startMinutes, endMinutes } = hours;
  if (zone === undefined) return undefined;
  const dateOf = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  // Who works over midnight began the day before.
  const last = dateOf(to);
  const spans: WorkingSpan[] = [];
  for (
    let date = dateOf(from).subtract({ days: 1 });
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    if (!days.includes(date.dayOfWeek)) continue;
    const start = wallTime(date, startMinutes, zone);
    const end = wallTime(date, endMinutes > startMinutes ? endMinutes : endMinutes + DAY_MINUTES, zone);
    if (end > from && start < to) spans.push({ start, end });
  }
  return spans;
}

/** Minutes after midnight on the wall clock; in a gap the later of the two, as calendars do. */
function wallTime(date: Temporal.PlainDate, minutes: number, zone: string): number {
  const day = date.add({ days: Math.floor(minutes / DAY_MINUTES) });
  const rest = minutes % DAY_MINUTES;
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(rest / 60), minute: rest % 60 });
  return day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
}
