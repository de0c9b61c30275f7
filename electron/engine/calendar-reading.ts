import type { Appointment, Instant, TimeRange } from '../../shared/model.ts';
import { ms } from '../domain/time.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import type { MailboxGateway } from '../gateway/gateway.ts';
import type { CalendarChanges } from '../gateway/live.ts';
import type { CacheChange, CachedCalendar } from './cache.ts';

type CalendarChange = NonNullable<CacheChange['calendar']>;
/** More single entries than this are read as a range: fewer requests, and no smaller an answer. */
const MANY = 100;

export interface CalendarReading {
  readonly gateway: Pick<MailboxGateway, 'appointments' | 'calendarChanges' | 'namedAppointments'>;
  /** What is known already. */
  readonly known: CachedCalendar | undefined;
  /** What shall be known. */
  readonly wanted: TimeRange;
  /** What people look at first: shown alone while the rest of a first reading is on its way. */
  readonly near: TimeRange;
  /** The machine's IANA zone: dates of all-day entries may depend on it, so a state is good for one zone only. */
  readonly zone: string;
  readonly now: () => Instant;
  readonly signal: AbortSignal;
  readonly apply: (change: CalendarChange) => Promise<void>;
}

/**
 * Brings the calendar up to date with as little as possible: a sync state tells what moved, single entries are read by
 * themselves, and only where a series is concerned (the server lists none of its occurrences) the whole range.
 * A state is taken before the range it will stand for: what changes in between is told twice rather than never.
 * @throws {GatewayError} as the gateway does; what was known stays
 */
export async function readCalendar(reading: CalendarReading): Promise<void> {
  const { known, wanted, zone } = reading;
  const state = stateFor(known, zone);
  const changes = state === undefined ? undefined : await changesSince(state, reading);
  if (known === undefined || changes === undefined) return readAnew(reading, undefined);
  const slide = slideOf(known.covered, wanted);
  const touched = new Set(known.appointments.map(({ key }) => key));
  // What is gone and was never seen here may be a series.
  const strange = changes.removed.some((key) => !touched.has(key));
  if (slide === 'too-far' || strange || changes.changed.length > MANY) return readAnew(reading, changes.state);
  const { gateway, signal, now, apply } = reading;
  const named =
    changes.changed.length === 0
      ? { found: [], gone: [], series: [] }
      : await gateway.namedAppointments(changes.changed, signal);
  if (named.series.length > 0) return readAnew(reading, changes.state);
  const fresh = slide === undefined ? [] : await gateway.appointments(slide, signal);
  const upserted = byKey([...fresh, ...named.found]).filter((entry) => overlaps(entry, wanted));
  const present = new Set(upserted.map(({ key }) => key));
  const outside = named.found.filter(({ key }) => !present.has(key)).map(({ key }) => key);
  const removed = [...changes.removed, ...named.gone, ...outside];
  await apply({ upserted, removed, covered: wanted, asOf: now(), syncState: stateText(zone, changes.state) });
}

/** Everything of the wanted range; `state` is the sync state from which on changes will be told. */
async function readAnew(reading: CalendarReading, state: string | undefined): Promise<void> {
  const { gateway, known, wanted, near, zone, now, signal, apply } = reading;
  if (known === undefined) {
    await apply({ all: await gateway.appointments(near, signal), covered: near, asOf: now() });
  }
  const taken = state ?? (await gateway.calendarChanges(undefined, signal)).state;
  const all = await gateway.appointments(wanted, signal);
  await apply({ all, covered: wanted, asOf: now(), syncState: stateText(zone, taken) });
}

/** `undefined`: the server doesn't know the state any more. */
async function changesSince(state: string, { gateway, signal }: CalendarReading): Promise<CalendarChanges | undefined> {
  try {
    return await gateway.calendarChanges(state, signal);
  } catch (cause) {
    if (cause instanceof GatewayError && cause.hint === 'resync') return undefined;
    throw cause;
  }
}

const stateText = (zone: string, state: string): string => `${zone} ${state}`;

function stateFor(known: CachedCalendar | undefined, zone: string): string | undefined {
  const text = known?.syncState;
  return text?.startsWith(`${zone} `) === true ? text.slice(zone.length + 1) : undefined;
}

/** What lies ahead of what is known; `too-far` where more is missing than that. */
function slideOf(covered: TimeRange, wanted: TimeRange): TimeRange | 'too-far' | undefined {
  const reaches = ms(covered.start) <= ms(wanted.start) && ms(wanted.start) <= ms(covered.end);
  if (!reaches) return 'too-far';
  return ms(covered.end) < ms(wanted.end) ? { start: covered.end, end: wanted.end } : undefined;
}

/** The later of two under one key counts. */
const byKey = (entries: readonly Appointment[]): readonly Appointment[] => [
  ...new Map(entries.map((entry) => [entry.key, entry])).values(),
];

const overlaps = (entry: Appointment, range: TimeRange): boolean =>
  ms(entry.start) < ms(range.end) && (ms(entry.end) > ms(range.start) || ms(entry.start) >= ms(range.start));
