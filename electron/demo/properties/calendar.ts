import type { Temporal } from 'temporal-polyfill';
import type { Attendee } from '../model.ts';
import type { CalendarView } from '../resolve.ts';
import { optional, t } from '../xml-write.ts';
import type { XmlElement } from '../xml.ts';
import { formatInstant, windowsZoneOf } from '../zones.ts';
import { byDefault, found, got, person, text, type Property, type RenderContext } from './property.ts';
import { deletedOccurrences, edge, modifiedOccurrences, recurrence } from './series.ts';

/** What calendar items have beyond `itemProperties`, in the schema's order. */
export const calendarProperties: readonly Property<CalendarView>[] = [
  found('calendar:UID', ({ item }) => t('UID', item.uid)),
  found('calendar:RecurrenceId', ({ original, originalStart }, { zone }) =>
    original === undefined ? undefined : t('RecurrenceId', at(originalStart, zone)),
  ),
  found('calendar:DateTimeStamp', ({ item }, { zone }) => t('DateTimeStamp', formatInstant(item.created, zone))),
  byDefault(found('calendar:Start', ({ start }, { zone }) => t('Start', at(start, zone)))),
  byDefault(found('calendar:End', ({ end }, { zone }) => t('End', at(end, zone)))),
  byDefault(
    found('calendar:OriginalStart', ({ original, originalStart }, { zone }) =>
      original === undefined ? undefined : t('OriginalStart', at(originalStart, zone)),
    ),
  ),
  byDefault(found('calendar:IsAllDayEvent', ({ item }) => t('IsAllDayEvent', String(item.allDay)))),
  byDefault(found('calendar:LegacyFreeBusyStatus', ({ item }) => t('LegacyFreeBusyStatus', item.busy))),
  byDefault(
    found('calendar:Location', ({ item }, context) =>
      item.location === '' ? undefined : text('Location', item.location, context),
    ),
  ),
  found('calendar:IsMeeting', ({ item }) => t('IsMeeting', String(item.attendees.length > 0))),
  found('calendar:IsCancelled', ({ item }) => t('IsCancelled', String(item.cancelled))),
  found('calendar:IsRecurring', ({ type }) => t('IsRecurring', String(type !== 'Single'))),
  found('calendar:MeetingRequestWasSent', ({ item }) =>
    t('MeetingRequestWasSent', String(item.attendees.length > 0 && item.response === 'Organizer')),
  ),
  found('calendar:IsResponseRequested', () => t('IsResponseRequested', 'true')),
  byDefault(found('calendar:CalendarItemType', ({ type }) => t('CalendarItemType', type))),
  byDefault(found('calendar:MyResponseType', ({ item }) => t('MyResponseType', item.response))),
  byDefault(
    found('calendar:Organizer', ({ item: { organizer } }, context) =>
      t('Organizer', person(organizer.name, organizer.address, context)),
    ),
  ),
  byDefault(got('calendar:RequiredAttendees', attendees('RequiredAttendees', 'required'))),
  byDefault(got('calendar:OptionalAttendees', attendees('OptionalAttendees', 'optional'))),
  byDefault(got('calendar:Resources', attendees('Resources', 'resource'))),
  got('calendar:ConflictingMeetingCount', () => t('ConflictingMeetingCount', '0')),
  got('calendar:AdjacentMeetingCount', () => t('AdjacentMeetingCount', '0')),
  found('calendar:Duration', ({ start, end }) => t('Duration', duration(start, end))),
  found('calendar:TimeZone', ({ start }, context) =>
    text('TimeZone', windowsZoneOf(start.timeZoneId).display, context),
  ),
  found('calendar:AppointmentReplyTime', ({ item }, { zone }) =>
    item.attendees.length > 0 && ['Accept', 'Tentative', 'Decline'].includes(item.response)
      ? t('AppointmentReplyTime', formatInstant(item.modified, zone))
      : undefined,
  ),
  got('calendar:AppointmentSequenceNumber', ({ item }) => t('AppointmentSequenceNumber', String(item.version - 1))),
  found('calendar:AppointmentState', ({ item }) => t('AppointmentState', String(state(item)))),
  byDefault(got('calendar:Recurrence', recurrence)),
  byDefault(got('calendar:FirstOccurrence', (view, { zone }) => edge('FirstOccurrence', view, zone))),
  byDefault(got('calendar:LastOccurrence', (view, { zone }) => edge('LastOccurrence', view, zone))),
  byDefault(got('calendar:ModifiedOccurrences', (view, { zone }) => modifiedOccurrences(view, zone))),
  byDefault(got('calendar:DeletedOccurrences', (view, { zone }) => deletedOccurrences(view, zone))),
  found('calendar:StartTimeZone', ({ start }) => zoneDefinition('StartTimeZone', start.timeZoneId)),
  found('calendar:EndTimeZone', ({ end }) => zoneDefinition('EndTimeZone', end.timeZoneId)),
  found('calendar:ConferenceType', () => t('ConferenceType', '0')),
  found('calendar:AllowNewTimeProposal', () => t('AllowNewTimeProposal', 'true')),
  found('calendar:IsOnlineMeeting', ({ item }) => t('IsOnlineMeeting', String(item.joinUrl !== undefined))),
  found('calendar:StartWallClock', ({ start }) => t('StartWallClock', wall(start))),
  found('calendar:EndWallClock', ({ end }) => t('EndWallClock', wall(end))),
  found('calendar:StartTimeZoneId', ({ start }) => t('StartTimeZoneId', windowsZoneOf(start.timeZoneId).id)),
  found('calendar:EndTimeZoneId', ({ end }) => t('EndTimeZoneId', windowsZoneOf(end.timeZoneId).id)),
  found('calendar:JoinOnlineMeetingUrl', ({ item }) => optional('JoinOnlineMeetingUrl', item.joinUrl)),
  found('calendar:IsOrganizer', ({ mailbox, item }) =>
    t('IsOrganizer', String(item.organizer.address?.toLowerCase() === mailbox.owner.address.toLowerCase())),
  ),
];

function at(moment: Temporal.ZonedDateTime, zone: string): string {
  return formatInstant(moment.toInstant(), zone);
}

/** Wall clock with the offset that it has there: the schema wants a dateTime, and a bare one would be read as UTC. */
function wall(moment: Temporal.ZonedDateTime): string {
  return moment.toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

function zoneDefinition(name: string, zone: string): XmlElement {
  const { id, display } = windowsZoneOf(zone);
  return t(name, { Name: display, Id: id });
}

function duration(start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): string {
  return start.toInstant().until(end.toInstant(), { largestUnit: 'hours' }).toString();
}

/** Bits: 1 it is a meeting, 2 it was received, 4 it was cancelled. */
function state(item: CalendarView['item']): number {
  if (item.attendees.length === 0) return 0;
  return 1 + (item.response === 'Organizer' ? 0 : 2) + (item.cancelled ? 4 : 0);
}

function attendees(name: string, role: Attendee['role']): Property<CalendarView>['render'] {
  return ({ item }: CalendarView, context: RenderContext) => {
    const chosen = item.attendees.filter((attendee) => attendee.role === role);
    if (chosen.length === 0) return undefined;
    return t(
      name,
      chosen.map((attendee) =>
        t(
          'Attendee',
          person(attendee.name, attendee.address, context),
          t('ResponseType', answerSeenBy(item.response, attendee)),
        ),
      ),
    );
  };
}

/** Only the organizer sees how the others answered. */
function answerSeenBy(own: string, attendee: Attendee): string {
  return own === 'Organizer' || attendee.response === 'Organizer' ? attendee.response : 'Unknown';
}
