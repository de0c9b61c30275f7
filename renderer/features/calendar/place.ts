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

/** Dates, the end exclusive. */
export interface Days {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

const SATURDAY = 6;

/**
 * The days that a view is about at a date: for its heading, which must not wait for them to be drawn.
 * @param firstDay of the week, Sunday = 0
 */
export function daysInView(view: CalendarViewName, date: CalendarDate, firstDay: number, weekends: boolean): Days {
  const day = Temporal.PlainDate.from(date);
  const span = (start: Temporal.PlainDate, length: Temporal.DurationLike): Days => ({
    start: start.toString(),
    end: start.add(length).toString(),
  });
  switch (view) {
    case 'day':
      return span(day, { days: 1 });
    case 'week':
    case 'workWeek': {
      const whole = span(weekStart(day, firstDay), { weeks: 1 });
      return weekends && view === 'week' ? whole : withoutWeekend(whole);
    }
    case 'month':
      return span(day.with({ day: 1 }), { months: 1 });
    case 'agenda':
      return span(day, STEPS.agenda);
  }
}

const weekStart = (day: Temporal.PlainDate, firstDay: number): Temporal.PlainDate =>
  day.subtract({ days: (day.dayOfWeek - firstDay + 7) % 7 });

/** From the first to the last of a week's days that is none of a weekend. */
function withoutWeekend({ start, end }: Days): Days {
  const first = Temporal.PlainDate.from(start);
  const days = Array.from({ length: first.until(end).days }, (_, index) => first.add({ days: index }));
  const kept = days.filter(({ dayOfWeek }) => dayOfWeek < SATURDAY);
  const [from = first] = kept;
  return { start: from.toString(), end: (kept.at(-1) ?? first).add({ days: 1 }).toString() };
}

/** Weeks that a month's view has, whatever the month. */
const MONTH_WEEKS = 6;

/**
 * The days of a date's month as its view shows them, whole weeks. Day and week of that date lie within: what is known of it does
 * for every view, and going from one to another asks nobody.
 * @param firstDay of the week, Sunday = 0
 */
export function monthRange(date: CalendarDate, firstDay: number, zone: string): TimeRange {
  const start = weekStart(Temporal.PlainDate.from(date).with({ day: 1 }), firstDay);
  const end = start.add({ weeks: MONTH_WEEKS });
  return { start: startOfDay(start.toString(), zone), end: startOfDay(end.toString(), zone) };
}

/** What the agenda lists: a month from a date on. */
export function agendaRange(date: CalendarDate, zone: string): TimeRange {
  const { start, end } = daysInView('agenda', date, 0, true);
  return { start: startOfDay(start, zone), end: startOfDay(end, zone) };
}
