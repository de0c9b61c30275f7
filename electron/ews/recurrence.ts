import { readDate } from './time.ts';
import { childrenNamed, integerOf, wordOf, type XmlNode } from './xml.ts';
import { element, textElement, type XmlElement } from './xml-writer.ts';

/** `t:Recurrence`: how an item comes again, in EWS' own words. Dates are `YYYY-MM-DD`. */
export interface ItemRecurrence {
  readonly pattern: RecurrencePattern;
  readonly start: string;
  readonly end:
    | { readonly kind: 'never' }
    | { readonly kind: 'until'; readonly date: string }
    | { readonly kind: 'count'; readonly count: number };
}

export type RecurrencePattern =
  | { readonly kind: 'Daily'; readonly interval: number }
  /** English day names. */
  | {
      readonly kind: 'Weekly';
      readonly interval: number;
      readonly days: readonly string[];
      /** With which day its weeks begin; Sunday where it isn't said. */
      readonly firstDay?: string;
    }
  | { readonly kind: 'AbsoluteMonthly'; readonly interval: number; readonly day: number }
  /** `day`: a weekday, `Day`, `Weekday` or `WeekendDay`; `index`: First to Fourth, Last. */
  | { readonly kind: 'RelativeMonthly'; readonly interval: number; readonly day: string; readonly index: string }
  /** English month names. */
  | { readonly kind: 'AbsoluteYearly'; readonly day: number; readonly month: string }
  | { readonly kind: 'RelativeYearly'; readonly day: string; readonly index: string; readonly month: string };

/** Writes `t:Recurrence`. */
export function recurrenceElement({ pattern, start, end }: ItemRecurrence): XmlElement {
  return element('t:Recurrence', {}, patternElement(pattern), rangeElement(start, end));
}

function patternElement(pattern: RecurrencePattern): XmlElement {
  const named = (...parts: readonly (XmlElement | undefined)[]): XmlElement =>
    element(`t:${pattern.kind}Recurrence`, {}, ...parts);
  switch (pattern.kind) {
    case 'Daily':
      return named(number('Interval', pattern.interval));
    case 'Weekly':
      return named(number('Interval', pattern.interval), textElement('t:DaysOfWeek', pattern.days.join(' ')));
    case 'AbsoluteMonthly':
      return named(number('Interval', pattern.interval), number('DayOfMonth', pattern.day));
    case 'RelativeMonthly':
      return named(
        number('Interval', pattern.interval),
        textElement('t:DaysOfWeek', pattern.day),
        textElement('t:DayOfWeekIndex', pattern.index),
      );
    case 'AbsoluteYearly':
      return named(number('DayOfMonth', pattern.day), textElement('t:Month', pattern.month));
    case 'RelativeYearly':
      return named(
        textElement('t:DaysOfWeek', pattern.day),
        textElement('t:DayOfWeekIndex', pattern.index),
        textElement('t:Month', pattern.month),
      );
  }
}

function rangeElement(start: string, end: ItemRecurrence['end']): XmlElement {
  const startDate = textElement('t:StartDate', start);
  switch (end.kind) {
    case 'never':
      return element('t:NoEndRecurrence', {}, startDate);
    case 'until':
      return element('t:EndDateRecurrence', {}, startDate, textElement('t:EndDate', end.date));
    case 'count':
      return element('t:NumberedRecurrence', {}, startDate, number('NumberOfOccurrences', end.count));
  }
}

const number = (name: string, value: number): XmlElement => textElement(`t:${name}`, String(value));

/** Reads `t:Recurrence`; `undefined` for a pattern or range that isn't known, such as a task's. */
export function readRecurrence(node: XmlNode | undefined): ItemRecurrence | undefined {
  if (node === undefined) return undefined;
  const pattern = node.children.flatMap((each) => readPattern(each) ?? [])[0];
  const range = ['NoEndRecurrence', 'EndDateRecurrence', 'NumberedRecurrence'].flatMap((name) =>
    childrenNamed(node, name),
  )[0];
  const start = readDate(wordOf(range, 'StartDate'));
  if (pattern === undefined || range === undefined || start === undefined) return undefined;
  const until = readDate(wordOf(range, 'EndDate'));
  const count = integerOf(range, 'NumberOfOccurrences');
  const end =
    until !== undefined
      ? ({ kind: 'until', date: until } as const)
      : count !== undefined
        ? ({ kind: 'count', count } as const)
        : ({ kind: 'never' } as const);
  return { pattern, start, end };
}

function readPattern(node: XmlNode): RecurrencePattern | undefined {
  const interval = integerOf(node, 'Interval') ?? 1;
  const day = integerOf(node, 'DayOfMonth');
  const days = wordOf(node, 'DaysOfWeek');
  const index = wordOf(node, 'DayOfWeekIndex');
  const month = wordOf(node, 'Month');
  switch (node.name) {
    case 'DailyRecurrence':
      return { kind: 'Daily', interval };
    case 'WeeklyRecurrence':
      return days === undefined
        ? undefined
        : { kind: 'Weekly', interval, days: days.split(/\s+/), firstDay: wordOf(node, 'FirstDayOfWeek') ?? 'Sunday' };
    case 'AbsoluteMonthlyRecurrence':
      return day === undefined ? undefined : { kind: 'AbsoluteMonthly', interval, day };
    case 'RelativeMonthlyRecurrence':
      return days === undefined || index === undefined
        ? undefined
        : { kind: 'RelativeMonthly', interval, day: days, index };
    case 'AbsoluteYearlyRecurrence':
      return day === undefined || month === undefined ? undefined : { kind: 'AbsoluteYearly', day, month };
    case 'RelativeYearlyRecurrence':
      return days === undefined || index === undefined || month === undefined
        ? undefined
        : { kind: 'RelativeYearly', day: days, index, month };
    default:
      return undefined;
  }
}
