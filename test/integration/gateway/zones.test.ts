import { describe, expect, it } from 'vitest';
import { createEwsClient } from '../../../electron/ews/client.ts';
import { createEwsGateway } from '../../../electron/gateway/ews-gateway.ts';
import { systemClock } from '../../../electron/shell/clock.ts';
import type { Appointment } from '../../../shared/model.ts';
import { startExchange } from '../../support/exchange.ts';
import { createNodeHttp } from '../../support/http-node.ts';
import { NOW, signal } from './context.ts';

const RANGE = { start: '2026-11-01T00:00:00Z', end: '2026-12-01T00:00:00Z' };

/** What is all-day in a mailbox at home in one zone, read on a machine in another; and what the server was asked for. */
async function readFrom(home: string, machine: () => string) {
  const network = createNodeHttp();
  const exchange = await startExchange({ zone: home, now: () => NOW });
  const { address, password } = exchange.mira;
  const client = createEwsClient({
    http: network.http,
    url: exchange.url,
    credentials: { username: address, password },
    clock: { ...systemClock, now: () => NOW },
    userAgent: 'Presently/0.0.0-test',
  });
  const gateway = createEwsGateway({ accountId: 'work', address, client, zone: machine });
  const read = async (): Promise<readonly Appointment['allDay'][]> =>
    (await gateway.appointments(RANGE, signal))
      .filter(({ subject }) => subject === 'Island feast')
      .map(({ allDay }) => allDay);
  await exchange.client.put(address, {
    kind: 'appointment',
    subject: 'Island feast',
    allDay: true,
    start: '2026-11-10',
    end: '2026-11-12',
  });
  const asked = async () => (await exchange.client.log()).map(({ operation }) => operation);
  const close = async () => {
    network.close();
    await exchange.stop();
  };
  return { read, asked, close };
}

describe('an all-day entry', () => {
  it('of a zone that no table knows stands on its dates half a world away, by the server’s own rules, asked for once', async () => {
    const { read, asked, close } = await readFrom('Pacific/Chatham', () => 'America/Los_Angeles');
    const dates = [{ start: '2026-11-10', end: '2026-11-12' }];
    expect(await read()).toEqual(dates);
    expect(await read()).toEqual(dates);
    expect((await asked()).filter((operation) => operation === 'GetServerTimeZones')).toHaveLength(1);
    await close();
  });

  it('of a zone that is known stands on its dates wherever its person travels, and nobody asks for zones', async () => {
    let machine = 'Europe/Berlin';
    const { read, asked, close } = await readFrom('Europe/Berlin', () => machine);
    for (machine of ['Europe/Berlin', 'America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kolkata']) {
      expect(await read(), machine).toEqual([{ start: '2026-11-10', end: '2026-11-12' }]);
    }
    expect(await asked()).not.toContain('GetServerTimeZones');
    await close();
  });
});
