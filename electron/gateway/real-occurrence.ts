import { Temporal } from 'temporal-polyfill';
import { findItem } from '../ews/operations/find-item.ts';
import { getItem } from '../ews/operations/get-item.ts';
import type { FolderRef } from '../ews/types.ts';
import type { Call } from './call.ts';
import { occurrenceOf } from './keys.ts';

/** More than stand at one minute in any calendar. */
const MOST = 100;

/**
 * The server's id of an occurrence that was worked out here: among what stands at its time, the one of its series; the series
 * itself where it isn't there (any more). Other ids are what they are.
 */
export async function realId(
  call: Call,
  id: string,
  signal: AbortSignal,
  mailbox: string | undefined,
): Promise<string> {
  const wanted = occurrenceOf(id);
  if (wanted === undefined) return id;
  const { seriesId, start } = wanted;
  const end = Temporal.Instant.from(start).add({ minutes: 1 }).toString();
  const folder: FolderRef = mailbox === undefined ? 'calendar' : { name: 'calendar', mailbox };
  const view = { kind: 'calendar', start, end, maxEntries: MOST } as const;
  const fields = ['calendar:Start', 'calendar:CalendarItemType'];
  const { items } = await call(findItem, { folder, fields, view }, signal, mailbox);
  for (const item of items) {
    if (item.calendar?.start !== start || item.calendar.itemType !== 'Occurrence') continue;
    const [master] = await call(getItem, { ids: [{ masterOf: item.id.id }], fields: [] }, signal, mailbox);
    if (master?.ok === true && master.value.id.id === seriesId) return item.id.id;
  }
  return seriesId;
}
