import type { ErrorKind } from '../../shared/model.ts';
import { assertNever } from '../../shared/model.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** A server that asks for time gets up to a quarter of an hour; one that is merely out of reach is looked for. */
const THROTTLED_CEILING = 15 * MINUTE;
const UNREACHABLE_CEILING = 30 * SECOND;
const ALONE_CEILING = 5 * MINUTE;
/** A failure of one purpose alone doesn't pass within seconds. */
const ALONE_FLOOR = 15 * SECOND;
/** A server that asks for no wait at all must not make us run in circles, one that asks for years is mistaken. */
const FLOOR = SECOND;
const ASKED_CEILING = 24 * 60 * MINUTE;
/** Busy servers refuse right passwords now and then: one more try, late enough for that to have passed. */
const SECOND_LOOK = MINUTE;

/** What a failure means for the next try. */
export type Reaction =
  | {
      readonly kind: 'wait';
      readonly delayMs: number;
      /** The whole session waits, not only this purpose. */
      readonly all: boolean;
      /** The server itself asked for it. */
      readonly asked: boolean;
    }
  /** Trying again by itself would only lock the account: wait for the person. */
  | { readonly kind: 'stop' };

export interface Failure {
  readonly kind: ErrorKind;
  /** How many in a row, this one included. */
  readonly count: number;
  /** What the server asked for. */
  readonly retryAfterMs: number | undefined;
  /** The server took these credentials before. */
  readonly trusted: boolean;
}

/**
 * How long to wait after a failure. What the server asked for holds to the millisecond, from a second to a day;
 * otherwise the wait grows from two seconds on, drawn by lot below that (full jitter), to a ceiling that depends on what
 * is wrong. At the ceiling of a server out of reach it is every 30 seconds. `random` gives 0 ≤ x < 1.
 */
export function reactTo({ kind, count, retryAfterMs, trusted }: Failure, random: () => number): Reaction {
  const asked = retryAfterMs !== undefined;
  const wait = (delayMs: number, all: boolean): Reaction => ({
    kind: 'wait',
    delayMs: asked ? Math.min(ASKED_CEILING, Math.max(FLOOR, retryAfterMs)) : Math.round(delayMs),
    all,
    asked,
  });
  const drawn = (floor: number, ceiling: number) => Math.max(floor, grown(count, ceiling) * random());
  switch (kind) {
    case 'sign-in':
      return trusted && count === 1 ? wait(SECOND_LOOK, true) : { kind: 'stop' };
    case 'forbidden':
    case 'insecure':
    case 'no-keyring':
      return { kind: 'stop' };
    case 'busy':
      return wait(drawn(FLOOR, THROTTLED_CEILING), true);
    case 'unreachable':
    case 'no-server':
    case 'certificate':
    case 'timeout':
    case 'not-exchange': {
      const atCeiling = grown(count, UNREACHABLE_CEILING) === UNREACHABLE_CEILING;
      return wait(atCeiling ? UNREACHABLE_CEILING : drawn(FLOOR, UNREACHABLE_CEILING), true);
    }
    case 'broken-answer':
    case 'too-large':
    case 'not-found':
    case 'refused':
    case 'bad-input':
    case 'cancelled':
    case 'unexpected':
      return wait(drawn(ALONE_FLOOR, ALONE_CEILING), false);
    default:
      return assertNever(kind);
  }
}

const grown = (count: number, ceiling: number): number => Math.min(ceiling, 2 * SECOND * 2 ** (count - 1));
