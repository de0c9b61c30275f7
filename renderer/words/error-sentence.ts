import { errorKey } from '../../shared/explain.ts';
import type { AppError, Instant } from '../../shared/model.ts';
import type { Translate } from '../../shared/messages/index.ts';
import type { Format } from './format.ts';

/** Where an error came from, for the words that its value doesn't carry. */
export interface ErrorOrigin {
  readonly host?: string | undefined;
  readonly address?: string | undefined;
}

/** Says an expected failure as one sentence: what happened, what it means, what to do. */
export function errorSentence(
  error: AppError,
  t: Translate,
  format: Format,
  now: Instant,
  origin: ErrorOrigin = {},
): string {
  return t(errorKey(error), {
    host: error.host ?? origin.host ?? t('error.theServer'),
    address: error.address ?? origin.address ?? t('error.yourAddress'),
    code: error.code ?? error.kind,
    detail: error.detail ?? error.code ?? '…',
    time: error.retryAt === undefined ? '' : format.timeOrDay(error.retryAt, now),
  });
}

/** What the folded-away part shows: the server's own words, for an administrator. */
export function errorDetail(error: AppError): string | undefined {
  const parts = [error.code, error.kind === 'bad-input' ? undefined : error.detail].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? undefined : parts.join(' — ');
}
