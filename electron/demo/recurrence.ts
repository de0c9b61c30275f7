import { RRuleTemporal, type Freq } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import {
  weekdays,
  type AppointmentItem,
  type Exception,
  type Recurrence,
  type Weekday,
  type WeekOfMonth,
} from './model.ts';

/** An appointment as it stands on one day: a single one, or one occurrence of a series with what differs in it. */
export interface Occurrence {
  readonly item: AppointmentItem;
  readonly kind: 'Single' | 'Occurrence' | 'Exception';
  /** The date that the series gave it; undefined for single appointments. */
  readonly original?: Temporal.PlainDate;
  /** Where the series would have put it. */
  readonly originalStart: Temporal.ZonedDateTime;
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
}

/** All that overlaps the half-open range, in order of start. */
export function occurrencesBetween(
  item: AppointmentItem,
  from: Temporal.Instant,
  to: Temporal.Instant,
): readonly Occurrence[] {
  const overlaps = ({ start, end }: Occurrence): boolean =>
    compare(start.toInstant(), to) < 0 &&
    // An appointment without length is seen at its instant.
    (compare(end.toInstant(), from) > 0 || (compare(start.toInstant(), from) === 0 && start.equals(end)));
  return candidates(item, from, to).filter(overlaps).sort(byStart);
}

function candidates(item: AppointmentItem, from: Temporal.Instant, to: Temporal.Instant): readonly Occurrence[] {
  const { recurrence, start, end } = item;
  if (recurrence === undefined) return [{ item, kind: 'Single', originalStart: start, start, end }];
  const zone = start.timeZoneId;
  const firstDay = from
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .subtract({ days: lengthInDays(item) + 1 });
  const lastDay = to.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
  const regular = seriesDates(item, recurrence, firstDay, lastDay)
    .filter((date) => !isSpecial(recurrence, date))
    .map((date) => regularOccurrence(item, date));
  // An exception may have been moved into the range from far outside of it.
  return [...regular, ...recurrence.exceptions.map((change) => exceptionalOccurrence(item, change))];
}

/** The occurrence that the series put on a date; undefined where there is none or it was deleted. */
export function occurrenceOn(item: AppointmentItem, date: Temporal.PlainDate): Occurrence | undefined {
  const { recurrence } = item;
  if (recurrence === undefined || recurrence.deleted.some((deleted) => deleted.equals(date))) return undefined;
  const change = recurrence.exceptions.find((exception) => exception.original.equals(date));
  if (change !== undefined) return exceptionalOccurrence(item, change);
  return seriesDates(item, recurrence, date, date).length === 0 ? undefined : regularOccurrence(item, date);
}

/** The date of the n-th occurrence, counted from 1 and including deleted ones; undefined past the end. */
export function dateOfIndex(item: AppointmentItem, index: number): Temporal.PlainDate | undefined {
  if (item.recurrence === undefined || index < 1) return undefined;
  let found: Temporal.PlainDate | undefined;
  rule(item, item.recurrence).all((moment, position) => {
    if (position === index - 1) found = moment.toPlainDate();
    return position < index - 1;
  });
  return found;
}

/** The first and, where the series ends, the last occurrence that aren't deleted. */
export function edgesOf(item: AppointmentItem): { readonly first?: Occurrence; readonly last?: Occurrence } {
  const { recurrence } = item;
  if (recurrence === undefined) return {};
  const endless = recurrence.end.kind === 'never';
  const start = item.start.toPlainDate();
  const dates = endless ? seriesDates(item, recurrence, start, start.add({ years: 1 })) : allDates(item, recurrence);
  const kept = dates.flatMap((date) => occurrenceOn(item, date) ?? []);
  const [first] = kept;
  const last = endless ? undefined : kept.at(-1);
  return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) };
}

function allDates(item: AppointmentItem, recurrence: Recurrence): readonly Temporal.PlainDate[] {
  return rule(item, recurrence)
    .all()
    .map((moment) => moment.toPlainDate());
}

function seriesDates(
  item: AppointmentItem,
  recurrence: Recurrence,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): readonly Temporal.PlainDate[] {
  return rule(item, recurrence)
    .between(from.toZonedDateTime('UTC'), to.toZonedDateTime('UTC'), true)
    .map((moment) => moment.toPlainDate());
}

/**
 * A series is a list of dates, to which the series' zone then gives its wall clock. The rule therefore runs on dates,
 * in UTC: run in the zone itself it would drop an occurrence whose hour DST skips, where Exchange moves it forward.
 */
function rule(item: AppointmentItem, recurrence: Recurrence): RRuleTemporal {
  const { end } = recurrence;
  return new RRuleTemporal({
    ...parts(recurrence),
    temporal: Temporal,
    dtstart: item.start.toPlainDate().toZonedDateTime('UTC'),
    wkst: 'MO',
    ...(end.kind === 'count' ? { count: end.count } : {}),
    ...(end.kind === 'until' ? { until: end.date.toZonedDateTime('UTC') } : {}),
  });
}

const weeks: Readonly<Record<WeekOfMonth, number>> = { First: 1, Second: 2, Third: 3, Fourth: 4, Last: -1 };

interface RuleParts {
  readonly freq: Freq;
  readonly interval?: number;
  readonly byDay?: string[];
  readonly byMonthDay?: number[];
  readonly byMonth?: number[];
}

function parts({ pattern }: Recurrence): RuleParts {
  switch (pattern.kind) {
    case 'daily':
      return { freq: 'DAILY', interval: pattern.interval };
    case 'weekly':
      return { freq: 'WEEKLY', interval: pattern.interval, byDay: pattern.days.map(shortDay) };
    case 'monthly':
      return { freq: 'MONTHLY', interval: pattern.interval, byMonthDay: [pattern.day] };
    case 'relative-monthly': {
      const day = `${weeks[pattern.week]}${shortDay(pattern.day)}`;
      return { freq: 'MONTHLY', interval: pattern.interval, byDay: [day] };
    }
    case 'yearly':
      return { freq: 'YEARLY', byMonth: [pattern.month], byMonthDay: [pattern.day] };
  }
}

function shortDay(day: Weekday): string {
  return day.slice(0, 2).toUpperCase();
}

/** The weekday of a date, in EWS' words. */
export function weekdayOf(date: Temporal.PlainDate): Weekday {
  return weekdays[date.dayOfWeek - 1] ?? 'Monday';
}

function isSpecial(recurrence: Recurrence, date: Temporal.PlainDate): boolean {
  return (
    recurrence.deleted.some((deleted) => deleted.equals(date)) ||
    recurrence.exceptions.some((exception) => exception.original.equals(date))
  );
}

function regularOccurrence(item: AppointmentItem, date: Temporal.PlainDate): Occurrence {
  const zone = item.start.timeZoneId;
  const wall = date.toPlainDateTime(item.start.toPlainTime());
  const length = item.start.toPlainDateTime().until(item.end.toPlainDateTime());
  const start = wall.toZonedDateTime(zone);
  const end = wall.add(length).toZonedDateTime(zone);
  return { item, kind: 'Occurrence', original: date, originalStart: start, start, end };
}

function exceptionalOccurrence(item: AppointmentItem, change: Exception): Occurrence {
  const regular = regularOccurrence(item, change.original);
  const changed: AppointmentItem = {
    ...item,
    subject: change.subject ?? item.subject,
    location: change.location ?? item.location,
    cancelled: change.cancelled ?? item.cancelled,
    busy: change.cancelled === true ? 'Free' : item.busy,
  };
  const start = change.start ?? regular.start;
  const end = change.end ?? regular.end;
  return { ...regular, item: changed, kind: 'Exception', start, end };
}

function lengthInDays(item: AppointmentItem): number {
  return item.start.toPlainDate().until(item.end.toPlainDate(), { largestUnit: 'days' }).days;
}

function byStart(a: Occurrence, b: Occurrence): number {
  return compare(a.start.toInstant(), b.start.toInstant());
}

const compare = (a: Temporal.Instant, b: Temporal.Instant): number => Temporal.Instant.compare(a, b);
