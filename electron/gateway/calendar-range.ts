import type { Appointment, TimeRange } from '../../shared/model.ts';
import { breathe } from '../ews/breathe.ts';
import { findItem, type FindItemInput } from '../ews/operations/find-item.ts';
import type { FolderRef } from '../ews/types.ts';
import { APPOINTMENT_FIELDS, compareAppointments, toAppointment } from './appointments.ts';
import type { Call } from './call.ts';
import { MAX_ENTRIES, readCalendar } from './calendar-reader.ts';
import { overlapsRange } from './overlap.ts';
import { expandSeries } from './series.ts';
import type { ZoneBook } from './zone-book.ts';

/** Between so many items everything else gets its turn. */
const MAPPED_AT_ONCE = 100;

/** Which calendar is read, and by whom. */
export interface CalendarSource {
  readonly accountId: string;
  readonly folder: FolderRef;
  /** Of the mailbox whose calendar it is. */
  readonly calendarId: string;
  /** The machine's IANA zone. */
  readonly zone: string;
  readonly zones: ZoneBook;
}

/**
 * All appointments of a calendar that overlap a range, recurrences expanded, ordered by start.
 * @param range instants in UTC
 * @throws {GatewayError} or what reading an answer throws
 */
export async function readAppointments(
  call: Call,
  { accountId, folder, calendarId, zone, zones }: CalendarSource,
  range: TimeRange,
  signal: AbortSignal,
): Promise<readonly Appointment[]> {
  const found = await readCalendar(range, ({ start, end }) => {
    const view: FindItemInput['view'] = { kind: 'calendar', start, end, maxEntries: MAX_ENTRIES };
    return call(findItem, { folder, fields: APPOINTMENT_FIELDS, view }, signal);
  });
  await zones.learn(found, signal);
  // Public folders and servers that only resemble Exchange may give the series itself.
  const items = await expandSeries(call, found, range, zone, signal);
  const overlaps = overlapsRange(range, zone);
  const appointments: Appointment[] = [];
  for (const [index, item] of items.entries()) {
    if (index % MAPPED_AT_ONCE === 0) await breathe();
    const appointment = toAppointment(item, accountId, zone, calendarId, zones);
    if (appointment !== undefined && overlaps(appointment)) appointments.push(appointment);
  }
  return appointments.sort(compareAppointments);
}
