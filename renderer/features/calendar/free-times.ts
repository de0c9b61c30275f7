import { Temporal } from 'temporal-polyfill';
import type { Appointment, Instant, TimeRange, WorkingHours } from '../../../shared/model.ts';
import { startOfDay } from '../../../shared/wall-time.ts';
import { workingSpans } from './working-hours.ts';

/** A shorter time is of no use to anybody who asks. */
const SHORTEST = 30;

const ms = (instant: Instant): number => Temporal.Instant.from(instant).epochMilliseconds;
const instantOf = (time: number): Instant => Temporal.Instant.fromEpochMilliseconds(time).toString();

/**
 * When its person is free within their working hours, from `now` on: what neither a busy, tentative or out-of-office entry
 * takes nor is shorter than half an hour.
 * @param zone the machine's, for whole days and for hours that name none
 */
export function freeTimes(
  appointments: readonly Appointment[],
  hours: WorkingHours,
  shown: TimeRange,
  now: Instant,
  zone: string,
): readonly TimeRange[] {
  const taken = appointments
    .filter(({ busy, isCancelled, myResponse }) => busy !== 'free' && !isCancelled && myResponse !== 'declined')
    .map(({ start, end, allDay }) =>
      allDay === undefined
        ? { start: ms(start), end: ms(end) }
        : { start: ms(startOfDay(allDay.start, zone)), end: ms(startOfDay(allDay.end, zone)) },
    )
    .sort((a, b) => a.start - b.start);
  return workingSpans(hours, shown, hours.zone ?? zone).flatMap((span) => {
    const end = Math.min(ms(span.end), ms(shown.end));
    let from = Math.max(ms(span.start), ms(shown.start), ms(now));
    const free: TimeRange[] = [];
    const add = (until: number): void => {
      if (until - from >= SHORTEST * 60_000) free.push({ start: instantOf(from), end: instantOf(until) });
    };
    for (const each of taken) {
      if (each.end <= from || each.start >= end) continue;
      add(Math.min(each.start, end));
      from = Math.max(from, each.end);
    }
    add(end);
    return free;
  });
}
