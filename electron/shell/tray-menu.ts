import type { MenuItemConstructorOptions } from 'electron';
import { choiceWord, shownCaller, shownSubject, type Speech } from '../../shared/explain.ts';
import { GUIDES, type Guide, type View } from '../../shared/views.ts';
import { MANUAL_MINUTES, offeredStates, type ManualState } from '../../shared/presence.ts';
import type { MessageKey } from '../../shared/messages/index.ts';
import { replyInWords } from '../../shared/oof-words.ts';
import type { Instant } from '../../shared/model.ts';
import type { HealthState, Snapshot } from '../../shared/snapshot.ts';

/** What the tray asks for; the engine does it, the window layer shows it. */
export interface TrayActions {
  /** @param until its end: minutes from the press on, or the next working day; what the state has by itself where it isn't said */
  readonly setPresence: (state: ManualState, until?: number | 'workday') => void;
  readonly resetPresence: () => void;
  readonly oofOn: (until: 'tomorrow' | 'monday' | undefined) => void;
  readonly oofOff: () => void;
  readonly oofUndo: () => void;
  readonly join: (key: string) => void;
  readonly toggleHideSubjects: () => void;
  readonly openView: (view: View) => void;
  readonly openLogs: () => void;
  readonly openGuide: (guide: Guide) => void;
  readonly quit: () => void;
}

/** One line for each account that needs something, or can't be had. */
const ACCOUNT_LINES: Partial<Readonly<Record<HealthState, MessageKey>>> = {
  'sign-in': 'tray.needsSignIn',
  blocked: 'tray.blocked',
  offline: 'tray.offline',
  busy: 'tray.busy',
};

/** The whole menu as a template: what a test reads without a tray. */
export function trayMenu(
  snapshot: Snapshot,
  speech: Speech,
  actions: TrayActions,
): readonly MenuItemConstructorOptions[] {
  const { t } = speech;
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const unheard = snapshot.voicemail.value.unheard;
  return [
    ...meetingItems(snapshot, speech, actions),
    separator,
    ...stateItems(snapshot, speech, actions),
    {
      label: t('tray.hideSubjects'),
      type: 'checkbox',
      checked: snapshot.settings.hideSubjects,
      enabled: !snapshot.organisation.settings.includes('hideSubjects'),
      click: actions.toggleHideSubjects,
    },
    separator,
    { label: t('tray.oof'), submenu: oofItems(snapshot, speech, actions) },
    separator,
    { label: t('tray.open'), click: () => actions.openView('today') },
    { label: t('tray.calendar'), click: () => actions.openView('calendar') },
    {
      label: unheard === 0 ? t('tray.voicemail') : t('tray.voicemailUnheard', { count: unheard }),
      click: () => actions.openView('voicemail'),
    },
    separator,
    ...snapshot.accounts.flatMap(({ address, health }) => {
      const key = ACCOUNT_LINES[health.state];
      return key === undefined ? [] : [{ label: t(key, { address }), click: () => actions.openView('accounts') }];
    }),
    ...snapshot.oof.flatMap(({ givenBack }) =>
      givenBack === undefined ? [] : [{ label: t('tray.oofGivenBack'), click: () => actions.openView('oof') }],
    ),
    ...snapshot.unsent.map((entry) => ({
      // Its id belongs to the template: the same words may be about another entry.
      id: `unsent:${entry.id}`,
      label:
        entry.kind === 'delete-call'
          ? t('tray.undeleted', { caller: shownCaller(entry, speech) })
          : t('tray.unsent', { subject: shownSubject(entry, speech) }),
      click: () => actions.openView(entry.kind === 'delete-call' ? 'voicemail' : 'today'),
    })),
    { label: t('tray.settings'), click: () => actions.openView('settings') },
    {
      label: t('help.title'),
      submenu: [
        ...GUIDES.map((guide) => ({ label: t(`help.${guide}`), click: () => actions.openGuide(guide) })),
        { label: t('tray.logs'), click: actions.openLogs },
      ],
    },
    { label: t('tray.quit'), click: actions.quit },
  ];
}

/** The running meeting keeps its Join: that is where latecomers look. */
function meetingItems(snapshot: Snapshot, speech: Speech, actions: TrayActions): MenuItemConstructorOptions[] {
  const { t, format } = speech;
  const { appointments, agenda } = snapshot.today.value;
  const running = appointments.filter((entry) => agenda.currentKeys.includes(entry.key) && entry.joinUrl !== undefined);
  const shown = [...running, ...(snapshot.next === undefined ? [] : [snapshot.next])];
  if (shown.length === 0) return [{ label: t('tray.nothingNext'), enabled: false }];
  return shown.map((entry) => {
    const params = { subject: shownSubject(entry, speech), time: format.when(entry.start) };
    return entry.joinUrl === undefined
      ? { label: t('tray.meeting', params), click: () => actions.openView('calendar') }
      : // Its key belongs to the template: the same words may be about another meeting.
        { id: `join:${entry.key}`, label: t('tray.joinMeeting', params), click: () => actions.join(entry.key) };
  });
}

function stateItems(snapshot: Snapshot, speech: Speech, actions: TrayActions): MenuItemConstructorOptions[] {
  const { t, format } = speech;
  const { manual } = snapshot;
  const offered = offeredStates(snapshot.outputOn);
  const chosen = offered.find((state) => state === manual?.state);
  return [
    noChoice(chosen === undefined),
    ...offered.map((state): MenuItemConstructorOptions => {
      const name = choiceWord(state, t);
      const label =
        state === chosen && manual?.until !== undefined
          ? t('presence.until', { state: name, time: format.when(manual.until) })
          : name;
      return { label, type: 'radio', checked: state === chosen, click: () => actions.setPresence(state) };
    }),
    {
      label: t('presence.untilMenu'),
      enabled: chosen !== undefined,
      submenu: chosen === undefined ? [] : untilItems(chosen, snapshot.quickEnds.workday, speech, actions),
    },
    { label: t('presence.reset'), enabled: manual !== undefined, click: actions.resetPresence },
  ];
}

/** Other ends for the state that was chosen. */
const untilItems = (
  state: ManualState,
  workday: Instant,
  { t, format }: Speech,
  actions: TrayActions,
): MenuItemConstructorOptions[] => [
  ...MANUAL_MINUTES.map((count) => ({
    label: t('presence.inMinutes', { count }),
    click: () => actions.setPresence(state, count),
  })),
  {
    label: t('presence.untilTime', { time: format.dayAndTime(workday) }),
    click: () => actions.setPresence(state, 'workday'),
  },
];

function oofItems(snapshot: Snapshot, speech: Speech, actions: TrayActions): MenuItemConstructorOptions[] {
  const { t, format } = speech;
  const [view] = snapshot.oof;
  const undo = snapshot.oof.flatMap((each) => each.undo ?? [])[0];
  const settings = view?.settings;
  const ready = settings !== undefined && view?.pending === undefined;
  // What a press would send, to whom: read before it is pressed.
  const reply = view === undefined || speech.hideSubjects ? [] : replyInWords(view, speech);
  const head: MenuItemConstructorOptions[] = [
    ...reply.map((label) => ({ label, enabled: false })),
    ...(undo === undefined ? [] : [{ label: t('tray.oofUndo'), enabled: ready, click: actions.oofUndo }]),
  ];
  return [
    ...head,
    ...(head.length === 0 ? [] : [{ type: 'separator' as const }]),
    noChoice(settings?.state !== 'enabled' && settings?.state !== 'disabled'),
    {
      label: t('tray.oofOn'),
      type: 'radio',
      checked: settings?.state === 'enabled',
      enabled: ready,
      click: () => actions.oofOn(undefined),
    },
    {
      label: t('tray.oofTomorrow', { time: format.time(snapshot.quickEnds.tomorrow) }),
      enabled: ready,
      click: () => actions.oofOn('tomorrow'),
    },
    // On a Sunday tomorrow is that Monday.
    ...(snapshot.quickEnds.monday === snapshot.quickEnds.tomorrow
      ? []
      : [
          {
            label: t('tray.oofMonday', { time: format.time(snapshot.quickEnds.monday) }),
            enabled: ready,
            click: () => actions.oofOn('monday'),
          },
        ]),
    { label: t('tray.oofChoose'), click: () => actions.openView('oof') },
    {
      label: t('tray.oofOff'),
      type: 'radio',
      checked: settings?.state === 'disabled',
      enabled: ready,
      click: actions.oofOff,
    },
  ];
}

/**
 * Electron marks the first entry of a radio group as soon as the menu opens, where none is marked. This one isn't seen
 * and takes the mark while nothing is chosen.
 */
const noChoice = (checked: boolean): MenuItemConstructorOptions => ({
  type: 'radio',
  label: '',
  visible: false,
  checked,
});

/** The same template, with `after` called after each press: Electron moves marks by itself, right or wrong. */
export const withAfter = (
  template: readonly MenuItemConstructorOptions[],
  after: () => void,
): MenuItemConstructorOptions[] =>
  template.map(({ click, submenu, ...item }) => ({
    ...item,
    ...(Array.isArray(submenu) ? { submenu: withAfter(submenu, after) } : {}),
    ...(click === undefined
      ? {}
      : {
          click: (...pressed) => {
            click(...pressed);
            after();
          },
        }),
  }));
