import { Temporal } from 'temporal-polyfill';
import type { Appointment, CalendarDate, Instant } from '../../shared/model.ts';

/** Milliseconds since the epoch of an instant; what comparisons are made with. */
export const ms = (instant: Instant): number => Temporal.Instant.from(instant).epochMilliseconds;

/** The instant of milliseconds since the epoch. */
export const instantOf = (epochMs: number): Instant => Temporal.Instant.fromEpochMilliseconds(epochMs).toString();

/** The calendar date of an instant (epoch ms) in a zone (IANA name). */
export const dateIn = (epochMs: number, zone: string): CalendarDate =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The first moment of a date in a zone, in epoch ms: not always midnight, some changes of clocks skip it. */
export const startOfDate = (date: CalendarDate, zone: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;

/** The date `days` later. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/**
 * A wall-clock hour on a date in a zone, in epoch ms. In a gap the later of the two, as calendars do; in an overlap
 * the earlier.
 */
export const hourOnDate = (date: CalendarDate, hour: number, zone: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour }) })
    .epochMilliseconds;

/** ISO weekday, Monday = 1. */
export const weekday = (date: CalendarDate): number => Temporal.PlainDate.from(date).dayOfWeek;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Appointments never change, and thousands of them are looked at with each change of the snapshot. */
const known = new WeakMap<Appointment, Span & { readonly zone: string }>();

/** When an appointment really runs where the user is, in epoch ms: all-day ones are dates, everywhere the same. */
export function span(appointment: Appointment, zone: string): Span {
  const before = known.get(appointment);
  if (before?.zone === zone) return before;
  const { start, end, allDay } = appointment;
  const fresh =
    allDay === undefined
      ? { zone, start: ms(start), end: ms(end) }
      : { zone, start: startOfDate(allDay.start, zone), end: startOfDate(allDay.end, zone) };
  known.set(appointment, fresh);
  return fresh;
}

/** Whether it says anything about the user's time: cancelled and declined ones don't. */
export const counts = (appointment: Appointment): boolean =>
  !appointment.isCancelled && appointment.myResponse !== 'declined';
