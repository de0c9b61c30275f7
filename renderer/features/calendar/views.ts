import type { MessageKey } from '../../../shared/messages/index.ts';

/** The calendar's views: our name, FullCalendar's type, and the words. */
export const CALENDAR_VIEWS = [
  { name: 'day', type: 'timeGridDay', words: 'calendar.day' },
  { name: 'workWeek', type: 'workWeek', words: 'calendar.workWeek' },
  { name: 'week', type: 'timeGridWeek', words: 'calendar.week' },
  { name: 'month', type: 'dayGridMonth', words: 'calendar.month' },
  { name: 'agenda', type: 'listWeek', words: 'calendar.agenda' },
] as const satisfies readonly { name: string; type: string; words: MessageKey }[];

export type CalendarViewName = (typeof CALENDAR_VIEWS)[number]['name'];

/** FullCalendar's type of a view. */
export function viewType(name: CalendarViewName): string {
  return CALENDAR_VIEWS.find((view) => view.name === name)?.type ?? 'workWeek';
}

/** The view of a FullCalendar type, for when it changed its view by itself (a pressed day heading). */
export function viewOfType(type: string): CalendarViewName | undefined {
  return CALENDAR_VIEWS.find((view) => view.type === type)?.name;
}

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
