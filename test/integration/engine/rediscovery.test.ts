import { expect, it } from 'vitest';
import { GatewayError } from '../../../electron/gateway/gateway-error.ts';
import type { Finder } from '../../../electron/engine/ports.ts';
import { startExchange } from '../../support/exchange.ts';
import { useDesk, ZONE } from '../../support/engine.ts';

const { exchange, clock, open, withAccount, account, asked } = useDesk();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What Autodiscover would say, and how often it was asked; the search itself is tested where it lives. */
function autodiscover(server: () => string | undefined) {
  const agreements: Promise<boolean>[] = [];
  let searches = 0;
  const find: Finder['find'] = (_address, { agree, credentials }) => {
    searches += 1;
    expect(credentials).toMatchObject({ method: 'basic', password: exchange().mira.password });
    agreements.push(agree('mail.elsewhere.example'), agree('stranger.example'));
    const found = server();
    if (found === undefined) return Promise.reject(new GatewayError({ kind: 'no-server' }));
    return Promise.resolve({ kind: 'found', server: found, foundBy: 'pox' });
  };
  const never = () => Promise.reject(new Error('not asked here'));
  return { searches: () => searches, agreements, ports: { finder: { find, offers: never, signIn: never } } };
}

const found = () => ({
  ...account(),
  foundBy: 'json' as const,
  foundAt: new Date(clock().now()).toISOString(),
  agreed: ['mail.elsewhere.example'],
});

it('a server that Autodiscover named is asked for again after a week, and nothing is interrupted where it stayed', async () => {
  const finding = autodiscover(() => exchange().url);
  const foundAt = new Date(clock().now() - 7 * DAY + HOUR).toISOString();
  const desk = open({ profile: withAccount({ accounts: [{ ...found(), foundAt }] }), ports: finding.ports });
  await desk.engine.ready();
  await clock().advance(HOUR / 2);
  expect(finding.searches()).toBe(0);
  await clock().advance(3 * HOUR);
  await asked();
  expect(finding.searches()).toBe(1);
  expect(await Promise.all(finding.agreements)).toEqual([true, false]);
  expect(desk.profile.accounts[0]).toMatchObject({ server: exchange().url, foundBy: 'pox' });
  expect(Date.parse(desk.profile.accounts[0]?.foundAt ?? '')).toBeGreaterThan(Date.parse(foundAt));
  expect(desk.engine.snapshot().accounts[0]?.health.state).toBe('ok');
});

it('a server that was found by a clock that was ahead is asked for again at once, not only when that time has come', async () => {
  const finding = autodiscover(() => exchange().url);
  const foundAt = new Date(clock().now() + 300 * DAY).toISOString();
  const desk = open({ profile: withAccount({ accounts: [{ ...found(), foundAt }] }), ports: finding.ports });
  await desk.engine.ready();
  await clock().advance(HOUR);
  await asked();
  expect(finding.searches()).toBe(1);
  expect(Date.parse(desk.profile.accounts[0]?.foundAt ?? '')).toBeLessThanOrEqual(clock().now());
});

it('a mailbox whose server went away is looked for after ten minutes, and goes on where it is now', async () => {
  const other = await startExchange({ zone: ZONE });
  const where: { server?: string } = {};
  const finding = autodiscover(() => where.server);
  const desk = open({ profile: withAccount({ accounts: [found()] }), ports: finding.ports });
  await desk.engine.ready();
  await exchange().client.stopAnswering();
  await clock().advance(20 * MINUTE);
  expect(finding.searches()).toBe(1);
  where.server = other.url;
  await clock().advance(HOUR);
  await desk.until(({ accounts }) => accounts[0]?.server === other.url && accounts[0].health.state === 'ok');
  expect(finding.searches()).toBe(2);
  expect(desk.profile.accounts).toMatchObject([{ id: 'work', server: other.url }]);
  await desk.close();
  await other.stop();
});

it('a server that was typed is never replaced', async () => {
  const finding = autodiscover(() => 'https://elsewhere.example/EWS/Exchange.asmx');
  const desk = open({ profile: withAccount({ accounts: [{ ...found(), foundBy: 'typed' }] }), ports: finding.ports });
  await desk.engine.ready();
  await exchange().client.stopAnswering();
  await clock().advance(2 * HOUR);
  expect(finding.searches()).toBe(0);
});
