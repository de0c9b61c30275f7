import type { Appointment } from '../../shared/model.ts';
import { EwsAnswerError } from '../ews/errors.ts';
import { syncFolderItems } from '../ews/operations/sync-folder-items.ts';
import { APPOINTMENT_FIELDS, toAppointment } from './appointments.ts';
import { isGone, isOtherKind, readItems } from './batches.ts';
import type { Call } from './call.ts';
import { detached } from './detached.ts';
import { idOf, keyOf } from './keys.ts';
import type { CalendarChanges, NamedAppointments } from './live.ts';
import type { ZoneBook } from './zone-book.ts';

/** The most that a server tells at a time. */
const MAX_CHANGES = 512;
/** Half a million entries: a server that never says "complete" would keep us asking. */
const MAX_PAGES = 1000;

/** Asks what changed in the calendar since a state, page after page; what was told last about an entry counts. */
export async function readCalendarChanges(
  call: Call,
  accountId: string,
  since: string | undefined,
  signal: AbortSignal,
): Promise<CalendarChanges> {
  const present = new Map<string, boolean>();
  let state = since;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await call(syncFolderItems, { folder: 'calendar', state, maxChanges: MAX_CHANGES }, signal);
    for (const { kind, id } of answer.changes) present.set(keyOf(accountId, id), kind !== 'delete');
    if (answer.complete) {
      const keys = [...present.keys()];
      const changed = keys.filter((key) => present.get(key) === true);
      const removed = keys.filter((key) => present.get(key) === false);
      return detached({ state: answer.state, changed, removed });
    }
    if (answer.state === state) throw new EwsAnswerError('broken-answer', 'a sync that doesn’t go on');
    state = answer.state;
  }
  throw new EwsAnswerError('too-large', `more than ${MAX_PAGES} pages of changes`);
}

/** Reads entries by their keys. @param zone the machine's IANA zone */
export async function readNamedAppointments(
  call: Call,
  accountId: string,
  zone: string,
  zones: ZoneBook,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<NamedAppointments> {
  const found: Appointment[] = [];
  const gone: string[] = [];
  const series: string[] = [];
  const ids = keys.map((key) => idOf(accountId, key));
  const read = await readItems(call, ids, { fields: APPOINTMENT_FIELDS }, signal);
  await zones.learn(
    read.flatMap(({ outcome }) => (outcome.ok ? [outcome.value] : [])),
    signal,
  );
  for (const { id, outcome } of read) {
    if (!outcome.ok) {
      if (isGone(outcome.error.code)) gone.push(keyOf(accountId, id));
      else if (!isOtherKind(outcome.error.code)) throw outcome.error;
      continue;
    }
    const appointment = toAppointment(outcome.value, accountId, zone, undefined, zones);
    if (appointment === undefined) continue;
    if (appointment.isRecurring) series.push(keyOf(accountId, id));
    else found.push(appointment);
  }
  return { found, gone, series };
}
