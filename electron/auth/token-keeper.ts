import { SignInError } from './sign-in-error.ts';
import { sharing, type AuthClock } from './within.ts';

export interface Token {
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface TokenWish {
  /** A token that a server has just refused. */
  readonly refused?: string;
}

interface KeeperParts {
  readonly clock: AuthClock;
  readonly log: (message: string, facts: Readonly<Record<string, string | number>>) => void;
  /** Gets a token without asking anybody, a new one where `force` is set. */
  readonly acquire: (force: boolean) => Promise<Token>;
}

/** Hands out one account's token and sees to its renewal. */
export interface TokenKeeper {
  /** @throws {SignInError} */
  token(signal: AbortSignal, wish?: TokenWish): Promise<string>;
  /** A token that came from signing in. */
  take(token: Token): void;
  forget(): void;
}

/** Ahead of its end a token is renewed while the old one still serves: nobody waits for that. */
const AHEAD_MS = 5 * 60_000;
/** After a renewal that failed while the old token still serves. */
const AGAIN_MS = 60_000;
/** A token that came from a refusal and is refused so soon wasn't refused for its age: another one won't be better. */
const REFUSED_AGAIN_MS = 5 * 60_000;

interface Held extends Token {
  readonly since: number;
  /** When to renew it. */
  readonly renewAt: number;
  /** It replaced one that was refused. */
  readonly afterRefusal: boolean;
}

/**
 * none ──token()──▶ acquiring ──▶ held ──5 minutes before its end──▶ held, renewing ──▶ held
 *                       │           └──refused──▶ renewing ──▶ held (refused again at once: an error, no third try)
 *                       └──only a person can help──▶ blocked ──take() or forget()──▶ held or none
 */
export function createTokenKeeper({ clock, log, acquire }: KeeperParts): TokenKeeper {
  let held: Held | undefined;
  let blocked: SignInError | undefined;
  let renewing: Promise<Token> | undefined;
  /** One more with each `take` and `forget`: a renewal that began before them is news of yesterday. */
  let era = 0;

  const hold = (token: Token, afterRefusal: boolean): void => {
    const now = clock.now();
    // Of a short life half.
    const ahead = Math.min(AHEAD_MS, (token.expiresAt - now) / 2);
    held = { ...token, since: now, renewAt: token.expiresAt - ahead, afterRefusal };
  };

  const renew = (force: boolean, refused?: string): Promise<Token> => {
    const begun = era;
    const run = async (): Promise<Token> => {
      try {
        let token = await acquire(force);
        // From the cache of an earlier run may come the very one that was refused, or one that ends soon.
        const isStale = token.value === refused || token.expiresAt <= clock.now();
        if (!force && isStale) token = await acquire(true);
        if (begun === era) hold(token, refused !== undefined);
        log('token at hand', { lastsMs: token.expiresAt - clock.now() });
        return token;
      } catch (cause) {
        if (begun === era && cause instanceof SignInError) {
          log('no token', { kind: cause.error.kind, code: cause.error.code ?? '' });
          if (cause.isFinal) blocked = cause;
        }
        throw cause;
      } finally {
        if (begun === era) renewing = undefined;
      }
    };
    renewing ??= run();
    return renewing;
  };

  const renewAhead = (token: Held): void => {
    held = { ...token, renewAt: clock.now() + AGAIN_MS };
    // It is told by the log, and once the old one has ended by whoever asks then.
    renew(true).catch(() => undefined);
  };

  return {
    token: async (signal, { refused } = {}) => {
      if (signal.aborted) throw new SignInError({ kind: 'cancelled' });
      if (held !== undefined && held.value === refused) {
        if (blocked !== undefined) throw blocked;
        if (held.afterRefusal && clock.now() - held.since < REFUSED_AGAIN_MS) {
          throw new SignInError({ kind: 'sign-in', code: 'token-refused' });
        }
        return (await sharing(signal, renew(true, refused))).value;
      }
      if (held !== undefined && clock.now() < held.expiresAt) {
        if (clock.now() >= held.renewAt && blocked === undefined) renewAhead(held);
        return held.value;
      }
      if (blocked !== undefined) throw blocked;
      return (await sharing(signal, renew(held !== undefined, refused))).value;
    },
    take: (token) => {
      era += 1;
      blocked = undefined;
      renewing = undefined;
      hold(token, false);
    },
    forget: () => {
      era += 1;
      blocked = undefined;
      renewing = undefined;
      held = undefined;
    },
  };
}
