import type { Appointment, TimeRange } from '../../../shared/model.ts';

/** In epoch milliseconds, half-open. */
export interface Span {
  readonly begins: number;
  readonly ends: number;
}

const HOUR_MS = 60 * 60_000;
/** Where a day begins first and last, seen from UTC. */
const EARLIEST_ZONE_MS = 14 * HOUR_MS;
const LATEST_ZONE_MS = 12 * HOUR_MS;

/** By `Date`, so that the cache's thread needn't hold a copy of Temporal for this alone. */
function instantMs(instant: string): number {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) throw new RangeError('not an instant');
  return at;
}

const midnightMs = (date: string): number => instantMs(`${date}T00:00:00Z`);

/** The range in epoch milliseconds. */
export const spanOfRange = ({ start, end }: TimeRange): Span => ({ begins: instantMs(start), ends: instantMs(end) });

/**
 * As wide as an entry can be: an all-day one is where its dates are, and the user's zone at the next start isn't known
 * today.
 */
export function spanOf({ start, end, allDay }: Appointment): Span {
  const span = spanOfRange({ start, end });
  if (allDay === undefined) return span;
  return {
    begins: Math.min(span.begins, midnightMs(allDay.start) - EARLIEST_ZONE_MS),
    ends: Math.max(span.ends, midnightMs(allDay.end) + LATEST_ZONE_MS),
  };
}
