import type { TimeRange } from '../../shared/model.ts';
import { getReminders, MAX_REMINDERS } from '../ews/operations/get-reminders.ts';
import { performReminderAction } from '../ews/operations/perform-reminder-action.ts';
import type { Call } from './call.ts';
import { detached } from './detached.ts';
import { GatewayError } from './gateway-error.ts';
import type { ReminderChange, ServerReminders } from './gateway.ts';
import { idOf, keyOf } from './keys.ts';

/** Reads the list; what a server says that doesn't know the question means that there is none. */
export async function readReminders(
  call: Call,
  accountId: string,
  range: TimeRange,
  signal: AbortSignal,
): Promise<ServerReminders | undefined> {
  try {
    const all = await call(getReminders, { begin: range.start, end: range.end }, signal);
    const own = all.filter(({ group }) => group === 'calendar');
    return detached({
      reminders: own.map(({ id, subject, start, end, time }) => ({
        key: keyOf(accountId, id.id),
        subject,
        start,
        end,
        time,
        ...(id.changeKey === undefined ? {} : { version: id.changeKey }),
      })),
      complete: all.length < MAX_REMINDERS,
    });
  } catch (error) {
    if (error instanceof GatewayError && error.error.kind === 'refused') return undefined;
    throw error;
  }
}

/** Tells the server; where it says how many it changed but calls them otherwise, the number counts. */
export async function tellReminders(
  call: Call,
  accountId: string,
  changes: readonly ReminderChange[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const updated = await call(
    performReminderAction,
    changes.map(({ key, version, until }) => ({
      id: { id: idOf(accountId, key), changeKey: version },
      ...(until === undefined ? {} : { snoozeUntil: until }),
    })),
    signal,
  );
  const keys = changes.map(({ key }) => key);
  if (updated.length >= changes.length) return keys;
  const known = new Set(updated.map((id) => keyOf(accountId, id)));
  return keys.filter((key) => known.has(key));
}
