import { Temporal } from 'temporal-polyfill';
import type { EntryChange, EntryDraft, Invitee, Pattern, Recurrence } from '../../shared/entry.ts';
import type { CalendarParts } from '../ews/calendar-parts.ts';
import type { ItemRecurrence, RecurrencePattern } from '../ews/recurrence.ts';
import { ianaToWindows } from '../ews/time-zones.ts';

const BUSY_TYPES = {
  free: 'Free',
  tentative: 'Tentative',
  busy: 'Busy',
  oof: 'OOF',
  elsewhere: 'WorkingElsewhere',
} as const satisfies Readonly<Record<EntryDraft['busy'], CalendarParts['busyType']>>;

/** A draft in the protocol's words. @param machineZone IANA zone of entries that name none */
export function draftParts(
  draft: EntryDraft,
  machineZone: string,
): CalendarParts & Required<Pick<CalendarParts, 'subject' | 'start' | 'end'>> {
  const { recurrence, ...rest } = draft;
  return {
    ...partsOf(rest),
    subject: draft.subject,
    ...timesOf(draft.range, draft.allDay, draft.zone ?? machineZone),
    ...(recurrence === undefined ? {} : { recurrence: toItemRecurrence(recurrence) }),
  };
}

/**
 * A change in the protocol's words: only what it names. A time is always written with its zone, or a series would keep the
 * wall clock of another.
 */
export function changeParts(change: EntryChange, machineZone: string): CalendarParts {
  const { recurrence, allDay, range, ...rest } = change;
  return {
    ...partsOf(rest),
    ...(range === undefined ? {} : timesOf(range, allDay === false ? undefined : allDay, change.zone ?? machineZone)),
    ...(allDay === undefined ? {} : { isAllDay: allDay !== false }),
    ...(recurrence === undefined
      ? {}
      : { recurrence: recurrence === 'none' ? recurrence : toItemRecurrence(recurrence) }),
  };
}

type Plain = Omit<EntryChange, 'recurrence' | 'allDay' | 'range'>;

function partsOf(given: Plain): CalendarParts {
  const { subject, location, busy, isPrivate, text, categories, reminderMinutes, attendees } = given;
  return {
    ...(subject === undefined ? {} : { subject }),
    ...(location === undefined ? {} : { location }),
    ...(busy === undefined ? {} : { busyType: BUSY_TYPES[busy] }),
    ...(isPrivate === undefined ? {} : { sensitivity: isPrivate ? 'Private' : 'Normal' }),
    ...(text === undefined ? {} : { body: { type: 'Text', text } }),
    ...(categories === undefined ? {} : { categories }),
    ...(reminderMinutes === undefined ? {} : { reminder: reminderMinutes }),
    ...(attendees === undefined
      ? {}
      : {
          required: invited(attendees, 'required'),
          optional: invited(attendees, 'optional'),
          resources: invited(attendees, 'resource'),
        }),
  };
}

const invited = (attendees: readonly Invitee[], role: Invitee['role']) =>
  attendees.filter((each) => each.role === role).map(({ address, name }) => ({ address, name }));

/**
 * All-day entries go out as midnights of their zone's wall clock, which is what makes them dates. A zone that Windows
 * doesn't know can't be named, so theirs go out as instants.
 */
function timesOf(
  range: EntryDraft['range'],
  allDay: EntryDraft['allDay'],
  zone: string,
): Required<Pick<CalendarParts, 'start' | 'end'>> & Pick<CalendarParts, 'isAllDay' | 'zone'> {
  const windows = ianaToWindows(zone);
  const named = windows === undefined ? {} : { zone: windows };
  if (allDay === undefined) return { start: range.start, end: range.end, ...named };
  const midnight =
    windows === undefined
      ? (date: string) => Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant().toString()
      : (date: string) => `${date}T00:00:00`;
  return { start: midnight(allDay.start), end: midnight(allDay.end), isAllDay: true, ...named };
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = [
  ...(['January', 'February', 'March', 'April', 'May', 'June'] as const),
  ...(['July', 'August', 'September', 'October', 'November', 'December'] as const),
];
const INDEXES = { First: 1, Second: 2, Third: 3, Fourth: 4, Last: -1 } as const;
const SEVERAL = { day: 'Day', workday: 'Weekday', 'weekend-day': 'WeekendDay' } as const;

type On = Extract<Pattern, { on: unknown }>['on'];
type Nth = Extract<Pattern, { nth: unknown }>['nth'];

const dayName = (on: On): string => (typeof on === 'number' ? (DAYS[on - 1] ?? 'Monday') : SEVERAL[on]);
const monthName = (month: number): string => MONTHS[month - 1] ?? 'January';
const indexName = (nth: Nth): string => Object.entries(INDEXES).find(([, value]) => value === nth)?.[0] ?? 'First';

/** How an entry comes again, in the protocol's words. */
export function toItemRecurrence({ pattern, start, end }: Recurrence): ItemRecurrence {
  return { pattern: toItemPattern(pattern), start, end };
}

function toItemPattern(pattern: Pattern): RecurrencePattern {
  switch (pattern.kind) {
    case 'daily':
      return { kind: 'Daily', interval: pattern.every };
    case 'weekly':
      return { kind: 'Weekly', interval: pattern.every, days: [...pattern.days].sort().map(dayName) };
    case 'monthly':
      return { kind: 'AbsoluteMonthly', interval: pattern.every, day: pattern.day };
    case 'monthly-nth': {
      const { every: interval, on, nth } = pattern;
      return { kind: 'RelativeMonthly', interval, day: dayName(on), index: indexName(nth) };
    }
    case 'yearly':
      return { kind: 'AbsoluteYearly', day: pattern.day, month: monthName(pattern.month) };
    case 'yearly-nth': {
      const { month, on, nth } = pattern;
      return { kind: 'RelativeYearly', day: dayName(on), index: indexName(nth), month: monthName(month) };
    }
  }
}

/** The same read back; `undefined` for words that aren't known. */
export function toRecurrence(item: ItemRecurrence | undefined): Recurrence | undefined {
  const pattern = item === undefined ? undefined : toPattern(item.pattern);
  return item === undefined || pattern === undefined ? undefined : { pattern, start: item.start, end: item.end };
}

function toPattern(pattern: RecurrencePattern): Pattern | undefined {
  switch (pattern.kind) {
    case 'Daily':
      return { kind: 'daily', every: pattern.interval };
    case 'Weekly': {
      const days = pattern.days.flatMap((name) => toDays(name));
      return days.length === 0 ? undefined : { kind: 'weekly', every: pattern.interval, days };
    }
    case 'AbsoluteMonthly':
      return { kind: 'monthly', every: pattern.interval, day: pattern.day };
    case 'RelativeMonthly': {
      const [on, nth] = [toOn(pattern.day), toNth(pattern.index)];
      return on === undefined || nth === undefined
        ? undefined
        : { kind: 'monthly-nth', every: pattern.interval, on, nth };
    }
    case 'AbsoluteYearly': {
      const month = toMonth(pattern.month);
      return month === undefined ? undefined : { kind: 'yearly', month, day: pattern.day };
    }
    case 'RelativeYearly': {
      const [on, nth, month] = [toOn(pattern.day), toNth(pattern.index), toMonth(pattern.month)];
      return on === undefined || nth === undefined || month === undefined
        ? undefined
        : { kind: 'yearly-nth', month, on, nth };
    }
  }
}

/** Weekly patterns may name several days in one word. */
function toDays(name: string): readonly number[] {
  if (name === 'Day') return [1, 2, 3, 4, 5, 6, 7];
  if (name === 'Weekday') return [1, 2, 3, 4, 5];
  if (name === 'WeekendDay') return [6, 7];
  const index = DAYS.findIndex((day) => day === name);
  return index < 0 ? [] : [index + 1];
}

function toOn(name: string): On | undefined {
  const several = Object.entries(SEVERAL).find(([, word]) => word === name)?.[0];
  if (several !== undefined) return several as keyof typeof SEVERAL; // an entry's key is a key
  const index = DAYS.findIndex((day) => day === name);
  return index < 0 ? undefined : index + 1;
}

const toNth = (name: string): Nth | undefined => (name in INDEXES ? INDEXES[name as keyof typeof INDEXES] : undefined); // `in` has just said so

function toMonth(name: string): number | undefined {
  const index = MONTHS.findIndex((month) => month === name);
  return index < 0 ? undefined : index + 1;
}
