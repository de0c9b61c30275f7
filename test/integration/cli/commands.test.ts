import { afterEach, describe, expect, it } from 'vitest';
import { openCommandLine, type CommandLine } from '../../support/command-line.ts';
import { NOW, useDesk, type EngineOptions } from '../../support/engine.ts';

const desk = useDesk();
const { exchange, withAccount, clock } = desk;
/** 09:15, when the main user's first meeting begins. */
const STAND_UP = NOW + 15 * 60_000;
let lines: CommandLine[] = [];
afterEach(async () => {
  for (const line of lines) await line.close();
  lines = [];
});

const open = async (options: EngineOptions = {}) => {
  const made = desk.open({ profile: withAccount(), ...options });
  const line = await openCommandLine(made.engine);
  lines.push(line);
  return { ...made, ...line };
};
const address = () => exchange().mira.address;

describe('status', () => {
  it('waits for the first answer and says what one is, why and until when', async () => {
    const { answer } = await open();
    expect(await answer('status')).toMatchObject({
      availability: 3500,
      state: 'available',
      activity: 'none',
      reason: 'Nothing in your calendar now.',
      demo: false,
      accounts: [{ address: address(), health: { state: 'ok' }, secretKept: 'keyring' }],
    });
  });

  it('says in which meeting one is', async () => {
    clock().jump(STAND_UP);
    const { answer, run } = await open();
    expect(await answer('status')).toMatchObject({
      availability: 6500,
      activity: 'meeting',
      until: '2026-10-20T07:30:00Z',
      reason: 'In “Stand-up” until 09:30.',
      sources: [{ kind: 'calendar', value: 'meeting', wins: true }, { kind: 'machine' }],
    });
    expect(await run('status')).toEqual({
      status: 0,
      err: '',
      out: [
        'In a meeting until 09:30',
        'In “Stand-up” until 09:30.',
        'You set nothing by hand.',
        'Calendar (decides): In “Stand-up” until 09:30.',
        'This computer: In use since 09:15',
        'To be shown as something else, choose a state in the menu; an appointment that is declined or marked as free no longer counts.',
        '',
      ].join('\n'),
    });
  });

  it('lists what was set by hand with its end, and what it hides', async () => {
    clock().jump(STAND_UP);
    const { run } = await open();
    await run('presence set do-not-disturb --until 10:00');
    await run('oof on --until tomorrow --message Away');
    expect((await run('status')).out.split('\n')).toEqual([
      'Do not disturb until 10:00',
      'You set it by hand, until 10:00.',
      'Set by hand (decides): Do not disturb until 10:00',
      'Calendar: In “Stand-up” until 09:30.',
      'This computer: In use since 09:15',
      'Out-of-office reply: Out of office until Wed 08:00',
      'To follow your calendar again, choose Reset in the menu of your state.',
      '',
    ]);
  });

  it('speaks French where the person does', async () => {
    clock().jump(STAND_UP);
    const { run } = await open({ locale: 'fr-FR' });
    expect((await run('status')).out).toMatch(
      /^En réunion jusqu’à 09:30\nDans « Stand-up » jusqu’à 09:30\.\n(?:.*\n)*Calendrier \(décide\) : Dans « Stand-up »/,
    );
    expect((await run('oof show')).out).toBe('Absence du bureau désactivée.\n');
    expect((await run('account test')).out).toMatch(/^mira\.voss@contoso\.example : http:.* répond, 15\./);
    expect((await run('agenda')).out).toContain('Rendez-vous privé');
  });

  it('works though the server doesn’t, and says so', async () => {
    await exchange().client.stopAnswering();
    const { answer, run } = await open();
    expect(await answer('status')).toMatchObject({
      availability: 0,
      state: 'unknown',
      accounts: [{ health: { state: 'offline', error: { kind: 'unreachable' } } }],
    });
    expect((await run('status')).out).toMatch(/can’t be reached/);
  });
});

describe('agenda', () => {
  it('is today’s, with nothing of what is private', async () => {
    const { answer, run } = await open();
    const { appointments, asOf } = await answer('agenda');
    expect(asOf).toBe('2026-10-20T07:00:00Z');
    const subjects = appointments.map(({ subject }) => subject);
    expect(subjects.slice(0, 3)).toEqual(['Release week 4.2', 'Stand-up', 'Budget review']);
    expect(subjects).toContain('Private appointment');
    expect(appointments.find(({ isPrivate }) => isPrivate)).toMatchObject({
      location: '',
      start: '2026-10-20T12:00:00Z',
    });
    const everything = [await run('agenda --json'), await run('agenda'), await run('status --json')];
    expect(JSON.stringify(everything)).not.toMatch(/Dentist|Mercier/);
    expect(everything[1]?.out.split('\n')[1]).toBe('09:15–09:30      Stand-up (Microsoft Teams Meeting)');
  });

  it('hands no sign to the terminal that would steer it', async () => {
    await exchange().client.put(address(), {
      kind: 'appointment',
      subject: 'Evil\u009b31m \u0085 subject',
      start: '2026-10-20T12:00:00Z',
      end: '2026-10-20T12:30:00Z',
    });
    const { run } = await open();
    const [text, json] = [await run('agenda'), await run('agenda --json')];
    expect(text.out).toMatch(/Evil 31m +subject/);
    expect(`${text.out}${json.out}`).not.toMatch(/[^\P{Cc}\n]/u);
    expect(JSON.stringify(JSON.parse(json.out))).toContain('Evil\u009b31m');
  });

  it('hides every subject where the person wants that', async () => {
    const { answer, engine } = await open();
    engine.setSetting('hideSubjects', true);
    const { appointments } = await answer('agenda');
    expect(new Set(appointments.map(({ subject }) => subject))).toEqual(new Set(['Private appointment']));
    expect(new Set(appointments.map(({ location }) => location))).toEqual(new Set(['']));
  });

  it('goes day by day, all-day entries first, and says which day', async () => {
    const { run } = await open();
    const lines = (await run('agenda --days 3')).out.split('\n');
    const days = lines.filter(Boolean).map((line) => /^(?:Wed|Thu|Fri)\b/.exec(line)?.[0] ?? 'today');
    expect(days.filter((day, index) => day !== days[index - 1])).toEqual(['today', 'Wed', 'Thu']);
    expect(lines[0]).toBe('all day          Release week 4.2');
    expect(lines.some((line) => /^Wed 09:15–09:30 +Stand-up/.test(line))).toBe(true);
  });

  it('reaches beyond what is kept ready', async () => {
    const { answer } = await open();
    await exchange().client.put(address(), {
      kind: 'appointment',
      subject: 'In eight weeks',
      start: '2026-12-15T09:00:00Z',
      end: '2026-12-15T10:00:00Z',
    });
    const subjects = async (days: string) =>
      (await answer('agenda', ['--days', days])).appointments.map(({ subject }) => subject);
    expect(await subjects('62')).toContain('In eight weeks');
    expect(await subjects('42')).not.toContain('In eight weeks');
  });

  it('of before stays with the reason when the server fails; without one the command fails', async () => {
    const { answer, engine } = await open();
    await engine.ready();
    await exchange().client.stopAnswering();
    await engine.refresh();
    const { appointments, error } = await answer('agenda');
    expect(appointments.length).toBeGreaterThan(5);
    expect(error).toMatchObject({ kind: 'unreachable' });
    const fresh = await open();
    for (const command of ['agenda', 'oof show', 'voicemail', 'oof on', 'freebusy a@x.example']) {
      expect(await fresh.failure(command)).toMatchObject({ kind: 'unreachable', status: 3 });
    }
  });
});

describe('oof', () => {
  it('goes on until a time, with texts and audience, and off', async () => {
    const { answer, run } = await open();
    const on = await answer('oof on', [
      '--until',
      'tomorrow',
      '--message',
      'Back tomorrow & rested',
      '--external-message',
      'Gone',
      '--audience',
      'known',
    ]);
    expect(on.accounts).toMatchObject([
      {
        account: address(),
        state: 'scheduled',
        active: true,
        start: '2026-10-20T07:00:00Z',
        end: '2026-10-21T06:00:00Z',
        internalText: 'Back tomorrow & rested',
        externalText: 'Gone',
        audience: 'known',
      },
    ]);
    expect(await answer('oof show')).toEqual(on);
    expect((await run('oof show')).out).toBe('Out of office from 09:00 to Wed 08:00.\nReply: Back tomorrow & rested\n');
    expect((await answer('status')).oof).toEqual({ until: '2026-10-21T06:00:00Z' });
    const off = await answer('oof off');
    expect(off.accounts).toMatchObject([{ state: 'disabled', active: false }]);
    expect((await run('oof show')).out).toBe('Out of office is off.\n');
  });

  it('of several accounts names each; what is known stays when the server fails', async () => {
    const [, theo] = exchange().users;
    const other = { ...desk.account(), id: 'other', address: theo?.address ?? '' };
    const secrets = new Map([
      ['work', exchange().mira.password],
      ['other', theo?.password ?? ''],
    ]);
    const { run, engine } = await open({ profile: withAccount({ accounts: [desk.account(), other], secrets }) });
    expect((await run('oof show')).out.split('\n')[0]).toBe(`${address()}: Out of office is off.`);
    await exchange().client.stopAnswering();
    await engine.refresh();
    const { out, status } = await run('oof show');
    expect(status).toBe(0);
    expect(out).toMatch(/^mira\.voss@contoso\.example: Out of office is off\.\n.*can’t be reached/);
    expect((await run('voicemail')).out).toMatch(/\n.*can’t be reached/);
  });

  it('takes the reply that the server has, and its audience', async () => {
    const { answer } = await open();
    const [before] = (await answer('oof show')).accounts;
    const [after] = (await answer('oof on')).accounts;
    expect(after).toMatchObject({
      state: 'enabled',
      audience: before?.audience,
      internalText: before?.internalText,
      externalText: before?.externalText,
    });
  });

  it('doesn’t go on without a word to send', async () => {
    await exchange().client.oof(address(), { internal: '' });
    const { failure, answer } = await open();
    for (const line of [
      ['oof', 'on'],
      ['oof', 'on', '--message', ''],
      ['oof', 'on', '--message', ' \n'],
    ]) {
      expect(await failure(line)).toEqual({
        kind: 'bad-input',
        code: 'no-text',
        message: 'There is no reply to send yet. Write one first.',
        status: 2,
      });
    }
    expect((await answer('oof show')).accounts).toMatchObject([{ state: 'disabled' }]);
  });

  it.each(['someday', '2026-10-19', '25:00', ''])('doesn’t go on until “%s”', async (until) => {
    const { failure } = await open();
    expect(await failure(['oof', 'on', '--until', until])).toMatchObject({
      kind: 'bad-input',
      code: 'time',
      status: 2,
    });
  });
});

describe('presence', () => {
  it('is set, with an end, and reset', async () => {
    const { answer, run, failure } = await open();
    expect(await answer('presence set', ['busy', '--until', '17:30'])).toMatchObject({
      state: 'busy',
      availability: 6500,
      until: '2026-10-20T15:30:00Z',
      reason: 'You set it by hand, until 17:30.',
    });
    expect((await run('presence reset')).out).toBe('Available\nNothing in your calendar now.\n');
    expect(await failure('presence set busy --until yesterday')).toMatchObject({ code: 'time', status: 2 });
  });
});

describe('freebusy', () => {
  it('answers for each, in the order asked', async () => {
    const { answer, run } = await open();
    const people = ['theo.lindqvist@contoso.example', 'nobody@contoso.example', address()];
    const { people: answers } = await answer('freebusy', people);
    expect(answers.map((person) => person.address)).toEqual(people);
    expect(answers[1]).toMatchObject({ events: [], error: { kind: 'not-found', code: 'ErrorMailRecipientNotFound' } });
    expect(answers[2]?.events.length).toBeGreaterThan(3);
    const { out } = await run(['freebusy', ...people]);
    expect(out).toMatch(/^theo\.lindqvist@contoso\.example:\n {2}09:15–09:30 Busy/);
    expect(JSON.stringify(answers)).not.toMatch(/Stand-up|Dentist/);
  });
});

describe('voicemail', () => {
  it('lists who called, unheard first', async () => {
    const { answer, run } = await open();
    const { unheard, items } = await answer('voicemail');
    expect(unheard).toBe(items.filter(({ heard }) => !heard).length);
    expect(items.map(({ heard }) => heard)).toEqual(items.map(({ heard }) => heard).sort());
    expect((await run('voicemail')).out).toContain('(unheard)');
  });
});

describe('account share', () => {
  const team = 'product.team@contoso.example';

  it('shows another mailbox’s calendar, which changes no agenda, until it is taken back', async () => {
    const { run, answer } = await open();
    const before = await answer('agenda', ['--days', '14']);
    expect(await answer('account share', [team])).toEqual({
      id: `work/calendar/${team}`,
      address: team,
      account: address(),
    });
    expect(await answer('account list')).toMatchObject({ accounts: [{ shared: [team] }] });
    expect((await run('account list')).out).toContain(`\n  + ${team}\n`);
    expect(await answer('agenda', ['--days', '14'])).toEqual(before);
    expect(await run(`account unshare ${team} --of ${address()}`)).toMatchObject({ status: 0 });
    expect((await answer('account list')).accounts[0]).not.toHaveProperty('shared');
  });

  it('says why it can’t', async () => {
    const { failure } = await open();
    expect(await failure('account share theo.lindqvist@contoso.example')).toMatchObject({
      kind: 'not-found',
      code: 'ErrorFolderNotFound',
      message: expect.stringContaining('doesn’t show you the calendar of theo.lindqvist@contoso.example') as string,
      status: 1,
    });
    expect(await failure(`account share ${address()}`)).toMatchObject({ code: 'own-mailbox', status: 2 });
    expect(await failure(`account share ${team} --of nobody@x.example`)).toMatchObject({
      code: 'no-account',
      status: 2,
    });
    expect(await failure(`account unshare ${team}`)).toMatchObject({ code: 'no-shared', status: 2 });
  });
});

describe('account', () => {
  const add = () => ['account', 'add', '--server', exchange().url, '--user', address(), '--password-stdin'];

  it('is added, listed, tested and removed', async () => {
    const { run, answer, failure } = await open({ profile: withAccount({ accounts: [], secrets: new Map() }) });
    expect((await run('account list')).out).toMatch(/^No account yet\./);
    const added = await run([...add(), '--json'], exchange().mira.password);
    expect(added.status).toBe(0);
    expect(JSON.parse(added.out)).toEqual({
      id: 'account-1',
      address: address(),
      server: exchange().url,
      secretKept: 'keyring',
    });
    expect(await answer('account list')).toMatchObject({ accounts: [{ address: address(), health: { state: 'ok' } }] });
    expect(await answer('account test')).toMatchObject({
      server: exchange().url,
      version: expect.stringMatching(/^15/) as string,
    });
    expect(await answer('account test', [address().toUpperCase()])).toMatchObject({ address: address() });
    expect(await failure('account test nobody@x.example')).toMatchObject({ code: 'no-account', status: 2 });
    expect(await failure('account remove nobody@x.example')).toMatchObject({ code: 'no-account', status: 2 });
    expect((await run(['account', 'remove', address().toUpperCase()])).out).toBe(`Removed ${address()}.\n`);
    expect(await answer('account list')).toEqual({ accounts: [] });
    for (const command of ['account test', 'oof on', 'oof off', 'freebusy a@x.example']) {
      expect(await failure(command)).toMatchObject({ kind: 'bad-input', code: 'no-account', status: 2 });
    }
    expect(await answer('agenda')).toEqual({ appointments: [] });
  });

  it('whose address was typed with capitals is found again', async () => {
    const { run, answer } = await open({ profile: withAccount({ accounts: [], secrets: new Map() }) });
    const typed = 'Mira.Voss@Contoso.example';
    await run(
      ['account', 'add', '--server', exchange().url, '--user', typed, '--password-stdin'],
      exchange().mira.password,
    );
    expect(await answer('account list')).toMatchObject({ accounts: [{ address: typed }] });
    expect((await run(`account remove ${typed}`)).status).toBe(0);
  });

  it('that can’t be added says why', async () => {
    const { failure, engine } = await open({ profile: withAccount({ accounts: [], secrets: new Map() }) });
    expect(await failure(add(), 'wrong')).toMatchObject({ kind: 'sign-in', code: '401', status: 1 });
    const elsewhere = (server: string) => [
      'account',
      'add',
      '--server',
      server,
      '--user',
      address(),
      '--password-stdin',
    ];
    expect(await failure(elsewhere('https://127.0.0.1:1'), 'x')).toMatchObject({ kind: 'unreachable', status: 3 });
    expect(await failure(elsewhere('http://mail.contoso.example'), 'x')).toMatchObject({ kind: 'insecure', status: 1 });
    expect(await failure(elsewhere('not a server'), 'x')).toMatchObject({ code: 'server-address', status: 2 });
    expect(engine.snapshot().accounts).toEqual([]);
  });

  it('without a keyring warns', async () => {
    const { run } = await open({
      profile: withAccount({ accounts: [], secrets: new Map() }),
      secrets: { keep: () => Promise.resolve('memory'), kept: () => 'memory' },
    });
    const { out } = await run(add(), exchange().mira.password);
    expect(out).toMatch(/^Added mira\.voss@contoso\.example on .*\nThis computer has no keyring/);
  });
});

describe('settings', () => {
  it('are shown and set, each as its field takes it', async () => {
    const { run, answer, failure, engine } = await open();
    expect((await answer('settings get')).settings).toEqual(engine.settings());
    expect(await answer('settings set', ['hideSubjects', 'on'])).toEqual({ settings: { hideSubjects: true } });
    expect(await answer('settings set', ['awayMinutes', '10'])).toEqual({ settings: { awayMinutes: 10 } });
    expect((await run('settings get awayMinutes')).out).toBe('awayMinutes = 10\n');
    for (const wrong of [
      'hideSubjects perhaps',
      'awayMinutes many',
      'awayMinutes 0',
      'awayMinutes 1e1',
      'theme pink',
    ]) {
      expect(await failure(`settings set ${wrong}`)).toMatchObject({ kind: 'bad-input', code: 'setting', status: 2 });
    }
    expect(engine.settings()).toMatchObject({ hideSubjects: true, awayMinutes: 10, theme: 'system' });
  });
});

describe('refresh, open and quit', () => {
  it('do what they say', async () => {
    const { run, pressed, engine } = await open();
    await engine.ready();
    await exchange().client.put(address(), {
      kind: 'appointment',
      subject: 'Fire drill',
      start: '2026-10-20T12:00:00Z',
      end: '2026-10-20T12:30:00Z',
    });
    expect(await run('refresh')).toEqual({ status: 0, out: 'Done.\n', err: '' });
    expect((await run('agenda')).out).toContain('Fire drill');
    expect(await run('open --json')).toMatchObject({ status: 0, out: '{\n  "done": true\n}\n' });
    expect((await run('quit')).out).toBe('Presently quits.\n');
    expect(pressed).toEqual(['open', 'quit']);
  });

  it('wait for no server', async () => {
    await exchange().client.fault({ kind: 'hang' });
    const { run, pressed } = await open();
    for (const line of ['open', 'settings get', 'settings set theme dark', 'quit'])
      expect((await run(line)).status).toBe(0);
    expect(pressed).toEqual(['open', 'quit']);
  });
});
