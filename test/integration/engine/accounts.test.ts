import { describe, expect, it } from 'vitest';
import { NO_CACHE } from '../../../electron/engine/cache.ts';
import { createLockedGateway } from '../../../electron/gateway/locked-gateway.ts';
import { emptyProfile, useDesk } from '../../support/engine.ts';
import { settled } from '../../support/virtual-clock.ts';

const { exchange, account, clock, open, withAccount, asked } = useDesk();

const input = (more: { server?: string; user?: string; password?: string } = {}) => ({
  server: exchange().url,
  user: exchange().mira.address,
  password: exchange().mira.password,
  ...more,
});

/** A secret that comes when the test says so. */
function slowSecret() {
  let give: (secret: string | undefined) => void = () => undefined;
  let refuse: (cause: Error) => void = () => undefined;
  const read = () =>
    new Promise<string | undefined>((resolve, reject) => {
      give = resolve;
      refuse = reject;
    });
  return { read, give: (secret: string | undefined) => give(secret), refuse: (cause: Error) => refuse(cause) };
}

describe('an account', () => {
  it('that works is added, kept and read', async () => {
    const desk = open();
    expect(desk.engine.snapshot()).toMatchObject({ accounts: [], demo: false });
    const added = await desk.engine.addAccount(input());
    expect(added).toEqual({ ok: true, value: { id: 'account-1', kept: 'keyring' } });
    expect(desk.profile.accounts).toEqual([{ ...account(), id: 'account-1', foundBy: 'typed' }]);
    expect(desk.profile.secrets.get('account-1')).toBe(exchange().mira.password);
    await desk.engine.ready();
    expect(desk.engine.snapshot().accounts).toMatchObject([{ id: 'account-1', health: { state: 'ok' } }]);
  });

  it.each([
    ['a wrong password', { password: 'wrong' }, { kind: 'sign-in', code: '401' }],
    ['no server there', { server: 'http://127.0.0.1:1/EWS/Exchange.asmx' }, { kind: 'unreachable' }],
    ['a server without encryption', { server: 'http://mail.contoso.example' }, { kind: 'insecure' }],
    ['no address of a server', { server: 'not a server' }, { kind: 'bad-input', code: 'server-address' }],
    ['another protocol', { server: 'ftp://mail.contoso.example' }, { kind: 'bad-input', code: 'https-only' }],
    [
      'a password in the address',
      { server: 'https://me:pw@mail.contoso.example' },
      { kind: 'bad-input', code: 'server-user' },
    ],
    ['no address of a mailbox', { user: 'mira' }, { kind: 'bad-input', code: 'address' }],
    ['nobody', { user: '  ' }, { kind: 'bad-input', code: 'address' }],
  ])('with %s isn’t added, and nothing is kept of it', async (_, wrong, error) => {
    const desk = open();
    expect(await desk.engine.addAccount(input(wrong))).toMatchObject({ ok: false, error });
    expect(desk.profile).toEqual(emptyProfile());
    expect(desk.engine.snapshot().accounts).toEqual([]);
  });

  it('whose address leads to another service isn’t added', async () => {
    await exchange().client.fault({ kind: 'html' });
    expect(await open().engine.addAccount(input())).toMatchObject({ ok: false, error: { kind: 'not-exchange' } });
    await exchange().client.clearFaults();
    const elsewhere = new URL('/somewhere/', exchange().url).href;
    expect(await open().engine.addAccount(input({ server: elsewhere }))).toMatchObject({
      ok: false,
      error: { kind: 'not-exchange', code: '404' },
    });
  });

  it('added again takes the place of the first, however its address is written', async () => {
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    await exchange().client.password(exchange().mira.address, 'renewed');
    const again = input({ user: exchange().mira.address.toUpperCase(), password: 'renewed' });
    expect(await desk.engine.addAccount(again)).toMatchObject({ ok: true, value: { id: 'work' } });
    await desk.engine.ready();
    expect(desk.engine.snapshot().accounts).toMatchObject([{ id: 'work', health: { state: 'ok' } }]);
    expect(desk.profile.secrets).toEqual(new Map([['work', 'renewed']]));
    expect(desk.profile.accounts).toHaveLength(1);
  });

  it('added twice at the same time is one account', async () => {
    const profile = emptyProfile();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const keep = async (id: string, secret: string) => {
      await held;
      profile.secrets.set(id, secret);
      return 'keyring' as const;
    };
    const desk = open({ profile, secrets: { keep } });
    const both = [desk.engine.addAccount(input()), desk.engine.addAccount(input())];
    let probes = 0;
    while (probes < 2) probes += (await asked()).filter((operation) => operation === 'GetFolder').length;
    // The server has answered both; some more words with it, and both answers are here.
    for (let times = 0; times < 5; times += 1) await asked();
    letGo();
    expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, true]);
    await desk.engine.ready();
    expect(desk.engine.snapshot().accounts).toHaveLength(1);
    expect(profile.accounts).toHaveLength(1);
    expect(profile.secrets.size).toBe(1);
  });

  it('takes the place of the demonstration', async () => {
    const desk = open();
    desk.engine.addDemo({ ...account(), id: 'demo', demo: true }, exchange().mira.password);
    await desk.engine.ready();
    expect(desk.engine.snapshot()).toMatchObject({ demo: true, accounts: [{ id: 'demo', secretKept: 'memory' }] });
    expect(desk.profile.accounts).toEqual([]);
    await desk.engine.addAccount(input());
    await desk.engine.ready();
    expect(desk.engine.snapshot()).toMatchObject({ demo: false, accounts: [{ id: 'account-1' }] });
  });

  it('that is there by the time the demonstration has been built has none beside it', async () => {
    const desk = open({ profile: withAccount() });
    desk.engine.addDemo({ ...account(), id: 'demo', demo: true }, exchange().mira.password);
    await desk.engine.ready();
    expect(desk.engine.snapshot()).toMatchObject({ demo: false, accounts: [{ id: 'work' }] });
    expect(desk.engine.snapshot().accounts).toHaveLength(1);
  });

  it('is gone when it is removed, with its secret and all that was read', async () => {
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    const [key] = desk.engine.snapshot().today.value.agenda.appointmentKeys;
    expect(await desk.engine.removeAccount('work')).toEqual({ ok: true, value: undefined });
    expect(desk.engine.snapshot()).toMatchObject({
      accounts: [],
      oof: [],
      today: { value: { appointments: [] } },
      voicemail: { value: { items: [], unheard: 0 } },
      presence: { state: 'unknown' },
    });
    expect(desk.profile).toMatchObject({ accounts: [], secrets: new Map() });
    expect(await desk.engine.appointment(key ?? '')).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(await desk.engine.removeAccount('work')).toMatchObject({ error: { kind: 'bad-input', code: 'no-account' } });
  });

  it('whose cache can’t be emptied is gone with its secret all the same, and the person is told', async () => {
    const full = Object.assign(new Error('the disk is full'), { code: 'SQLITE_FULL' });
    const cache = { ...NO_CACHE, forget: () => Promise.reject(full) };
    const desk = open({ profile: withAccount(), ports: { cache } });
    await desk.engine.ready();
    expect(await desk.engine.removeAccount('work')).toMatchObject({ ok: false, error: { code: 'SQLITE_FULL' } });
    expect(desk.profile).toMatchObject({ accounts: [], secrets: new Map() });
    expect(desk.engine.snapshot().accounts).toEqual([]);
  });
});

it('an account that can’t be taken out of the list on the disk is without its secret all the same, and the person is told', async () => {
  const profile = withAccount();
  const forgotten: string[] = [];
  let full = false;
  const desk = open({
    profile,
    ports: {
      accounts: {
        load: () => profile.accounts,
        save: () => {
          if (full) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
        },
      },
      cache: { ...NO_CACHE, forget: (accountId) => Promise.resolve(void forgotten.push(accountId)) },
    },
  });
  await desk.engine.ready();
  full = true;
  expect(await desk.engine.removeAccount('work')).toMatchObject({ ok: false, error: { code: 'ENOSPC' } });
  expect(profile.secrets.size).toBe(0);
  expect(forgotten).toEqual(['work']);
});

describe('what is on its way when an account goes', () => {
  it('doesn’t bring it back, and is told as cancelled', async () => {
    const desk = open({ profile: withAccount() });
    await desk.engine.ready();
    await exchange().client.fault({ kind: 'slow', milliseconds: 100 });
    const late = [
      desk.engine.refresh(),
      desk.engine.changeOof('work', { state: 'enabled' }),
      desk.engine.freeBusy(['theo.lindqvist@contoso.example'], desk.engine.days(1)),
    ] as const;
    await desk.engine.removeAccount('work');
    const [, oof, freeBusy] = await Promise.all(late);
    expect([oof, freeBusy]).toMatchObject([{ error: { kind: 'cancelled' } }, { error: { kind: 'cancelled' } }]);
    expect(desk.engine.snapshot()).toMatchObject({ accounts: [], oof: [], voicemail: { value: { items: [] } } });
    expect(desk.profile.accounts).toEqual([]);
  });

  it('lets everybody who waits go on, when the whole engine ends', async () => {
    await exchange().client.fault({ kind: 'hang' });
    const desk = open({ profile: withAccount() });
    const ready = desk.engine.ready();
    const refresh = desk.engine.refresh();
    const adding = desk.engine.addAccount(input({ user: 'theo.lindqvist@contoso.example' }));
    await settled();
    const closed = desk.engine.close();
    await Promise.all([ready, refresh, closed]);
    expect(await adding).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    const { revision } = desk.engine.snapshot();
    desk.engine.setPresence({ state: 'busy' });
    expect(desk.engine.snapshot().revision).toBe(revision);
    expect(desk.profile.accounts).toHaveLength(1);
  });
});

describe('a token that is renewed late', () => {
  /** An engine whose connections say by themselves when they have a new secret. */
  const renewing = () => {
    const keeps: ((secret: string) => void)[] = [];
    const desk = open({
      profile: withAccount(),
      ports: {
        connect: ({ address, server }, _secret, keep) => {
          keeps.push(keep);
          const gateway = createLockedGateway({ kind: 'unreachable', host: new URL(server).host, address });
          return {
            gateway: { ...gateway, probe: () => Promise.resolve({ version: 'Exchange', mailbox: address }) },
            facts: () => ({ requests: 0, failures: 0 }),
            close: () => undefined,
          };
        },
      },
    });
    return { ...desk, keeps };
  };

  it('is kept while its account is there, and not once it is removed', async () => {
    const { engine, profile, keeps } = renewing();
    await engine.ready();
    keeps[0]?.('renewed');
    expect(profile.secrets).toEqual(new Map([['work', 'renewed']]));
    await engine.removeAccount('work');
    keeps[0]?.('too late');
    expect(profile.secrets).toEqual(new Map());
  });

  it('while the app ends is kept: the one before it may be worth nothing', async () => {
    const { engine, profile, keeps } = renewing();
    await engine.ready();
    await engine.close();
    keeps[0]?.('renewed');
    expect(profile.secrets).toEqual(new Map([['work', 'renewed']]));
  });

  it('doesn’t take the place of the password that its account was signed in with anew', async () => {
    const { engine, profile, keeps } = renewing();
    await engine.ready();
    expect(await engine.addAccount(input({ password: 'fresh' }))).toMatchObject({ ok: true, value: { id: 'work' } });
    keeps[0]?.('of the connection before');
    expect(profile.secrets).toEqual(new Map([['work', 'fresh']]));
  });
});

describe('a secret', () => {
  it('that is missing asks the person to sign in, and nothing goes to the server', async () => {
    const profile = withAccount();
    profile.secrets.clear();
    const { engine } = open({ profile });
    await engine.ready();
    expect(engine.snapshot().accounts).toMatchObject([
      { secretKept: 'missing', health: { state: 'sign-in', error: { kind: 'sign-in', code: 'no-password' } } },
    ]);
    await engine.refresh();
    expect(await asked()).toEqual([]);
  });

  it('that can’t be read is missing', async () => {
    const profile = withAccount();
    profile.secrets.clear();
    const { engine } = open({ profile, secrets: { read: () => Promise.reject(new Error('keyring is gone')) } });
    await engine.ready();
    expect(engine.snapshot().accounts).toMatchObject([{ health: { state: 'sign-in' } }]);
  });

  it('that takes its time keeps only its own account waiting', async () => {
    const slow = slowSecret();
    const profile = withAccount();
    const other = { ...account(), id: 'other', address: 'theo.lindqvist@contoso.example' };
    profile.accounts = [account(), other];
    const read = (id: string) => (id === 'work' ? slow.read() : Promise.resolve(exchange().mira.password));
    const desk = open({ profile, secrets: { read } });
    let ready = false;
    const waiting = desk.engine.ready().then(() => (ready = true));
    const during = await desk.until(({ accounts }) => accounts[1]?.health.state === 'ok');
    expect(during.accounts).toMatchObject([{ id: 'work', health: { state: 'connecting' } }, { id: 'other' }]);
    expect(ready).toBe(false);
    slow.give(exchange().mira.password);
    await waiting;
    // In the order in which they were added, whoever came first.
    expect(desk.engine.snapshot().accounts.map(({ id }) => id)).toEqual(['work', 'other']);
  });

  it('that never comes keeps nobody waiting longer than 35 s', async () => {
    const desk = open({ profile: withAccount(), secrets: { read: slowSecret().read } });
    const waiting = desk.engine.ready();
    await clock().advance(35_000);
    await waiting;
    expect(desk.engine.snapshot().accounts[0]?.health).toEqual({
      state: 'connecting',
      since: '2026-10-20T07:00:00Z',
    });
  });

  it('that comes after its account was removed opens nothing', async () => {
    const slow = slowSecret();
    const desk = open({ profile: withAccount(), secrets: { read: slow.read } });
    expect(await desk.engine.removeAccount('work')).toMatchObject({ ok: true });
    slow.give(exchange().mira.password);
    await desk.engine.ready();
    expect(desk.engine.snapshot().accounts).toEqual([]);
    expect(await asked()).toEqual([]);
  });

  it('that comes after a new one was given is not used', async () => {
    const slow = slowSecret();
    const desk = open({ profile: withAccount(), secrets: { read: slow.read } });
    expect(await desk.engine.addAccount(input())).toMatchObject({ ok: true });
    slow.give('the old and wrong one');
    await desk.engine.ready();
    expect(desk.engine.snapshot().accounts).toMatchObject([{ id: 'work', health: { state: 'ok' } }]);
  });

  it('that comes after the end opens nothing', async () => {
    const slow = slowSecret();
    const desk = open({ profile: withAccount(), secrets: { read: slow.read } });
    await desk.engine.close();
    slow.give(exchange().mira.password);
    await settled();
    expect(await asked()).toEqual([]);
  });

  it('that can’t be kept in a keyring is said so', async () => {
    const desk = open({ secrets: { keep: () => Promise.resolve('memory') } });
    expect(await desk.engine.addAccount(input())).toMatchObject({ ok: true, value: { kept: 'memory' } });
  });

  it('of an account that can’t be written down is forgotten with it, and what was there before goes on', async () => {
    const profile = emptyProfile();
    const full = () => {
      throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
    };
    const desk = open({ profile, ports: { accounts: { load: () => [], save: full } } });
    desk.engine.addDemo({ ...account(), id: 'demo', demo: true }, exchange().mira.password);
    await desk.engine.ready();
    expect(await desk.engine.addAccount(input())).toMatchObject({ ok: false, error: { code: 'ENOSPC' } });
    expect(desk.engine.snapshot()).toMatchObject({ demo: true, accounts: [{ id: 'demo', health: { state: 'ok' } }] });
    expect(desk.engine.snapshot().accounts).toHaveLength(1);
    expect(profile.secrets).toEqual(new Map());
  });

  it('that can’t be kept at all leaves no account behind', async () => {
    const desk = open({ secrets: { keep: () => Promise.reject(new Error('keyring is gone')) } });
    expect(await desk.engine.addAccount(input())).toMatchObject({ ok: false, error: { kind: 'unexpected' } });
    expect(desk.engine.snapshot().accounts).toEqual([]);
    expect(desk.profile.accounts).toEqual([]);
  });
});
