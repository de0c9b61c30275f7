import { describe, expect, it } from 'vitest';
import type { Setup, SignInInput } from '../../../shared/setup.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { TEST_STEPS } from '../../../shared/diagnosis.ts';
import { useDesk, type TestEngine } from '../../support/engine.ts';

const { exchange, open, withAccount, asked } = useDesk();

const phase = (wanted: Setup['phase']) => (snapshot: Snapshot) => snapshot.setup?.phase === wanted;
const input = (over: Partial<SignInInput> = {}): SignInInput => ({
  method: 'basic',
  password: exchange().mira.password,
  ...over,
});
const begin = async (desk: TestEngine, server = exchange().url) => {
  desk.engine.setup.start(exchange().mira.address, server);
  await desk.until(({ setup }) => setup !== undefined && setup.phase !== 'looking');
};

describe('connecting a mailbox', () => {
  it('asks for the password in the ways that the server offers, checks it, and is done', async () => {
    const desk = open();
    await begin(desk);
    const { setup } = desk.engine.snapshot();
    expect(setup).toMatchObject({ phase: 'sign-in', server: exchange().url, offers: [{ method: 'basic' }] });
    desk.engine.setup.signIn(input());
    const done = await desk.until(phase('done'));
    expect(done.accounts).toMatchObject([{ id: done.setup?.accountId, address: exchange().mira.address }]);
    expect(desk.profile.accounts).toHaveLength(1);
  });

  it('says that the password is wrong, keeps nothing of it, and takes the right one', async () => {
    const desk = open();
    await begin(desk);
    desk.engine.setup.signIn(input({ password: 'wrong' }));
    const refused = await desk.until(({ setup }) => setup?.error !== undefined);
    expect(refused.setup).toMatchObject({ phase: 'sign-in', error: { kind: 'sign-in' } });
    expect(desk.profile.accounts).toEqual([]);
    expect(desk.profile.secrets.size).toBe(0);
    desk.engine.setup.signIn(input());
    expect((await desk.until(phase('done'))).setup).not.toHaveProperty('error');
  });

  it('says what is wrong with a server’s address and takes another', async () => {
    const desk = open();
    await begin(desk, 'not a server');
    expect(desk.engine.snapshot().setup).toMatchObject({
      phase: 'address',
      error: { kind: 'bad-input', code: 'server-address' },
    });
    desk.engine.setup.useServer('http://mail.contoso.example');
    await desk.until(({ setup }) => setup?.error?.kind === 'insecure');
    desk.engine.setup.useServer(exchange().url);
    await desk.until(phase('sign-in'));
  });

  it('asks for no password where there is no Exchange', async () => {
    const desk = open();
    await begin(desk, exchange().url.replace('/EWS/', '/nowhere/'));
    expect(desk.engine.snapshot().setup).toMatchObject({ phase: 'address', error: { kind: 'not-exchange' } });
  });

  it('given up leaves nothing behind, and can begin again', async () => {
    const desk = open();
    await begin(desk);
    desk.engine.setup.cancel();
    expect(desk.engine.snapshot()).not.toHaveProperty('setup');
    desk.engine.setup.signIn(input());
    await begin(desk);
    expect(desk.engine.snapshot().setup?.phase).toBe('sign-in');
    expect(desk.profile.accounts).toEqual([]);
  });

  it('of an account that is there replaces its password and keeps its place, colour and id', async () => {
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    await desk.engine.changeAccount('work', { colour: 'pink' });
    await begin(desk);
    desk.engine.setup.signIn(input());
    const done = await desk.until(phase('done'));
    expect(done.accounts).toMatchObject([{ id: 'work', colour: 'pink' }]);
  });
});

describe('an account that is there', () => {
  it('is tested question by question, each with its time', async () => {
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    const tested = await desk.engine.testAll('work');
    expect(tested.ok && tested.value.map(({ step, error }) => [step, error])).toEqual(
      TEST_STEPS.map((step) => [step, undefined]),
    );
    expect(tested.ok && tested.value[0]?.found).toMatch(/^15\./);
  });

  it('whose server is away is asked one question only', async () => {
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    await exchange().client.stopAnswering();
    const tested = await desk.engine.testAll('work');
    expect(tested).toMatchObject({ ok: true, value: [{ step: 'server', error: { kind: 'unreachable' } }] });
  });

  it('knows its last request, its last failure and how many there were', async () => {
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    await asked();
    await exchange().client.fault({ kind: 'http-status', status: 503, headers: { 'retry-after': '60' } });
    await desk.engine.testStep('work', 'oof');
    const diagnosis = desk.engine.diagnose('work');
    expect(diagnosis).toMatchObject({
      ok: true,
      value: {
        server: exchange().url,
        method: 'basic',
        lastFailure: { operation: 'GetUserOofSettings', status: 503, error: { kind: 'busy' } },
        failures: 1,
      },
    });
  });

  it('moves among the others, and the order outlives a restart', async () => {
    const desk = open({ profile: withAccount() });
    const [, theo] = exchange().users;
    if (theo === undefined) throw new Error('Mira works alone');
    const { address: user, password } = theo;
    const second = await desk.engine.addAccount({ server: exchange().url, user, password });
    const id = second.ok ? second.value.id : '';
    await desk.engine.changeAccount(id, { position: 0 });
    expect(desk.engine.snapshot().accounts.map((each) => each.id)).toEqual([id, 'work']);
    expect(desk.profile.accounts.map((each) => each.id)).toEqual([id, 'work']);
  });
});

it('the trust in a server’s certificate goes with the last account that needed it', async () => {
  const { hostname: host } = new URL(exchange().url);
  const trust = { host, fingerprint: 'AB:CD', subject: 'mail', issuer: 'Contoso', since: '2026-10-20T07:00:00Z' };
  const desk = open({ profile: withAccount({ certificates: [trust] }) });
  await desk.engine.ready();
  expect(desk.engine.snapshot().trusted).toEqual([trust]);
  await desk.engine.removeAccount('work');
  expect(desk.profile.certificates).toEqual([]);
});
