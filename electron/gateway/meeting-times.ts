import { Temporal } from 'temporal-polyfill';
import { SUGGESTION_QUALITIES, type MeetingTimes, type Suggestion } from '../../shared/contacts.ts';
import type { TimeRange } from '../../shared/model.ts';
import { getUserAvailability, type SuggestedTime } from '../ews/operations/get-user-availability.ts';
import { mergeInterval } from './free-busy.ts';
import { toAnswers, type FreeBusyContext } from './free-busy-reader.ts';

/** As `Directory.meetingTimes`. */
export async function readMeetingTimes(
  context: FreeBusyContext,
  addresses: readonly string[],
  range: TimeRange,
  minutes: number,
  signal: AbortSignal,
): Promise<MeetingTimes> {
  const { start, end } = range;
  const intervalMinutes = mergeInterval(range);
  const input = { addresses, start, end, intervalMinutes, suggest: { minutes } };
  const { people, suggestions } = await context.call(getUserAvailability, input, signal);
  return {
    people: toAnswers(context, addresses, people, range),
    ...(suggestions === undefined
      ? {}
      : { suggestions: suggestions.map((one) => toSuggestion(one, addresses, minutes)) }),
  };
}

/** Only who has nothing then, or works elsewhere, can come for sure. */
const CAN_COME: ReadonlySet<string | undefined> = new Set(['Free', 'WorkingElsewhere']);

function toSuggestion(
  { start, isWorkTime, quality, busyTypes }: SuggestedTime,
  addresses: readonly string[],
  minutes: number,
): Suggestion {
  const word = quality.toLowerCase();
  return {
    start,
    end: Temporal.Instant.from(start).add({ minutes }).toString(),
    isWorkTime,
    quality: SUGGESTION_QUALITIES.find((known) => known === word) ?? 'fair',
    conflicts: addresses.filter((_, index) => !CAN_COME.has(busyTypes[index])),
  };
}
