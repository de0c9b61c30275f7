import type { AppError } from '../../shared/model.ts';

/** The one exception a gateway throws; `error` is what the user is told, `cause` what really happened. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly error: AppError;
  /** How long the server asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(error: AppError, options: { cause?: unknown; retryAfterMs?: number | undefined } = {}) {
    super(`${error.kind}${error.code === undefined ? '' : ` (${error.code})`}`, { cause: options.cause });
    this.error = error;
    this.retryAfterMs = options.retryAfterMs;
  }
}
