import { Temporal } from 'temporal-polyfill';
import type { Diagnosis, RequestFact } from '../../shared/diagnosis.ts';
import { isEwsError } from '../ews/errors.ts';
import type { SeenExchange } from '../ews/client.ts';
import { toAppError, type ErrorSubject } from './app-error.ts';

/** What a connection's requests were like. */
export interface ConnectionFacts {
  readonly see: (exchange: SeenExchange) => void;
  readonly facts: () => Pick<Diagnosis, 'lastRequest' | 'lastFailure' | 'requests' | 'failures'>;
}

/** Counts a connection's requests and remembers the last, and the last that failed. What was given up failed nobody. */
export function createConnectionFacts(subject: ErrorSubject): ConnectionFacts {
  let lastRequest: RequestFact | undefined;
  let lastFailure: Diagnosis['lastFailure'];
  let [requests, failures] = [0, 0];
  return {
    see: ({ operation, at, ms, status, requestId, error }) => {
      const told = isEwsError(error) ? toAppError(error, subject) : undefined;
      if (told?.kind === 'cancelled') return;
      requests += 1;
      lastRequest = {
        operation,
        at: Temporal.Instant.fromEpochMilliseconds(at).toString(),
        ms,
        requestId,
        ...(status === undefined ? {} : { status }),
      };
      if (told === undefined) return;
      failures += 1;
      lastFailure = { ...lastRequest, error: told };
    },
    facts: () => ({
      requests,
      failures,
      ...(lastRequest === undefined ? {} : { lastRequest }),
      ...(lastFailure === undefined ? {} : { lastFailure }),
    }),
  };
}
