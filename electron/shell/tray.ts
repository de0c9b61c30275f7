import { Menu, nativeImage, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import { explainPresence, presenceWord, shownSubject, type Speech } from '../../shared/explain.ts';
import type { View } from '../../shared/ipc.ts';
import { MANUAL_STATES, type ManualState } from '../../shared/presence.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { drawTrayIcon, type TrayIconLook } from './tray-icon.ts';

/** What the tray asks for; the engine does it, the window layer shows it. */
export interface TrayActions {
  readonly setPresence: (state: ManualState) => void;
  readonly resetPresence: () => void;
  readonly oofOn: (until: 'tomorrow' | 'monday' | undefined) => void;
  readonly oofOff: () => void;
  readonly join: (key: string) => void;
  readonly toggleHideSubjects: () => void;
  readonly openView: (view: View) => void;
  readonly toggleFlyout: (near: { readonly x: number; readonly y: number }) => void;
  readonly quit: () => void;
}

const STALE_MS = 30 * 60_000;
/** States that have a meaning while nobody else sees them (SPEC §3). */
const OFFERED = MANUAL_STATES.filter((state) => state !== 'away' && state !== 'offline');

export interface TrayIcon {
  readonly show: (snapshot: Snapshot, speech: Speech) => void;
  readonly destroy: () => void;
}

export function createTray(actions: TrayActions): TrayIcon {
  const tray = new Tray(iconFor({ state: 'unknown', oof: false, overlay: 0, dimmed: false }));
  let menuText = '';
  tray.on('click', (_event, bounds) => actions.toggleFlyout(bounds));
  return {
    show: (snapshot, speech) => {
      tray.setImage(iconFor(lookOf(snapshot)));
      tray.setToolTip(trayTooltip(snapshot, speech));
      const template = trayMenu(snapshot, speech, actions);
      // A menu that is open loses its place when it is set anew: only when it reads differently.
      const text = JSON.stringify(template);
      if (text === menuText) return;
      menuText = text;
      tray.setContextMenu(Menu.buildFromTemplate(template));
    },
    destroy: () => tray.destroy(),
  };
}

/** For a start without a display. */
export const noTray: TrayIcon = { show: () => undefined, destroy: () => undefined };

const icons = new Map<string, NativeImage>();

function iconFor(look: TrayIconLook): NativeImage {
  const name = JSON.stringify(look);
  const known = icons.get(name);
  if (known !== undefined) return known;
  const draw = (size: number) => Buffer.from(drawTrayIcon(look, size));
  const image = nativeImage.createFromBitmap(draw(24), { width: 24, height: 24 });
  image.addRepresentation({ scaleFactor: 2, width: 48, height: 48, buffer: draw(48) });
  icons.set(name, image);
  return image;
}

/** A state that is long stale is no longer shown as if it were known. */
export function lookOf(snapshot: Snapshot): TrayIconLook {
  const { presence, today, voicemail, accounts } = snapshot;
  const age = today.asOf === undefined ? 0 : Date.parse(snapshot.now) - Date.parse(today.asOf);
  const trouble = accounts.some((account) => account.health.state === 'trouble');
  return {
    state: trouble && age > STALE_MS ? 'unknown' : presence.state,
    oof: presence.oof !== undefined,
    overlay: accounts.some((account) => account.health.state === 'sign-in') ? 'sign-in' : voicemail.value.unheard,
    dimmed: trouble,
  };
}

export function trayTooltip(snapshot: Snapshot, speech: Speech): string {
  const { t, format } = speech;
  const { presence, next, voicemail } = snapshot;
  const lines = [`${presenceWord(presence, t)} — ${explainPresence(presence, speech)}`];
  if (next !== undefined) {
    lines.push(t('tray.next', { subject: shownSubject(next, speech), time: format.when(next.start) }));
  }
  const unheard = voicemail.value.unheard;
  const counted = unheard === 0 ? '' : ` · ${t('tray.voicemailCount', { count: unheard })}`;
  lines.push(`${oofLine(snapshot, speech)}${counted}`);
  const failing = snapshot.accounts.some((account) => account.health.error !== undefined);
  if (failing && snapshot.today.asOf !== undefined) {
    lines.push(t('tray.asOf', { time: format.when(snapshot.today.asOf) }));
  }
  return lines.join('\n');
}

function oofLine(snapshot: Snapshot, { t, format }: Speech): string {
  const { oof } = snapshot.presence;
  if (oof?.until !== undefined) return t('presence.oofActiveUntil', { time: format.when(oof.until) });
  if (oof !== undefined) return t('tray.oofIsOn');
  return t(snapshot.oof.some((view) => view.settings !== undefined) ? 'tray.oofIsOff' : 'tray.oofUnknown');
}

/** The whole menu as a template: what a test reads without a tray. */
export function trayMenu(snapshot: Snapshot, speech: Speech, actions: TrayActions): MenuItemConstructorOptions[] {
  const { t } = speech;
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const unheard = snapshot.voicemail.value.unheard;
  const signIns = snapshot.accounts.filter((account) => account.health.state === 'sign-in');
  return [
    ...meetingItems(snapshot, speech, actions),
    separator,
    ...stateItems(snapshot, speech, actions),
    {
      label: t('tray.hideSubjects'),
      type: 'checkbox',
      checked: snapshot.settings.hideSubjects,
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
    ...signIns.map((account) => ({
      label: t('tray.needsSignIn', { address: account.address }),
      click: () => actions.openView('accounts'),
    })),
    { label: t('tray.settings'), click: () => actions.openView('settings') },
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
      : { label: t('tray.joinMeeting', params), click: () => actions.join(entry.key) };
  });
}

function stateItems(snapshot: Snapshot, { t, format }: Speech, actions: TrayActions): MenuItemConstructorOptions[] {
  const { manual } = snapshot;
  return [
    ...OFFERED.map((state): MenuItemConstructorOptions => {
      const chosen = manual?.state === state;
      const name = t(`presence.${state}`);
      const label =
        chosen && manual.until !== undefined
          ? t('presence.until', { state: name, time: format.when(manual.until) })
          : name;
      return { label, type: 'radio', checked: chosen, click: () => actions.setPresence(state) };
    }),
    { label: t('presence.reset'), enabled: manual !== undefined, click: actions.resetPresence },
  ];
}

function oofItems(snapshot: Snapshot, { t, format }: Speech, actions: TrayActions): MenuItemConstructorOptions[] {
  const [view] = snapshot.oof;
  const settings = view?.settings;
  const ready = settings !== undefined && !view?.pending;
  return [
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
    {
      label: t('tray.oofMonday', { time: format.time(snapshot.quickEnds.monday) }),
      enabled: ready,
      click: () => actions.oofOn('monday'),
    },
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
