import type { Appointment, OofSettings, TimeRange } from '../../shared/model.ts';
import { isOofActive } from './oof.ts';
import { compareText } from './order.ts';
import { counts, instantOf, ms, span } from './time.ts';

/*
 * What Presently offers about out of office, where calendar and reply don't say the same. An offer is a question: nothing
 * changes before its person says so, and each is made once.
 */

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** A weekend lies between Friday, when one thinks of it, and an absence on Monday. */
const AHEAD = 3 * DAY;
/** Between two absences so near nobody has returned. */
const SOON = 12 * HOUR;
/** An absence that ended longer ago explains nothing any more. */
const BEHIND = 14 * DAY;
/** A reply that is on without an entry in the calendar was perhaps forgotten, after this long. */
const FORGOTTEN = 12 * HOUR;

export type OfferKind =
  | 'on' // an absence is coming up in the calendar, and no reply for it
  | 'off' // the absence is over, and the reply still on
  | 'forgotten' // the reply is on, without end, and no absence in the calendar
  | 'entry'; // a reply with an end, and no absence in the calendar

/** An offer not yet worded. */
export interface PlannedOffer {
  readonly id: string;
  readonly kind: OfferKind;
  readonly accountId: string;
  /** When it is about: the absence in the calendar, or the reply's time. */
  readonly window?: TimeRange;
  /** The entry in the calendar that it is about. */
  readonly key?: string;
  /** Epoch ms. */
  readonly since: number;
}

export interface OfferInput {
  readonly accountId: string;
  readonly oof: OofSettings;
  /** Windows of absences that wait here. */
  readonly planned: readonly TimeRange[];
  readonly appointments: readonly Appointment[];
  /** When the reply was seen to go on (epoch ms); absent where it always was. */
  readonly onSince?: number;
  readonly zone: string;
}

/** The one offer to make for an account at `now` (epoch ms), if any that isn't `answered`. */
export function offerAt(input: OfferInput, answered: ReadonlySet<string>, now: number): PlannedOffer | undefined {
  const all = isOofActive(input.oof, now) ? whileOn(input, now) : whileOff(input, now);
  return all.find(({ id }) => !answered.has(id));
}

/** The next instant (epoch ms) at which the clock alone makes or takes back an offer. */
export function nextOfferChange(input: OfferInput, now: number): number | undefined {
  const edges = absences(input).flatMap(({ start, end }) => [start - AHEAD, start - SOON, start, end, end + BEHIND]);
  const forgotten = input.onSince === undefined ? [] : [input.onSince + FORGOTTEN];
  const ahead = [...edges, ...forgotten].filter((at) => at > now);
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}

function whileOff(input: OfferInput, now: number): readonly PlannedOffer[] {
  const { accountId, oof, planned } = input;
  const ours = [...planned, ...(oof.state === 'scheduled' && oof.window !== undefined ? [oof.window] : [])];
  const coming = absences(input)
    .filter(({ start }) => start > now && start - now <= AHEAD)
    .filter((absence) => !ours.some((window) => touches(absence, { start: ms(window.start), end: ms(window.end) })))
    .map(({ start, end, key }) => ({
      id: `oof-on:${key}:${start}:${end}`,
      kind: 'on' as const,
      accountId,
      key,
      window: { start: instantOf(start), end: instantOf(end) },
      since: start - AHEAD,
    }));
  return [...coming, ...missingEntry(input, now)];
}

function whileOn(input: OfferInput, now: number): readonly PlannedOffer[] {
  const { accountId, oof, onSince } = input;
  const entries = absences(input);
  if (entries.some(({ start, end }) => start - SOON <= now && end > now)) return [];
  const over = entries.filter(({ end }) => end <= now && now - end < BEHIND).at(-1);
  const isOlder = (end: number) => (oof.state === 'scheduled' ? startOf(oof) < end : (onSince ?? -Infinity) < end);
  if (over !== undefined && isOlder(over.end)) {
    const { key, start, end } = over;
    const window = { start: instantOf(start), end: instantOf(end) };
    return [{ id: `oof-off:${key}:${start}:${end}`, kind: 'off', accountId, key, window, since: end }];
  }
  if (oof.state !== 'enabled') return missingEntry(input, now);
  if (onSince === undefined || now - onSince < FORGOTTEN) return [];
  return [{ id: `oof-forgotten:${accountId}:${onSince}`, kind: 'forgotten', accountId, since: onSince + FORGOTTEN }];
}

/** A reply with a time of its own, of which the calendar knows nothing. */
function missingEntry(input: OfferInput, now: number): readonly PlannedOffer[] {
  const { accountId, oof } = input;
  if (oof.state !== 'scheduled' || oof.window === undefined || ms(oof.window.end) <= now) return [];
  const { window } = oof;
  const ours = { start: ms(window.start), end: ms(window.end) };
  if (absences(input).some((absence) => touches(absence, ours))) return [];
  const id = `oof-entry:${accountId}:${ours.start}:${ours.end}`;
  return [{ id, kind: 'entry', accountId, window, since: Math.min(ours.start, now) }];
}

interface Absence {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Thousands of entries are looked at with each change of the snapshot, and seldom are they others. */
const known = new WeakMap<readonly Appointment[], { readonly zone: string; readonly list: readonly Absence[] }>();

/** What the calendar has of absences, in order; entries that touch are one. */
function absences({ appointments, zone }: Pick<OfferInput, 'appointments' | 'zone'>): readonly Absence[] {
  const before = known.get(appointments);
  if (before?.zone === zone) return before.list;
  const list = readAbsences(appointments, zone);
  known.set(appointments, { zone, list });
  return list;
}

function readAbsences(appointments: readonly Appointment[], zone: string): readonly Absence[] {
  const single = appointments
    .filter((entry) => entry.busy === 'oof' && counts(entry))
    .map((entry) => {
      const { start, end } = span(entry, zone);
      return { key: entry.key, start, end };
    })
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start || a.end - b.end || compareText(a.key, b.key));
  return single.reduce<readonly Absence[]>((before, next) => {
    const last = before.at(-1);
    if (last === undefined || next.start > last.end) return [...before, next];
    return [...before.slice(0, -1), { ...last, end: Math.max(last.end, next.end) }];
  }, []);
}

const startOf = ({ window }: OofSettings): number => (window === undefined ? Infinity : ms(window.start));

const touches = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;
