import { describe, expect, it } from 'vitest';
import type { EnginePorts } from '../../../electron/engine/ports.ts';
import { createActions } from '../../../electron/shell/actions.ts';
import { readSettings } from '../../../shared/settings.ts';
import { useDesk } from '../../support/engine.ts';
import { settled } from '../../support/virtual-clock.ts';

const { exchange, clock, open, withAccount } = useDesk();

const start = async (
  openExternal?: (url: string) => Promise<void>,
  installed?: string,
  ports: Partial<EnginePorts> = {},
) => {
  const desk = open({ profile: withAccount(), ports });
  await desk.engine.ready();
  const done: string[] = [];
  let held: unknown = 'off';
  const note = (what: string) => {
    done.push(what);
  };
  const window = (id: number) => ({ webContents: { id }, close: () => note(`close ${id}`) });
  const windows = {
    openMain: (view: string) => note(`open ${view}`),
    toggleFlyout: () => note('flyout'),
    fit: (sender: number, height: number) => note(`fit ${sender} ${height}`),
    all: () => [window(1), window(2)],
  };
  const system = {
    openExternal:
      openExternal ??
      ((url: string) => {
        note(url);
        return Promise.resolve();
      }),
    holdShortcut: (_key: string, wanted: unknown) => {
      if (wanted === 'alt-shift-j') return false;
      held = wanted;
      return true;
    },
    programFor: (address: string) => (address === installed ? 'a program' : ''),
    copyText: (text: string) => note(text),
    showFile: ({ name }: { readonly name: string }) => {
      note(name);
      return Promise.resolve({ ok: true, value: undefined } as const);
    },
    openGuide: (guide: string, language: string) => {
      note(`${guide} ${language}`);
      return Promise.resolve(guide === 'user' ? '' : 'no program');
    },
    openLogs: () => note('logs'),
    quit: () => note('quit'),
  };
  return { ...desk, ...createActions(desk.engine, windows, system), done, held: () => held };
};

describe('one press on out of office', () => {
  it('switches it on, widens nothing, and off again', async () => {
    const { tray, engine, until } = await start();
    const before = engine.snapshot().oof[0]?.settings;
    tray.oofOn(undefined);
    const on = await until(({ oof }) => oof[0]?.settings?.state === 'enabled');
    expect(on.oof[0]?.settings).toEqual({ ...before, state: 'enabled' });
    tray.oofOff();
    await until(({ oof }) => oof[0]?.settings?.state === 'disabled');
  });

  it.each([
    ['tomorrow', '2026-10-21T06:00:00Z'],
    ['monday', '2026-10-26T07:00:00Z'],
  ] as const)('until %s ends at %s, the start of the user’s day, and begins now', async (end, at) => {
    const { tray, until, engine } = await start();
    await clock().advance(30_000);
    expect(engine.snapshot().now).toBe('2026-10-20T07:00:30Z');
    tray.oofOn(end);
    const { oof } = await until((snapshot) => snapshot.oof[0]?.settings?.state === 'scheduled');
    expect(oof[0]).toMatchObject({ active: true, settings: { window: { start: '2026-10-20T07:00:30Z', end: at } } });
  });

  it('without a text opens the form instead', async () => {
    await exchange().client.oof(exchange().mira.address, { internal: '' });
    const { tray, done, engine } = await start();
    tray.oofOn(undefined);
    expect(done).toEqual(['open oof']);
    expect(engine.snapshot().oof[0]).toMatchObject({ settings: { state: 'disabled' } });
  });

  it('that is refused opens the form, where it is said why', async () => {
    const { tray, done, until } = await start();
    const code = 'ErrorAccessDenied';
    await exchange().client.fault({ kind: 'response-error', code, operation: 'SetUserOofSettingsRequest' });
    tray.oofOn(undefined);
    const { oof } = await until((snapshot) => snapshot.oof[0]?.givenBack !== undefined);
    await settled();
    expect(oof[0]).toMatchObject({ active: false, givenBack: { error: { kind: 'refused', code } } });
    expect(done).toEqual(['open oof']);
  });

  it('waits while the server is away, and opens nothing', async () => {
    const { tray, done, until } = await start();
    await exchange().client.stopAnswering();
    tray.oofOn(undefined);
    await until(({ oof }) => oof[0]?.pending?.waiting === true);
    expect(done).toEqual([]);
  });
});

describe('join', () => {
  it('opens the link of a meeting, and nothing else', async () => {
    const { commands, engine, done } = await start();
    const keys = new Map(engine.snapshot().today.value.appointments.map(({ subject, key }) => [subject, key]));
    expect(await commands.join({ key: keys.get('Stand-up') ?? '' }, 1)).toEqual({ ok: true, value: undefined });
    expect(done).toEqual([expect.stringMatching(/^https:\/\/teams\.microsoft\.com\//)]);
    expect(await commands.join({ key: keys.get('Dentist') ?? '' }, 1)).toMatchObject({ error: { kind: 'not-found' } });
    expect(await commands.join({ key: 'https://evil.example' }, 1)).toMatchObject({ error: { kind: 'not-found' } });
    expect(done).toHaveLength(1);
  });

  it('opens the meeting’s own program where the system has one, the browser where that fails or isn’t wanted', async () => {
    const opened: string[] = [];
    const desk = await start((url) => {
      opened.push(url.slice(0, url.indexOf(':')));
      return url.startsWith('https:') ? Promise.resolve() : Promise.reject(new Error('it was removed'));
    }, 'msteams://');
    const key = desk.engine.toJoin()?.key ?? '';
    expect(await desk.commands.join({ key }, 1)).toMatchObject({ ok: true });
    desk.engine.setSetting('joinIn', 'browser');
    expect(await desk.joinNow()).toMatchObject({ ok: true, value: { subject: 'Stand-up' } });
    expect(opened).toEqual(['msteams', 'https', 'https']);
  });

  it('by keys that another program has is refused, and the setting stays', async () => {
    const { commands, engine } = await start();
    const choose = (value: string) => commands.setSetting({ key: 'joinShortcut', value }, 1);
    expect(await choose('ctrl-alt-j')).toMatchObject({ ok: true });
    expect(await choose('alt-shift-j')).toMatchObject({ ok: false, error: { code: 'keys-taken' } });
    expect(engine.settings().joinShortcut).toBe('ctrl-alt-j');
  });

  it('by keys that can’t be written down is as it was: the keys do what the setting says', async () => {
    const full = () => {
      throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
    };
    const settings = { load: () => readSettings({ joinShortcut: 'ctrl-alt-j' }), save: full };
    const { commands, engine, held } = await start(undefined, undefined, { settings });
    const answer = await commands.setSetting({ key: 'joinShortcut', value: 'ctrl-shift-j' }, 1);
    expect(answer).toMatchObject({ ok: false, error: { code: 'ENOSPC' } });
    expect([engine.settings().joinShortcut, held()]).toEqual(['ctrl-alt-j', 'ctrl-alt-j']);
  });

  it('that no program answers is told', async () => {
    const { commands, engine } = await start(() => Promise.reject(new Error('no handler')));
    const key = engine.snapshot().today.value.appointments.find(({ subject }) => subject === 'Stand-up')?.key ?? '';
    expect(await commands.join({ key }, 1)).toMatchObject({ ok: false, error: { kind: 'unexpected' } });
  });
});

describe('a call', () => {
  const oneOf = async (item: Parameters<ReturnType<typeof exchange>['client']['put']>[1]) => {
    const { id } = await exchange().client.put(exchange().mira.address, item);
    return { key: `work/${id}`, ...(await start()) };
  };
  const message = { kind: 'voicemail', callerName: 'Ada', callerNumber: '+33 1 99 00 11 22', seconds: 2 } as const;

  it('is answered with the programs that the system has for it', async () => {
    const { key, commands, callBack, done } = await oneOf({ ...message, callerAddress: 'ada@contoso.example' });
    await callBack(key);
    await commands.reachCaller({ key, how: 'mail' }, 1);
    expect(done).toEqual(['tel:+33199001122', expect.stringMatching(/^mailto:ada@contoso\.example\?subject=/)]);
  });

  it('is opened or put where its user wants it, a protected one as a whole message', async () => {
    const plain = await oneOf(message);
    expect(await plain.commands.openRecording({ key: plain.key, how: 'save' }, 1)).toMatchObject({ ok: true });
    expect(plain.done).toEqual(['Ada (2 seconds) Voice Mail.wav']);
    const sealed = await oneOf({ ...message, protected: true });
    await sealed.commands.openRecording({ key: sealed.key, how: 'open' }, 1);
    expect(sealed.done).toEqual(['Protected Voice Mail from Ada.eml']);
  });

  it('that a notification asks to hear is shown by the main window, which takes it', async () => {
    const { key, commands, play, engine, done } = await oneOf(message);
    play(key);
    expect([done, engine.snapshot().toPlay]).toEqual([['open voicemail'], key]);
    await commands.playVoicemail({}, 1);
    expect([done, engine.snapshot().toPlay]).toEqual([['open voicemail'], undefined]);
  });
});

describe('a window', () => {
  it('closes itself alone', async () => {
    const { commands, done } = await start();
    await commands.closeWindow({}, 2);
    await commands.closeWindow({}, 99);
    expect(done).toEqual(['close 2']);
  });

  it('asks, commands and opens views', async () => {
    const { commands, queries, engine, done } = await start();
    expect(await queries.snapshot({})).toEqual({ ok: true, value: engine.snapshot() });
    await commands.setPresence({ state: 'busy' }, 1);
    expect(engine.snapshot().presence.state).toBe('busy');
    await commands.resetPresence({}, 1);
    await commands.openView({ view: 'voicemail' }, 1);
    await commands.openLogs({}, 1);
    await commands.quit({}, 1);
    expect(done).toEqual(['open voicemail', 'logs', 'quit']);
    // There is no newer version to be had.
    expect(await commands.getUpdate({}, 1)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    const range = await queries.calendarRange(engine.days(1));
    expect(range).toMatchObject({ ok: true, value: { appointments: expect.anything() as unknown } });
    expect(await queries.appointment({ key: 'gone' })).toMatchObject({ ok: false });
    expect(await commands.refresh({}, 1)).toMatchObject({ ok: true });
  });
});

it('a guide opens in the language of the app, and says where nothing can show it', async () => {
  const { commands, tray, engine, done } = await start();
  expect(await commands.openGuide({ guide: 'user' }, 1)).toMatchObject({ ok: true });
  engine.setSetting('language', 'fr');
  tray.openGuide('user');
  expect(await commands.openGuide({ guide: 'administrator' }, 1)).toMatchObject({ error: { code: 'NoProgram' } });
  expect(done).toEqual(['user en', 'user fr', 'administrator fr']);
});

describe('the tray', () => {
  it('hides subjects, and shows them again', async () => {
    const { tray, engine } = await start();
    tray.toggleHideSubjects();
    expect(engine.settings().hideSubjects).toBe(true);
    tray.toggleHideSubjects();
    expect(engine.settings().hideSubjects).toBe(false);
  });
});
