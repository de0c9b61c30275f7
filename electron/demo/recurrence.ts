import { RRuleTemporal, type Freq } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import {
  weekdays,
  type AppointmentItem,
  type Exception,
  type Recurrence,
  type RelativeDay,
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
  /** The same in milliseconds since 1970: what ranges are compared by. */
  readonly startMs: number;
  readonly endMs: number;
}

/** All that overlaps the half-open range, in order of start. */
export function occurrencesBetween(
  item: AppointmentItem,
  from: Temporal.Instant,
  to: Temporal.Instant,
): readonly Occurrence[] {
  const [fromMs, toMs] = [from.epochMilliseconds, to.epochMilliseconds];
  return candidates(item, from, to)
    .filter(
      ({ startMs, endMs }) =>
        startMs < toMs &&
        // An appointment without length is seen at its instant.
        (endMs > fromMs || (startMs === fromMs && startMs === endMs)),
    )
    .sort((a, b) => a.startMs - b.startMs);
}

function candidates(item: AppointmentItem, from: Temporal.Instant, to: Temporal.Instant): readonly Occurrence[] {
  const expansion = expansionOf(item);
  if (item.recurrence === undefined) return expansion.fixed;
  const first = blockOf(from) - expansion.reach;
  const last = blockOf(to) + 1;
  const blocks = Array.from({ length: last - first + 1 }, (_, index) => regularIn(item, first + index, expansion));
  // An exception may have been moved into the range from far outside of it.
  return [...blocks.flat(), ...expansion.fixed];
}

/** Days are expanded in blocks of so many, counted from 1970: questions move on, and mostly ask for the same days again. */
const blockDays = 7;

interface Expansion {
  /** What stands whatever is asked: a single appointment, or a series' exceptions. */
  readonly fixed: readonly Occurrence[];
  /** In how many earlier blocks something may begin that lasts into one. */
  readonly reach: number;
  readonly blocks: Map<number, readonly Occurrence[]>;
}

/** Items never change, they are replaced: what one has been expanded to holds as long as there is that item. */
const expansions = new WeakMap<AppointmentItem, Expansion>();

function expansionOf(item: AppointmentItem): Expansion {
  const known = expansions.get(item);
  if (known !== undefined) return known;
  const { recurrence, start, end } = item;
  const fixed =
    recurrence === undefined
      ? [occurrence({ item, kind: 'Single', originalStart: start, start, end })]
      : recurrence.exceptions.map((change) => exceptionalOccurrence(item, change));
  const reach = Math.ceil((lengthInDays(item) + 2) / blockDays);
  const made: Expansion = { fixed, reach, blocks: new Map() };
  expansions.set(item, made);
  return made;
}

function blockOf(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / (blockDays * 86_400_000));
}

function regularIn(item: AppointmentItem, block: number, { blocks }: Expansion): readonly Occurrence[] {
  const known = blocks.get(block);
  const { recurrence } = item;
  if (known !== undefined || recurrence === undefined) return known ?? [];
  const first = epoch.add({ days: block * blockDays });
  const made = seriesDates(item, recurrence, first, first.add({ days: blockDays - 1 }))
    .filter((date) => !isSpecial(recurrence, date))
    .map((date) => regularOccurrence(item, date));
  blocks.set(block, made);
  return made;
}

const epoch = new Temporal.PlainDate(1970, 1, 1);

function occurrence(parts: Omit<Occurrence, 'startMs' | 'endMs'>): Occurrence {
  return { ...parts, startMs: parts.start.epochMilliseconds, endMs: parts.end.epochMilliseconds };
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
  readonly bySetPos?: number[];
}

function parts({ pattern }: Recurrence): RuleParts {
  switch (pattern.kind) {
    case 'daily':
      return { freq: 'DAILY', interval: pattern.interval };
    case 'weekly':
      return { freq: 'WEEKLY', interval: pattern.interval, byDay: pattern.days.map(shortDay) };
    case 'monthly':
      return { freq: 'MONTHLY', interval: pattern.interval, byMonthDay: [pattern.day] };
    case 'relative-monthly':
      return { freq: 'MONTHLY', interval: pattern.interval, ...relative(pattern.day, pattern.week) };
    case 'yearly':
      return { freq: 'YEARLY', byMonth: [pattern.month], byMonthDay: [pattern.day] };
    case 'relative-yearly':
      return { freq: 'YEARLY', byMonth: [pattern.month], ...relative(pattern.day, pattern.week) };
  }
}

function relative(day: RelativeDay, week: WeekOfMonth): Pick<RuleParts, 'byDay' | 'bySetPos'> {
  return { byDay: daysOf(day).map(shortDay), bySetPos: [weeks[week]] };
}

function daysOf(day: RelativeDay): readonly Weekday[] {
  switch (day) {
    case 'Day':
      return weekdays;
    case 'Weekday':
      return weekdays.slice(0, 5);
    case 'WeekendDay':
      return weekdays.slice(5);
    default:
      return [day];
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
  return occurrence({ item, kind: 'Occurrence', original: date, originalStart: start, start, end });
}

function exceptionalOccurrence(item: AppointmentItem, change: Exception): Occurrence {
  const regular = regularOccurrence(item, change.original);
  const { original: _date, start: _start, end: _end, reminder, ...fields } = change;
  const { reminderMinutes, ...rest } = item;
  const minutes = reminder ?? reminderMinutes;
  const changed: AppointmentItem = {
    ...rest,
    ...fields,
    busy: change.cancelled === true ? 'Free' : (change.busy ?? item.busy),
    ...(minutes === undefined || minutes < 0 ? {} : { reminderMinutes: minutes }),
  };
  const start = change.start ?? regular.start;
  const end = change.end ?? regular.end;
  return occurrence({ ...regular, item: changed, kind: 'Exception', start, end });
}

function lengthInDays(item: AppointmentItem): number {
  return item.start.toPlainDate().until(item.end.toPlainDate(), { largestUnit: 'days' }).days;
}
