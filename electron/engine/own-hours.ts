import type { WorkingHours } from '../../shared/model.ts';
import { instantOf } from '../domain/time.ts';
import type { Clock } from './ports.ts';
import type { Session } from './session.ts';

const DAY = 24 * 60 * 60_000;
const ASK_LIMIT_MS = 30_000;
/** After a failure. */
const AGAIN_MS = 10 * 60_000;

interface Kept {
  readonly until: number;
  readonly answer: Promise<WorkingHours | undefined>;
}

/**
 * Knows when an account's own person works: the mailbox says it with its free/busy. Asked once a day; where it can't be read
 * nobody is told, since the settings have hours of their own.
 */
export function createOwnHours(clock: Clock): (session: Session | undefined) => Promise<WorkingHours | undefined> {
  const kept = new Map<string, Kept>();

  const ask = async ({ account, ask: question }: Session): Promise<WorkingHours | undefined> => {
    const address = account.impersonate ?? account.address;
    const range = { start: instantOf(clock.now()), end: instantOf(clock.now() + DAY) };
    try {
      const [own] = await question(ASK_LIMIT_MS, (gateway, signal) =>
        gateway.freeBusy([address], range, 'times', signal),
      );
      return own?.workingHours;
    } catch {
      kept.set(account.id, { until: clock.now() + AGAIN_MS, answer: Promise.resolve(undefined) });
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
