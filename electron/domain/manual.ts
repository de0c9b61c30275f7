import type { Instant } from '../../shared/model.ts';
import type { ManualState } from '../../shared/presence.ts';
import { evaluatePresence, type ManualChoice, type PresenceInput } from './presence.ts';
import { addDays, dateIn, hourOnDate, instantOf, weekday } from './time.ts';

/**
 * What choosing a state by hand really means (SPEC §3): the choice with its end, or `undefined` for *Reset*.
 * Available set during an appointment ends with it, otherwise it means Reset; the others end by the next working day
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
  const { machine, accounts, zone } = input;
  const running = evaluatePresence({ machine, accounts, zone }, now).sources.find(
    (source) => source.kind === 'calendar',
  );
  return running === undefined ? undefined : { state, since, until: running.until };
}

/** The start of the next working day (Monday to Friday) after today, in epoch ms. */
export function nextWorkingDay(now: number, zone: string, startHour: number): number {
  let date = addDays(dateIn(now, zone), 1);
  while (weekday(date) > 5) date = addDays(date, 1);
  return hourOnDate(date, startHour, zone);
}
