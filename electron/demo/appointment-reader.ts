import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { RequestContext } from './company.ts';
import { escapeHtml, html } from './drafts.ts';
import { ResponseError } from './errors.ts';
import { readExtendedField } from './extended.ts';
import { encodeUid } from './ids.ts';
import type { AppointmentItem, Attendee, Busy, NewItem, StoredProperty } from './model.ts';
import { recurrenceFrom } from './recurrence-reader.ts';
import { attributeOf, childOf, childText, descend, elementsOf, textOf, type XmlElement } from './xml.ts';
import { ianaOf, parseDateTime } from './zones.ts';

/** What a `t:CalendarItem` may bring; what isn't kept is refused, so that nobody misses it later. */
const kept = [
  ...['ItemClass', 'Subject', 'Sensitivity', 'Body', 'Categories', 'Importance', 'ReminderIsSet'],
  ...['ReminderMinutesBeforeStart', 'ExtendedProperty', 'UID', 'Start', 'End', 'IsAllDayEvent'],
  ...['LegacyFreeBusyStatus', 'Location', 'StartTimeZone', 'EndTimeZone', 'Recurrence'],
  ...['RequiredAttendees', 'OptionalAttendees', 'Resources', 'IsResponseRequested'],
];
const busyTypes: readonly Busy[] = ['Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere'];
const defaultReminder = 15;

type NewAppointment = Extract<NewItem, { kind: 'appointment' }>;

/**
 * Reads `t:CalendarItem` as an appointment or meeting of one's own. Times without a zone are wall clock of `StartTimeZone`
 * and `EndTimeZone`, else of the request. Throws a `ResponseError`.
 */
export function appointmentFrom(element: XmlElement, context: RequestContext): NewAppointment {
  const foreign = elementsOf(element).find(({ name }) => !kept.includes(name));
  if (foreign !== undefined) {
    throw new ResponseError('ErrorInvalidPropertySet', `Set action is invalid for property ${foreign.name}.`);
  }
  const { owner } = context.user;
  const organizer = { name: owner.name, address: owner.address };
  const attendees = attendeesOf(element, context, []);
  const recurrence = childOf(element, 'Recurrence');
  return {
    kind: 'appointment',
    folder: 'calendar',
    uid: childText(element, 'UID') ?? encodeUid(randomUUID()),
    ...plainParts(element),
    ...spanOf(element, context),
    organizer,
    attendees: attendees.length === 0 ? [] : [{ ...organizer, role: 'required', response: 'Organizer' }, ...attendees],
    response: attendees.length === 0 ? 'Unknown' : 'Organizer',
    cancelled: false,
    attachments: [],
    ...reminderOf(element),
    ...(recurrence === undefined ? {} : { recurrence: recurrenceFrom(recurrence) }),
    extended: extendedOf(element),
  };
}

type Plain = Pick<
  AppointmentItem,
  'subject' | 'body' | 'location' | 'busy' | 'sensitivity' | 'importance' | 'categories'
>;

/** What has nothing to do with time or people; what isn't said is as a new item has it. */
export function plainParts(element: XmlElement): Plain {
  return {
    subject: textOf(childOf(element, 'Subject')),
    body: bodyOf(childOf(element, 'Body')),
    location: textOf(childOf(element, 'Location')),
    busy: busyTypes.find((type) => type === childText(element, 'LegacyFreeBusyStatus')) ?? 'Busy',
    sensitivity: sensitivityOf(childText(element, 'Sensitivity')),
    importance: importanceOf(childText(element, 'Importance')),
    categories: elementsOf(childOf(element, 'Categories') ?? nothing).map(textOf),
  };
}

const nothing: XmlElement = { namespace: '', name: '', attributes: [], children: [], line: 0, column: 0 };

export type Span = Pick<AppointmentItem, 'start' | 'end' | 'allDay'>;

/** Start and end; what isn't said stays as `before` has it. Throws a `ResponseError`. */
export function spanOf(element: XmlElement, context: RequestContext, before?: Span): Span {
  const said = childText(element, 'IsAllDayEvent');
  const allDay = said === undefined ? (before?.allDay ?? false) : isTrue(said);
  const start = moment(element, 'Start', context, before?.start);
  const end = moment(element, 'End', context, before?.end);
  if (Temporal.ZonedDateTime.compare(end, start) < 0) {
    throw new ResponseError('ErrorCalendarEndDateIsEarlierThanStartDate', 'EndDate is earlier than StartDate.');
  }
  if (Temporal.ZonedDateTime.compare(start.add({ years: 5 }), end) < 0) {
    throw new ResponseError('ErrorCalendarDurationIsTooLong', 'The duration is longer than five years.');
  }
  if (!allDay) return { start, end, allDay };
  // Whole days: what begins or ends inside one takes all of it.
  const lastDay = end.startOfDay().equals(end) && !end.equals(start.startOfDay()) ? end : end.add({ days: 1 });
  return { start: start.startOfDay(), end: lastDay.startOfDay(), allDay };
}

function moment(
  element: XmlElement,
  name: 'Start' | 'End',
  context: RequestContext,
  before: Temporal.ZonedDateTime | undefined,
): Temporal.ZonedDateTime {
  const zone =
    zoneOf(childOf(element, `${name}TimeZone`)) ?? before?.timeZoneId ?? (context.zoneGiven ? context.zone : undefined);
  const text = childText(element, name);
  if (text === undefined) {
    if (before !== undefined) return before.withTimeZone(zone ?? before.timeZoneId);
    throw new ResponseError('ErrorRequiredPropertyMissing', `The property ${name} is missing.`);
  }
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

const lists = { RequiredAttendees: 'required', OptionalAttendees: 'optional', Resources: 'resource' } as const;

/** Who is invited; who was invited before keeps the answer given. Lists that aren't said stay as they are. */
export function attendeesOf(
  element: XmlElement,
  { company }: RequestContext,
  before: readonly Attendee[],
): readonly Attendee[] {
  return Object.entries(lists).flatMap(([name, role]) => {
    const list = childOf(element, name);
    if (list === undefined) return before.filter((each) => each.role === role && each.response !== 'Organizer');
    return elementsOf(list).map((attendee): Attendee => {
      const mailbox = descend(attendee, 'Mailbox');
      const address = childText(mailbox, 'EmailAddress') ?? '';
      if (!address.includes('@')) throw new ResponseError('ErrorInvalidRecipients', `${address} is no address.`);
      const known = company.find(address)?.owner;
      const earlier = before.find((each) => each.address?.toLowerCase() === address.toLowerCase());
      return {
        name: known?.name ?? childText(mailbox, 'Name') ?? address,
        address: known?.address ?? address,
        role,
        response: earlier?.response ?? 'NoResponseReceived',
      };
    });
  });
}

/** HTML of `t:Body` or `t:NewBodyContent`. */
export function bodyOf(element: XmlElement | undefined): string {
  const text = textOf(element);
  if (attributeOf(element, 'BodyType') !== 'Text') return text;
  return html(
    text
      .split('\n')
      .map((line) => `<p>${escapeHtml(line)}</p>`)
      .join(''),
  );
}

function isTrue(text: string | undefined): boolean {
  return text === 'true' || text === '1';
}

function sensitivityOf(text: string | undefined): AppointmentItem['sensitivity'] {
  return text === 'Private' || text === 'Personal' || text === 'Confidential' ? text : 'Normal';
}

function importanceOf(text: string | undefined): AppointmentItem['importance'] {
  return text === 'Low' || text === 'High' ? text : 'Normal';
}

/** Minutes before the start, where a reminder is wanted; what isn't said stays as `before` has it. */
export function reminderOf(element: XmlElement, before = defaultReminder): Pick<AppointmentItem, 'reminderMinutes'> {
  if (!isTrue(childText(element, 'ReminderIsSet') ?? 'true')) return {};
  return { reminderMinutes: Number(childText(element, 'ReminderMinutesBeforeStart') ?? before) };
}

/** Properties of the client's own. */
export function extendedOf(element: XmlElement): readonly StoredProperty[] {
  return elementsOf(element).flatMap((child) => (child.name === 'ExtendedProperty' ? [stored(child)] : []));
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
