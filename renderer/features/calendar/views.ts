import type { MessageKey } from '../../../shared/messages/index.ts';

/** The calendar's views and their words. */
export const CALENDAR_VIEWS = [
  { name: 'day', words: 'calendar.day' },
  { name: 'workWeek', words: 'calendar.workWeek' },
  { name: 'week', words: 'calendar.week' },
  { name: 'month', words: 'calendar.month' },
  { name: 'agenda', words: 'calendar.agenda' },
] as const satisfies readonly { name: string; words: MessageKey }[];

export type CalendarViewName = (typeof CALENDAR_VIEWS)[number]['name'];
/** Those that FullCalendar draws; the agenda is a list of our own. */
export type GridViewName = Exclude<CalendarViewName, 'agenda'>;

const TYPES: Readonly<Record<GridViewName, string>> = {
  day: 'timeGridDay',
  workWeek: 'workWeek',
  week: 'timeGridWeek',
  month: 'dayGridMonth',
};

/** FullCalendar's type of a view. */
export const viewType = (name: GridViewName): string => TYPES[name];

/** How a locale counts its weeks, as `Intl.Locale` tells it. */
export interface WeekRules {
  /** Sunday is 0, as FullCalendar has it. */
  readonly firstDay: number;
  readonly iso: boolean;
}

interface WeekInfo {
  readonly firstDay: number;
  readonly minimalDays?: number;
}

/**
 * The first day of a week and whether weeks are numbered as ISO 8601 does. Chromium has `getWeekInfo`, older engines
 * the `weekInfo` property, TypeScript knows neither; without any it is Monday, as ISO 8601 says.
 */
export function weekRules(locale: string): WeekRules {
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => WeekInfo; readonly weekInfo?: WeekInfo };
  const info = known.getWeekInfo?.() ?? known.weekInfo ?? { firstDay: 1, minimalDays: 4 };
  return { firstDay: info.firstDay % 7, iso: info.firstDay === 1 };
}
