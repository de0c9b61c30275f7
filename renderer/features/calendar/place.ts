import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, TimeRange } from '../../../shared/model.ts';
import { startOfDay } from '../../../shared/wall-time.ts';
import type { CalendarViewName } from './views.ts';

/** What the calendar shows: a view at a date. Without a date it is at today and goes on with it. */
export interface Place {
  readonly view: CalendarViewName;
  readonly date?: CalendarDate;
}

export const FIRST_PLACE: Place = { view: 'workWeek' };

/**
 * The date a place is at. A work week opened at a weekend doesn't hold today, yet every view that is chosen then is at
 * today, and not at the days that were in sight, until somebody pages away.
 */
export const dateOf = ({ date }: Place, today: CalendarDate): CalendarDate => date ?? today;

/** The same days in another view. */
export const inView = (place: Place, view: CalendarViewName): Place => ({ ...place, view });

/** One day, as a press on its number asks for it. */
export const onDay = (date: CalendarDate, today: CalendarDate): Place => at('day', date, today);

const STEPS: Readonly<Record<CalendarViewName, Temporal.DurationLike>> = {
  day: { days: 1 },
  workWeek: { weeks: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  agenda: { months: 1 },
};

/** Leafs through the days by the view's own step. */
export function moved(place: Place, where: 'previous' | 'today' | 'next', today: CalendarDate): Place {
  const { view } = place;
  if (where === 'today') return { view };
  const date = Temporal.PlainDate.from(dateOf(place, today));
  const step = STEPS[view];
  return at(view, (where === 'next' ? date.add(step) : date.subtract(step)).toString(), today);
}

/** Who leafs back to today is at today again. */
const at = (view: CalendarViewName, date: CalendarDate, today: CalendarDate): Place =>
  date === today ? { view } : { view, date };

/** What the agenda lists: a month from a date on. */
export function agendaRange(date: CalendarDate, zone: string): TimeRange {
  const end = Temporal.PlainDate.from(date).add(STEPS.agenda).toString();
  return { start: startOfDay(date, zone), end: startOfDay(end, zone) };
}
