import type { PlannedAbsence } from '../../shared/absence.ts';
import type { OofSettings, TimeRange } from '../../shared/model.ts';
import { compareText } from './order.ts';
import { ms } from './time.ts';

/*
 * Several absences planned ahead. A server keeps one: the next of them, as Scheduled, at once. The others wait here, each
 * until the one before it is over.
 *
 *     planned ──▶ waits ──▶ the next, and the server has none ──▶ handed over ──▶ gone from here
 *                   │  ▲                                             │ the app ended meanwhile
 *                   │  └─ an earlier one was planned: taken back     ▼
 *                   ├─ its time came and went unsent ─────────────▶ held (sent only when its person says so)
 *                   └─ over ──▶ gone
 */

/** SPEC §6: switched on later than this it would surprise its owner. */
const LATE = 15 * 60_000;

export interface AbsencePlan {
  /** What to hand to the server now. */
  readonly send?: PlannedAbsence;
  /** What the server has would be lost by that and must wait here. */
  readonly displaces: boolean;
  /** What waits from now on, `send` included until it is taken; in order of their starts. */
  readonly waiting: readonly PlannedAbsence[];
}

/** What becomes of one account's absences at `now` (epoch ms), the server's settings being as they are. */
export function planAbsences(server: OofSettings, waiting: readonly PlannedAbsence[], now: number): AbsencePlan {
  const there = server.state === 'scheduled' ? server.window : undefined;
  const free = there === undefined ? -Infinity : ms(there.end);
  const kept = waiting
    .filter(({ window, held }) => ms(window.end) > now && !(held !== 'missed' && isSame(window, there)))
    .map((absence) => (isLate(absence, free, now) ? { ...absence, held: 'missed' as const } : absence))
    .sort((a, b) => ms(a.window.start) - ms(b.window.start) || compareText(a.id, b.id));
  const next = kept.find(({ held }) => held === undefined);
  const unchanged = { displaces: false, waiting: kept };
  if (next === undefined || server.state === 'enabled') return unchanged;
  if (there === undefined || free <= now) return { ...unchanged, send: next };
  const isEarlier = ms(next.window.end) <= ms(there.start) && ms(there.start) > now;
  return isEarlier ? { send: next, displaces: true, waiting: kept } : unchanged;
}

/** The next instant (epoch ms) at which the clock alone changes that plan. */
export function nextAbsenceChange(
  server: OofSettings,
  waiting: readonly PlannedAbsence[],
  now: number,
): number | undefined {
  if (waiting.length === 0) return undefined;
  const free = server.state === 'scheduled' && server.window !== undefined ? [ms(server.window.end)] : [];
  const edges = waiting.flatMap(({ window }) => [ms(window.start) + LATE, ms(window.end)]);
  const late = free.map((end) => end + LATE);
  const ahead = [...free, ...late, ...edges].filter((at) => at > now);
  return ahead.length === 0 ? undefined : Math.min(...ahead);
}

/** Whether an absence may be planned besides the others: no moment belongs to two of them. */
export const overlapsAny = (window: TimeRange, others: readonly TimeRange[]): boolean =>
  others.some((other) => ms(window.start) < ms(other.end) && ms(other.start) < ms(window.end));

function isLate({ window, held }: PlannedAbsence, free: number, now: number): boolean {
  return held === undefined && now >= Math.max(ms(window.start), free) + LATE;
}

const isSame = (a: TimeRange, b: TimeRange | undefined): boolean =>
  b !== undefined && wholeSeconds(a.start) === wholeSeconds(b.start) && wholeSeconds(a.end) === wholeSeconds(b.end);

/** Requests carry no parts of a second. */
const wholeSeconds = (instant: string): number => Math.floor(ms(instant) / 1000);
