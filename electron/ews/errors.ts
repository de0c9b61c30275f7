/**
 * What can go wrong between a request and a usable answer, in four kinds told apart by `name`.
 * None of them carries a credential or the body of a request.
 */
export type EwsError = EwsTransportError | EwsHttpError | EwsAnswerError | EwsServerError;

/** No answer arrived, or none was asked for: `insecure` is raised before anything is sent. */
export class EwsTransportError extends Error {
  override readonly name = 'EwsTransportError';
  readonly reason: 'unreachable' | 'timeout' | 'cancelled' | 'insecure' | 'certificate';

  constructor(reason: EwsTransportError['reason'], message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }

  /** What an aborted signal means: the caller's own deadline (AbortSignal.timeout) is a timeout, all else is the caller's will. */
  static givenUp({ reason }: AbortSignal): EwsTransportError {
    const timeout = reason instanceof Error && reason.name === 'TimeoutError';
    return new EwsTransportError(timeout ? 'timeout' : 'cancelled', 'given up by the caller', reason);
  }
}

/** An HTTP status that isn't success, without a SOAP fault in its body. */
export class EwsHttpError extends Error {
  override readonly name = 'EwsHttpError';
  readonly status: number;
  /** From `Retry-After`, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** Where a 3xx points to; never followed here. */
  readonly location: string | undefined;

  constructor(status: number, details: { retryAfterMs?: number | undefined; location?: string | undefined } = {}) {
    super(`HTTP status ${status}`);
    this.status = status;
    this.retryAfterMs = details.retryAfterMs;
    this.location = details.location;
  }
}

/** An answer that can't be used: another service's, cut off or malformed, or larger than is safe to read. */
export class EwsAnswerError extends Error {
  override readonly name = 'EwsAnswerError';
  readonly reason: 'not-exchange' | 'broken-answer' | 'too-large';

  constructor(reason: EwsAnswerError['reason'], message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

export interface ServerErrorDetails {
  /** Response code verbatim, known to us or not, e.g. `ErrorServerBusy`. */
  readonly code: string;
  /** A fault condemns the whole request, a message only its own part. */
  readonly level: 'fault' | 'message';
  /** The server's own text, in its language. */
  readonly text?: string | undefined;
  /** `t:MessageXml/t:Value` by name, e.g. `Primary`, `BackOffMilliseconds`. */
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** How long to wait, in milliseconds: BackOffMilliseconds, else `Retry-After`. */
  readonly backOffMs?: number | undefined;
}

/** EWS understood the request and refused it or a part of it. */
export class EwsServerError extends Error {
  override readonly name = 'EwsServerError';
  readonly code: string;
  readonly level: 'fault' | 'message';
  readonly text: string | undefined;
  readonly values: Readonly<Record<string, string>>;
  readonly backOffMs: number | undefined;

  constructor(details: ServerErrorDetails) {
    super(`${details.code} (${details.level})`);
    this.code = details.code;
    this.level = details.level;
    this.text = details.text;
    this.values = details.values ?? {};
    this.backOffMs = details.backOffMs;
  }
}

/** Tells an error of this room from a programming error. */
export function isEwsError(error: unknown): error is EwsError {
  return (
    error instanceof EwsTransportError ||
    error instanceof EwsHttpError ||
    error instanceof EwsAnswerError ||
    error instanceof EwsServerError
  );
}
