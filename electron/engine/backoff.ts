import type { ErrorKind } from '../../shared/model.ts';
import { assertNever } from '../../shared/model.ts';

const SECOND = 1000;
const CEILING = 5 * 60 * SECOND;

/** What a failure means for the next try. */
export type Reaction =
  | {
      readonly kind: 'wait';
      readonly delayMs: number;
      /** The whole session waits, not only this purpose. */ readonly all: boolean;
    }
  /** Trying again by itself would only lock the account: wait for the person. */
  | { readonly kind: 'stop' };

/**
 * How long to wait after the n-th failure in a row (n ≥ 1). What the server asked for holds to the millisecond;
 * otherwise exponential with full jitter between half and whole, at most five minutes. `random` gives 0 ≤ x < 1.
 */
export function reactTo(
  kind: ErrorKind,
  failures: number,
  retryAfterMs: number | undefined,
  random: () => number,
): Reaction {
  const grown = Math.min(CEILING, 2 * SECOND * 2 ** (failures - 1));
  const delayMs = retryAfterMs ?? Math.round(grown * (0.5 + random() / 2));
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
      return { kind: 'wait', delayMs, all: true };
    case 'broken-answer':
    case 'too-large':
    case 'not-found':
    case 'refused':
    case 'bad-input':
    case 'cancelled':
    case 'unexpected':
      return { kind: 'wait', delayMs: retryAfterMs ?? Math.max(delayMs, 15 * SECOND), all: false };
    default:
      return assertNever(kind);
  }
}
