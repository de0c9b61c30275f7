import type { AppError } from '../../shared/model.ts';
import { GatewayError } from '../gateway/gateway-error.ts';

/** Whatever was thrown as an error to show. What no gateway foresaw is a bug: it is told as such, with its name. */
export function describeFailure(
  cause: unknown,
  account?: { readonly address: string },
): { readonly error: AppError; readonly retryAfterMs: number | undefined } {
  if (cause instanceof GatewayError) return { error: cause.error, retryAfterMs: cause.retryAfterMs };
  if (cause instanceof Error && cause.name === 'AbortError')
    return { error: { kind: 'cancelled' }, retryAfterMs: undefined };
  const name = nameOf(cause);
  const detail = cause instanceof Error ? cause.message : String(cause);
  const address = account === undefined ? {} : { address: account.address };
  return { error: { kind: 'unexpected', code: name, detail, ...address }, retryAfterMs: undefined };
}

/** The system's own word where there is one, such as `ENOSPC`: it says more than "Error". */
function nameOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
