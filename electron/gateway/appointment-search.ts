import type { Appointment, TimeRange } from '../../shared/model.ts';
import { findItem } from '../ews/operations/find-item.ts';
import type { Restriction } from '../ews/restriction.ts';
import type { FieldPath, Item } from '../ews/types.ts';
import { APPOINTMENT_FIELDS, compareAppointments, toAppointment } from './appointments.ts';
import type { Call } from './call.ts';
import type { CalendarSource } from './calendar-range.ts';
import { overlapsRange } from './overlap.ts';
import { expandSeries } from './series.ts';

/** PidTagSentRepresentingName: who called the meeting. `calendar:Organizer` is worked out and can't be searched by. */
const ORGANIZER: FieldPath = { tag: 0x42, type: 'String' };
/** Where a server looks: what is displayed as To and Cc are the names of those invited. */
const LOOKED_THROUGH: readonly FieldPath[] = [
  'item:Subject',
  'calendar:Location',
  'item:DisplayTo',
  'item:DisplayCc',
  ORGANIZER,
];
/** A server's own limit for a page under a restriction. */
const PAGE = 250;
const PAGES = 4;
/** Of a restriction at most 255 nodes are read. */
const MOST_WORDS = 20;

/**
 * Searches a calendar as its items lie on the server: newest first, single entries and series, the latter to be expanded here.
 * A CalendarView would expand them, but takes no restriction.
 */
export async function findAppointments(
  call: Call,
  { accountId, folder, calendarId, zone, zones }: CalendarSource,
  words: readonly string[],
  range: TimeRange,
  signal: AbortSignal,
): Promise<{ readonly appointments: readonly Appointment[]; readonly cut: boolean }> {
  const restriction = hasAll(words.slice(0, MOST_WORDS));
  const items: Item[] = [];
  let offset = 0;
  let complete = false;
  for (let page = 0; page < PAGES && !complete; page += 1) {
    const view = { kind: 'page', offset, maxEntries: PAGE, restriction, descendingBy: 'calendar:Start' } as const;
    const answer = await call(findItem, { folder, fields: APPOINTMENT_FIELDS, view }, signal);
    items.push(...answer.items);
    complete = answer.complete || answer.nextOffset === undefined || answer.nextOffset <= offset;
    offset = answer.nextOffset ?? offset;
  }
  await zones.learn(items, signal);
  const overlaps = overlapsRange(range, zone);
  const appointments = (await expandSeries(call, items, range, zone, signal))
    .flatMap((item) => toAppointment(item, accountId, zone, calendarId, zones) ?? [])
    .filter(overlaps)
    .sort(compareAppointments);
  return { appointments, cut: !complete };
}

function hasAll(words: readonly string[]): Restriction {
  const each = words.map((word): Restriction => {
    const of = LOOKED_THROUGH.map((field): Restriction => ({ kind: 'substring', field, value: word }));
    return { kind: 'or', of };
  });
  const [only] = each;
  return each.length === 1 && only !== undefined ? only : { kind: 'and', of: each };
}
