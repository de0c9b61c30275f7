import { describe, expect, it } from 'vitest';
import { useDesk } from '../../support/engine.ts';

const { exchange, clock, open, withAccount, asked } = useDesk();
const HOUR = 60 * 60_000;

const questions = async () => (await asked()).filter((name) => name === 'GetUserConfiguration').length;
const start = async () => {
  const desk = open({ profile: withAccount() });
  await desk.engine.ready();
  await asked();
  return desk;
};
const broken = (code = 'ErrorItemCorrupt') =>
  exchange().client.fault({ kind: 'response-error', code, operation: 'GetUserConfiguration', times: 1 });

describe('the categories of a mailbox', () => {
  it('are known with their colours once somebody sees categories, and asked for once', async () => {
    const { engine, until } = await start();
    expect(await questions()).toBe(0);
    engine.followCategories();
    const { accounts } = await until((snapshot) => snapshot.accounts[0]?.categories !== undefined);
    expect(accounts[0]?.categories).toContainEqual({ name: 'Design', colour: 8 });
    expect(accounts[0]?.categories).toContainEqual({ name: 'Private life' });
    expect(await questions()).toBe(1);
    engine.followCategories();
    await clock().advance(2 * HOUR);
    expect(await questions()).toBe(0);
  });

  it('are asked for anew when a person wants everything anew, and stay where that fails', async () => {
    const { engine, until } = await start();
    engine.followCategories();
    const { accounts } = await until((snapshot) => snapshot.accounts[0]?.categories !== undefined);
    await asked();
    await broken();
    await engine.refresh();
    expect(await questions()).toBe(1);
    expect(engine.snapshot().accounts[0]?.categories).toEqual(accounts[0]?.categories);
  });

  it('are none, and nothing is said to be wrong, where the server can’t tell', async () => {
    const { engine } = await start();
    await broken();
    engine.followCategories();
    expect(await questions()).toBe(1);
    const [account] = engine.snapshot().accounts;
    expect(account).not.toHaveProperty('categories');
    expect(account?.health).toMatchObject({ state: 'ok' });
    expect(account?.health).not.toHaveProperty('error');
    expect(engine.snapshot().today).not.toHaveProperty('error');
    await clock().advance(HOUR / 2);
    expect(await questions()).toBe(0);
    await clock().advance(HOUR);
    expect(await questions()).toBe(1);
    expect(engine.snapshot().accounts[0]?.categories).toHaveLength(6);
  });

  it('are none where no program has made a list', async () => {
    const { engine } = await start();
    await broken('ErrorItemNotFound');
    engine.followCategories();
    expect(await questions()).toBe(1);
    expect(engine.snapshot().accounts[0]).not.toHaveProperty('categories');
    await clock().advance(2 * HOUR);
    expect(await questions()).toBe(0);
  });

  it('aren’t asked for with a password that was refused', async () => {
    await exchange().client.password(exchange().mira.address, 'changed');
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    await asked();
    desk.engine.followCategories();
    expect(await questions()).toBe(0);
  });
});
