import type { ErrorKind } from '../../shared/model.ts';
import { assertNever } from '../../shared/model.ts';

const SECOND = 1000;
const CEILING = 5 * 60 * SECOND;
/** A failure of one purpose alone doesn't pass within seconds. */
const ALONE_FLOOR = 15 * SECOND;
/** A server that asks for no wait at all must not make us run in circles, one that asks for years is mistaken. */
const ASKED_FLOOR = SECOND;
const ASKED_CEILING = 24 * 60 * 60 * SECOND;

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

/**
 * How long to wait after the n-th failure in a row (n ≥ 1). What the server asked for holds to the millisecond, from a
 * second to a day; otherwise it doubles from two seconds to five minutes, with jitter over its upper half.
 * `random` gives 0 ≤ x < 1.
 */
export function reactTo(
  kind: ErrorKind,
  failures: number,
  retryAfterMs: number | undefined,
  random: () => number,
): Reaction {
  const asked = retryAfterMs !== undefined;
  const grown = Math.min(CEILING, 2 * SECOND * 2 ** (failures - 1)) * (0.5 + random() / 2);
  const wait = (floor: number) =>
    asked ? Math.min(ASKED_CEILING, Math.max(ASKED_FLOOR, retryAfterMs)) : Math.max(floor, Math.round(grown));
  switch (kind) {
    case 'sign-in':
    case 'forbidden':
    case 'insecure':
    case 'no-keyring':
      return { kind: 'stop' };
    case 'busy':
    case 'unreachable':
    case 'timeout':
    case 'not-exchange':
      return { kind: 'wait', delayMs: wait(0), all: true, asked };
    case 'broken-answer':
    case 'too-large':
    case 'not-found':
    case 'refused':
    case 'bad-input':
    case 'cancelled':
    case 'unexpected':
      return { kind: 'wait', delayMs: wait(ALONE_FLOOR), all: false, asked };
    default:
      return assertNever(kind);
  }
}
