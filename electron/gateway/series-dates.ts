import { RRuleTemporal, type Freq } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { Pattern, Recurrence } from '../../shared/entry.ts';
import type { CalendarDate } from '../../shared/model.ts';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const WORKDAYS = DAYS.slice(0, 5);
const WEEKEND = DAYS.slice(5);
/** Every month has so many days. */
const ALWAYS = 28;

/**
 * The dates of a series from one date to another, both included, deleted ones too. A series is a list of dates, to which its
 * zone gives the wall clock afterwards; so the rule runs on dates alone, and no change of clocks can drop one.
 * @param weekStart ISO weekday with which the series' weeks begin: it matters where it comes every second week or less often
 */
export function seriesDates(
  { pattern, start, end }: Recurrence,
  from: CalendarDate,
  to: CalendarDate,
  weekStart: number,
): readonly CalendarDate[] {
  const rule = new RRuleTemporal({
    ...ruleOf(pattern),
    temporal: Temporal,
    dtstart: inUtc(start),
    wkst: DAYS[weekStart - 1] ?? 'MO',
    ...(end.kind === 'count' ? { count: end.count } : {}),
    ...(end.kind === 'until' ? { until: inUtc(end.date) } : {}),
  });
  return rule.between(inUtc(from), inUtc(to), true).map((moment) => moment.toPlainDate().toString());
}

const inUtc = (date: CalendarDate): Temporal.ZonedDateTime => Temporal.PlainDate.from(date).toZonedDateTime('UTC');

interface Rule {
  readonly freq: Freq;
  readonly interval?: number;
  readonly byDay?: string[];
  readonly byMonthDay?: number[];
  readonly byMonth?: number[];
  readonly bySetPos?: number[];
}

function ruleOf(pattern: Pattern): Rule {
  switch (pattern.kind) {
    case 'daily':
      return { freq: 'DAILY', interval: pattern.every };
    case 'weekly':
      return { freq: 'WEEKLY', interval: pattern.every, byDay: pattern.days.map(nameOf) };
    case 'monthly':
      return { freq: 'MONTHLY', interval: pattern.every, ...dayOfMonth(pattern.day) };
    case 'monthly-nth':
      return { freq: 'MONTHLY', interval: pattern.every, ...nthDay(pattern) };
    case 'yearly':
      return { freq: 'YEARLY', byMonth: [pattern.month], ...dayOfMonth(pattern.day) };
    case 'yearly-nth':
      return { freq: 'YEARLY', byMonth: [pattern.month], ...nthDay(pattern) };
  }
}

/** The 31st is the last day of a shorter month, as Exchange counts; RFC 5545 would leave such a month out. */
function dayOfMonth(day: number): Pick<Rule, 'byMonthDay' | 'bySetPos'> {
  if (day <= ALWAYS) return { byMonthDay: [day] };
  return { byMonthDay: Array.from({ length: day - ALWAYS + 1 }, (_, index) => ALWAYS + index), bySetPos: [-1] };
}

function nthDay({ on, nth }: Extract<Pattern, { on: unknown }>): Pick<Rule, 'byDay' | 'byMonthDay' | 'bySetPos'> {
  if (typeof on === 'number') return { byDay: [`${nth}${nameOf(on)}`] };
  if (on === 'day') return { byMonthDay: [nth] };
  return { byDay: [...(on === 'workday' ? WORKDAYS : WEEKEND)], bySetPos: [nth] };
}

const nameOf = (day: number): string => DAYS[day - 1] ?? 'MO';
