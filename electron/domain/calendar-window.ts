import { Temporal } from 'temporal-polyfill';
import type { TimeRange } from '../../shared/model.ts';
import type { Settings } from '../../shared/settings.ts';
import { addDays, dateIn, instantOf, startOfDate, weekday } from './time.ts';

const NEAR_DAYS_BACK = 14;
const NEAR_DAYS_AHEAD = 42;

/**
 * Which part of the calendar is kept, and which of it people look at first. It begins and ends on Mondays, so that it
 * moves once a week and not with every midnight.
 * @param now epoch ms
 * @param zone the machine's IANA zone
 */
export function calendarWindow(
  now: number,
  zone: string,
  settings: Pick<Settings, 'cacheMonthsBack' | 'cacheMonthsAhead'>,
): { readonly wanted: TimeRange; readonly near: TimeRange } {
  const today = dateIn(now, zone);
  const monday = Temporal.PlainDate.from(addDays(today, 1 - weekday(today)));
  const first = mondayOf(monday.subtract({ months: settings.cacheMonthsBack }).toString());
  const last = addDays(mondayOf(monday.add({ months: settings.cacheMonthsAhead }).toString()), 7);
  const range = (from: string, to: string): TimeRange => ({
    start: instantOf(startOfDate(from, zone)),
    end: instantOf(startOfDate(to, zone)),
  });
  return { wanted: range(first, last), near: range(addDays(today, -NEAR_DAYS_BACK), addDays(today, NEAR_DAYS_AHEAD)) };
}

const mondayOf = (date: string): string => addDays(date, 1 - weekday(date));
