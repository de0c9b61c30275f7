import { Temporal } from 'temporal-polyfill';
import type { EntryChange, EntryDraft, Invitee, Pattern, Recurrence } from '../../../shared/entry.ts';
import type { Appointment, AppointmentDetails, CalendarDate, TimeRange } from '../../../shared/model.ts';
import { instantAt, startOfDay, wallTimeIn, type WallTime } from '../../../shared/wall-time.ts';
import { categoriesIn } from './category-text.ts';

/** What stands in the form. Times are wall clock of `zone`; of an all-day entry only the dates count, `end` inclusive. */
export interface EntryForm {
  readonly subject: string;
  readonly location: string;
  readonly isAllDay: boolean;
  readonly start: WallTime;
  readonly end: WallTime;
  readonly zone: string;
  readonly busy: EntryDraft['busy'];
  readonly isPrivate: boolean;
  readonly reminder: number | 'none';
  /** Commas between them. */
  readonly categories: string;
  readonly attendees: readonly Invitee[];
  readonly text: string;
  readonly repeat: Repeat | undefined;
}

/** How it comes again; the date of the first is that of the form's start. */
export interface Repeat {
  readonly pattern: Pattern;
  readonly end: Recurrence['end'];
}

export type FormProblem = 'time' | 'order' | 'days' | 'until';

export const DEFAULT_REMINDER = 15;
/** Outlook's for whole days: six in the evening before. */
const ALL_DAY_REMINDER = 1080;

interface Beginning {
  readonly range?: TimeRange | undefined;
  readonly allDay?: { readonly start: CalendarDate; readonly end: CalendarDate } | undefined;
  readonly attendees?: readonly Invitee[] | undefined;
}

/** An empty form; without a time it is the next half hour. @param zone the machine's IANA zone */
export function newForm({ range, allDay, attendees = [] }: Beginning, now: string, zone: string): EntryForm {
  const start = range?.start ?? nextHalfHour(now);
  const end = range?.end ?? later(start, 30);
  return {
    subject: '',
    location: '',
    isAllDay: allDay !== undefined,
    start: allDay === undefined ? wallTimeIn(start, zone) : `${allDay.start}T09:00`,
    end: allDay === undefined ? wallTimeIn(end, zone) : `${dayBefore(allDay.end)}T09:30`,
    zone,
    busy: allDay === undefined ? 'busy' : 'free',
    isPrivate: false,
    reminder: allDay === undefined ? DEFAULT_REMINDER : ALL_DAY_REMINDER,
    categories: '',
    attendees,
    text: '',
    repeat: undefined,
  };
}

const later = (instant: string, minutes: number): string => Temporal.Instant.from(instant).add({ minutes }).toString();
const dayBefore = (date: CalendarDate): CalendarDate => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
const dayAfter = (date: CalendarDate): CalendarDate => Temporal.PlainDate.from(date).add({ days: 1 }).toString();

function nextHalfHour(now: string): string {
  return Temporal.Instant.from(now)
    .round({ smallestUnit: 'minute', roundingIncrement: 30, roundingMode: 'ceil' })
    .toString();
}

/** An opened entry as a form. @param zone the machine's, for entries that keep none of a known name */
export function formOf(appointment: Appointment, details: AppointmentDetails, zone: string): EntryForm {
  const inZone = details.zone ?? zone;
  const { allDay } = appointment;
  return {
    subject: appointment.subject,
    location: appointment.location,
    isAllDay: allDay !== undefined,
    start: allDay === undefined ? wallTimeIn(appointment.start, inZone) : `${allDay.start}T09:00`,
    end: allDay === undefined ? wallTimeIn(appointment.end, inZone) : `${dayBefore(allDay.end)}T09:30`,
    zone: inZone,
    busy: appointment.busy === 'unknown' ? 'busy' : appointment.busy,
    isPrivate: appointment.isPrivate,
    reminder: appointment.reminderMinutes ?? 'none',
    categories: appointment.categories.join(', '),
    attendees: inviteesOf(details),
    text: details.body,
    repeat:
      details.recurrence === undefined || details.seriesKey !== undefined
        ? undefined
        : { pattern: details.recurrence.pattern, end: details.recurrence.end },
  };
}

/** Everybody but the organizer; who has no address can't be invited again. */
export const inviteesOf = ({ attendees, organizer }: AppointmentDetails): readonly Invitee[] =>
  attendees.flatMap(({ name, address, role, response }) =>
    address === undefined || response === 'organizer' || address.toLowerCase() === organizer?.address?.toLowerCase()
      ? []
      : [{ name, address, role }],
  );

/** What can't be saved yet. */
export function problemOf({ isAllDay, start, end, zone, repeat }: EntryForm): FormProblem | undefined {
  if (!isWall(start) || !isWall(end)) return 'time';
  if (isAllDay ? end.slice(0, 10) < start.slice(0, 10) : instantAt(end, zone) < instantAt(start, zone)) return 'order';
  if (repeat?.pattern.kind === 'weekly' && repeat.pattern.days.length === 0) return 'days';
  if (repeat?.end.kind === 'until' && !(repeat.end.date >= start.slice(0, 10))) return 'until';
  return undefined;
}

const isWall = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text);

/** The form as something to be made. */
export function draftOf(form: EntryForm): EntryDraft {
  const { subject, location, busy, isPrivate, reminder, attendees, text, zone } = form;
  const categories = categoriesIn(form.categories);
  return {
    subject: subject.trim(),
    location: location.trim(),
    ...timesOf(form),
    zone,
    busy,
    isPrivate,
    reminderMinutes: reminder,
    ...(text.trim() === '' ? {} : { text }),
    ...(categories.length === 0 ? {} : { categories }),
    ...(attendees.length === 0 ? {} : { attendees }),
    ...recurrenceOf(form),
  };
}

function timesOf(form: EntryForm): Pick<EntryDraft, 'range' | 'allDay'> {
  const { isAllDay, start, end, zone } = form;
  if (!isAllDay) return { range: { start: instantAt(start, zone), end: instantAt(end, zone) } };
  const allDay = { start: start.slice(0, 10), end: dayAfter(end.slice(0, 10)) };
  return { allDay, range: { start: startOfDay(allDay.start, zone), end: startOfDay(allDay.end, zone) } };
}

function recurrenceOf({ repeat, start }: EntryForm): { readonly recurrence?: Recurrence } {
  return repeat === undefined ? {} : { recurrence: { ...repeat, start: start.slice(0, 10) } };
}

/** What was changed from one form to the other, and nothing else. */
export function changeOf(before: EntryForm, after: EntryForm): EntryChange {
  const [was, is] = [draftOf(before), draftOf(after)];
  const differs = (name: keyof EntryDraft): boolean => !isSame(was[name], is[name]);
  const moved = differs('range') || differs('allDay') || differs('zone');
  return {
    ...(differs('subject') ? { subject: is.subject } : {}),
    ...(differs('location') ? { location: is.location } : {}),
    ...(moved ? { range: is.range, zone: after.zone, allDay: is.allDay ?? (false as const) } : {}),
    ...(differs('busy') ? { busy: is.busy } : {}),
    ...(differs('isPrivate') ? { isPrivate: is.isPrivate } : {}),
    ...(before.text === after.text ? {} : { text: after.text }),
    ...(differs('categories') ? { categories: is.categories ?? [] } : {}),
    ...(differs('reminderMinutes') ? { reminderMinutes: after.reminder } : {}),
    ...(differs('attendees') ? { attendees: after.attendees } : {}),
    ...(differs('recurrence') ? { recurrence: is.recurrence ?? ('none' as const) } : {}),
  };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const isEmpty = (change: EntryChange): boolean => Object.keys(change).length === 0;

/** A new start takes the end along, so that the entry lasts as long as before. */
export function withStart(form: EntryForm, start: WallTime): EntryForm {
  if (!isWall(start) || !isWall(form.start) || !isWall(form.end)) return { ...form, start };
  const length = Temporal.PlainDateTime.from(form.start).until(form.end, { largestUnit: 'minutes' });
  const end = Temporal.PlainDateTime.from(start).add(length).toString({ smallestUnit: 'minute' });
  return { ...form, start, end, repeat: form.repeat === undefined ? undefined : repeatFrom(form.repeat, start) };
}

/** A pattern that names the first day names the new one: a weekly entry moved to Tuesday comes on Tuesdays. */
function repeatFrom(repeat: Repeat, start: WallTime): Repeat {
  const { pattern } = repeat;
  const fresh = defaultPattern(kindOf(pattern), start);
  const single = pattern.kind !== 'weekly' || pattern.days.length <= 1;
  return single && fresh.kind === pattern.kind ? { ...repeat, pattern: withEvery(fresh, everyOf(pattern)) } : repeat;
}

export type RepeatKind = 'daily' | 'weekly' | 'monthly' | 'yearly';

export const kindOf = (pattern: Pattern): RepeatKind =>
  pattern.kind === 'monthly-nth' ? 'monthly' : pattern.kind === 'yearly-nth' ? 'yearly' : pattern.kind;

const everyOf = (pattern: Pattern): number => ('every' in pattern ? pattern.every : 1);
export const withEvery = (pattern: Pattern, every: number): Pattern =>
  'every' in pattern ? { ...pattern, every } : pattern;

/** What a kind of repetition means for an entry that begins then. */
export function defaultPattern(kind: RepeatKind, start: WallTime): Pattern {
  const date = Temporal.PlainDate.from(start.slice(0, 10));
  switch (kind) {
    case 'daily':
      return { kind, every: 1 };
    case 'weekly':
      return { kind, every: 1, days: [date.dayOfWeek] };
    case 'monthly':
      return { kind, every: 1, day: date.day };
    case 'yearly':
      return { kind, month: date.month, day: date.day };
  }
}

/** The ways in which an entry of that date can come monthly or yearly. */
export function patternsFor(kind: RepeatKind, start: WallTime, every: number): readonly Pattern[] {
  const date = Temporal.PlainDate.from(start.slice(0, 10));
  const index = Math.ceil(date.day / 7);
  const nths = [
    ...(index < 5 ? [index as 1 | 2 | 3 | 4] : []),
    ...(date.day + 7 > date.daysInMonth ? [-1 as const] : []),
  ];
  switch (kind) {
    case 'monthly':
      return [
        { kind, every, day: date.day },
        ...nths.map((nth): Pattern => ({ kind: 'monthly-nth', every, nth, on: date.dayOfWeek })),
      ];
    case 'yearly':
      return [
        { kind, month: date.month, day: date.day },
        ...nths.map((nth): Pattern => ({ kind: 'yearly-nth', month: date.month, nth, on: date.dayOfWeek })),
      ];
    default:
      return [defaultPattern(kind, start)];
  }
}
