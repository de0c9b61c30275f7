import { GatewayError } from './gateway-error.ts';

/** Unique over all accounts: the account, then the server's id. */
export const keyOf = (accountId: string, id: string): string => `${accountId}/${id}`;

/** The server's id inside a key. @throws {GatewayError} `not-found` for a key of another account */
export function idOf(accountId: string, key: string): string {
  const prefix = keyOf(accountId, '');
  if (!key.startsWith(prefix)) throw new GatewayError({ kind: 'not-found' });
  return key.slice(prefix.length);
}
