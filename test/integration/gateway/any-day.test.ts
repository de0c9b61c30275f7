import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createEwsClient } from '../../../electron/ews/client.ts';
import { createEwsGateway } from '../../../electron/gateway/ews-gateway.ts';
import { systemClock } from '../../../electron/shell/clock.ts';
import { startExchange } from '../../support/exchange.ts';
import { createNodeHttp } from '../../support/http-node.ts';
import { signal } from './context.ts';

const WEEK = [23, 24, 25, 26, 27, 28, 29].map((day) => `2026-11-${day}`);
const ODD_DAYS = ['2026-03-29', '2026-10-25', '2026-12-31', '2028-02-29'];
const cases = [...WEEK, ...ODD_DAYS].flatMap((date) => ['00:30', '23:30'].map((time) => [date, time] as const));

describe('whenever somebody looks around, the demo company’s day is full', () => {
  it.each(cases)('on %s at %s', async (date, time) => {
    const zone = 'Europe/Paris';
    const now = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;
    const exchange = await startExchange({ zone, now: () => now });
    const network = createNodeHttp();
    const { address, password } = exchange.mira;
    const client = createEwsClient({
      http: network.http,
      url: exchange.url,
      credentials: { username: address, password },
      clock: { ...systemClock, now: () => now },
    });
    const gateway = createEwsGateway({ accountId: 'work', address, client, zone: () => zone });
    const start = Temporal.PlainDate.from(date).toZonedDateTime(zone);
    const range = { start: start.toInstant().toString(), end: start.add({ days: 1 }).toInstant().toString() };
    const today = await gateway.appointments(range, signal);
    const voicemails = await gateway.voicemails(30, signal);
    network.close();
    await exchange.stop();
    const subjects = today.map(({ subject }) => subject);
    expect(subjects).toContain('Stand-up');
    expect(subjects).toContain('Dentist');
    expect(subjects.length).toBeGreaterThan(5);
    expect(voicemails.filter(({ heard }) => !heard).length).toBe(3);
  });
});
