import type { Nth, Pattern, Recurrence, RelativeDay } from './entry.ts';
import type { Speech } from './explain.ts';
import type { MessageKey } from './messages/index.ts';
import type { CalendarDate } from './model.ts';

type Spoken = Pick<Speech, 't' | 'format'>;

const NTH: ReadonlyMap<Nth, MessageKey> = new Map([
  [1, 'entry.first'],
  [2, 'entry.second'],
  [3, 'entry.third'],
  [4, 'entry.fourth'],
  [-1, 'entry.last'],
]);

const SEVERAL = {
  day: 'entry.anyDay',
  workday: 'entry.workday',
  'weekend-day': 'entry.weekendDay',
} as const satisfies Readonly<Record<Exclude<RelativeDay, number>, MessageKey>>;

/** "first", "last". */
export const nthWord = (nth: Nth, { t }: Spoken): string => t(NTH.get(nth) ?? 'entry.first');

/** The name of an ISO weekday, Monday = 1. */
export const weekdayWord = (day: number, { format }: Spoken, weekday: 'long' | 'short' = 'long'): string =>
  // 1 January 2024 was a Monday.
  new Intl.DateTimeFormat(format.locale, { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));

/** A weekday, "working day", "day". */
export const relativeDayWord = (on: RelativeDay, speech: Spoken): string =>
  typeof on === 'number' ? weekdayWord(on, speech) : speech.t(SEVERAL[on]);

export const monthWord = (month: number, { format }: Spoken): string =>
  new Intl.DateTimeFormat(format.locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month - 1, 1));

const dayAndMonth = (month: number, day: number, { format }: Spoken): string =>
  // A leap year, for the sake of 29 February.
  new Intl.DateTimeFormat(format.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, month - 1, day),
  );

/** How an entry comes again, as a sentence without its full stop: "Every 2 weeks on Monday and Friday, until 3 May 2027". */
export function recurrenceWords({ pattern, end }: Recurrence, speech: Spoken): string {
  const rule = patternWords(pattern, speech);
  switch (end.kind) {
    case 'never':
      return rule;
    case 'until':
      return speech.t('entry.untilDate', { rule, date: dateWords(end.date, speech) });
    case 'count':
      return speech.t('entry.countTimes', { rule, count: end.count });
  }
}

const dateWords = (date: CalendarDate, { format }: Spoken): string =>
  new Intl.DateTimeFormat(format.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${date}T12:00:00Z`),
  );

function patternWords(pattern: Pattern, speech: Spoken): string {
  const { t, format } = speech;
  switch (pattern.kind) {
    case 'daily':
      return pattern.every === 1 ? t('entry.everyDay') : t('entry.everyDays', { count: pattern.every });
    case 'weekly': {
      const names = [...pattern.days].sort().map((day) => weekdayWord(day, speech));
      const days = new Intl.ListFormat(format.locale, { type: 'conjunction' }).format(names);
      return pattern.every === 1
        ? t('entry.everyWeek', { days })
        : t('entry.everyWeeks', { count: pattern.every, days });
    }
    case 'monthly':
      return months(pattern.every, t('entry.whichDay', { day: pattern.day }), speech);
    case 'monthly-nth': {
      const params = { nth: nthWord(pattern.nth, speech), day: relativeDayWord(pattern.on, speech) };
      return months(pattern.every, t('entry.whichNth', params), speech);
    }
    case 'yearly':
      return t('entry.everyYear', {
        which: t('entry.whichDate', { date: dayAndMonth(pattern.month, pattern.day, speech) }),
      });
    case 'yearly-nth': {
      const [nth, day] = [nthWord(pattern.nth, speech), relativeDayWord(pattern.on, speech)];
      const month = monthWord(pattern.month, speech);
      return t('entry.everyYear', { which: t('entry.whichNthOf', { nth, day, month }) });
    }
  }
}

const months = (every: number, which: string, { t }: Spoken): string =>
  every === 1 ? t('entry.everyMonth', { which }) : t('entry.everyMonths', { count: every, which });
