import { readServerAddress } from '../ews/autodiscover/address.ts';
import { GatewayError } from './gateway-error.ts';

/**
 * Makes a full address of what a person types for a server, see `readServerAddress`.
 * @throws {GatewayError} `bad-input` for what can't be a server
 */
export function normaliseServerUrl(input: string): string {
  const read = readServerAddress(input);
  if (read.ok) return read.url;
  throw new GatewayError({ kind: 'bad-input', code: read.problem });
}
