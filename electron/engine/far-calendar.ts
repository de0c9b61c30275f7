import type { AppError, Appointment, Instant, TimeRange } from '../../shared/model.ts';
import { instantOf, ms } from '../domain/time.ts';
import { describeFailure } from './failures.ts';
import type { Clock } from './ports.ts';
import type { Session } from './session.ts';

const RANGE_LIMIT_MS = 30_000;
/** A person leafs through a few months; older answers are let go. */
const KEPT = 12;

/** What is known of a range of one calendar. */
export interface RangeAnswer {
  readonly appointments: readonly Appointment[];
  readonly asOf?: Instant;
  readonly error?: AppError;
}

interface Kept {
  /** When the session's own calendar had been read last: a newer read means that something moved, or time passed. */
  readonly basis: Instant | undefined;
  readonly answer: Promise<RangeAnswer>;
}

/**
 * Reads ranges of one session's calendar: from what the session holds where that covers them, else from the server,
 * else from the last such answer. Windows ask at every snapshot, so an answer holds until the session reads its
 * calendar anew.
 */
export function createFarCalendar(session: Session, clock: Clock): (range: TimeRange) => Promise<RangeAnswer> {
  const kept = new Map<string, Kept>();
  const good = new Map<string, RangeAnswer>();

  const read = async (name: string, range: TimeRange): Promise<RangeAnswer> => {
    try {
      const appointments = await session.ask(RANGE_LIMIT_MS, (gateway, signal) => gateway.appointments(range, signal));
      const answer = { appointments, asOf: instantOf(clock.now()) };
      remember(good, name, answer);
      return answer;
    } catch (cause) {
      kept.delete(name);
      const { error } = describeFailure(cause, session.account);
      return { appointments: session.calendar().value ?? [], ...good.get(name), error };
    }
  };

  return (range) => {
    const { value, asOf, error } = session.calendar();
    if (covers(session.covered(), range)) {
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
