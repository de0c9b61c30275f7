import type { Instant } from '../../shared/model.ts';
import { GatewayError } from './gateway-error.ts';

/** Unique over all accounts: the account, then the server's id. */
export const keyOf = (accountId: string, id: string): string => `${accountId}/${id}`;

/** The server's id inside a key. @throws {GatewayError} `not-found` for a key of another account */
export function idOf(accountId: string, key: string): string {
  const prefix = keyOf(accountId, '');
  if (!key.startsWith(prefix)) throw new GatewayError({ kind: 'not-found' });
  return key.slice(prefix.length);
}

/** No id of a server's has it: those are Base64. */
const MARK = '#';

/**
 * Stands for an occurrence that was worked out here, since the server gave its series alone. No server knows it: what is to be
 * opened has to be found by its series and time, and nothing is changed by it.
 */
export const occurrenceId = (seriesId: string, start: Instant): string => `${seriesId}${MARK}${start}`;

/** The two parts of such an id; `undefined` for a server's own. */
export function occurrenceOf(id: string): { readonly seriesId: string; readonly start: Instant } | undefined {
  const mark = id.indexOf(MARK);
  return mark < 0 ? undefined : { seriesId: id.slice(0, mark), start: id.slice(mark + 1) };
}
