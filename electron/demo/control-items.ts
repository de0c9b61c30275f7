import { Temporal } from 'temporal-polyfill';
import type { Changes, PutAppointment, PutItem, PutRecurrence } from './control.ts';
import { escapeHtml, fax, html, mail, missedCall, voicemail } from './drafts.ts';
import { encodeUid } from './ids.ts';
import type { AppointmentItem, Attendee, Item, NewItem, Owner, Pattern, Recurrence } from './model.ts';
import { InputError } from './read-json.ts';
import { weekdayOf } from './recurrence.ts';

/** Makes what a `put` describes; times without a value are now. */
export function itemFrom(put: PutItem, owner: Owner, now: Temporal.Instant): NewItem {
  switch (put.kind) {
    case 'appointment':
      return appointment(put, owner, now);
    case 'voicemail':
      return voicemail({ ...put, received: instant(put.received, 'received') ?? now }, owner);
    case 'fax':
      return fax({ ...put, received: instant(put.received, 'received') ?? now }, owner);
    case 'missed-call':
      return missedCall({ ...put, received: instant(put.received, 'received') ?? now }, owner);
    case 'message': {
      const from = put.from ?? { name: 'Theo Lindqvist', address: 'theo.lindqvist@contoso.example' };
      return mail({ subject: put.subject, from, received: instant(put.received, 'received') ?? now });
    }
  }
}

function appointment(put: PutAppointment, owner: Owner, now: Temporal.Instant): NewItem {
  const allDay = put.allDay ?? false;
  const { start, end } = span(put.start, put.end, allDay, owner.zone);
  const self = { name: owner.name, address: owner.address };
  const organizer = put.organizer ?? self;
  const own = organizer.address.toLowerCase() === owner.address.toLowerCase();
  const attendees = (put.attendees ?? []).map(
    ({ name, address, role = 'required', response = 'NoResponseReceived' }): Attendee => ({
      name,
      address,
      role,
      response,
    }),
  );
  const isMeeting = attendees.length > 0;
  return {
    kind: 'appointment',
    folder: 'calendar',
    uid: encodeUid(`${owner.address}|${put.subject}|${put.start}|${now.toString()}`),
    subject: put.subject,
    body: html(`<p>${escapeHtml(put.body ?? '')}</p>`),
    location: put.location ?? '',
    start,
    end,
    allDay,
    busy: put.busy ?? (put.cancelled === true || allDay ? 'Free' : 'Busy'),
    organizer,
    attendees,
    response: put.response ?? (!isMeeting ? 'Unknown' : own ? 'Organizer' : 'NoResponseReceived'),
    cancelled: put.cancelled ?? false,
    sensitivity: put.private === true ? 'Private' : 'Normal',
    importance: 'Normal',
    categories: put.categories ?? [],
    attachments: [],
    ...(put.reminderMinutes === undefined ? {} : { reminderMinutes: put.reminderMinutes }),
    ...(put.joinUrl === undefined ? {} : { joinUrl: put.joinUrl }),
    ...(put.recurrence === undefined ? {} : { recurrence: recurrenceOf(put.recurrence, start) }),
  };
}

function recurrenceOf(put: PutRecurrence, start: Temporal.ZonedDateTime): Recurrence {
  const zone = start.timeZoneId;
  return {
    pattern: patternOf(put, start),
    end:
      put.until !== undefined
        ? { kind: 'until', date: date(put.until, 'until') }
        : put.count !== undefined
          ? { kind: 'count', count: put.count }
          : { kind: 'never' },
    deleted: (put.deleted ?? []).map((text) => date(text, 'deleted')),
    exceptions: (put.exceptions ?? []).map(({ original, start: from, end: to, ...rest }) => {
      const [newStart, newEnd] = [instant(from, 'exceptions.start'), instant(to, 'exceptions.end')];
      return {
        original: date(original, 'exceptions.original'),
        ...(newStart === undefined ? {} : { start: newStart.toZonedDateTimeISO(zone) }),
        ...(newEnd === undefined ? {} : { end: newEnd.toZonedDateTimeISO(zone) }),
        ...rest,
      };
    }),
  };
}

function patternOf({ pattern, interval = 1, days }: PutRecurrence, start: Temporal.ZonedDateTime): Pattern {
  switch (pattern) {
    case 'daily':
      return { kind: 'daily', interval };
    case 'weekly':
      return { kind: 'weekly', interval, days: days ?? [weekdayOf(start.toPlainDate())] };
    case 'monthly':
      return { kind: 'monthly', interval, day: start.day };
    case 'yearly':
      return { kind: 'yearly', month: start.month, day: start.day };
  }
}

/** Applies a `change`; keys that the kind of item doesn't have are refused. */
export function changed(item: Item, set: Changes, owner: Owner): Item {
  const { heard, start, end, allDay, body, private: isPrivate, ...plain } = set;
  const common = {
    ...(body === undefined ? {} : { body: html(`<p>${escapeHtml(body)}</p>`) }),
    ...(isPrivate === undefined ? {} : { sensitivity: isPrivate ? ('Private' as const) : ('Normal' as const) }),
  };
  if (item.kind === 'message') {
    const { subject, categories, ...foreign } = { ...plain, start, end, allDay };
    refuse(foreign, 'a message');
    return {
      ...item,
      ...common,
      ...(subject === undefined ? {} : { subject }),
      ...(categories === undefined ? {} : { categories }),
      ...(heard === undefined ? {} : { isRead: heard }),
    };
  }
  if (item.kind !== 'appointment') throw new InputError(`a ${item.kind} cannot be changed by order`);
  refuse({ heard }, 'an appointment');
  return { ...item, ...common, ...plain, ...moved(item, start, end, allDay, owner) };
}

function moved(
  item: AppointmentItem,
  start: string | undefined,
  end: string | undefined,
  allDay: boolean | undefined,
  owner: Owner,
): Partial<AppointmentItem> {
  if (start === undefined && end === undefined) return allDay === undefined ? {} : { allDay };
  const whole = allDay ?? item.allDay;
  const keep = (moment: Temporal.ZonedDateTime): string =>
    whole ? moment.toPlainDate().toString() : moment.toInstant().toString();
  return { allDay: whole, ...span(start ?? keep(item.start), end ?? keep(item.end), whole, owner.zone) };
}

function refuse(foreign: Readonly<Record<string, unknown>>, kind: string): void {
  const key = Object.entries(foreign).find(([, value]) => value !== undefined)?.[0];
  if (key !== undefined) throw new InputError(`set.${key} is nothing that ${kind} has`);
}

function span(
  from: string,
  to: string,
  allDay: boolean,
  zone: string,
): { readonly start: Temporal.ZonedDateTime; readonly end: Temporal.ZonedDateTime } {
  const at = (text: string, name: string): Temporal.ZonedDateTime =>
    allDay ? date(text, name).toZonedDateTime(zone) : required(text, name).toZonedDateTimeISO(zone);
  const [start, end] = [at(from, 'start'), at(to, 'end')];
  if (Temporal.ZonedDateTime.compare(end, start) < 0) throw new InputError('end is before start');
  return { start, end };
}

/** An instant with `Z` or offset; undefined where nothing is given. */
export function instant(text: string | undefined, name: string): Temporal.Instant | undefined {
  return text === undefined ? undefined : required(text, name);
}

function required(text: string, name: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new InputError(`${name} must be an instant such as 2026-11-23T09:00:00Z`);
  }
}

function date(text: string, name: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    throw new InputError(`${name} must be a date such as 2026-11-23`);
  }
}
