import type { WorkingHours } from '../../shared/model.ts';
import { instantOf } from '../domain/time.ts';
import { askedDaily } from './daily.ts';
import type { Clock } from './ports.ts';
import type { Session } from './session.ts';

const DAY = 24 * 60 * 60_000;
const ASK_LIMIT_MS = 30_000;

/**
 * Knows when an account's own person works: the mailbox says it with its free/busy. Where it can't be read nobody is told,
 * since the settings have hours of their own.
 */
export const createOwnHours = (clock: Clock): ((session: Session | undefined) => Promise<WorkingHours | undefined>) =>
  askedDaily(clock, async ({ account, ask }) => {
    const address = account.impersonate ?? account.address;
    const range = { start: instantOf(clock.now()), end: instantOf(clock.now() + DAY) };
    const [own] = await ask(ASK_LIMIT_MS, (gateway, signal) => gateway.freeBusy([address], range, 'times', signal));
    return own?.workingHours;
  });
