import type { Suggestion, SuggestionQuality } from '../../shared/contacts.ts';
import type { FreeBusy, TimeRange } from '../../shared/model.ts';
import { standingOf } from './standing.ts';
import { instantOf, ms } from './time.ts';
import { workingSpans } from './working-hours.ts';

const STEP = 30 * 60_000;
/** So many times a person looks at. */
const BEST = 12;

/**
 * Times at which people could meet, for servers that propose none: every half hour within the range, the best first and of
 * those as good the earlier. The first person is the organiser, in whose working hours (where known) all of them lie.
 * @param now epoch ms; nothing is proposed that has begun
 */
export function rankMeetingTimes(
  people: readonly FreeBusy[],
  range: TimeRange,
  minutes: number,
  now: number,
): readonly Suggestion[] {
  const length = minutes * 60_000;
  const [from, to] = [Math.max(ms(range.start), now), ms(range.end)];
  const hours = people.map(({ workingHours }) => workingHours && workingSpans(workingHours, from, to));
  const found: { readonly at: number; readonly misses: number; readonly suggestion: Suggestion }[] = [];
  for (let at = Math.ceil(from / STEP) * STEP; at + length <= to; at += STEP) {
    const within = (index: number) => hours[index]?.some(({ start, end }) => start <= at && at + length <= end);
    const isWorkTime = within(0) ?? true;
    if (!isWorkTime) continue;
    const conflicts = people.filter((one) => !isFree(one, range, at, at + length)).map(({ address }) => address);
    // Who is free but at home counts half.
    const away = people.filter((one, index) => within(index) === false && !conflicts.includes(one.address)).length;
    const misses = (conflicts.length + away / 2) / Math.max(1, people.length);
    const quality = qualityOf(misses);
    found.push({
      at,
      misses,
      suggestion: { start: instantOf(at), end: instantOf(at + length), quality, isWorkTime, conflicts },
    });
  }
  return found
    .sort((a, b) => a.misses - b.misses || a.at - b.at)
    .slice(0, BEST)
    .filter(({ misses }) => misses < 1)
    .map(({ suggestion }) => suggestion);
}

const qualityOf = (misses: number): SuggestionQuality => {
  if (misses === 0) return 'excellent';
  if (misses <= 0.25) return 'good';
  return misses <= 0.5 ? 'fair' : 'poor';
};

/** Nothing that would be in the way, all the time; what isn't known is in the way. */
function isFree(freeBusy: FreeBusy, range: TimeRange, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    const { state, until } = standingOf({ freeBusy, range }, at);
    if (state !== 'free' && state !== 'outside-hours' && state !== 'elsewhere') return false;
    if (until === undefined) return true;
    at = ms(until);
  }
  return true;
}
