import { Temporal } from 'temporal-polyfill';
import type { FreeBusy, TimeRange } from '../../shared/model.ts';
import { getUserAvailability, type FreeBusyView } from '../ews/operations/get-user-availability.ts';
import type { Outcome } from '../ews/response-messages.ts';
import type { Call } from './call.ts';
import type { FreeBusyDetail } from './gateway.ts';
import { availabilityWindows, chunk, joinWindows, MAX_MAILBOXES, mergeInterval, toFreeBusy } from './free-busy.ts';

/** Who asks, and where. */
export interface FreeBusyContext {
  readonly call: Call;
  readonly host: string;
  /** The machine's IANA zone, preferred as the name of working hours' zones. */
  readonly zone: string;
}

/** Reads free/busy in as many requests as the server's limits ask for, one after another; one answer an address. */
export async function readFreeBusy(
  context: FreeBusyContext,
  addresses: readonly string[],
  range: TimeRange,
  detail: FreeBusyDetail,
  signal: AbortSignal,
): Promise<readonly FreeBusy[]> {
  const answers: FreeBusy[] = [];
  for (const group of chunk(addresses, MAX_MAILBOXES)) {
    const parts: (readonly FreeBusy[])[] = [];
    for (const window of availabilityWindows(range))
      parts.push(await readWindow(context, group, window, detail, signal));
    for (const [index, address] of group.entries()) {
      answers.push(joinWindows(parts.flatMap((part) => part[index] ?? [])) ?? { address, events: [] });
    }
  }
  return answers;
}

async function readWindow(
  context: FreeBusyContext,
  addresses: readonly string[],
  range: TimeRange,
  detail: FreeBusyDetail,
  signal: AbortSignal,
): Promise<readonly FreeBusy[]> {
  const view = detail === 'times' ? 'FreeBusyMerged' : 'DetailedMerged';
  const input = { addresses, ...range, intervalMinutes: mergeInterval(range), view } as const;
  const { people } = await context.call(getUserAvailability, input, signal);
  return toAnswers(context, addresses, people, range);
}

/** One answer an address, in the order asked, whatever the server left out. */
export function toAnswers(
  { host, zone }: FreeBusyContext,
  addresses: readonly string[],
  outcomes: readonly Outcome<FreeBusyView>[],
  { start }: TimeRange,
): readonly FreeBusy[] {
  const { year } = Temporal.Instant.from(start).toZonedDateTimeISO('UTC');
  return addresses.map((address, index) => {
    const outcome = outcomes[index];
    return outcome === undefined
      ? { address, events: [], error: { kind: 'broken-answer', host, address } }
      : toFreeBusy(outcome, { host, address }, zone, year);
  });
}
