import type { Instant, Voicemail } from '../../shared/model.ts';
import { instantOf, ms } from '../domain/time.ts';
import { orderVoicemails } from '../domain/voicemail.ts';
import type { MailboxGateway } from '../gateway/gateway.ts';
import type { MailboxEvent } from '../gateway/live.ts';
import type { MailboxState } from './mailbox-state.ts';

const DAY = 24 * 60 * 60_000;
const DAYS = 60;

/** Keeps the list of voicemail, missed calls and faxes: read as a whole, then item by item as events name them. */
export interface VoicemailReading {
  /** Takes in what happened in the Inbox; says whether anything has to be read for it. */
  readonly note: (events: readonly MailboxEvent[]) => boolean;
  /** Whether something was noted that hasn't been read since. */
  readonly isWanted: () => boolean;
  /** Something was done to this one: it is read anew. */
  readonly noteOne: (key: string) => void;
  /** The next reading is one of the whole list. */
  readonly noteAll: () => void;
  readonly read: (signal: AbortSignal) => Promise<void>;
}

export function createVoicemailReading(
  gateway: Pick<MailboxGateway, 'voicemails' | 'namedCalls'>,
  state: MailboxState,
  now: () => number,
): VoicemailReading {
  let all = true;
  let keys = new Set<string>();
  const known = () => state.known().voicemail?.items ?? [];

  /** What a server says, without what was deleted here since it was asked. */
  const answered = async (asking: Promise<readonly Voicemail[]>): Promise<readonly Voicemail[]> => {
    const before = known();
    const items = await asking;
    const left = new Set(known().map(({ key }) => key));
    const gone = new Set(before.flatMap(({ key }) => (left.has(key) ? [] : key)));
    return items.filter(({ key }) => !gone.has(key));
  };

  const readAll = async (signal: AbortSignal) => {
    all = false;
    keys = new Set();
    try {
      const items = await answered(gateway.voicemails(DAYS, signal));
      await state.apply({ voicemail: { items, asOf: instantOf(now()) } });
    } catch (cause) {
      all = true;
      throw cause;
    }
  };

  const readNamed = async (signal: AbortSignal) => {
    const asked = keys;
    keys = new Set();
    try {
      const found = await answered(gateway.namedCalls([...asked], signal));
      const others = known().filter(({ key }) => !asked.has(key));
      const oldest: Instant = instantOf(now() - DAYS * DAY);
      const items = orderVoicemails([...found, ...others].filter(({ received }) => ms(received) >= ms(oldest)));
      await state.apply({ voicemail: { items, asOf: instantOf(now()) } });
    } catch (cause) {
      for (const key of asked) keys.add(key);
      throw cause;
    }
  };

  return {
    note: (events) => {
      const listed = new Set(known().map(({ key }) => key));
      for (const { kind, key } of events) {
        if (key === undefined) continue;
        // What is marked, moved or deleted matters only where it is a voicemail; what is new may be one.
        if (kind === 'new-mail' || kind === 'created' || listed.has(key)) keys.add(key);
      }
      return keys.size > 0;
    },
    noteOne: (key) => {
      keys.add(key);
    },
    isWanted: () => all || keys.size > 0,
    noteAll: () => {
      all = true;
    },
    read: async (signal) => {
      await state.loaded;
      if (all || state.known().voicemail === undefined) return readAll(signal);
      // Nothing named: the interval's own reading, which catches what no event told.
      return keys.size > 0 ? readNamed(signal) : readAll(signal);
    },
  };
}
