import type { Temporal } from 'temporal-polyfill';
import type { Pattern } from '../model.ts';
import { edgesOf, occurrenceOn, type Occurrence } from '../recurrence.ts';
import { fromOccurrence, type CalendarView } from '../resolve.ts';
import { t } from '../xml-write.ts';
import type { XmlElement } from '../xml.ts';
import { formatInstant } from '../zones.ts';
import { itemId } from './item.ts';

/** As EWS names them. */
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `t:Recurrence` of a recurring master; nothing else has one. */
export function recurrence({ item, type }: CalendarView): XmlElement | undefined {
  if (item.recurrence === undefined || type !== 'RecurringMaster') return undefined;
  const { pattern, end } = item.recurrence;
  const startDate = t('StartDate', dateWithOffset(item.start));
  switch (end.kind) {
    case 'never':
      return t('Recurrence', patternElement(pattern), t('NoEndRecurrence', startDate));
    case 'count':
      return t(
        'Recurrence',
        patternElement(pattern),
        t('NumberedRecurrence', startDate, t('NumberOfOccurrences', String(end.count))),
      );
    case 'until': {
      const last = end.date.toZonedDateTime(item.start.timeZoneId);
      return t(
        'Recurrence',
        patternElement(pattern),
        t('EndDateRecurrence', startDate, t('EndDate', dateWithOffset(last))),
      );
    }
  }
}

function patternElement(pattern: Pattern): XmlElement {
  switch (pattern.kind) {
    case 'daily':
      return t('DailyRecurrence', t('Interval', String(pattern.interval)));
    case 'weekly':
      return t(
        'WeeklyRecurrence',
        t('Interval', String(pattern.interval)),
        t('DaysOfWeek', pattern.days.join(' ')),
        t('FirstDayOfWeek', 'Monday'),
      );
    case 'monthly':
      return t(
        'AbsoluteMonthlyRecurrence',
        t('Interval', String(pattern.interval)),
        t('DayOfMonth', String(pattern.day)),
      );
    case 'relative-monthly':
      return t(
        'RelativeMonthlyRecurrence',
        t('Interval', String(pattern.interval)),
        t('DaysOfWeek', pattern.day),
        t('DayOfWeekIndex', pattern.week),
      );
    case 'yearly':
      return t(
        'AbsoluteYearlyRecurrence',
        t('DayOfMonth', String(pattern.day)),
        t('Month', months[pattern.month - 1] ?? 'January'),
      );
    case 'relative-yearly':
      return t(
        'RelativeYearlyRecurrence',
        t('DaysOfWeek', pattern.day),
        t('DayOfWeekIndex', pattern.week),
        t('Month', months[pattern.month - 1] ?? 'January'),
      );
  }
}

/** Recurrence dates are `xs:date` with the offset of that day. */
function dateWithOffset(moment: Temporal.ZonedDateTime): string {
  return `${moment.toPlainDate().toString()}${moment.offset === '+00:00' ? 'Z' : moment.offset}`;
}

/** The first or last occurrence of a master that has one. */
export function edge(
  name: 'FirstOccurrence' | 'LastOccurrence',
  view: CalendarView,
  zone: string,
): XmlElement | undefined {
  if (view.type !== 'RecurringMaster') return undefined;
  const { first, last } = edgesOf(view.item);
  const occurrence = name === 'FirstOccurrence' ? first : last;
  return occurrence === undefined ? undefined : occurrenceInfo(name, view, occurrence, zone);
}

/** The exceptions of a master. */
export function modifiedOccurrences(view: CalendarView, zone: string): XmlElement | undefined {
  const changed = view.type === 'RecurringMaster' ? (view.item.recurrence?.exceptions ?? []) : [];
  const elements = changed.flatMap(({ original }) => {
    const occurrence = occurrenceOn(view.item, original);
    return occurrence === undefined ? [] : [occurrenceInfo('Occurrence', view, occurrence, zone)];
  });
  return elements.length === 0 ? undefined : t('ModifiedOccurrences', elements);
}

/** The deletions of a master. */
export function deletedOccurrences(view: CalendarView, zone: string): XmlElement | undefined {
  const deleted = view.type === 'RecurringMaster' ? (view.item.recurrence?.deleted ?? []) : [];
  if (deleted.length === 0) return undefined;
  const time = view.item.start.toPlainTime();
  return t(
    'DeletedOccurrences',
    deleted.map((date) => {
      const start = date.toZonedDateTime({ timeZone: view.item.start.timeZoneId, plainTime: time });
      return t('DeletedOccurrence', t('Start', formatInstant(start.toInstant(), zone)));
    }),
  );
}

function occurrenceInfo(name: string, view: CalendarView, occurrence: Occurrence, zone: string): XmlElement {
  return t(
    name,
    itemId(fromOccurrence(view.mailbox, occurrence)),
    t('Start', formatInstant(occurrence.start.toInstant(), zone)),
    t('End', formatInstant(occurrence.end.toInstant(), zone)),
    t('OriginalStart', formatInstant(occurrence.originalStart.toInstant(), zone)),
  );
}
