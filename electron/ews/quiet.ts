import { EwsHttpError, EwsServerError } from './errors.ts';

const LONGEST_MS = 24 * 60 * 60_000;

/** How long the server wants to hear nothing of us, to the millisecond: no request that waits its turn slips through. */
export interface Quiet {
  /** Takes note of an error that says how long. */
  readonly heed: (error: unknown) => void;
  /** @throws the error that asked for it, with the rest of the time, while that lasts */
  readonly check: () => void;
  readonly forget: () => void;
  /** Milliseconds since the epoch; absent while nothing is asked for. */
  readonly until: () => number | undefined;
}

/** `now` in milliseconds since the epoch. A server that asks for years is heard for a day. */
export function createQuiet(now: () => number): Quiet {
  let until = 0;
  let waitMs = 0;
  let asked: EwsHttpError | EwsServerError | undefined;
  return {
    heed: (error) => {
      const wanted = waitOf(error);
      if (wanted === undefined || now() + wanted <= until) return;
      waitMs = Math.min(wanted, LONGEST_MS);
      until = now() + waitMs;
      asked = error as EwsHttpError | EwsServerError; // `waitOf` knows no others
    },
    check: () => {
      // A clock that was set back must not make it longer than it ever was.
      until = Math.min(until, now() + waitMs);
      const left = until - now();
      if (asked !== undefined && left > 0) throw withWait(asked, left);
    },
    until: () => (asked !== undefined && until > now() ? until : undefined),
    forget: () => {
      [until, asked] = [0, undefined];
    },
  };
}

function waitOf(error: unknown): number | undefined {
  if (error instanceof EwsHttpError) return error.retryAfterMs;
  return error instanceof EwsServerError ? error.backOffMs : undefined;
}

function withWait(error: EwsHttpError | EwsServerError, waitMs: number): EwsHttpError | EwsServerError {
  if (error instanceof EwsHttpError) {
    return new EwsHttpError(error.status, { retryAfterMs: waitMs, location: error.location });
  }
  const { code, level, text, values } = error;
  return new EwsServerError({ code, level, text, values, backOffMs: waitMs });
}
