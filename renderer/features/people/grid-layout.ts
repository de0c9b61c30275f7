import { Temporal } from 'temporal-polyfill';
import type { BusyType, CalendarDate, FreeBusy, Instant, TimeRange } from '../../../shared/model.ts';

/** The part of a day that a grid shows, in hours on the own clock. */
export const DAY_HOURS = { first: 7, last: 20 } as const;

export interface GridDay {
  readonly date: CalendarDate;
  readonly range: TimeRange;
}

/** A bar in somebody's row, in parts of the whole width, 0 to 1. */
export interface GridBar {
  readonly busy: BusyType;
  readonly left: number;
  readonly width: number;
  readonly start: Instant;
  readonly end: Instant;
}

/** The days that a grid shows, Monday to Friday or one alone, each from its first to its last hour on the clock there. */
export function gridDays(date: CalendarDate, shape: 'day' | 'week', zone: string): readonly GridDay[] {
  const chosen = Temporal.PlainDate.from(date);
  const monday = chosen.subtract({ days: chosen.dayOfWeek - 1 });
  const dates = shape === 'day' ? [chosen] : [0, 1, 2, 3, 4].map((days) => monday.add({ days }));
  return dates.map((day) => {
    const at = (hour: number): Instant =>
      day
        .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour }) })
        .toInstant()
        .toString();
    return { date: day.toString(), range: { start: at(DAY_HOURS.first), end: at(DAY_HOURS.last) } };
  });
}

/** Where an instant lies within the days shown, 0 to 1, nights left out; `undefined` outside of them. */
export function placeOf(instant: Instant, days: readonly GridDay[]): number | undefined {
  const at = ms(instant);
  for (const [index, { range }] of days.entries()) {
    const [start, end] = [ms(range.start), ms(range.end)];
    if (at >= start && at <= end) return (index + (at - start) / (end - start)) / days.length;
  }
  return undefined;
}

/** The bars of what somebody has, cut at the edges of each day. */
export function gridBars({ events }: Pick<FreeBusy, 'events'>, days: readonly GridDay[]): readonly GridBar[] {
  return events
    .filter(({ busy }) => busy !== 'free')
    .flatMap(({ start, end, busy }) =>
      days.flatMap(({ range }, index): readonly GridBar[] => {
        const [from, to] = [ms(range.start), ms(range.end)];
        const [first, last] = [Math.max(ms(start), from), Math.min(ms(end), to)];
        if (last <= first) return [];
        const share = (at: number) => (index + (at - from) / (to - from)) / days.length;
        return [{ busy, left: share(first), width: share(last) - share(first), start, end }];
      }),
    );
}

/** The instant at a place of the grid, at a quarter of an hour. */
export function instantAt(place: number, days: readonly GridDay[]): Instant | undefined {
  const index = Math.min(days.length - 1, Math.max(0, Math.floor(place * days.length)));
  const day = days[index];
  if (day === undefined) return undefined;
  const [from, to] = [ms(day.range.start), ms(day.range.end)];
  const at = from + (place * days.length - index) * (to - from);
  const quarter = 15 * 60_000;
  return Temporal.Instant.fromEpochMilliseconds(from + Math.floor((at - from) / quarter) * quarter).toString();
}

const ms = (instant: Instant): number => Temporal.Instant.from(instant).epochMilliseconds;
