import type { SignInInput } from '../../shared/setup.ts';
import type { Health } from '../../shared/snapshot.ts';
import { instantOf, ms } from '../domain/time.ts';
import { describeFailure } from './failures.ts';
import type { AccountConfig, Clock, Finder, Logger } from './ports.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How long what Autodiscover said is good. */
const WEEK = 7 * 24 * HOUR;
/** A server out of reach for so long may have moved; it is looked for once an hour then. */
const AWAY = 10 * MINUTE;

export interface RediscoveryPorts {
  readonly clock: Clock;
  readonly finder: Pick<Finder, 'find'>;
  readonly log: Logger;
  readonly secretOf: (accountId: string) => Promise<string | undefined>;
  /** The account is reached elsewhere, or was found where it is. */
  readonly replace: (account: AccountConfig) => void;
}

/** Looks for accounts' servers again by the way they were found: each week, and when one has been out of reach. */
export interface Rediscovery {
  /** Told whenever an account reads differently. */
  readonly consider: (account: AccountConfig, health: Health) => void;
  readonly close: () => void;
}

export function createRediscovery(ports: RediscoveryPorts): Rediscovery {
  const { clock, finder, log } = ports;
  const closing = new AbortController();
  const lookedAt = new Map<string, number>();

  const isDue = (account: AccountConfig, { state, since, error }: Health): boolean => {
    if (account.foundBy === undefined || account.foundBy === 'typed') return false;
    const now = clock.now();
    // What lies ahead of now was written by a clock that was ahead.
    const isWithin = (at: number, time: number) => at <= now && now - at < time;
    if (isWithin(lookedAt.get(account.id) ?? -Infinity, HOUR)) return false;
    // A refused certificate or password is no sign that the server lives elsewhere.
    if (state === 'offline') return error?.kind !== 'certificate' && now - ms(since) >= AWAY;
    return state === 'ok' && account.foundAt !== undefined && !isWithin(ms(account.foundAt), WEEK);
  };

  const look = async (account: AccountConfig) => {
    const credentials = credentialsOf(account, await ports.secretOf(account.id));
    const found = await finder.find(
      account.address,
      {
        ...(credentials === undefined ? {} : { credentials }),
        // Nobody is there to be asked: only what was agreed to once.
        agree: (host) => Promise.resolve(account.agreed?.includes(host) === true),
        onStep: () => undefined,
      },
      closing.signal,
    );
    if (found.kind !== 'found' || closing.signal.aborted) return;
    if (found.server !== account.server)
      log.info('a mailbox is served from another address now', { way: found.foundBy });
    ports.replace({
      ...account,
      server: found.server,
      foundBy: found.foundBy,
      foundAt: instantOf(clock.now()),
    });
  };

  return {
    consider: (account, health) => {
      if (!isDue(account, health)) return;
      lookedAt.set(account.id, clock.now());
      look(account).catch((cause: unknown) => {
        const { error } = describeFailure(cause);
        if (!closing.signal.aborted) log.warn('the server was not found again', { kind: error.kind, code: error.code });
      });
    },
    close: () => closing.abort(),
  };
}

/** Autodiscover takes passwords; tokens and tickets do without it. */
function credentialsOf({ signIn }: AccountConfig, secret: string | undefined): SignInInput | undefined {
  if (signIn.method === 'oauth' || signIn.method === 'machine' || secret === undefined) return undefined;
  return { method: signIn.method, password: secret, ...(signIn.user === undefined ? {} : { user: signIn.user }) };
}
