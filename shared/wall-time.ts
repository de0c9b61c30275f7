import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, Instant } from './model.ts';

/** A wall clock without a zone, to the minute, e.g. `2026-11-25T09:00`. */
export type WallTime = string;

const TO_MINUTE = { smallestUnit: 'minute' } as const;

/** What the clock on the wall of a zone (IANA name) shows at an instant. */
export const wallTimeIn = (instant: Instant, zone: string): WallTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString(TO_MINUTE);

/**
 * The instant at which the clock of a zone shows a time. Where it shows it twice the first; where it never does, the clock
 * having gone forward, as much later as it jumped: what Outlook and calendars by RFC 5545 do.
 * @throws {RangeError} where it is no time, or no zone
 */
export const instantAt = (wall: WallTime, zone: string): Instant =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant().toString();

/** Some minutes from an instant, on the whole minute: of a time that is shown to the minute the seconds would be noise. */
export const minutesFrom = (instant: Instant, minutes: number): Instant =>
  Temporal.Instant.from(instant).add({ minutes }).round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString();

/** The first moment of a date in a zone: not always midnight, some changes of clocks skip it. */
export const startOfDay = (date: CalendarDate, zone: string): Instant =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant().toString();

/** Whether the clock of a zone shows this time twice, never, or once as usual. */
export function clockTrouble(wall: WallTime, zone: string): 'twice' | 'never' | undefined {
  const time = Temporal.PlainDateTime.from(wall);
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    time.toZonedDateTime(zone, { disambiguation }),
  );
  if (earlier === undefined || later === undefined || earlier.equals(later)) return undefined;
  return earlier.toPlainDateTime().equals(time) ? 'twice' : 'never';
}
