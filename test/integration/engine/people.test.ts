import { describe, expect, it } from 'vitest';
import { useDesk } from '../../support/engine.ts';

const { exchange, clock, open, withAccount, asked } = useDesk();
const MINUTE = 60_000;
const ASKS = 'GetUserAvailabilityRequest';

const start = async () => {
  const desk = open({ profile: withAccount() });
  await desk.engine.ready();
  await asked();
  return desk;
};
/** A company in which most aren't known here: what is counted are requests. */
const company = Array.from({ length: 250 }, (_, index) => `person.${index}@contoso.example`);
const THEO = 'theo.lindqvist@contoso.example';
const ANA = 'ana.duarte@contoso.example';
const watched = async () => (await asked()).filter((operation) => operation === ASKS);

describe('the free/busy of people who are watched', () => {
  it('costs one request for each hundred, those on the screen first', async () => {
    const bodies: string[] = [];
    const desk = open({
      profile: withAccount(),
      http: (network) => (request) => {
        if (request.body?.includes('GetUserAvailability') === true) bodies.push(request.body);
        return network(request);
      },
    });
    await desk.engine.ready();
    await asked();
    desk.engine.watchPeople([...company, THEO], [THEO]);
    await clock().advance(1);
    expect(await watched()).toHaveLength(3);
    expect(bodies.map((body) => body.includes(THEO))).toEqual([true, false, false]);
    expect(desk.engine.people().find(({ address }) => address === THEO)?.events.length).toBeGreaterThan(0);
  });

  it('is read again after a quarter of an hour, and not before', async () => {
    const desk = await start();
    desk.engine.watchPeople([THEO, ANA], [THEO]);
    await clock().advance(1);
    expect(await watched()).toHaveLength(1);
    await clock().advance(13 * MINUTE);
    expect(await watched()).toHaveLength(0);
    await clock().advance(5 * MINUTE);
    expect(await watched()).toHaveLength(1);
  });

  it('is read anew when the clock, which was hours ahead, was put right', async () => {
    const desk = await start();
    desk.engine.watchPeople([THEO], [THEO]);
    await clock().advance(1);
    clock().jump(clock().now() + 9 * 60 * MINUTE);
    await clock().advance(20 * MINUTE);
    await watched();
    clock().jump(clock().now() - 9 * 60 * MINUTE);
    desk.engine.checkEverything();
    await clock().advance(MINUTE);
    expect(await watched()).toHaveLength(1);
    await clock().advance(13 * MINUTE);
    expect(await watched()).toHaveLength(0);
  });

  it('isn’t asked for again that day of those who can’t be read', async () => {
    const desk = await start();
    await exchange().client.fault({
      kind: 'response-error',
      code: 'ErrorNoFreeBusyAccess',
      operation: ASKS,
      times: 1,
    });
    desk.engine.watchPeople([THEO], [THEO]);
    await clock().advance(1);
    expect(await watched()).toHaveLength(1);
    expect(desk.engine.people()).toMatchObject([{ address: THEO, error: { code: 'ErrorNoFreeBusyAccess' } }]);
    await clock().advance(23 * 60 * MINUTE);
    expect(await watched()).toEqual([]);
    await clock().advance(2 * 60 * MINUTE);
    expect((await watched()).length).toBeGreaterThan(0);
    expect(desk.engine.people()[0]).not.toHaveProperty('error');
  });
});
