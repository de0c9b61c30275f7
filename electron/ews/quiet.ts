import { EwsHttpError, EwsServerError } from './errors.ts';

const LONGEST_MS = 24 * 60 * 60_000;

/** How long the server wants to hear nothing of us, to the millisecond: no request that waits its turn slips through. */
export interface Quiet {
  /** Takes note of an error that says how long. */
  readonly heed: (error: unknown) => void;
  /** @throws the error that asked for it, with the rest of the time, while that lasts */
  readonly check: () => void;
  readonly forget: () => void;
}

/** `now` in milliseconds since the epoch. A server that asks for years is heard for a day. */
export function createQuiet(now: () => number): Quiet {
  let until = 0;
  let asked: EwsHttpError | EwsServerError | undefined;
  return {
    heed: (error) => {
      const waitMs = waitOf(error);
      if (waitMs === undefined || now() + waitMs <= until) return;
      until = now() + Math.min(waitMs, LONGEST_MS);
      asked = error as EwsHttpError | EwsServerError; // `waitOf` knows no others
    },
    check: () => {
      const left = until - now();
      // A clock that was set back would make it longer than it ever was.
      if (asked === undefined || left <= 0 || left > LONGEST_MS) return;
      throw withWait(asked, left);
    },
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
