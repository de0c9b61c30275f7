import { Temporal } from 'temporal-polyfill';
import type { TimeRange } from '../../shared/model.ts';
import { EwsAnswerError } from '../ews/errors.ts';
import type { FoundItems } from '../ews/operations/find-item.ts';
import type { Item } from '../ews/types.ts';

/** The server's cap for one CalendarView. */
export const MAX_ENTRIES = 1000;
/** The server takes two years; a little less is safe whatever it counts as a year. */
const MAX_DAYS = 700;
/** A window as short as this isn't split any more. */
const MIN_MINUTES = 5;
/** No calendar needs as many; a server that never says "complete" would keep us asking. */
const MAX_CALLS = 100;

/**
 * Reads all entries that overlap a range. CalendarView has no pages: where an answer isn't complete the window is
 * halved, as often as needed; an entry that lies across a seam is kept once.
 * @param range instants; an empty or inverted one gives nothing
 * @param read asks the server for one window
 * @throws {EwsAnswerError} `too-large` when a hundred windows weren't enough
 */
export async function readCalendar(
  range: TimeRange,
  read: (window: TimeRange) => Promise<FoundItems>,
): Promise<readonly Item[]> {
  const found = new Map<string, Item>();
  const waiting = yearsOf(range);
  for (let calls = 0; ; calls += 1) {
    const window = waiting.shift();
    if (window === undefined) return [...found.values()];
    if (calls === MAX_CALLS) throw new EwsAnswerError('too-large', `more than ${MAX_CALLS} windows`);
    const answer = await read(window);
    for (const item of answer.items) found.set(item.id.id, item);
    if (!answer.complete) waiting.unshift(...halves(window));
  }
}

function yearsOf({ start, end }: TimeRange): TimeRange[] {
  const windows: TimeRange[] = [];
  const last = Temporal.Instant.from(end);
  let from = Temporal.Instant.from(start);
  while (Temporal.Instant.compare(from, last) < 0) {
    const next = from.add({ hours: MAX_DAYS * 24 });
    const to = Temporal.Instant.compare(next, last) < 0 ? next : last;
    windows.push({ start: from.toString(), end: to.toString() });
    from = to;
  }
  return windows;
}

function halves({ start, end }: TimeRange): readonly TimeRange[] {
  const from = Temporal.Instant.from(start);
  const minutes = from.until(Temporal.Instant.from(end)).total('minutes');
  if (minutes <= MIN_MINUTES) return [];
  const middle = from.add({ seconds: Math.floor(minutes * 30) }).toString();
  return [
    { start, end: middle },
    { start: middle, end },
  ];
}
