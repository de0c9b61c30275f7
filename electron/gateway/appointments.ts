import { calendarIdOf, type Appointment, type MyResponse } from '../../shared/model.ts';
import { windowsToIana } from '../ews/time-zones.ts';
import type { CalendarFields, FieldPath, Item } from '../ews/types.ts';
import { allDayDates } from './all-day.ts';
import { toBusyType } from './busy-type.ts';
import { detached } from './detached.ts';
import { findJoinUrl } from './join-link.ts';
import { keyOf } from './keys.ts';
import { compareInstants } from './order.ts';
import type { ZoneBook } from './zone-book.ts';

/** What a list of appointments asks for; FindItem returns all of these from Exchange 2013 on. */
export const APPOINTMENT_FIELDS: readonly FieldPath[] = [
  'item:Subject',
  'item:Sensitivity',
  'item:Categories',
  'item:ReminderIsSet',
  'item:ReminderMinutesBeforeStart',
  'calendar:Start',
  'calendar:End',
  'calendar:IsAllDayEvent',
  'calendar:LegacyFreeBusyStatus',
  'calendar:Location',
  'calendar:IsMeeting',
  'calendar:IsCancelled',
  'calendar:IsRecurring',
  'calendar:CalendarItemType',
  'calendar:MyResponseType',
  'calendar:Organizer',
  'calendar:AppointmentState',
  'calendar:StartTimeZone',
  'calendar:JoinOnlineMeetingUrl',
];

/** What the opened entry asks for besides. */
export const DETAIL_FIELDS: readonly FieldPath[] = [
  'item:Body',
  'item:Attachments',
  'calendar:Organizer',
  'calendar:RequiredAttendees',
  'calendar:OptionalAttendees',
  'calendar:Resources',
  'calendar:Recurrence',
];

const MEETING = 1;
const CANCELLED = 4;

/**
 * An item of a CalendarView in the model's words; `undefined` where it has no times or isn't a calendar item.
 * @param zone the machine's IANA zone, for all-day entries whose own zone isn't known
 * @param calendarId of the calendar it stands in, where that isn't the account's own
 * @param zones clocks of zones without a name
 */
export function toAppointment(
  item: Item,
  accountId: string,
  zone: string,
  calendarId = calendarIdOf(accountId),
  zones?: Pick<ZoneBook, 'clockOf'>,
): Appointment | undefined {
  const { calendar } = item;
  if (calendar?.start === undefined || calendar.end === undefined) return undefined;
  const subject = item.subject ?? '';
  const location = calendar.location ?? '';
  const state = calendar.state ?? 0;
  const joinUrl = findJoinUrl(calendar.joinUrl, location, subject);
  const organizer = calendar.organizer?.name;
  return detached({
    key: keyOf(accountId, item.id.id),
    accountId,
    calendarId,
    subject,
    location,
    start: calendar.start,
    end: calendar.end,
    ...(calendar.isAllDay === true
      ? { allDay: allDayDates(calendar.start, calendar.end, zoneOf(calendar, zones) ?? zone) }
      : {}),
    busy: toBusyType(calendar.busyType),
    isMeeting: calendar.isMeeting ?? (state & MEETING) !== 0,
    isCancelled: calendar.isCancelled === true || (state & CANCELLED) !== 0,
    isPrivate: item.sensitivity === 'Private' || item.sensitivity === 'Confidential',
    isRecurring: isRecurring(calendar),
    myResponse: toResponse(calendar.myResponse),
    ...(organizer === undefined ? {} : { organizer }),
    ...(joinUrl === undefined ? {} : { joinUrl }),
    ...(item.reminderIsSet === true ? { reminderMinutes: Math.max(0, item.reminderMinutes ?? 0) } : {}),
    categories: item.categories,
  });
}

const zoneOf = ({ startTimeZone }: CalendarFields, zones: Pick<ZoneBook, 'clockOf'> | undefined) =>
  windowsToIana(startTimeZone) ?? zones?.clockOf(startTimeZone);

/** An occurrence's own IsRecurring differs between servers; its type doesn't. */
const isRecurring = ({ itemType, isRecurring: flag }: CalendarFields): boolean =>
  itemType === undefined ? flag === true : itemType !== 'Single';

const RESPONSES: ReadonlyMap<string, MyResponse> = new Map([
  ['Organizer', 'organizer'],
  ['Accept', 'accepted'],
  ['Tentative', 'tentative'],
  ['Decline', 'declined'],
  ['NoResponseReceived', 'none'],
]);

/** The user's answer, or an attendee's. */
export const toResponse = (word: string | undefined): MyResponse => RESPONSES.get(word ?? '') ?? 'unknown';

/** Order of a list: by start, then by end. */
export const compareAppointments = (a: Appointment, b: Appointment): number =>
  compareInstants(a.start, b.start) || compareInstants(a.end, b.end);
