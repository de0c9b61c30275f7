import type { AppError, Appointment, Instant, TimeRange } from '../../shared/model.ts';
import type { Dated } from '../../shared/snapshot.ts';
import { instantOf, ms } from '../domain/time.ts';
import { describeFailure } from './failures.ts';
import type { Clock } from './ports.ts';

const RANGE_LIMIT_MS = 30_000;
/** A person leafs through a few months; older answers are let go. */
const KEPT = 12;

/** What is known of a range of one calendar. */
export interface RangeAnswer {
  readonly appointments: readonly Appointment[];
  readonly asOf?: Instant;
  readonly error?: AppError;
}

/** A calendar of which a part is held, and which can be asked for the rest. */
export interface RangeSource {
  /** SMTP address of the mailbox. */
  readonly address: string;
  readonly calendar: () => Dated<readonly Appointment[] | undefined>;
  /** The range that `calendar` covers. */
  readonly covered: () => TimeRange | undefined;
  readonly read: (range: TimeRange, limitMs: number) => Promise<readonly Appointment[]>;
}

interface Kept {
  /** When what is held had been read last: a newer read means that something moved, or time passed. */
  readonly basis: Instant | undefined;
  readonly answer: Promise<RangeAnswer>;
}

/**
 * Reads ranges of one calendar: from what is held where that covers them, else from the server, else from the last such
 * answer. Windows ask at every snapshot, so an answer holds until what is held was read anew.
 */
export function createFarCalendar(source: RangeSource, clock: Clock): (range: TimeRange) => Promise<RangeAnswer> {
  const kept = new Map<string, Kept>();
  const good = new Map<string, RangeAnswer>();

  const read = async (name: string, range: TimeRange): Promise<RangeAnswer> => {
    try {
      const appointments = await source.read(range, RANGE_LIMIT_MS);
      const answer = { appointments, asOf: instantOf(clock.now()) };
      remember(good, name, answer);
      return answer;
    } catch (cause) {
      kept.delete(name);
      const { error } = describeFailure(cause, source);
      return { appointments: source.calendar().value ?? [], ...good.get(name), error };
    }
  };

  return (range) => {
    const { value, asOf, error } = source.calendar();
    if (covers(source.covered(), range)) {
      return Promise.resolve({
        appointments: value ?? [],
        ...(asOf === undefined ? {} : { asOf }),
        ...(error === undefined ? {} : { error }),
      });
    }
    const name = `${range.start}/${range.end}`;
    const known = kept.get(name);
    if (known !== undefined && known.basis === asOf) return known.answer;
    const answer = read(name, range);
    remember(kept, name, { basis: asOf, answer });
    return answer;
  };
}

const covers = (outer: TimeRange | undefined, inner: TimeRange): boolean =>
  outer !== undefined && ms(outer.start) <= ms(inner.start) && ms(inner.end) <= ms(outer.end);

/** Keeps the newest few, in the order in which they came. */
function remember<T>(map: Map<string, T>, name: string, value: T): void {
  map.delete(name);
  map.set(name, value);
  for (const oldest of [...map.keys()].slice(0, -KEPT)) map.delete(oldest);
}
