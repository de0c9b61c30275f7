import type { OofSettings } from '../../shared/model.ts';
import { addDays, dateIn, hourOnDate, ms, weekday } from './time.ts';

/** Whether the reply goes out at `now` (epoch ms): Enabled, or Scheduled and start ≤ now < end (MS-OXWOOF). */
export function isOofActive(oof: OofSettings, now: number): boolean {
  if (oof.state === 'enabled') return true;
  if (oof.state === 'disabled' || oof.window === undefined) return false;
  return ms(oof.window.start) <= now && now < ms(oof.window.end);
}

/** The next instant (epoch ms) at which the clock alone switches the reply on or off. */
export function nextOofChange(oof: OofSettings, now: number): number | undefined {
  if (oof.state !== 'scheduled' || oof.window === undefined) return undefined;
  return [ms(oof.window.start), ms(oof.window.end)].find((at) => at > now);
}

/** Tomorrow at `hour` on the wall clock of `zone`, in epoch ms. */
export const untilTomorrow = (now: number, zone: string, hour: number): number =>
  hourOnDate(addDays(dateIn(now, zone), 1), hour, zone);

/** The next Monday after today at `hour` on the wall clock of `zone`, in epoch ms. */
export function untilMonday(now: number, zone: string, hour: number): number {
  const today = dateIn(now, zone);
  return hourOnDate(addDays(today, 8 - weekday(today)), hour, zone);
}
