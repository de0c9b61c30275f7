import type { Clock } from './ports.ts';
import type { Session } from './session.ts';

const DAY = 24 * 60 * 60_000;
/** After a failure. */
const AGAIN_MS = 10 * 60_000;

interface Kept<T> {
  readonly until: number;
  readonly answer: Promise<T | undefined>;
}

/**
 * Asks a question of a mailbox once a day at most, whoever wants to know: for what hardly ever changes and nobody misses.
 * Where it can't be answered that is nothing, and it is asked again after ten minutes.
 */
export function askedDaily<T>(
  clock: Clock,
  question: (session: Session) => Promise<T | undefined>,
): (session: Session | undefined) => Promise<T | undefined> {
  const kept = new Map<string, Kept<T>>();

  const ask = async (session: Session): Promise<T | undefined> => {
    try {
      return await question(session);
    } catch {
      kept.set(session.account.id, { until: clock.now() + AGAIN_MS, answer: Promise.resolve(undefined) });
      return undefined;
    }
  };

  return (session) => {
    if (session === undefined) return Promise.resolve(undefined);
    const known = kept.get(session.account.id);
    if (known !== undefined && clock.now() < known.until) return known.answer;
    const answer = ask(session);
    kept.set(session.account.id, { until: clock.now() + DAY, answer });
    return answer;
  };
}
