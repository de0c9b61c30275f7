import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createEwsClient, type EwsClientOptions } from '../../../electron/ews/client.ts';
import { createEwsGateway } from '../../../electron/gateway/ews-gateway.ts';
import { GatewayError } from '../../../electron/gateway/gateway-error.ts';
import type { MailboxGateway } from '../../../electron/gateway/gateway.ts';
import { systemClock } from '../../../electron/shell/clock.ts';
import type { AppError } from '../../../shared/model.ts';
import { startExchange, type TestExchange } from '../../support/exchange.ts';
import { createNodeHttp } from '../../support/http-node.ts';

/** Tuesday 09:00 in Berlin. */
export const NOW = Date.UTC(2026, 9, 20, 7, 0, 0);
export const ZONE = 'Europe/Berlin';
export const signal = new AbortController().signal;

export interface Context {
  readonly exchange: () => TestExchange;
  /** A gateway of the main user, over real HTTP. */
  readonly gateway: (options?: Partial<EwsClientOptions>) => MailboxGateway;
  readonly address: () => string;
}

/** One embedded Exchange for a file, as new before each test. */
export function useExchange(): Context {
  const network = createNodeHttp();
  let running: TestExchange | undefined;
  const exchange = (): TestExchange => {
    if (running === undefined) throw new Error('not started');
    return running;
  };
  beforeAll(async () => {
    running = await startExchange({ zone: ZONE, now: () => NOW });
  });
  beforeEach(async () => {
    await exchange().client.clearFaults();
    await exchange().client.reset();
    await exchange().client.clearLog();
  });
  afterAll(async () => {
    network.close();
    await exchange().stop();
  });
  const gateway: Context['gateway'] = (options = {}) => {
    const { address, password } = exchange().mira;
    const client = createEwsClient({
      http: network.http,
      url: exchange().url,
      credentials: { username: address, password },
      clock: { ...systemClock, now: () => NOW },
      userAgent: 'Presently/0.0.0-test',
      ...options,
    });
    return createEwsGateway({ accountId: 'work', address, client, zone: () => ZONE });
  };
  return { exchange, gateway, address: () => exchange().mira.address };
}

/** What the user would be told; `undefined` where it worked. */
export async function errorOf(work: Promise<unknown>): Promise<AppError | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof GatewayError) return error.error;
    throw error;
  }
}
