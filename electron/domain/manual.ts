import type { Instant } from '../../shared/model.ts';
import type { ManualState } from '../../shared/presence.ts';
import { endOfCurrent, type ManualChoice, type PresenceInput } from './presence.ts';
import { addDays, dateIn, hourOnDate, instantOf, weekday } from './time.ts';

/**
 * What choosing a state by hand really means (SPEC §3): the choice with its end, or `undefined` for *Reset*.
 * Available set during an appointment ends with it, though another may follow at once, otherwise it means Reset; the others end by the next working day
 * unless `until` is chosen. `now` in epoch ms, `startHour` is the hour at which the user's day begins.
 */
export function chooseManual(
  state: ManualState,
  until: Instant | undefined,
  input: PresenceInput,
  now: number,
  startHour: number,
): ManualChoice | undefined {
  const since = instantOf(now);
  if (until !== undefined) return { state, since, until };
  if (state !== 'available') return { state, since, until: instantOf(nextWorkingDay(now, input.zone, startHour)) };
  const end = endOfCurrent(input, now);
  return end === undefined ? undefined : { state, since, until: instantOf(end) };
}

/** The start of the next working day (Monday to Friday) after today, in epoch ms. */
export function nextWorkingDay(now: number, zone: string, startHour: number): number {
  let date = addDays(dateIn(now, zone), 1);
  while (weekday(date) > 5) date = addDays(date, 1);
  return hourOnDate(date, startHour, zone);
}
