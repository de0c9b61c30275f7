import { Temporal } from 'temporal-polyfill';
import { clockStyle, type Format } from '../../../shared/format.ts';
import type { Instant } from '../../../shared/model.ts';

/** The time of day where somebody works; `undefined` where it is the same as here. @param zone IANA name or offset */
export function localTime(now: Instant, zone: string, format: Pick<Format, 'zone' | 'locale'>): string | undefined {
  const instant = Temporal.Instant.from(now);
  const [here, there] = [format.zone, zone].map((each) => instant.toZonedDateTimeISO(each));
  if (here === undefined || there === undefined || here.offsetNanoseconds === there.offsetNanoseconds) return undefined;
  return there.toPlainTime().toLocaleString(format.locale, clockStyle(format.locale));
}

/** Minutes from one instant to another. */
export const minutesBetween = (from: Instant, to: Instant): number =>
  Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('minutes');
