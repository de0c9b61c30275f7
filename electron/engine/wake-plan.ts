import { longStaleAt, type Snapshot } from '../../shared/snapshot.ts';
import { nextOofChange } from '../domain/oof.ts';
import { addDays, dateIn, ms, startOfDate } from '../domain/time.ts';

/**
 * The next instant (epoch ms, after `now`) at which the clock alone changes what is shown: a new day, an appointment's
 * edge, presence, OOF's window, the age of what is shown, or `toasts`, the next change among those.
 */
export function nextLook(shown: Omit<Snapshot, 'revision'>, toasts: number, now: number): number {
  const { zone, today, presence, oof } = shown;
  const midnight = startOfDate(addDays(dateIn(now, zone), 1), zone);
  const edges = today.value.appointments.flatMap((entry) => [ms(entry.start), ms(entry.end)]);
  const windows = oof.flatMap(({ settings }) => (settings === undefined ? [] : (nextOofChange(settings, now) ?? [])));
  const instants = [presence.nextChange, longStaleAt(shown)].flatMap((at) => (at === undefined ? [] : [ms(at)]));
  return Math.min(...[midnight, toasts, ...edges, ...windows, ...instants].filter((at) => at > now));
}
