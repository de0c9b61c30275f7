import type { Standing, StandingState } from '../../shared/contact-view.ts';
import type { BusyType, FreeBusy, TimeRange } from '../../shared/model.ts';
import { instantOf, ms } from './time.ts';
import { workingSpans, type WorkingSpan } from './working-hours.ts';

export interface KnownFreeBusy {
  readonly freeBusy: FreeBusy;
  /** What was asked for: outside of it nothing is known. */
  readonly range: TimeRange;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly busy: BusyType;
}

/** Where several overlap, the first in this list counts. */
const STRENGTH: readonly BusyType[] = ['oof', 'busy', 'elsewhere', 'tentative', 'unknown'];
/** As EWS merges them; newer servers have 4 for working elsewhere, older ones for no data: both are uncertain. */
const DIGITS: Readonly<Record<string, BusyType>> = {
  1: 'tentative',
  2: 'busy',
  3: 'oof',
  4: 'elsewhere',
  5: 'unknown',
};
const STATES: Readonly<Record<BusyType, StandingState>> = {
  free: 'free',
  tentative: 'tentative',
  busy: 'busy',
  oof: 'oof',
  elsewhere: 'elsewhere',
  unknown: 'unknown',
};
const DAY = 24 * 60 * 60_000;
/** After a long weekend somebody works again. */
const LOOK_AHEAD = 8 * DAY;

/**
 * What free/busy and working hours say of somebody at `now` (epoch ms), and until when that holds: a pure function (SPEC §4).
 * Nothing known, too old a range, or a refusal is `unknown`, never `free`.
 */
export function standingOf(known: KnownFreeBusy | undefined, now: number): Standing {
  if (known === undefined) return { state: 'unknown' };
  const { freeBusy, range } = known;
  if (freeBusy.error !== undefined) return { state: 'unknown', error: freeBusy.error };
  const [from, to] = [ms(range.start), ms(range.end)];
  if (now < from || now >= to) return { state: 'unknown' };
  const pieces = piecesOf(known);
  const hours = freeBusy.workingHours && workingSpans(freeBusy.workingHours, from, now + LOOK_AHEAD);
  const at = (time: number) => stateAt(pieces, hours, time);
  const state = at(now);
  if (state === 'unknown') return { state };
  const edges = [...pieces, ...(hours ?? [])].flatMap(({ start, end }) => [start, end]);
  const later = [...new Set(edges)].sort((a, b) => a - b).filter((edge) => edge > now);
  // Beyond the range only the working hours are known, which is enough for whoever has gone home.
  const until = later.find((edge) => (edge <= to || state === 'outside-hours') && at(edge) !== state);
  return until === undefined ? { state } : { state, until: instantOf(until) };
}

function stateAt(pieces: readonly Piece[], hours: readonly WorkingSpan[] | undefined, time: number): StandingState {
  const then = pieces.filter(({ start, end }) => start <= time && time < end).map(({ busy }) => busy);
  const strongest = STRENGTH.find((busy) => then.includes(busy));
  if (strongest !== undefined) return STATES[strongest];
  const works = hours?.some(({ start, end }) => start <= time && time < end) ?? true;
  return works ? 'free' : 'outside-hours';
}

/** Events, or where the server gives none the digits that it merged them to. */
function piecesOf({ freeBusy, range }: KnownFreeBusy): readonly Piece[] {
  const { events, merged } = freeBusy;
  if (events.length > 0 || merged === undefined || merged === '') {
    return events
      .filter(({ busy }) => busy !== 'free')
      .map(({ start, end, busy }) => ({ start: ms(start), end: ms(end), busy }));
  }
  const from = ms(range.start);
  const slot = (ms(range.end) - from) / merged.length;
  return Array.from(merged).flatMap((digit, index): readonly Piece[] => {
    const busy = digit === '0' ? undefined : (DIGITS[digit] ?? 'unknown');
    return busy === undefined ? [] : [{ start: from + index * slot, end: from + (index + 1) * slot, busy }];
  });
}
