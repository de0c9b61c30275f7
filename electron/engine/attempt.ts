import { failed, ok, type Result } from '../../shared/model.ts';
import { describeFailure } from './failures.ts';
import type { Logger } from './ports.ts';

/** Does something for a person and gives what went wrong as a value; `about` names whose mailbox it concerns. */
export type Attempt = <T>(
  about: { readonly address: string } | undefined,
  work: () => T,
) => Promise<Result<Awaited<T>>>;

/** Failures are told to the log as well, without what they are about. */
export const createAttempt =
  (log: Logger): Attempt =>
  async (about, work) => {
    try {
      return ok(await work());
    } catch (cause) {
      const { error } = describeFailure(cause, about);
      log.warn('a command failed', { kind: error.kind, code: error.code });
      return failed(error);
    }
  };
