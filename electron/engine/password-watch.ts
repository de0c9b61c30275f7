import type { Instant } from '../../shared/model.ts';
import type { MailboxGateway } from '../gateway/gateway.ts';
import { describeFailure } from './failures.ts';
import type { AccountConfig, Clock, Logger } from './ports.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** What a start is for comes first. */
const FIRST_AFTER = MINUTE;
const EVERY = 22 * HOUR;
const AFTER_FAILURE = HOUR;
/** The scheduler may come a tenth of a wait before its end: it would have to come again. */
const LATE_ENOUGH = 1.12;

/** Asks once a day when the password of an account expires, where it signs in with one of its own. */
export interface PasswordWatch {
  readonly read: (signal: AbortSignal) => Promise<void>;
  /** Milliseconds until the next time; Infinity where there is nothing to ask. */
  readonly nextIn: () => number;
  /** A person asks for everything anew: what stands may be settled by now. */
  readonly renew: () => void;
  /** As the server said last. */
  readonly expires: () => Instant | undefined;
}

interface WatchParts {
  readonly gateway: Pick<MailboxGateway, 'passwordExpires'>;
  readonly account: Pick<AccountConfig, 'signIn' | 'impersonate'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Nothing depends on the answer: a failure is no trouble of the session's, and is tried again an hour later. A refused
 * password alone is passed on, since each try counts towards the account's being locked.
 */
export function watchPassword({ gateway, account, clock, log }: WatchParts): PasswordWatch {
  const hasPassword = PASSWORD_METHODS.has(account.signIn.method) && account.impersonate === undefined;
  let due = hasPassword ? clock.now() + FIRST_AFTER : Infinity;
  let expires: Instant | undefined;
  return {
    read: async (signal) => {
      if (clock.now() < due) return;
      try {
        expires = await gateway.passwordExpires(signal);
        due = clock.now() + EVERY;
      } catch (cause) {
        due = clock.now() + AFTER_FAILURE;
        const { kind, code } = describeFailure(cause).error;
        if (kind === 'sign-in' && code === '401') throw cause;
        log.info('when the password expires could not be read', { kind, code });
      }
    },
    nextIn: () => LATE_ENOUGH * Math.max(0, due - clock.now()),
    renew: () => {
      if (expires !== undefined) due = clock.now();
    },
    expires: () => expires,
  };
}

/** The machine's own ticket and tokens are others' business: those who hand them out tell of their end. */
const PASSWORD_METHODS: ReadonlySet<AccountConfig['signIn']['method']> = new Set(['basic', 'ntlm', 'negotiate']);
