import type { AppError } from '../../shared/model.ts';

/**
 * What to do about a failure besides waiting: make the subscription anew, forget the sync state, do without (the server
 * can't), expect the mailbox elsewhere, or leave it to a person alone.
 */
export type Hint = 'resubscribe' | 'resync' | 'not-offered' | 'moved' | 'person';

/** The one exception a gateway throws; `error` is what the user is told, `cause` what really happened. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly error: AppError;
  /** How long the server asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  readonly hint: Hint | undefined;

  constructor(
    error: AppError,
    options: { cause?: unknown; retryAfterMs?: number | undefined; hint?: Hint | undefined } = {},
  ) {
    super(`${error.kind}${error.code === undefined ? '' : ` (${error.code})`}`, { cause: options.cause });
    this.error = error;
    this.retryAfterMs = options.retryAfterMs;
    this.hint = options.hint;
  }
}
