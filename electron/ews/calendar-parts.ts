import { recurrenceElement, type ItemRecurrence } from './recurrence.ts';
import { writeDateTime } from './time.ts';
import { element, textElement, type XmlElement } from './xml-writer.ts';

/** Properties of a calendar item as they are written; what is left out isn't. */
export interface CalendarParts {
  readonly subject?: string;
  readonly sensitivity?: 'Normal' | 'Private';
  readonly body?: { readonly type: 'HTML' | 'Text'; readonly text: string };
  readonly categories?: readonly string[];
  /** Minutes before the start. */
  readonly reminder?: number | 'none';
  /** Instants, or wall clocks without an offset of `zone`: all-day entries want its midnights. */
  readonly start?: string;
  readonly end?: string;
  readonly isAllDay?: boolean;
  /** LegacyFreeBusyType. */
  readonly busyType?: 'Free' | 'Tentative' | 'Busy' | 'OOF' | 'WorkingElsewhere';
  readonly location?: string;
  /** Addresses. */
  readonly required?: readonly Guest[];
  readonly optional?: readonly Guest[];
  readonly resources?: readonly Guest[];
  readonly recurrence?: ItemRecurrence | 'none';
  /** Windows id of the zone whose wall clock the item keeps. */
  readonly zone?: string;
}

interface Guest {
  readonly name?: string;
  readonly address: string;
}

/** One property: its path, and its element, or none where it is to be deleted. */
export interface CalendarPart {
  readonly uri: string;
  readonly element?: XmlElement;
}

/** The parts that are given, in the schema's order; the client's own properties go before `calendar:Start`. */
export function calendarParts(parts: CalendarParts): readonly CalendarPart[] {
  const { body, categories, reminder, recurrence, zone } = parts;
  return [
    ...text('item:Subject', parts.subject),
    ...text('item:Sensitivity', parts.sensitivity),
    ...(body === undefined
      ? []
      : [{ uri: 'item:Body', element: textElement('t:Body', body.text, { BodyType: body.type }) }]),
    ...(categories === undefined
      ? []
      : [list('item:Categories', categories, (category) => textElement('t:String', category))]),
    ...(reminder === undefined ? [] : text('item:ReminderIsSet', String(reminder !== 'none'))),
    ...(typeof reminder === 'number' ? text('item:ReminderMinutesBeforeStart', String(reminder)) : []),
    ...text('calendar:Start', time(parts.start)),
    ...text('calendar:End', time(parts.end)),
    ...text('calendar:IsAllDayEvent', parts.isAllDay === undefined ? undefined : String(parts.isAllDay)),
    ...text('calendar:LegacyFreeBusyStatus', parts.busyType),
    ...text('calendar:Location', parts.location),
    ...guests('calendar:RequiredAttendees', parts.required),
    ...guests('calendar:OptionalAttendees', parts.optional),
    ...guests('calendar:Resources', parts.resources),
    ...(recurrence === undefined
      ? []
      : recurrence === 'none'
        ? [{ uri: 'calendar:Recurrence' }]
        : [{ uri: 'calendar:Recurrence', element: recurrenceElement(recurrence) }]),
    ...(zone === undefined
      ? []
      : ['calendar:StartTimeZone', 'calendar:EndTimeZone'].map((uri) => ({
          uri,
          element: element(nameOf(uri), { Id: zone }),
        }))),
  ];
}

const nameOf = (uri: string): string => `t:${uri.slice(uri.indexOf(':') + 1)}`;

const text = (uri: string, value: string | undefined): readonly CalendarPart[] =>
  value === undefined ? [] : [{ uri, element: textElement(nameOf(uri), value) }];

/** The schema knows no empty list: no members means no property. */
const list = <T>(uri: string, members: readonly T[], write: (member: T) => XmlElement): CalendarPart =>
  members.length === 0 ? { uri } : { uri, element: element(nameOf(uri), {}, ...members.map(write)) };

const guests = (uri: string, members: readonly Guest[] | undefined): readonly CalendarPart[] =>
  members === undefined ? [] : [list(uri, members, attendee)];

const attendee = ({ name, address }: Guest): XmlElement =>
  element(
    't:Attendee',
    {},
    element(
      't:Mailbox',
      {},
      name === undefined || name === '' ? undefined : textElement('t:Name', name),
      textElement('t:EmailAddress', address),
    ),
  );

/** A wall clock stays one: the server reads it in the item's own zone. */
const time = (value: string | undefined): string | undefined =>
  value === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value) ? value : writeDateTime(value);
