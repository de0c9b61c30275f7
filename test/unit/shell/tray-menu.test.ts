import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { trayMenu, withAfter, type TrayActions } from '../../../electron/shell/tray-menu.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { appointment, oofSettings } from '../../support/model.ts';
import { accountView, snapshotOf, speechOf } from '../../support/snapshot.ts';

const JOIN = 'https://teams.microsoft.com/l/meetup-join/x';
const oofView = (over: Partial<Snapshot['oof'][number]> = {}): Snapshot['oof'][number] => ({
  accountId: 'account',
  settings: oofSettings({}),
  active: false,
  ...over,
});

function setUp(snapshot: Snapshot, speech = speechOf()) {
  const done: string[] = [];
  const note =
    (name: string) =>
    (...values: readonly unknown[]) => {
      done.push([name, ...values.filter((value) => ['string', 'number'].includes(typeof value))].join(' '));
    };
  const actions: TrayActions = {
    setPresence: note('set'),
    resetPresence: note('reset'),
    oofOn: note('oof on'),
    oofOff: note('oof off'),
    oofUndo: note('oof undo'),
    join: note('join'),
    toggleHideSubjects: note('hide'),
    openView: note('open'),
    openGuide: note('guide'),
    openLogs: note('logs'),
    quit: note('quit'),
  };
  const menu = trayMenu(snapshot, speech, actions);
  const all = flatten(menu);
  return {
    menu,
    done,
    labels: all.filter(({ visible }) => visible !== false).flatMap(({ label }) => (label === undefined ? [] : [label])),
    find: (label: string) => all.find((item) => item.label === label),
    press: (label: string) => press(all.find((item) => item.label === label)),
  };
}
const flatten = (menu: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
/** Electron hands over what our entries don't look at. */
const press = (item: MenuItemConstructorOptions | undefined) => (item?.click as (() => void) | undefined)?.();

/** The groups that Electron makes of radio entries: those between two separators, level by level. */
function radioGroups(menu: readonly MenuItemConstructorOptions[]): readonly (readonly MenuItemConstructorOptions[])[] {
  const groups: MenuItemConstructorOptions[][] = [[]];
  for (const item of menu) {
    if (item.type === 'separator') groups.push([]);
    else if (item.type === 'radio') groups.at(-1)?.push(item);
  }
  const below = menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? radioGroups(submenu) : []));
  return [...groups.filter((group) => group.length > 0), ...below];
}

describe('the menu', () => {
  it('holds what a hand needs, in order', () => {
    expect(setUp(snapshotOf({ oof: [oofView()] })).labels).toEqual([
      'Nothing else today',
      'Available',
      'Busy',
      'Do not disturb',
      'Be right back',
      'Until',
      'Reset',
      'Hide subjects',
      'Out of office',
      'Reply: “I am away.”',
      'Nobody outside gets a reply.',
      'On until turned off',
      'Until tomorrow 08:00',
      'Until Monday 08:00',
      'Choose…',
      'Off',
      'Open Presently',
      'Calendar',
      'Voicemail',
      'Settings',
      'Help',
      'User guide',
      'Administrator’s guide',
      'Open log folder',
      'Quit',
    ]);
  });

  it('gives a state that was chosen another end: some minutes from then on, or the next working day with its date', () => {
    const none = setUp(snapshotOf()).find('Until');
    expect(none).toMatchObject({ enabled: false, submenu: [] });
    const manual = { state: 'busy', until: '2026-11-24T07:00:00Z' } as const;
    const { find, press, done } = setUp(snapshotOf({ manual }));
    const ends = find('Until')?.submenu;
    const labels = Array.isArray(ends) ? ends.map(({ label }) => label ?? '') : [];
    expect(labels).toEqual(['For 30 min', 'For 60 min', 'For 120 min', 'Until Tue 24 Nov, 08:00']);
    for (const label of labels) press(label);
    expect(done).toEqual(['set busy 30', 'set busy 60', 'set busy 120', 'set busy workday']);
  });

  it('offers to appear as something only while somebody outside sees it', () => {
    const appear = ['Appear away', 'Appear offline'];
    expect(setUp(snapshotOf()).labels.filter((label) => appear.includes(label))).toEqual([]);
    const { labels, press, done } = setUp(snapshotOf({ outputOn: true }));
    expect(labels.filter((label) => appear.includes(label))).toEqual(appear);
    for (const label of appear) press(label);
    expect(done).toEqual(['set away', 'set offline']);
  });

  it('offers one end on a Sunday, when tomorrow is that Monday', () => {
    const monday = '2026-11-30T07:00:00Z';
    const { labels } = setUp(
      snapshotOf({ oof: [oofView()], quickEnds: { tomorrow: monday, monday, workday: monday } }),
    );
    expect(labels.filter((label) => label.startsWith('Until '))).toEqual(['Until tomorrow 08:00']);
  });

  it('does what it says', () => {
    const { press, done } = setUp(snapshotOf({ oof: [oofView()], manual: { state: 'busy' } }));
    const entries = [
      'Available',
      'Do not disturb',
      'Reset',
      'Hide subjects',
      'On until turned off',
      'Until tomorrow 08:00',
    ];
    for (const label of [
      ...entries,
      'Until Monday 08:00',
      'Choose…',
      'Off',
      'Open Presently',
      'Calendar',
      'Voicemail',
      'Settings',
      'Open log folder',
      'Quit',
    ]) {
      press(label);
    }
    expect(done).toEqual([
      'set available',
      'set do-not-disturb',
      'reset',
      'hide',
      'oof on',
      'oof on tomorrow',
      'oof on monday',
      'open oof',
      'oof off',
      'open today',
      'open calendar',
      'open voicemail',
      'open settings',
      'logs',
      'quit',
    ]);
  });

  it('speaks French', () => {
    expect(setUp(snapshotOf({ oof: [oofView()] }), speechOf('fr')).labels).toContain('Ne pas déranger');
  });

  it('leads to the account that needs its person, and counts voicemail', () => {
    const since = '2026-11-23T09:00:00Z';
    const signIn = accountView({ health: { state: 'sign-in', since, error: { kind: 'sign-in' } } });
    const offline = accountView({ address: 'theo@contoso.example', health: { state: 'offline', since } });
    const { labels, press, done } = setUp(
      snapshotOf({ accounts: [accountView(), signIn, offline], voicemail: { value: { items: [], unheard: 2 } } }),
    );
    expect(labels).toContain('Voicemail (2)');
    expect(labels).toContain('No answer: theo@contoso.example');
    press('Sign in: mira@contoso.example');
    expect(done).toEqual(['open accounts']);
  });
});

describe('meetings', () => {
  const running = appointment({
    key: 'now',
    subject: 'Stand-up',
    start: '2026-11-23T08:45:00Z',
    end: '2026-11-23T09:15:00Z',
    joinUrl: JOIN,
  });
  const next = appointment({
    key: 'next',
    subject: 'Review',
    start: '2026-11-23T09:30:00Z',
    end: '2026-11-23T10:00:00Z',
    joinUrl: JOIN,
  });
  const today = {
    value: {
      appointments: [running, next],
      agenda: { date: '2026-11-23', appointmentKeys: ['now', 'next'], currentKeys: ['now'], conflictKeys: [] },
    },
  };

  it('that run or come next can be joined', () => {
    const { press, done } = setUp(snapshotOf({ today, next }));
    press('Join Stand-up (09:45)');
    press('Join Review (10:30)');
    expect(done).toEqual(['join now', 'join next']);
  });

  it('without a link lead to the calendar; those that run without one aren’t named', () => {
    const bare = appointment({ key: 'bare', subject: 'Stand-up', start: running.start, end: running.end });
    const plain = appointment({ key: 'plain', subject: 'Review', start: next.start, end: next.end });
    const agenda = { ...today.value.agenda, appointmentKeys: ['bare', 'plain'], currentKeys: ['bare'] };
    const changed = { value: { appointments: [bare, plain], agenda } };
    const { press, done, labels } = setUp(snapshotOf({ today: changed, next: plain }));
    press('Review (10:30)');
    expect(done).toEqual(['open calendar']);
    expect(labels.join()).not.toContain('Stand-up');
  });

  it('of the same name and hour are told apart', () => {
    const twin = { ...next, key: 'twin' };
    const [one, other] = [setUp(snapshotOf({ next })).menu, setUp(snapshotOf({ next: twin })).menu];
    expect(JSON.stringify(one)).not.toBe(JSON.stringify(other));
  });

  it('that are private show no subject', () => {
    const hidden = { ...next, isPrivate: true };
    expect(setUp(snapshotOf({ next: hidden })).labels[0]).toBe('Join Private appointment (10:30)');
    expect(setUp(snapshotOf({ next }), speechOf('en', { hideSubjects: true })).labels[0]).not.toContain('Review');
  });
});

describe('marks', () => {
  const cases: readonly (readonly [string, Snapshot])[] = [
    ['nothing chosen, OOF off', snapshotOf({ oof: [oofView()] })],
    ['busy by hand', snapshotOf({ oof: [oofView()], manual: { state: 'busy', until: '2026-11-24T07:00:00Z' } })],
    ['away by hand, which the menu doesn’t offer', snapshotOf({ manual: { state: 'away' } })],
    ['OOF on', snapshotOf({ oof: [oofView({ settings: oofSettings({ state: 'enabled' }), active: true })] })],
    ['OOF on a schedule', snapshotOf({ oof: [oofView({ settings: oofSettings({ state: 'scheduled' }) })] })],
    ['OOF not known', snapshotOf({ oof: [oofView({ settings: undefined } as never)] })],
    ['no account', snapshotOf({ accounts: [], oof: [] })],
  ];

  it.each(cases)('with %s are set once in each group, so that Electron sets none by itself', (_, snapshot) => {
    const groups = radioGroups(setUp(snapshot).menu);
    expect(groups).toHaveLength(2);
    for (const group of groups) expect(group.filter(({ checked }) => checked)).toHaveLength(1);
  });

  it('stand at what was chosen by hand, with its end', () => {
    const { find } = setUp(snapshotOf({ manual: { state: 'busy', until: '2026-11-24T07:00:00Z' } }));
    expect(find('Busy until Tue 08:00')).toMatchObject({ checked: true });
    expect(find('Reset')).toMatchObject({ enabled: true });
    expect(setUp(snapshotOf()).find('Reset')).toMatchObject({ enabled: false });
  });

  it.each([
    [oofView({ pending: { since: '2026-11-23T10:00:00Z', until: '2026-11-23T10:15:00Z', waiting: false } }), false],
    [oofView(), true],
  ])('of out of office can’t be pressed while a change is on its way: %j', (view, enabled) => {
    const { find } = setUp(snapshotOf({ oof: [view] }));
    for (const label of ['On until turned off', 'Until tomorrow 08:00', 'Off'])
      expect(find(label)).toMatchObject({ enabled });
  });
});

describe('after a press', () => {
  it('the menu is set anew, submenus too', () => {
    const { menu, done } = setUp(snapshotOf({ oof: [oofView()] }));
    let times = 0;
    const all = flatten(withAfter(menu, () => (times += 1)));
    const pressable = all.filter(({ click }) => click !== undefined);
    for (const item of pressable) press(item);
    expect(times).toBe(pressable.length);
    expect(done).toHaveLength(pressable.length);
    expect(JSON.stringify(withAfter(menu, () => undefined))).toBe(JSON.stringify(menu));
  });
});

describe('what came back', () => {
  const unsent = (over: Partial<Snapshot['unsent'][number]> = {}): Snapshot['unsent'][number] => ({
    id: 'x',
    accountId: 'account',
    kind: 'appointment',
    subject: 'Lunch',
    isPrivate: false,
    since: '2026-11-23T08:40:00Z',
    error: { kind: 'timeout' },
    ...over,
  });

  it('has a line that leads to where it can be sent after all', () => {
    const givenBack = { id: 'y', since: '2026-11-23T08:40:00Z', change: {}, error: { kind: 'timeout' } } as const;
    const { press, done } = setUp(snapshotOf({ unsent: [unsent()], oof: [oofView({ givenBack })] }));
    press('Not in your calendar: Lunch');
    press('Out of office was not changed');
    expect(done).toEqual(['open today', 'open oof']);
  });

  it('and is private shows no subject', () => {
    const { labels } = setUp(snapshotOf({ unsent: [unsent({ isPrivate: true })] }));
    expect(labels).toContain('Not in your calendar: Private appointment');
    expect(labels.join()).not.toContain('Lunch');
  });
});
