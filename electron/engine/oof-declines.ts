import { calendarIdOf, failed, ok, type Appointment, type Result, type TimeRange } from '../../shared/model.ts';
import { declinable } from '../domain/declinable.ts';
import type { EntryCommands } from './entries.ts';

/** Meetings of others during an absence: which there are, and declining those that their user chose. */
export interface OofDeclines {
  readonly declinable: (accountId: string, window: TimeRange) => Promise<Result<readonly Appointment[]>>;
  /**
   * Declines what was chosen, one by one and each as any answer: it can be taken back for some seconds. What mayn't be
   * declined is refused whoever asks. The first failure is told; the others are declined all the same.
   */
  readonly declineMeetings: (accountId: string, window: TimeRange, keys: readonly string[]) => Promise<Result<void>>;
}

interface OofDeclinesOptions {
  /** Of the own calendars. */
  readonly read: (window: TimeRange) => Promise<readonly Appointment[]>;
  readonly answer: EntryCommands['answerMeeting'];
  readonly now: () => number;
  readonly zone: () => string;
}

export function createOofDeclines({ read, answer, now, zone }: OofDeclinesOptions): OofDeclines {
  const listed = async (accountId: string, window: TimeRange): Promise<readonly Appointment[]> => {
    const own = (await read(window)).filter(({ calendarId }) => calendarId === calendarIdOf(accountId));
    return declinable(own, window, now(), zone());
  };
  return {
    declinable: async (accountId, window) => ok(await listed(accountId, window)),
    declineMeetings: async (accountId, window, keys) => {
      const allowed = new Set((await listed(accountId, window)).map(({ key }) => key));
      const results = await Promise.all(
        keys.map(async (key): Promise<Result<void>> =>
          allowed.has(key) ? answer(key, 'declined', '') : failed({ kind: 'not-found' }),
        ),
      );
      return results.find(({ ok: done }) => !done) ?? ok(undefined);
    },
  };
}
