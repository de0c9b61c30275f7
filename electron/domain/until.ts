import { Temporal } from 'temporal-polyfill';
import { addDays, dateIn, hourOnDate, weekday } from './time.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * Reads an end that a person types: `tomorrow`, `monday` (the next one), `17:30` (today, tomorrow where it has passed),
 * `2026-11-27`, `2026-11-27T17:30`, or an instant with `Z` or an offset. Days begin at `startHour` on the wall clock of
 * `zone`. Gives epoch ms, or `undefined` for what it can't read or what has passed at `now` (epoch ms).
 */
export function readUntil(text: string, now: number, zone: string, startHour: number): number | undefined {
  const at = read(text.trim().toLowerCase(), now, zone, startHour);
  return at !== undefined && at > now ? at : undefined;
}

function read(text: string, now: number, zone: string, startHour: number): number | undefined {
  const today = dateIn(now, zone);
  if (text === 'tomorrow') return hourOnDate(addDays(today, 1), startHour, zone);
  const day = WEEKDAYS.indexOf(text) + 1;
  if (day > 0) {
    const ahead = (day - weekday(today) + 7) % 7;
    return hourOnDate(addDays(today, ahead === 0 ? 7 : ahead), startHour, zone);
  }
  try {
    if (/^\d{1,2}:\d{2}$/.test(text)) {
      const time = Temporal.PlainTime.from(text.padStart(5, '0'));
      const on = (date: string) =>
        Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
      return on(today) > now ? on(today) : on(addDays(today, 1));
    }
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return hourOnDate(Temporal.PlainDate.from(text).toString(), startHour, zone);
    if (/(?:z|[+-]\d{2}:?\d{2})$/.test(text)) return Temporal.Instant.from(text.toUpperCase()).epochMilliseconds;
    return Temporal.PlainDateTime.from(text.toUpperCase()).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return undefined; // Temporal throws RangeError for every text that isn't a time
  }
}
