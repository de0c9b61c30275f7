import type { FreeBusy, TimeRange } from '../../shared/model.ts';
import { addDays, dateIn, instantOf, ms, startOfDate } from '../domain/time.ts';
import type { MailboxGateway } from '../gateway/gateway.ts';
import type { CachedFreeBusy } from './cache.ts';
import type { MailboxState } from './mailbox-state.ts';
import type { Clock, Environment } from './ports.ts';

const MINUTE = 60_000;
/** Free/busy comes in slots of a quarter of an hour: looking more often shows nothing more. */
const EVERY = 15 * MINUTE;
const BATCH = 100;
/** Who may not be read is left alone: asking again within the day changes nothing. */
const REFUSED_PAUSE = 24 * 60 * MINUTE;
const DAYS = 2;
/** More than an interval with its spreading: what is due later was reckoned by a clock that was ahead. */
const LONGEST = 2 * EVERY;

/** Watches when others are free. */
export interface People {
  /** Whom to watch from now on, by address. */
  readonly watch: (addresses: readonly string[]) => void;
  /** Who is on the screen: they come first, and at once where what is known of them is old. */
  readonly show: (addresses: readonly string[]) => void;
  /** Reads one batch of those that are due. */
  readonly read: (signal: AbortSignal) => Promise<void>;
  /** Milliseconds until the next batch is due; Infinity where nobody is watched. */
  readonly nextIn: () => number;
}

export interface PeopleOptions {
  readonly gateway: Pick<MailboxGateway, 'freeBusy'>;
  readonly state: MailboxState;
  readonly clock: Clock;
  readonly random: () => number;
  readonly environment: Pick<Environment, 'zone'>;
  /** Somebody is due earlier than was said. */
  readonly onWork: () => void;
}

/** Free/busy of many in batches of 100; all due at first, later spread evenly so that a company doesn't ask at once. */
export function watchPeople({ gateway, state, clock, random, environment, onWork }: PeopleOptions): People {
  const due = new Map<string, number>();
  const refused = new Set<string>();
  let shown: ReadonlySet<string> = new Set();
  /** Batches read for the first time so far: they come at once, and are spread over the interval from then on. */
  let begun = 0;

  const isDue = (address: string, at: number, now: number) =>
    at <= now || at > now + (refused.has(address) ? REFUSED_PAUSE : LONGEST);

  const order = () => {
    const now = clock.now();
    const waiting = [...due].filter(([address, at]) => isDue(address, at, now));
    return waiting.sort(([a, first], [b, second]) => Number(shown.has(b)) - Number(shown.has(a)) || first - second);
  };

  const windowOf = (): TimeRange => {
    const zone = environment.zone();
    const today = dateIn(clock.now(), zone);
    return { start: instantOf(startOfDate(today, zone)), end: instantOf(startOfDate(addDays(today, DAYS), zone)) };
  };

  const batches = () => Math.ceil(due.size / BATCH);

  /** A passing failure loses nothing that is known. */
  const isNews = ({ address, error }: FreeBusy) =>
    error === undefined || error.kind === 'not-found' || knownOf(state, address) === undefined;

  const nextFor = (address: string, answer: FreeBusy | undefined, place: number) => {
    const kind = answer?.error?.kind;
    const isRefused = kind === 'not-found' || kind === 'forbidden';
    if (isRefused) refused.add(address);
    else refused.delete(address);
    return clock.now() + (isRefused ? REFUSED_PAUSE : EVERY + Math.round(place));
  };

  return {
    watch: (addresses) => {
      const wanted = new Set(addresses.map((address) => address.toLowerCase()));
      for (const known of due.keys()) if (!wanted.has(known)) due.delete(known);
      for (const address of wanted) if (!due.has(address)) due.set(address, dueOf(state, address));
      onWork();
    },
    show: (addresses) => {
      shown = new Set(addresses.map((address) => address.toLowerCase()));
      onWork();
    },
    read: async (signal) => {
      await state.loaded;
      const batch = order().slice(0, BATCH);
      const addresses = batch.map(([address]) => address);
      if (addresses.length === 0) return;
      const range = windowOf();
      const answers = await gateway.freeBusy(addresses, range, 'times', signal);
      const asOf = instantOf(clock.now());
      // One lot for the whole batch keeps it one request the next time; a tenth of the interval spreads the companies.
      const lot = EVERY * 0.1 * (2 * random() - 1);
      const isFirst = batch.every(([, at]) => at === 0);
      const share = isFirst ? (begun++ % batches()) / batches() - 1 : 0;
      const place = batches() === 1 ? lot : lot + share * (EVERY - MINUTE);
      for (const [index, address] of addresses.entries()) {
        due.set(address, nextFor(address, answers[index], place));
      }
      await state.apply({ freeBusy: answers.filter(isNews).map((freeBusy) => kept(freeBusy, range, asOf)) });
    },
    nextIn: () => {
      const now = clock.now();
      return Math.min(...[...due].map(([address, at]) => (isDue(address, at, now) ? 0 : at - now)));
    },
  };
}

/** What was read by another start is as good as read now, for as long as it would have been. */
function dueOf(state: MailboxState, address: string): number {
  const known = knownOf(state, address);
  return known === undefined ? 0 : ms(known.asOf) + EVERY;
}

const knownOf = (state: MailboxState, address: string): CachedFreeBusy | undefined =>
  state.known().freeBusy.find(({ freeBusy }) => freeBusy.address.toLowerCase() === address.toLowerCase());

/** Others' subjects and places aren't kept (SPEC §4). */
const kept = (freeBusy: FreeBusy, range: TimeRange, asOf: string): CachedFreeBusy => ({
  freeBusy: {
    ...freeBusy,
    events: freeBusy.events.map(({ start, end, busy, isPrivate }) => ({ start, end, busy, isPrivate })),
  },
  range,
  asOf,
});
