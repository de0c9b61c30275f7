import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { RequestContext } from './company.ts';
import { escapeHtml, html } from './drafts.ts';
import { ResponseError } from './errors.ts';
import { readExtendedField } from './extended.ts';
import { encodeUid } from './ids.ts';
import type { AppointmentItem, Busy, NewItem, StoredProperty } from './model.ts';
import { attributeOf, childOf, childText, elementsOf, textOf, type XmlElement } from './xml.ts';
import { ianaOf, parseDateTime } from './zones.ts';

/** What a `t:CalendarItem` may bring; what isn't kept is refused, so that nobody misses it later. */
const kept = [
  ...['ItemClass', 'Subject', 'Sensitivity', 'Body', 'Categories', 'Importance', 'ReminderIsSet'],
  ...['ReminderMinutesBeforeStart', 'ExtendedProperty', 'UID', 'Start', 'End', 'IsAllDayEvent'],
  ...['LegacyFreeBusyStatus', 'Location', 'StartTimeZone', 'EndTimeZone'],
];
const busyTypes: readonly Busy[] = ['Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere'];
const defaultReminder = 15;

type NewAppointment = Extract<NewItem, { kind: 'appointment' }>;

/**
 * Reads `t:CalendarItem` as an appointment of one's own. Times without a zone are wall clock of `StartTimeZone` and
 * `EndTimeZone`, else of the request. Throws a `ResponseError`.
 */
export function appointmentFrom(element: XmlElement, context: RequestContext): NewAppointment {
  const foreign = elementsOf(element).find(({ name }) => !kept.includes(name));
  if (foreign !== undefined) {
    throw new ResponseError('ErrorInvalidPropertySet', `Set action is invalid for property ${foreign.name}.`);
  }
  const { owner } = context.user;
  const allDay = isTrue(childText(element, 'IsAllDayEvent'));
  const span = spanOf(element, context, allDay);
  const uid = childText(element, 'UID') ?? encodeUid(randomUUID());
  return {
    kind: 'appointment',
    folder: 'calendar',
    uid,
    subject: textOf(childOf(element, 'Subject')),
    body: bodyOf(childOf(element, 'Body')),
    location: textOf(childOf(element, 'Location')),
    ...span,
    allDay,
    busy: busyTypes.find((type) => type === childText(element, 'LegacyFreeBusyStatus')) ?? 'Busy',
    organizer: { name: owner.name, address: owner.address },
    attendees: [],
    response: 'Unknown',
    cancelled: false,
    sensitivity: sensitivityOf(childText(element, 'Sensitivity')),
    importance: importanceOf(childText(element, 'Importance')),
    categories: elementsOf(childOf(element, 'Categories') ?? nothing).map(textOf),
    attachments: [],
    ...reminderOf(element),
    extended: elementsOf(element).flatMap((child) => (child.name === 'ExtendedProperty' ? [stored(child)] : [])),
  };
}

const nothing: XmlElement = { namespace: '', name: '', attributes: [], children: [], line: 0, column: 0 };

function isTrue(text: string | undefined): boolean {
  return text === 'true' || text === '1';
}

function spanOf(element: XmlElement, context: RequestContext, allDay: boolean): Pick<AppointmentItem, 'start' | 'end'> {
  const [start, end] = [moment(element, 'Start', context), moment(element, 'End', context)];
  if (Temporal.ZonedDateTime.compare(end, start) < 0) {
    throw new ResponseError('ErrorCalendarEndDateIsEarlierThanStartDate', 'EndDate is earlier than StartDate.');
  }
  if (Temporal.ZonedDateTime.compare(start.add({ years: 5 }), end) < 0) {
    throw new ResponseError('ErrorCalendarDurationIsTooLong', 'The duration is longer than five years.');
  }
  if (!allDay) return { start, end };
  // Whole days: what begins or ends inside one takes all of it.
  const lastDay = end.startOfDay().equals(end) && !end.equals(start.startOfDay()) ? end : end.add({ days: 1 });
  return { start: start.startOfDay(), end: lastDay.startOfDay() };
}

function moment(element: XmlElement, name: 'Start' | 'End', context: RequestContext): Temporal.ZonedDateTime {
  const zone = zoneOf(childOf(element, `${name}TimeZone`)) ?? (context.zoneGiven ? context.zone : undefined);
  const text = childText(element, name);
  if (text === undefined) throw new ResponseError('ErrorRequiredPropertyMissing', `The property ${name} is missing.`);
  const instant = parseDateTime(text, zone ?? context.zone);
  if (instant === undefined) throw new ResponseError('ErrorInvalidPropertySet', `${text} is no time.`);
  // Without a word on the zone the calendar's own is kept, so that wall clocks in it read as their owner expects.
  return instant.toZonedDateTimeISO(zone ?? context.user.owner.zone);
}

function zoneOf(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const id = attributeOf(element, 'Id') ?? '';
  const zone = ianaOf(id);
  if (zone === undefined) throw new ResponseError('ErrorTimeZone', `The time zone ${id} is not known.`);
  return zone;
}

function bodyOf(element: XmlElement | undefined): string {
  const text = textOf(element);
  return attributeOf(element, 'BodyType') === 'Text' ? html(`<p>${escapeHtml(text)}</p>`) : text;
}

function sensitivityOf(text: string | undefined): AppointmentItem['sensitivity'] {
  return text === 'Private' || text === 'Personal' || text === 'Confidential' ? text : 'Normal';
}

function importanceOf(text: string | undefined): AppointmentItem['importance'] {
  return text === 'Low' || text === 'High' ? text : 'Normal';
}

function reminderOf(element: XmlElement): Pick<AppointmentItem, 'reminderMinutes'> {
  if (!isTrue(childText(element, 'ReminderIsSet') ?? 'true')) return {};
  return { reminderMinutes: Number(childText(element, 'ReminderMinutesBeforeStart') ?? defaultReminder) };
}

function stored(element: XmlElement): StoredProperty {
  const path = childOf(element, 'ExtendedFieldURI');
  const value = childOf(element, 'Value');
  if (path === undefined || value === undefined) {
    throw new ResponseError('ErrorUnsupportedMapiPropertyType', 'Properties with many values are not kept here.');
  }
  const { key, type } = readExtendedField(path);
  return { key, type, value: textOf(value) };
}
