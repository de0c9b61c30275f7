import type { CacheChange, CachedMailbox } from '../../../electron/engine/cache.ts';
import type { Appointment } from '../../../shared/model.ts';

/*
 * A mailbox that changes as a whole from one generation to the next: everything in it carries the generation's number, and
 * which keys there are follows from it. Whatever is read back is one generation or a mixture, and it shows which.
 */

const KEYS = Array.from({ length: 120 }, (_, index) => index);
const AS_OF = '2026-11-23T09:00:00Z';
const COVERED = { start: '2026-11-01T00:00:00Z', end: '2026-12-01T00:00:00Z' };
/** In every third generation, each time another third. */
const isThere = (key: number, generation: number): boolean => (key + generation) % 3 !== 0;
const name = (key: number): string => `account/${key}`;

const entry = (key: number, generation: number): Appointment => ({
  key: name(key),
  accountId: 'account',
  calendarId: 'calendar',
  subject: String(generation),
  location: 'Room '.repeat(40),
  start: '2026-11-23T10:00:00Z',
  end: '2026-11-23T11:00:00Z',
  busy: 'busy',
  isMeeting: false,
  isCancelled: false,
  isPrivate: false,
  isRecurring: false,
  myResponse: 'accepted',
  categories: [],
});

/** What leads from the generation before to this one; now and then as a whole calendar, as after a full reading. */
export function changeTo(generation: number): CacheChange {
  const entries = KEYS.filter((key) => isThere(key, generation)).map((key) => entry(key, generation));
  const frame = { covered: COVERED, asOf: AS_OF, syncState: String(generation) };
  const removed = KEYS.filter((key) => !isThere(key, generation)).map(name);
  return {
    calendar: generation % 4 === 1 ? { all: entries, ...frame } : { upserted: entries, removed, ...frame },
    oof: {
      settings: {
        state: 'disabled',
        audience: 'none',
        internalText: String(generation),
        externalText: '',
        allowedAudience: 'all',
      },
      asOf: AS_OF,
    },
    pending: [{ id: String(generation), since: AS_OF, until: AS_OF, kind: 'oof', change: {} }],
  };
}

/** The generation that a mailbox is, 0 for none. Throws where it is a mixture, and says `where`. */
export function generationOf(mailbox: CachedMailbox | undefined, where: string): number {
  if (mailbox === undefined) return 0;
  const generation = Number(mailbox.calendar?.syncState);
  const { calendar, oof, pending } = changeTo(generation);
  const wanted = KEYS.filter((key) => isThere(key, generation)).map((key) => entry(key, generation));
  const byKey = (a: Appointment, b: Appointment) => (a.key < b.key ? -1 : 1);
  const is = JSON.stringify({ ...mailbox, calendar: [...(mailbox.calendar?.appointments ?? [])].sort(byKey) });
  const should = JSON.stringify({ calendar: wanted.sort(byKey), oof, freeBusy: [], pending });
  if (is !== should || mailbox.calendar?.asOf !== calendar?.asOf) throw new Error(`${where}: not ${generation}: ${is}`);
  return generation;
}
