import { Temporal } from 'temporal-polyfill';
import { localDate } from '../../../shared/format.ts';
import type { Instant, TimeRange } from '../../../shared/model.ts';
import { instantAt, wallTimeIn, type WallTime } from '../../../shared/wall-time.ts';

/** A time that was chosen in the calendar: instants, or dates with an exclusive end where it is all-day. */
export interface ChosenTime {
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
}

/** The same on the wall's clock, while it is being chosen by keyboard. */
export interface TimeCursor {
  readonly start: WallTime;
  readonly end: WallTime;
  readonly allDay: boolean;
}

const SLOT_MINUTES = 30;
const DAY_MINUTES = 24 * 60;

/** Where choosing begins: at the next half hour where today is in sight, else on the first day in sight as the day starts. */
export function firstCursor(
  shown: TimeRange,
  now: Instant,
  zone: string,
  { allDay, dayStartHour }: { readonly allDay: boolean; readonly dayStartHour: number },
): TimeCursor {
  const inSight = shown.start <= now && now < shown.end;
  const day = Temporal.PlainDate.from(localDate(inSight ? now : shown.start, zone)).toPlainDateTime();
  if (allDay) return span(day, DAY_MINUTES, true);
  const clock = Temporal.PlainDateTime.from(wallTimeIn(now, zone));
  const minutes = inSight ? nextSlot(clock.hour * 60 + clock.minute) : dayStartHour * 60;
  return span(day.add({ minutes }), SLOT_MINUTES, false);
}

/** The start of the next slot of the same day. */
const nextSlot = (minutes: number): number =>
  Math.min(Math.floor(minutes / SLOT_MINUTES) + 1, DAY_MINUTES / SLOT_MINUTES - 1) * SLOT_MINUTES;

/**
 * What a key makes of the choice; `undefined` where it is no key of ours, or leads out of the days in sight. Arrows move it,
 * with Shift they move its end.
 */
export function moveCursor(
  { start, end, allDay }: TimeCursor,
  key: string,
  shift: boolean,
  shown: TimeRange,
  zone: string,
): TimeCursor | undefined {
  const minutes = (allDay ? BY_DAY : BY_TIME)[key];
  if (minutes === undefined) return undefined;
  const shortest = allDay ? DAY_MINUTES : SLOT_MINUTES;
  const from = Temporal.PlainDateTime.from(start).add({ minutes: shift ? 0 : minutes });
  const until = Temporal.PlainDateTime.from(end).add({ minutes });
  if (from.until(until).total('minutes') < shortest) return undefined;
  const moved = { start: text(from), end: text(until), allDay };
  const [first, last] = [wallTimeIn(shown.start, zone), wallTimeIn(shown.end, zone)];
  return moved.start < first || moved.start >= last || moved.end > last ? undefined : moved;
}

const BY_TIME: Readonly<Partial<Record<string, number>>> = {
  ArrowUp: -SLOT_MINUTES,
  ArrowDown: SLOT_MINUTES,
  ArrowLeft: -DAY_MINUTES,
  ArrowRight: DAY_MINUTES,
};
const BY_DAY: Readonly<Partial<Record<string, number>>> = {
  ArrowUp: -7 * DAY_MINUTES,
  ArrowDown: 7 * DAY_MINUTES,
  ArrowLeft: -DAY_MINUTES,
  ArrowRight: DAY_MINUTES,
};

/** Where nothing was chosen: half an hour from the next full or half hour on. */
export function nextHalfHour(now: Instant): ChosenTime {
  const start = Temporal.Instant.from(now).round({
    smallestUnit: 'minute',
    roundingIncrement: SLOT_MINUTES,
    roundingMode: 'ceil',
  });
  return { start: start.toString(), end: start.add({ minutes: SLOT_MINUTES }).toString(), allDay: false };
}

/** The choice as everybody else takes it. */
export function toChosen({ start, end, allDay }: TimeCursor, zone: string): ChosenTime {
  return allDay
    ? { start: start.slice(0, 10), end: end.slice(0, 10), allDay }
    : { start: instantAt(start, zone), end: instantAt(end, zone), allDay };
}

const span = (start: Temporal.PlainDateTime, minutes: number, allDay: boolean): TimeCursor => ({
  start: text(start),
  end: text(start.add({ minutes })),
  allDay,
});

const text = (time: Temporal.PlainDateTime): WallTime => time.toString({ smallestUnit: 'minute' });
