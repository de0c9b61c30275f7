import { Temporal } from 'temporal-polyfill';
import { ResponseError } from './errors.ts';
import {
  weekdays,
  type Pattern,
  type Recurrence,
  type RecurrenceEnd,
  type RelativeDay,
  type Weekday,
  type WeekOfMonth,
} from './model.ts';
import { months } from './properties/series.ts';
import { childText, elementsOf, type XmlElement } from './xml.ts';

const weeks: readonly WeekOfMonth[] = ['First', 'Second', 'Third', 'Fourth', 'Last'];
const relativeDays: readonly RelativeDay[] = [...weekdays, 'Day', 'Weekday', 'WeekendDay'];

/** Reads `t:Recurrence`: a pattern, then how long it goes on. Throws a `ResponseError`. */
export function recurrenceFrom(element: XmlElement): Recurrence {
  const [pattern, range] = elementsOf(element);
  if (pattern === undefined || range === undefined) throw invalid();
  return { pattern: patternFrom(pattern), end: endFrom(range), deleted: [], exceptions: [] };
}

function patternFrom(element: XmlElement): Pattern {
  switch (element.name) {
    case 'DailyRecurrence':
      return { kind: 'daily', interval: whole(element, 'Interval', 999) };
    case 'WeeklyRecurrence':
      return { kind: 'weekly', interval: whole(element, 'Interval', 99), days: daysFrom(element) };
    case 'AbsoluteMonthlyRecurrence':
      return { kind: 'monthly', interval: whole(element, 'Interval', 99), day: whole(element, 'DayOfMonth', 31) };
    case 'RelativeMonthlyRecurrence':
      return { kind: 'relative-monthly', interval: whole(element, 'Interval', 99), ...relativeFrom(element) };
    case 'AbsoluteYearlyRecurrence':
      return { kind: 'yearly', month: monthFrom(element), day: whole(element, 'DayOfMonth', 31) };
    case 'RelativeYearlyRecurrence':
      return { kind: 'relative-yearly', month: monthFrom(element), ...relativeFrom(element) };
    default:
      throw invalid();
  }
}

function endFrom(element: XmlElement): RecurrenceEnd {
  switch (element.name) {
    case 'NumberedRecurrence':
      return { kind: 'count', count: whole(element, 'NumberOfOccurrences', 999) };
    case 'EndDateRecurrence':
      return { kind: 'until', date: Temporal.PlainDate.from((childText(element, 'EndDate') ?? '').slice(0, 10)) };
    default:
      return { kind: 'never' };
  }
}

function relativeFrom(element: XmlElement): { readonly day: RelativeDay; readonly week: WeekOfMonth } {
  const day = relativeDays.find((name) => name === childText(element, 'DaysOfWeek'));
  const week = weeks.find((name) => name === childText(element, 'DayOfWeekIndex'));
  if (day === undefined || week === undefined) throw invalid();
  return { day, week };
}

function daysFrom(element: XmlElement): readonly Weekday[] {
  const names = (childText(element, 'DaysOfWeek') ?? '').split(/\s+/);
  const days = weekdays.filter((day) => names.includes(day));
  if (days.length === 0) throw invalid();
  return days;
}

function monthFrom(element: XmlElement): number {
  const index = months.findIndex((name) => name === childText(element, 'Month'));
  if (index < 0) throw invalid();
  return index + 1;
}

function whole(element: XmlElement, name: string, most: number): number {
  const value = Number(childText(element, name) ?? '1');
  if (!Number.isInteger(value) || value < 1 || value > most) throw invalid();
  return value;
}

function invalid(): ResponseError {
  return new ResponseError('ErrorCalendarInvalidRecurrence', 'The recurrence is not valid.');
}
