import { describe, expect, it } from 'vitest';
import type { Contacts, ContactsPatch } from '../../../shared/contact-view.ts';
import { applyContacts } from '../../../shared/contact-patch.ts';
import type { EnginePorts } from '../../../electron/engine/ports.ts';
import { EMPTY_LIST } from '../../../shared/contact-list.ts';
import { emptyProfile, useDesk, type TestEngine } from '../../support/engine.ts';

const { account, exchange, open, withAccount, clock, asked } = useDesk();
const theo = 'theo.lindqvist@contoso.example';
const dana = 'dana.whitfield@contoso.example';
const MINUTE = 60_000;

/** The contact list as a window has it. */
function windowOf({ engine }: Pick<TestEngine, 'engine'>) {
  let contacts: Contacts = engine.contacts.view();
  const patches: { readonly at: number; readonly patch: ContactsPatch }[] = [];
  const close = engine.contacts.subscribe((patch) => {
    patches.push({ at: clock().now(), patch });
    contacts = applyContacts(contacts, patch);
  });
  return { contacts: () => contacts, patches, close };
}

const rowOf = (contacts: Contacts, address: string) => contacts.rows.find((row) => row.address === address);

async function started(more: Parameters<typeof withAccount>[0] = {}) {
  const made = open({ profile: withAccount(more) });
  await made.engine.ready();
  const window = windowOf(made);
  // The list comes out of the mailbox, then who is on it is read.
  await clock().advance(5 * MINUTE);
  return { ...made, window };
}

describe('the contact list', () => {
  it('comes out of the mailbox, with what each calendar says', async () => {
    const { window } = await started();
    expect(window.contacts().keptOn).toBe('server');
    expect(window.contacts().groups.map(({ name }) => name)).toEqual(['Release 4', 'Other offices']);
    expect(rowOf(window.contacts(), theo)).toMatchObject({
      name: 'Theo Lindqvist',
      favourite: true,
      zone: 'Europe/Berlin',
    });
    expect(rowOf(window.contacts(), theo)?.standing.state).not.toBe('unknown');
    expect(rowOf(window.contacts(), dana)?.standing).toMatchObject({
      state: 'unknown',
      error: { code: 'ErrorNoFreeBusyAccess' },
    });
  });

  it('that is looked at while the keyring asks its person waits for it in peace, and is read then', async () => {
    const entry = { address: theo, name: 'Theo', kind: 'person', group: '', favourite: false } as const;
    const contacts = { list: { groups: [], entries: [entry] } };
    let unlock: () => void = () => undefined;
    const unlocked = new Promise<void>((resolve) => (unlock = resolve));
    const profile = withAccount({ contacts });
    const read = (id: string) => unlocked.then(() => profile.secrets.get(id));
    const desk = open({ profile, secrets: { read } });
    windowOf(desk);
    await clock().advance(10 * MINUTE);
    unlock();
    await desk.engine.ready();
    await asked();
    await clock().advance(MINUTE);
    expect(await asked()).toContain('GetMailTips');
  });

  it('asks nothing for who never looks at it', async () => {
    const { engine } = open({ profile: withAccount() });
    await engine.ready();
    await clock().advance(5 * MINUTE);
    expect(await asked()).not.toContain('GetUserConfiguration');
  });

  it('goes into the mailbox when it is changed, and is there on another machine', async () => {
    const { engine, window, close } = await started();
    engine.contacts.add([{ address: 'kavya.iyer@contoso.example', name: 'Kavya Iyer', kind: 'person' }], 'release');
    await clock().advance(MINUTE);
    expect(rowOf(window.contacts(), 'kavya.iyer@contoso.example')).toMatchObject({ group: 'release' });
    expect(await asked()).toContain('UpdateUserConfiguration');
    await close();

    const other = await started();
    expect(rowOf(other.window.contacts(), 'kavya.iyer@contoso.example')).toMatchObject({ name: 'Kavya Iyer' });
  });

  it('stays on this machine where the account may not keep it, and says so', async () => {
    await exchange().client.fault({
      kind: 'response-error',
      code: 'ErrorAccessDenied',
      operation: 'UpdateUserConfiguration',
    });
    const { engine, window, profile } = await started();
    engine.contacts.remove(theo);
    await clock().advance(MINUTE);
    expect(window.contacts().keptOn).toBe('here');
    expect(rowOf(window.contacts(), theo)).toBeUndefined();
    expect(profile.contacts?.list.entries.map(({ address }) => address)).not.toContain(theo);
  });

  it('leaves alone what somebody else wrote under its name', async () => {
    const first = await started();
    await first.engine.withContacts(() => undefined);
    await exchange().client.fault({
      kind: 'response-error',
      code: 'ErrorItemCorrupt',
      operation: 'GetUserConfiguration',
    });
    first.engine.contacts.remove(theo);
    await clock().advance(MINUTE);
    expect(first.window.contacts().keptOn).toBe('here');
    expect(await asked()).not.toContain('CreateUserConfiguration');
  });

  it('works without an account, and says what is missing where it can’t', async () => {
    const { engine } = open({ profile: emptyProfile() });
    engine.contacts.add([{ address: theo, name: 'Theo', kind: 'person' }], '');
    expect(engine.contacts.view().rows).toMatchObject([{ address: theo, standing: { state: 'unknown' } }]);
    expect(await engine.withContacts((contacts) => contacts.find('theo'))).toMatchObject({
      ok: false,
      error: { code: 'no-account' },
    });
  });

  it('of the demo company goes with it: it is in no file and in no other mailbox', async () => {
    const own = { groups: [], entries: [] };
    const made = open({ profile: { ...emptyProfile(), photos: new Map() } });
    const { engine, profile } = made;
    engine.addDemo({ ...account(), id: 'demo', demo: true }, exchange().mira.password);
    await engine.ready();
    const window = windowOf(made);
    await clock().advance(5 * MINUTE);
    expect(rowOf(window.contacts(), theo)).toBeDefined();
    await engine.withContacts((contacts) => contacts.card(theo));
    engine.contacts.change(theo, { favourite: false });
    await clock().advance(MINUTE);

    const [, user] = exchange().users;
    const server = exchange().url;
    await asked();
    await engine.addAccount({ server, user: user?.address ?? '', password: user?.password ?? '' });
    await engine.ready();
    await clock().advance(5 * MINUTE);
    expect(await asked()).toContain('GetUserConfiguration');
    expect(window.contacts().rows).toEqual([]);
    expect(profile.contacts?.list ?? own).toEqual(own);
    expect(profile.photos?.size).toBe(0);
    expect(await asked()).not.toContain('CreateUserConfiguration');
  });

  it('of whoever looks around beside accounts of their own stays theirs', async () => {
    const list = { groups: [], entries: [{ address: 'lena@fabrikam.example', name: 'Lena', kind: 'person' as const }] };
    const entries = list.entries.map((entry) => ({ ...entry, group: '', favourite: true }));
    const made = open({ profile: { ...emptyProfile(), contacts: { list: { groups: [], entries } } } });
    made.engine.addDemo({ ...account(), id: 'demo', demo: true }, exchange().mira.password);
    await made.engine.ready();
    const window = windowOf(made);
    await clock().advance(5 * MINUTE);
    expect(rowOf(window.contacts(), theo)).toBeDefined();
    expect(rowOf(window.contacts(), 'lena@fabrikam.example')).toBeUndefined();
    expect(made.profile.contacts?.list.entries).toEqual(entries);
  });

  it('loses nobody when another account comes first, whose mailbox has a list of its own', async () => {
    const [, user] = exchange().users;
    const other = { server: exchange().url, user: user?.address ?? '', password: user?.password ?? '' };
    const lena = { address: 'lena@fabrikam.example', name: 'Lena', kind: 'person' } as const;
    const alone = open({ profile: emptyProfile() });
    await alone.engine.addAccount(other);
    alone.engine.contacts.view();
    alone.engine.contacts.add([lena], '');
    await clock().advance(MINUTE);
    await alone.close();

    const { engine, window } = await started();
    const before = window.contacts().rows.map(({ address }) => address);
    await engine.addAccount(other);
    await engine.ready();
    const added = engine.snapshot().accounts.find(({ address }) => address === other.user);
    await engine.changeAccount(added?.id ?? '', { position: 0 });
    await clock().advance(5 * MINUTE);
    const after = window.contacts().rows.map(({ address }) => address);
    expect(after).toEqual(expect.arrayContaining([...before, lena.address]));
  });

  it('goes with the last account, with its photos', async () => {
    const { engine, window, profile } = await started({ photos: new Map() });
    await engine.withContacts((contacts) => contacts.card(theo));
    await clock().advance(MINUTE);
    expect(profile.photos?.size).toBeGreaterThan(0);
    expect(profile.contacts?.list.entries.length).toBeGreaterThan(0);
    await engine.removeAccount('work');
    await clock().advance(MINUTE);
    expect(profile.contacts).toEqual({ list: { groups: [], entries: [] } });
    expect(profile.photos?.size).toBe(0);
    expect(window.contacts().rows).toEqual([]);
  });

  it.each(['contacts', 'photos'] as const)(
    'goes as far as the disk lets it, and the person is told: %s stay',
    async (what) => {
      const full = () => {
        throw Object.assign(new Error('read-only'), { code: 'EROFS' });
      };
      const profile = withAccount({ photos: new Map() });
      let broken = false;
      const ports: Partial<EnginePorts> = {
        contacts: {
          load: () => profile.contacts ?? { list: EMPTY_LIST },
          save: (saved) => (broken && what === 'contacts' ? full() : (profile.contacts = saved)),
        },
        photos: {
          load: (address) => profile.photos?.get(address),
          save: (address, kept) => profile.photos?.set(address, kept),
          forget: () => (what === 'photos' ? full() : profile.photos?.clear()),
        },
      };
      const { engine } = open({ profile, ports });
      await engine.ready();
      const window = windowOf({ engine });
      await clock().advance(5 * MINUTE);
      await engine.withContacts((contacts) => contacts.card(theo));
      await clock().advance(MINUTE);
      expect(window.contacts().rows.length).toBeGreaterThan(0);
      broken = true;
      expect(await engine.removeAccount('work')).toMatchObject({ ok: false, error: { code: 'EROFS' } });
      await clock().advance(MINUTE);
      expect(window.contacts().rows).toEqual([]);
      if (what === 'contacts') expect(profile.photos?.size).toBe(0);
      else expect(profile.contacts?.list.entries).toEqual([]);
    },
  );

  it('is told to windows at most once a second', async () => {
    const { engine, window } = await started();
    const before = window.patches.length;
    for (let index = 0; index < 20; index += 1) {
      engine.contacts.change(theo, { favourite: index % 2 === 0 });
      await clock().advance(100);
    }
    await clock().advance(2000);
    const times = window.patches.slice(before).map(({ at }) => at);
    expect(times.length).toBeGreaterThan(0);
    expect(times.length).toBeLessThanOrEqual(4);
    for (const [index, at] of times.slice(1).entries()) expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(1000);
    expect(rowOf(window.contacts(), theo)?.favourite).toBe(false);
  });
});

it('a meeting of theirs that begins or ends shows at its time, with no request', async () => {
  const start = clock().now() + 40 * MINUTE;
  await exchange().client.put(dana.replace('dana.whitfield', 'ana.duarte'), {
    kind: 'appointment',
    subject: 'Secret',
    start: new Date(start).toISOString(),
    end: new Date(start + 7 * MINUTE).toISOString(),
  });
  const { window } = await started();
  const ana = 'ana.duarte@contoso.example';
  await asked();
  // Between two readings, which come each quarter of an hour.
  await clock().advance(start - clock().now() - 1000);
  const before = rowOf(window.contacts(), ana)?.standing;
  await asked();
  await clock().advance(2000);
  expect(rowOf(window.contacts(), ana)?.standing).toMatchObject({ state: 'busy' });
  expect(before?.state).not.toBe('busy');
  expect(await asked()).toEqual([]);
});

it('subjects of others are nowhere kept', async () => {
  await exchange().client.put(theo, {
    kind: 'appointment',
    subject: 'Nobody’s business',
    start: new Date(clock().now()).toISOString(),
    end: new Date(clock().now() + 30 * MINUTE).toISOString(),
  });
  const { window, profile } = await started();
  expect(JSON.stringify([window.contacts(), profile])).not.toContain('Nobody’s business');
});

describe('out-of-office notes', () => {
  it('come hourly, and at once with a card', async () => {
    const { engine, window } = await started();
    expect(rowOf(window.contacts(), theo)?.note).toBeUndefined();
    await exchange().client.send('oof', {
      mailbox: theo,
      set: { state: 'Enabled', internal: '<p>Back on Monday</p>' },
    });
    const card = await engine.withContacts((contacts) => contacts.card(theo));
    expect(card).toMatchObject({ ok: true, value: { note: 'Back on Monday', card: { department: 'Engineering' } } });
    await clock().advance(2000);
    expect(rowOf(window.contacts(), theo)?.note).toBe('Back on Monday');
    await exchange().client.send('oof', { mailbox: theo, set: { state: 'Disabled' } });
    await clock().advance(70 * MINUTE);
    expect(rowOf(window.contacts(), theo)?.note).toBeUndefined();
  });
});

describe('tell me when free', () => {
  const busyFor = async (minutes: number) =>
    exchange().client.put(theo, {
      kind: 'appointment',
      subject: 'Deep work',
      start: new Date(clock().now() - MINUTE).toISOString(),
      end: new Date(clock().now() + minutes * MINUTE).toISOString(),
    });

  it('tells once they are, having asked anew; once is once', async () => {
    await busyFor(40);
    const { engine, window, toasts } = await started();
    expect(rowOf(window.contacts(), theo)?.standing.state).toBe('busy');
    engine.contacts.change(theo, { alert: 'once' });
    await clock().advance(30 * MINUTE);
    expect(toasts().filter(({ kind }) => kind === 'contact')).toEqual([]);
    await clock().advance(6 * MINUTE);
    const told = toasts().filter(({ kind }) => kind === 'contact');
    expect(told).toMatchObject([{ title: 'Theo Lindqvist is free' }]);
    expect(rowOf(window.contacts(), theo)?.alert).toBeUndefined();
    // It is no news for long.
    await clock().advance(11 * MINUTE);
    expect(toasts().filter(({ kind }) => kind === 'contact')).toEqual([]);
  });

  it('tells though no window is open any more', async () => {
    await busyFor(40);
    const { engine, window, toasts } = await started();
    engine.contacts.change(theo, { alert: 'once' });
    await clock().advance(MINUTE);
    window.close();
    const before = window.patches.length;
    await clock().advance(35 * MINUTE);
    expect(toasts().filter(({ kind }) => kind === 'contact')).toMatchObject([{ title: 'Theo Lindqvist is free' }]);
    expect(window.patches.length).toBe(before);
  });

  it('takes nothing for news that was so when nobody looked', async () => {
    await busyFor(40);
    const { engine, window, toasts } = await started();
    window.close();
    await clock().advance(37 * MINUTE);
    // From the command line or another machine: no window was opened for it.
    engine.contacts.change(theo, { alert: 'always' });
    await clock().advance(MINUTE);
    expect(toasts().filter(({ kind }) => kind === 'contact')).toEqual([]);
    const again = windowOf({ engine });
    expect(rowOf(again.contacts(), theo)?.standing.state).toBe('free');
  });

  it('says nothing where their day has been filled meanwhile', async () => {
    await busyFor(40);
    const { engine, toasts } = await started();
    engine.contacts.change(theo, { alert: 'always' });
    await clock().advance(33 * MINUTE);
    await busyFor(60);
    await clock().advance(4 * MINUTE);
    expect(toasts().filter(({ kind }) => kind === 'contact')).toEqual([]);
  });

  it('is quiet in do-not-disturb, and where it is switched off', async () => {
    await busyFor(20);
    const { engine, toasts } = await started();
    engine.contacts.change(theo, { alert: 'always' });
    engine.setPresence({ state: 'do-not-disturb' });
    await clock().advance(20 * MINUTE);
    expect(toasts().filter(({ kind }) => kind === 'contact')).toEqual([]);
  });
});

it('times to meet come from the server, or are ranked here where it gives none', async () => {
  const { engine } = await started();
  const range = {
    start: new Date(clock().now()).toISOString(),
    end: new Date(clock().now() + 8 * 60 * MINUTE).toISOString(),
  };
  const times = await engine.withContacts((contacts) => contacts.meetingTimes([theo], range, 30));
  if (!times.ok) throw new Error(times.error.kind);
  expect(times.value.suggestions?.length).toBeGreaterThan(0);
});

it('somebody is reached by the way that was chosen', async () => {
  const { engine } = await started();
  engine.setSetting('chatBy', 'sip');
  expect(await engine.withContacts((contacts) => contacts.reach(theo, 'chat'))).toEqual({
    ok: true,
    value: `sip:${theo}`,
  });
  expect(await engine.withContacts((contacts) => contacts.reach(theo, 'call'))).toMatchObject({
    ok: true,
    value: expect.stringMatching(/^tel:\+33/) as string,
  });
  expect(await engine.withContacts((contacts) => contacts.reach('x y@contoso.example', 'mail'))).toMatchObject({
    ok: false,
    error: { code: 'no-reach' },
  });
});
