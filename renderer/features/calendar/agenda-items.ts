import { Temporal } from 'temporal-polyfill';
import { localDate } from '../../../shared/format.ts';
import type { Appointment, CalendarDate, TimeRange } from '../../../shared/model.ts';
import { startOfDay } from '../../../shared/wall-time.ts';

/** A line of the agenda: a day, or an entry on one of its days. */
export type AgendaItem = DayItem | EntryItem;

export interface DayItem {
  readonly kind: 'day';
  readonly key: string;
  readonly date: CalendarDate;
}

export interface EntryItem {
  readonly kind: 'entry';
  readonly key: string;
  readonly date: CalendarDate;
  readonly appointment: Appointment;
  /** What of it lies on this day: all of it, its beginning, its end, the whole day, or a day between. */
  readonly part: 'whole' | 'begins' | 'ends' | 'all-day';
}

/** A day by its first moment; instants in UTC sort as their texts do. */
interface Day {
  readonly date: CalendarDate;
  readonly start: string;
}

/**
 * Lists appointments by day, all-day ones first; who goes on over midnight stands on every day that it touches. Thousands are
 * laid out at once, so each day's bounds are worked out once and the rest is looking up.
 * @param range what is shown; without one, all days that the appointments touch
 */
export function agendaItems(
  appointments: readonly Appointment[],
  zone: string,
  range?: TimeRange,
): readonly AgendaItem[] {
  const days = daysOf(appointments, zone, range);
  const byDay = days.map((): EntryItem[] => []);
  for (const appointment of appointments) {
    const [first, last] = placeOf(appointment, days);
    for (let index = Math.max(0, first); index <= Math.min(last, days.length - 1); index += 1) {
      const date = days[index]?.date ?? '';
      byDay[index]?.push({
        kind: 'entry',
        key: `${date} ${appointment.key}`,
        date,
        appointment,
        part: partOf(appointment, index === first, index === last),
      });
    }
  }
  return byDay.flatMap((entries, index) => {
    const date = days[index]?.date ?? '';
    return entries.length === 0 ? [] : [{ kind: 'day', key: date, date } as const, ...entries.sort(inOrder)];
  });
}

function daysOf(appointments: readonly Appointment[], zone: string, range: TimeRange | undefined): readonly Day[] {
  const { start, end } = range ?? spanOf(appointments);
  if (start === undefined || end === undefined) return [];
  const days: Day[] = [];
  // A day more on both sides: dates of all-day entries may lie beside their instants.
  const slack = range === undefined ? 1 : 0;
  let date = Temporal.PlainDate.from(localDate(start, zone)).subtract({ days: slack });
  const last = Temporal.PlainDate.from(localDate(end, zone)).add({ days: slack });
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    const day = { date: date.toString(), start: startOfDay(date.toString(), zone) };
    if (range !== undefined && day.start >= end) break;
    days.push(day);
    date = date.add({ days: 1 });
  }
  return days;
}

function spanOf(appointments: readonly Appointment[]): Partial<TimeRange> {
  let [start, end]: readonly (string | undefined)[] = [];
  for (const each of appointments) {
    if (start === undefined || each.start < start) start = each.start;
    if (end === undefined || each.end > end) end = each.end;
  }
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/** The first and the last day, as positions; before the first one -1. */
function placeOf({ start, end, allDay }: Appointment, days: readonly Day[]): readonly [number, number] {
  if (allDay !== undefined) {
    const first = lastWhere(days, ({ date }) => date <= allDay.start);
    return [
      first,
      Math.max(
        first,
        lastWhere(days, ({ date }) => date < allDay.end),
      ),
    ];
  }
  const first = lastWhere(days, (day) => day.start <= start);
  // What ends at midnight ends on the day before.
  return [
    first,
    Math.max(
      first,
      lastWhere(days, (day) => day.start < end),
    ),
  ];
}

/** The last of a sorted list that still holds. */
function lastWhere(days: readonly Day[], holds: (day: Day) => boolean): number {
  let [low, high] = [-1, days.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const day = days[middle];
    if (day !== undefined && holds(day)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function partOf({ allDay }: Appointment, isFirst: boolean, isLast: boolean): EntryItem['part'] {
  if (allDay !== undefined || (!isFirst && !isLast)) return 'all-day';
  if (isFirst && isLast) return 'whole';
  return isFirst ? 'begins' : 'ends';
}

const isLong = (item: EntryItem): boolean => item.part === 'all-day' || item.part === 'ends';

/** What was there when the day began comes first, then by start and end. */
function inOrder(a: EntryItem, b: EntryItem): number {
  if (isLong(a) !== isLong(b)) return isLong(a) ? -1 : 1;
  const [one, other] = [a.appointment, b.appointment];
  if (one.start !== other.start) return one.start < other.start ? -1 : 1;
  return one.end < other.end ? -1 : one.end > other.end ? 1 : 0;
}
