import type { Appointment, Instant } from '../../shared/model.ts';
import type { Cache, CacheChange, CachedCalendar, CachedMailbox } from './cache.ts';
import { describeFailure } from './failures.ts';
import type { Logger } from './ports.ts';

/** What a session knows of its mailbox. Everything that changes it goes through `apply`, on screen and on disk alike. */
export interface MailboxState {
  readonly known: () => CachedMailbox;
  /** Resolves when what the cache had is known; what the server said meanwhile is not overwritten. */
  readonly loaded: Promise<void>;
  /** Takes over what the server said and writes it down in one piece. Resolves when it is on disk, or couldn't be. */
  readonly apply: (change: CacheChange) => Promise<void>;
  /** Calendar and voicemail were found unchanged: they are as good as read at `at`. */
  readonly confirm: (what: 'calendar' | 'voicemail', at: Instant) => void;
}

const NOTHING: CachedMailbox = { freeBusy: [], pending: [] };

/** Begins with what the cache has. `onChange` is called whenever `known` reads differently. */
export function openMailboxState(accountId: string, cache: Cache, log: Logger, onChange: () => void): MailboxState {
  let known = NOTHING;
  /** A calendar that couldn't be written: the disk has an older one, on which no change can be built. */
  let behind = false;
  const loaded = cache.load(accountId).then((kept) => {
    if (kept === undefined) return;
    // Changes that wait come from the cache and from nowhere else; newer ones stand behind them.
    known = { ...kept, ...known, freeBusy: kept.freeBusy, pending: [...kept.pending, ...known.pending] };
    onChange();
  });
  return {
    known: () => known,
    loaded,
    apply: async (change) => {
      known = applied(known, change);
      onChange();
      const written = behind ? whole(change, known) : change;
      try {
        await cache.save(accountId, written);
        if (change.calendar !== undefined) behind = false;
      } catch (cause) {
        behind ||= change.calendar !== undefined;
        // A full disk costs the next start its head start, nothing else.
        log.warn('the cache could not be written', { name: describeFailure(cause).error.code });
      }
    },
    confirm: (what, at) => {
      const part = known[what];
      if (part === undefined || part.asOf >= at) return;
      known = { ...known, [what]: { ...part, asOf: at } };
      onChange();
    },
  };
}

/** When the server last said any of what is known (instant); `undefined` where nothing is. */
export const lastHeard = ({ calendar, voicemail, oof }: CachedMailbox): Instant | undefined =>
  [calendar, voicemail, oof]
    .flatMap((part) => part?.asOf ?? [])
    .sort()
    .at(-1);

/** The same change with all of the calendar in it. */
const whole = ({ calendar, ...others }: CacheChange, known: CachedMailbox): CacheChange =>
  calendar === undefined || known.calendar === undefined
    ? { ...others, ...(calendar === undefined ? {} : { calendar }) }
    : { ...others, calendar: { ...calendar, all: known.calendar.appointments } };

/** What is known after a change: the same on screen as on disk. */
export function applied(before: CachedMailbox, change: CacheChange): CachedMailbox {
  const { calendar, voicemail, oof, freeBusy, pending } = change;
  return {
    ...before,
    ...(calendar === undefined ? {} : { calendar: appliedCalendar(before.calendar?.appointments ?? [], calendar) }),
    ...(voicemail === undefined ? {} : { voicemail }),
    ...(oof === undefined ? {} : { oof }),
    ...(freeBusy === undefined ? {} : { freeBusy: replaced(before.freeBusy, freeBusy) }),
    ...(pending === undefined ? {} : { pending }),
  };
}

function appliedCalendar(before: readonly Appointment[], change: NonNullable<CacheChange['calendar']>): CachedCalendar {
  const { covered, asOf, syncState } = change;
  const state = syncState === undefined ? {} : { syncState };
  if ('all' in change) return { appointments: change.all, covered, asOf, ...state };
  const gone = new Set([...change.removed, ...change.upserted.map(({ key }) => key)]);
  const kept = before.filter(({ key, start, end }) => !gone.has(key) && end >= covered.start && start <= covered.end);
  return { appointments: gone.size === 0 ? kept : [...kept, ...change.upserted], covered, asOf, ...state };
}

function replaced(before: CachedMailbox['freeBusy'], fresh: CachedMailbox['freeBusy']): CachedMailbox['freeBusy'] {
  const people = new Map(before.map((each) => [each.freeBusy.address.toLowerCase(), each]));
  for (const each of fresh) people.set(each.freeBusy.address.toLowerCase(), each);
  return [...people.values()];
}
