import type { Appointment, TimeRange } from '../../shared/model.ts';
import { compareText } from './order.ts';
import { ms, span } from './time.ts';

/**
 * The meetings that could be declined for an absence: occurrences that others organise, that touch its time and that
 * still count. Never private entries, the user's own meetings, or what is no meeting; of a series each occurrence by
 * itself. In order of their starts; the user chooses among them.
 */
export function declinable(
  appointments: readonly Appointment[],
  window: TimeRange,
  now: number,
  zone: string,
): readonly Appointment[] {
  return appointments
    .filter((entry) => mayDecline(entry))
    .filter((entry) => {
      const { start, end } = span(entry, zone);
      return end > Math.max(ms(window.start), now) && start < ms(window.end);
    })
    .sort((a, b) => span(a, zone).start - span(b, zone).start || compareText(a.key, b.key));
}

/** Whether an entry is one that may be declined for its user at all. */
export const mayDecline = ({ isMeeting, isCancelled, isPrivate, myResponse }: Appointment): boolean =>
  isMeeting && !isCancelled && !isPrivate && myResponse !== 'organizer' && myResponse !== 'declined';
