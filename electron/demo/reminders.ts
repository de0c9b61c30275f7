import type { Temporal } from 'temporal-polyfill';
import type { Mailbox } from './mailbox.ts';
import type { AppointmentItem } from './model.ts';
import { occurrencesBetween } from './recurrence.ts';
import { fromOccurrence, storedView, isCalendar, type CalendarView } from './resolve.ts';

/** A reminder that stands or is to come: of a single item its own, of a series that of the occurrence whose turn it is. */
export interface Reminder {
  readonly view: CalendarView;
  readonly time: Temporal.Instant;
  readonly master?: CalendarView;
}

/** So far around now a series is looked at. */
const days = 62;

/** The reminders of a mailbox's calendar at an instant, in no order that one could rely on. */
export function remindersOf(mailbox: Mailbox, now: Temporal.Instant): readonly Reminder[] {
  return mailbox.itemsIn('calendar').flatMap((item) => {
    if (item.kind !== 'appointment' || item.reminderMinutes === undefined) return [];
    const stored = storedView(mailbox, item);
    if (!isCalendar(stored)) return [];
    if (item.recurrence === undefined) {
      const time = nextTime(stored);
      return time === undefined ? [] : [{ view: stored, time }];
    }
    const view = turnOf(mailbox, item, now);
    const time = view === undefined ? undefined : nextTime(view);
    return view === undefined || time === undefined ? [] : [{ view, time, master: stored }];
  });
}

/** When an item reminds, or reminds again; undefined where it doesn't. */
export function nextTime(view: CalendarView): Temporal.Instant | undefined {
  const { item, original } = view;
  const { reminderMinutes, reminder } = item;
  if (reminderMinutes === undefined) return undefined;
  const own = ownTime(view);
  const { next, occurrence } = reminder ?? {};
  const isOwn = original === undefined || occurrence?.equals(original) === true;
  // Moved to later since, it reminds as a new one does.
  const counts = next !== undefined && own !== undefined && next.epochMilliseconds > own.epochMilliseconds;
  return isOwn && counts ? next : own;
}

/** The same as if nobody had put it off. */
function ownTime({ item, start }: CalendarView): Temporal.Instant | undefined {
  return item.reminderMinutes === undefined ? undefined : start.toInstant().subtract({ minutes: item.reminderMinutes });
}

/** Of what isn't dismissed: the last that is due, else the first that is to come. A later one takes an earlier one's place. */
function turnOf(mailbox: Mailbox, item: AppointmentItem, now: Temporal.Instant): CalendarView | undefined {
  const through = item.reminder?.dismissedThrough;
  const [from, to] = [now.subtract({ hours: 24 * days }), now.add({ hours: 24 * days })];
  const open = occurrencesBetween(item, from, to)
    .map((occurrence) => fromOccurrence(mailbox, occurrence))
    .filter(({ original }) => through === undefined || (original !== undefined && compare(original, through) > 0));
  const due = open.filter((view) => (ownTime(view)?.epochMilliseconds ?? Infinity) <= now.epochMilliseconds);
  return due.at(-1) ?? open.find((view) => !due.includes(view));
}

const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate): number =>
  a.toString() < b.toString() ? -1 : a.equals(b) ? 0 : 1;

/** An item whose reminder was dismissed. */
export function dismissed({ item, original }: CalendarView, stored: AppointmentItem): AppointmentItem {
  if (original === undefined) {
    const { reminderMinutes: _minutes, reminder: _reminder, ...rest } = stored;
    return rest;
  }
  const before = item.reminder?.dismissedThrough;
  const through = before === undefined || compare(original, before) > 0 ? original : before;
  return { ...stored, reminder: { dismissedThrough: through } };
}

/** An item whose reminder was put off; past the next occurrence's that is as good as dismissed. */
export function snoozed(view: CalendarView, stored: AppointmentItem, time: Temporal.Instant): AppointmentItem {
  const { original, mailbox } = view;
  if (original === undefined) return { ...stored, reminder: { next: time } };
  const start = view.start.toInstant();
  const following = occurrencesBetween(stored, start, start.add({ hours: 24 * days }))
    .map((occurrence) => fromOccurrence(mailbox, occurrence))
    .find((other) => other.original !== undefined && compare(other.original, original) > 0);
  const followingTime = following === undefined ? undefined : nextTime(following);
  if (followingTime !== undefined && time.epochMilliseconds >= followingTime.epochMilliseconds) {
    return dismissed(view, stored);
  }
  const through = stored.reminder?.dismissedThrough;
  return {
    ...stored,
    reminder: { next: time, occurrence: original, ...(through === undefined ? {} : { dismissedThrough: through }) },
  };
}
