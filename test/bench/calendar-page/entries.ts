import { Temporal } from 'temporal-polyfill';
import { calendarIdOf, type Appointment } from '../../../shared/model.ts';

/** The first of the month that is drawn: the agenda lists the same thirty days. */
export const TODAY = '2026-11-01';
export const ZONE = 'Europe/Paris';
const FIRST = Temporal.ZonedDateTime.from(`2026-11-01T00:00[${ZONE}]`);
const DAYS = 30;
const QUARTERS = 40;

/** The first entry of the month's last day, by which one sees that all of it is there. */
export const LAST = 'Last day';

const BUSY = ['busy', 'busy', 'tentative', 'free', 'oof', 'elsewhere'] as const;

/** So many entries spread over a month, in working time, of every look. */
export function entriesOf(count: number): readonly Appointment[] {
  return Array.from({ length: count }, (_, index): Appointment => {
    const day = DAYS - 1 - (index % DAYS);
    const quarter = (index * 7) % QUARTERS;
    const start = FIRST.add({ days: day, hours: 8, minutes: index === 0 ? 0 : 15 + quarter * 15 });
    return {
      key: `work/${index}`,
      accountId: 'work',
      calendarId: calendarIdOf('work'),
      subject: index === 0 ? LAST : `Entry ${index}`,
      location: index % 3 === 0 ? 'Room Ada' : '',
      start: start.toInstant().toString(),
      end: start.add({ minutes: 30 }).toInstant().toString(),
      busy: BUSY[index % BUSY.length] ?? 'busy',
      isMeeting: false,
      isCancelled: index % 17 === 0,
      isPrivate: index % 11 === 0,
      isRecurring: index % 4 === 0,
      myResponse: 'unknown',
      categories: [],
    };
  });
}
