import { describe, expect, it } from 'vitest';
import { useDesk, type TestEngine } from '../../support/engine.ts';

const { exchange, clock, open, withAccount, account, asked: askedForAll } = useDesk();
/** But for the questions that aren't about calendars. */
const OTHERS = ['GetPasswordExpirationDate', 'GetReminders'];
const asked = async () => (await askedForAll()).filter((operation) => !OTHERS.includes(operation));
const MINUTE = 60_000;
const team = 'product.team@contoso.example';
const theo = 'theo.lindqvist@contoso.example';
const room = 'room.ada@contoso.example';
const idOf = (address: string) => `work/calendar/${address}`;

const start = async (...shared: readonly string[]) => {
  const more = { accounts: [{ ...account(), shared: shared.map((address) => ({ address })) }] };
  const desk = open({ profile: withAccount(more) });
  await desk.engine.ready();
  await asked();
  return desk;
};
const viewOf = ({ engine }: TestEngine, address: string) =>
  engine.snapshot().calendars.find((calendar) => calendar.address === address);
const subjects = async ({ engine }: TestEngine, which: 'own' | 'shown' = 'shown') =>
  (await engine.calendarRange(engine.days(14), which)).appointments.map(({ subject }) => subject);
const meeting = (subject: string) =>
  ({ kind: 'appointment', subject, start: '2026-10-20T06:00:00Z', end: '2026-10-20T16:00:00Z' }) as const;

describe('a mailbox that is shared with the user', () => {
  it('is added after it was read once, listed with a colour of its own, and drawn over the own calendar', async () => {
    const desk = await start();
    expect(await desk.engine.addShared('work', ` ${team}`)).toEqual({ ok: true, value: undefined });
    await asked();
    expect(desk.engine.snapshot().calendars).toMatchObject([
      { id: 'work/calendar', own: true, colour: 'blue', shown: true },
      { id: idOf(team), accountId: 'work', name: 'Product Team', own: false, colour: 'teal', shown: true },
    ]);
    expect(viewOf(desk, team)).toHaveProperty('asOf');
    expect(await subjects(desk)).toEqual(expect.arrayContaining(['Stand-up', 'Release window']));
    expect(desk.profile.accounts).toMatchObject([{ shared: [{ address: team, colour: 'teal' }] }]);
    expect(await asked()).toEqual([]);
  });

  it('shows of what is private that there is something, and opens an entry', async () => {
    const desk = await start(team);
    const { appointments } = await desk.engine.calendarRange(desk.engine.days(14), 'shown');
    const theirs = appointments.filter(({ calendarId }) => calendarId === idOf(team));
    expect(theirs.filter(({ isPrivate }) => isPrivate).map(({ subject }) => subject)).toEqual(['Private Appointment']);
    const key = theirs.find(({ subject }) => subject === 'Release window')?.key ?? '';
    expect(await desk.engine.appointment(key)).toMatchObject({ ok: true, value: { key } });
  });

  it('changes neither presence, nor today, nor what comes next, nor the agenda of the command line', async () => {
    await exchange().client.put(team, meeting('All day of theirs'));
    const desk = await start(team);
    expect(await subjects(desk)).toContain('All day of theirs');
    expect(await subjects(desk, 'own')).not.toContain('All day of theirs');
    await clock().advance(5 * MINUTE);
    const shared = desk.engine.snapshot();
    await desk.close();
    const alone = open({ profile: withAccount() });
    await alone.engine.ready();
    await asked();
    const { presence, today, next } = alone.engine.snapshot();
    expect(shared.today.value).toEqual(today.value);
    expect(shared.next).toEqual(next);
    expect(shared.presence).toMatchObject({ state: presence.state, activity: presence.activity });
    expect(presence.state).toBe('available');
  });

  it('can be hidden and coloured, which a restart remembers; hidden it is no part of a range', async () => {
    const desk = await start(team, room);
    expect(await desk.engine.changeShared('work', team, { shown: false, colour: 'pink' })).toMatchObject({ ok: true });
    await desk.engine.changeAccount('work', { shown: false });
    expect(await subjects(desk)).not.toContain('Release window');
    expect(await subjects(desk)).not.toContain('Stand-up');
    expect(await subjects(desk, 'own')).toContain('Stand-up');
    await desk.close();
    const again = open({ profile: desk.profile });
    await again.engine.ready();
    expect(again.engine.snapshot().calendars).toMatchObject([
      { own: true, shown: false },
      { address: team, shown: false, colour: 'pink' },
      { address: room, shown: true },
    ]);
    await again.engine.changeShared('work', team, { shown: true });
    await asked();
    expect(await subjects(again)).toContain('Release window');
  });

  it('is let go, and asked for no more', async () => {
    const desk = await start(team);
    expect(await desk.engine.removeShared('work', team.toUpperCase())).toMatchObject({ ok: true });
    expect(desk.engine.snapshot().calendars).toHaveLength(1);
    expect(await subjects(desk)).not.toContain('Release window');
    await clock().advance(14 * MINUTE);
    expect(await asked()).toEqual([]);
    await desk.engine.changeAccount('work', { shown: false });
    expect(desk.engine.snapshot().calendars).toMatchObject([{ shown: true }]);
    expect(await subjects(desk)).toContain('Stand-up');
    expect(await desk.engine.removeShared('work', team)).toMatchObject({ ok: false, error: { code: 'no-shared' } });
  });

  it('stays with an account that is signed in to anew', async () => {
    const desk = await start(team);
    const { address, password } = exchange().mira;
    await desk.engine.addAccount({ server: exchange().url, user: address, password, auth: 'basic' });
    expect(viewOf(desk, team)).toBeDefined();
  });
});

describe('a mailbox that isn’t shared', () => {
  it.each([
    ['a colleague’s', theo, { kind: 'not-found', code: 'ErrorFolderNotFound', address: theo }],
    ['the own one', 'Mira.Voss@contoso.example', { kind: 'bad-input', code: 'own-mailbox' }],
    ['no address at all', 'room ada', { kind: 'bad-input', code: 'address' }],
  ])('%s isn’t added, and it is said why', async (_, address, error) => {
    const desk = await start();
    expect(await desk.engine.addShared('work', address)).toMatchObject({ ok: false, error });
    expect(desk.engine.snapshot().calendars).toHaveLength(1);
    expect(desk.engine.snapshot().accounts[0]?.health.state).toBe('ok');
  });

  it('any more is forgotten at the next look, with the reason, and comes back when it is shared again', async () => {
    const desk = await start(team, room);
    await exchange().client.send('delegate', { mailbox: team, revoke: true });
    await clock().advance(17 * MINUTE);
    await asked();
    expect(viewOf(desk, team)?.error).toMatchObject({ kind: 'not-found', address: team });
    expect(await subjects(desk)).not.toContain('Release window');
    expect(await subjects(desk)).toContain('Stand-up');
    expect(viewOf(desk, room)).not.toHaveProperty('error');
    expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({ state: 'ok' });
    expect(desk.engine.snapshot().today).not.toHaveProperty('error');
    await exchange().client.send('delegate', { mailbox: team, to: exchange().mira.address });
    await clock().advance(17 * MINUTE);
    await asked();
    expect(viewOf(desk, team)).not.toHaveProperty('error');
    expect(await subjects(desk)).toContain('Release window');
  });
});

describe('another’s calendar', () => {
  it('costs one look at its marker every quarter of an hour, every five minutes while it is shown', async () => {
    const desk = await start(team);
    await clock().advance(14 * MINUTE);
    const alone = (await asked()).length;
    await clock().advance(2 * MINUTE);
    expect((await asked()).filter((operation) => operation === 'GetFolder').length).toBeGreaterThan(0);
    expect(alone).toBe(0);
    desk.engine.showCalendars([idOf(team)]);
    await clock().advance(4 * MINUTE);
    expect(await asked()).toEqual([]);
    await clock().advance(2 * MINUTE);
    expect(await asked()).toEqual(['GetFolder']);
    // A window that says nothing any more was closed.
    await clock().advance(10 * MINUTE);
    await asked();
    const before = viewOf(desk, team)?.asOf;
    await clock().advance(13 * MINUTE);
    await asked();
    expect(viewOf(desk, team)?.asOf).toBe(before);
  });

  it('is read again when something in it moved, and only then', async () => {
    const desk = await start(team);
    desk.engine.showCalendars([idOf(team)]);
    await exchange().client.put(team, meeting('New there'));
    await clock().advance(6 * MINUTE);
    expect(await asked()).toEqual(['GetFolder', 'FindItem']);
    expect(await subjects(desk)).toContain('New there');
  });

  it('keeps what is known while the server is down, asks nothing meanwhile, and goes on after it', async () => {
    const desk = await start(team);
    await exchange().client.stopAnswering();
    await desk.engine.refresh();
    expect(desk.engine.snapshot().accounts[0]?.health.state).toBe('offline');
    expect(viewOf(desk, team)?.error).toMatchObject({ kind: 'unreachable' });
    expect(await subjects(desk)).toContain('Release window');
    await exchange().client.startAnswering();
    await desk.engine.refresh();
    await asked();
    expect(viewOf(desk, team)).not.toHaveProperty('error');
  });

  it('that fails alone leaves the others and the account as they are', async () => {
    const desk = await start(team, room);
    const { asOf } = viewOf(desk, room) ?? {};
    await clock().advance(MINUTE);
    await exchange().client.fault({
      kind: 'response-error',
      code: 'ErrorItemCorrupt',
      operation: 'GetFolder',
      times: 1,
    });
    desk.engine.showCalendars([idOf(team)]);
    await clock().advance(5.5 * MINUTE);
    await asked();
    expect(viewOf(desk, team)?.error).toMatchObject({ kind: 'refused', code: 'ErrorItemCorrupt', address: team });
    expect(await subjects(desk)).toContain('Release window');
    expect(viewOf(desk, room)).toMatchObject({ asOf });
    expect(viewOf(desk, room)).not.toHaveProperty('error');
    expect(desk.engine.snapshot().accounts[0]?.health).toMatchObject({ state: 'ok' });
    await clock().advance(2 * MINUTE);
    await asked();
    expect(viewOf(desk, team)).not.toHaveProperty('error');
  });

  it('beyond the weeks around today is read for the range alone, and what fails there is said beside it', async () => {
    const desk = await start(team);
    await exchange().client.put(team, {
      ...meeting('Far'),
      start: '2028-03-02T09:00:00Z',
      end: '2028-03-02T10:00:00Z',
    });
    const far = { start: '2028-03-01T00:00:00Z', end: '2028-03-08T00:00:00Z' };
    expect((await desk.engine.calendarRange(far, 'shown')).appointments.map(({ subject }) => subject)).toContain('Far');
    await exchange().client.send('delegate', { mailbox: team, revoke: true });
    const other = await desk.engine.calendarRange({ ...far, end: '2028-03-09T00:00:00Z' }, 'shown');
    expect(other).toMatchObject({ troubles: [{ calendarId: idOf(team), error: { kind: 'not-found' } }] });
    expect(other).not.toHaveProperty('error');
  });
});
