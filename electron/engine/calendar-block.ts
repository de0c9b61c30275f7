import type { ManualState } from '../../shared/presence.ts';
import type { Instant } from '../../shared/model.ts';
import { describeFailure } from './failures.ts';
import type { Logger } from './ports.ts';
import type { Session } from './session.ts';

/*
 * "Block my calendar too": while somebody is busy by hand, a private entry says so to everybody who looks at free/busy. It is
 * taken away with the state that it stands for; where the server doesn't answer then, at the next occasion.
 */

export interface CalendarBlock {
  /** Blocks from `start` to `until`; what was blocked before is let go. */
  readonly begin: (start: Instant, until: Instant, subject: string) => void;
  /** Lets go what is blocked. */
  readonly end: () => void;
  /** There may be a session more, through which something can be let go of. */
  readonly look: () => void;
  /** Keys of entries that are to be taken away one day. */
  readonly held: () => readonly string[];
}

/** States that keep others from booking. */
export const BLOCKING: ReadonlySet<ManualState> = new Set(['busy', 'do-not-disturb']);

const LIMIT_MS = 30_000;

export interface CalendarBlockOptions {
  readonly sessions: () => readonly Session[];
  readonly log: Logger;
  /** Keys that an earlier run held. */
  readonly held: readonly string[];
  /** What is held is another: it must survive a crash. */
  readonly onChange: () => void;
}

export function openCalendarBlock({ sessions, log, held: earlier, onChange }: CalendarBlockOptions): CalendarBlock {
  let held: readonly string[] = earlier;
  /** Counts beginnings: one that was ended before its entry was made lets it go at once. */
  let current = 0;
  /** Those whose account's secret isn't here yet: a keyring may have to ask its person. */
  const later = new Set<string>();

  const hold = (keys: readonly string[]) => {
    held = keys;
    onChange();
  };

  const ownerOf = (key: string) => sessions().find(({ account }) => key.startsWith(`${account.id}/`));

  const letGo = async (key: string) => {
    const owner = ownerOf(key);
    if (owner === undefined) {
      later.add(key);
      return;
    }
    try {
      await owner.ask(LIMIT_MS, (gateway, signal) => gateway.removeEntry(key, signal));
    } catch (cause) {
      const { error } = describeFailure(cause);
      log.warn('an entry that blocks the calendar could not be taken away', { kind: error.kind });
      // Somebody else took it away; anything else may pass.
      if (error.kind !== 'not-found') return;
    }
    hold(held.filter((each) => each !== key));
    owner.noteCalendar();
  };

  const end = () => {
    current += 1;
    for (const key of held) void letGo(key);
  };

  const make = async (mine: number, start: Instant, until: Instant, subject: string) => {
    const [owner] = sessions();
    const fate = await owner?.createAppointment({
      subject,
      location: '',
      range: { start, end: until },
      busy: 'busy',
      isPrivate: true,
      reminderMinutes: 'none',
    });
    const key = fate?.kind === 'done' ? fate.key : undefined;
    if (key === undefined) return;
    hold([...held, key]);
    if (mine !== current) void letGo(key);
  };

  return {
    begin: (start, until, subject) => {
      end();
      void make(current, start, until, subject);
    },
    end,
    look: () => {
      for (const key of [...later]) {
        if (ownerOf(key) === undefined) continue;
        later.delete(key);
        void letGo(key);
      }
    },
    held: () => held,
  };
}
