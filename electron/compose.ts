import { app, clipboard, globalShortcut, shell, type Tray } from 'electron';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { AppLink } from '../shared/app-link.ts';
import { VIEW_OF_TOAST, type View } from '../shared/views.ts';
import type { CalendarDate } from '../shared/model.ts';
import { followDesk, keepMinutes, tellContacts } from './compose-desk.ts';
import { buildDemo, commonPorts, lendDemo } from './compose-common.ts';
import { toastAnswers } from './compose-toasts.ts';
import { createWays } from './compose-accounts.ts';
import { serveCommandLine } from './cli/server.ts';
import { createEngine } from './engine/engine.ts';
import type { Engine } from './engine/engine-interface.ts';
import type { Notifier } from './engine/ports.ts';
import { besideRestingAccounts } from './engine/resting-accounts.ts';
import { createActions } from './shell/actions.ts';
import { createAutostart, keepAutostart } from './shell/autostart.ts';
import { createBadge } from './shell/badge.ts';
import { serveApp } from './shell/app-protocol.ts';
import { systemClock } from './shell/clock.ts';
import { applyTheme, headless, onThemeChange } from './shell/environment.ts';
import { watchMachine } from './shell/machine-watch.ts';
import { thisMachine } from './shell/machine.ts';
import { ownAppImage } from './shell/installation.ts';
import { pushSnapshot, serveIpc } from './shell/ipc.ts';
import { systemKeyring } from './shell/keyring.ts';
import { createEntryFiles } from './shell/entry-files.ts';
import { guidePath } from './shell/guides.ts';
import { createLog, logFolder } from './shell/log.ts';
import { electronNotifications } from './shell/electron-notifications.ts';
import { createFreedesktopNotifications } from './shell/freedesktop-notifications.ts';
import { createNotifier } from './shell/notifications.ts';
import { createShortcut, keepShortcuts } from './shell/shortcut.ts';
import { createSecrets } from './shell/secrets.ts';
import { hardenWindows, watchHelpers } from './shell/security.ts';
import { keepStatusFile } from './shell/status-output.ts';
import { toastButtons } from './shell/toast-buttons.ts';
import { countImage, createTray, noTray } from './shell/tray.ts';
import type { Point } from './shell/placement.ts';
import { createUpdater } from './shell/updater.ts';
import { readManifest, windowParts } from './shell/window-parts.ts';
import { createWindows } from './shell/windows.ts';
import { readMachinePolicy } from './storage/policy.ts';
import { openProfile } from './storage/profile-stores.ts';
import { createCacheWorker } from './worker/cache-client.ts';

/** The only place where things are constructed and wired. */

/** How this app would be started again: as an AppImage by its file, which is mounted elsewhere each time. */
function launchOf(): readonly [string, ...(readonly string[])] {
  const program = ownAppImage(process.env, process.execPath) ?? process.execPath;
  if (app.isPackaged) return [program];
  return [program, ...(app.commandLine.hasSwitch('no-sandbox') ? ['--no-sandbox'] : []), app.getAppPath()];
}

const desktopNotifications = () =>
  process.platform === 'linux' ? createFreedesktopNotifications('Presently') : electronNotifications;

export interface AppOptions {
  readonly profile: string;
  readonly hidden: boolean;
  readonly demo: boolean;
  /** Whoever has no account begins with the demo company instead of being asked for one. */
  readonly lookAround: boolean;
  /** What to begin with, where somebody pressed a link. */
  readonly link?: AppLink;
  /** The icon that stands since the start; none without a display. */
  readonly tray?: Tray;
}

export interface RunningApp {
  readonly open: (view: View, date?: CalendarDate) => void;
  readonly toggleFlyout: (near: Point) => void;
  readonly close: () => Promise<void>;
}

/** The longest that a start waits for its first window, in milliseconds. */
const PATIENCE_MS = 2000;

/** The whole app, in the order in which its parts need each other; `close` takes it down in the reverse one. */
export async function composeApp(options: AppOptions): Promise<RunningApp> {
  const log = createLog(options.profile);
  const profile = openProfile(options.profile);
  const isNew = profile.accounts.load().length === 0;
  const first: View = isNew && !options.demo && !options.lookAround ? 'welcome' : 'today';
  const prepareDemo = () =>
    buildDemo().catch((cause: unknown) => {
      log.warn('the demo company is not available', { name: cause instanceof Error ? cause.name : typeof cause });
      return undefined;
    });
  // What will be looked at first is built while the rest of the app is.
  const early = first === 'today' && (options.demo || isNew) ? prepareDemo() : undefined;
  const script = join(app.getAppPath(), 'out/main/cache-worker.js');
  const cache = createCacheWorker({ script, profile: options.profile });
  let release: () => void = () => undefined;
  const started = new Promise<void>((resolve) => (release = resolve));
  let firstLoaded: () => void = () => undefined;
  const loaded = new Promise<void>((resolve) => (firstLoaded = resolve));

  const windows = createWindows({
    preload: join(app.getAppPath(), 'out/preload/preload.cjs'),
    title: 'Presently',
    dark: () => engine.snapshot().darkMode,
    // What was pushed while the page was on its way didn't reach it.
    onLoaded: (window) => {
      pushSnapshot([window], engine.snapshot());
      firstLoaded();
      badge.windowOpened();
    },
    onLost: (kind, reason) => log.warn('a window lost its process', { kind, reason }),
    places: profile.places,
    now: () => systemClock.now(),
    trayArea: () => tray.area(),
    hasTray: () => engine.snapshot().trayless === undefined,
  });
  const badge = createBadge({
    platform: process.platform,
    setCount: (count) => app.setBadgeCount(count),
    setOverlay: (count, words) => {
      const image = count === 0 ? null : countImage(count);
      for (const window of windows.all()) window.setOverlayIcon(image, words);
    },
  });
  const notifier: Notifier = createNotifier(desktopNotifications(), {
    style: () => engine.settings().toastStyle,
    remindersTitle: (count) => engine.speech().t('toast.reminders', { count }),
    buttons: (toasts) => toastButtons(toasts, engine.speech().t, toastAnswers(engine, actions)),
    showWindow: (count) => windows.showToasts(count),
    showAlert: (wanted) => {
      const how = engine.settings().startAlert;
      windows.showAlert(wanted && how !== 'off' ? how : undefined);
    },
    onPress: (toast) => windows.openMain(VIEW_OF_TOAST[toast.kind]),
    onClosed: (ids) => engine.dismissToasts(ids),
  });
  const policy = readMachinePolicy({
    env: process.env,
    platform: process.platform,
    onBroken: (where, code) => log.warn('the policy could not be read', { where, code }),
  });
  const engine: Engine = createEngine({
    ...commonPorts,
    policy,
    ...createWays({
      trusts: (host, fingerprint) => engine.trustsCertificate(host, fingerprint),
      openBrowser: (url) => shell.openExternal(url),
      policy,
      speech: () => ({ t: engine.speech().t, language: engine.snapshot().language }),
    }),
    certificates: profile.certificates,
    accounts: options.demo ? besideRestingAccounts(profile.accounts) : profile.accounts,
    secrets: createSecrets(profile.secrets, systemKeyring(started)),
    settings: profile.settings,
    memory: profile.memory,
    notifier,
    cache,
    contacts: profile.contacts,
    photos: profile.photos,
    oof: profile.oof,
    updater: createUpdater(),
    log,
  });
  const files = createEntryFiles(join(app.getPath('userData'), 'opened'));
  const shortcuts = {
    joinShortcut: createShortcut(globalShortcut, () => void actions.joinNow()),
    flyoutShortcut: createShortcut(globalShortcut, () => windows.toggleFlyout()),
  };
  const actions = createActions(engine, windows, {
    holdShortcut: (key, wanted) => shortcuts[key].hold(wanted),
    openExternal: (url) => shell.openExternal(url),
    programFor: (address) => app.getApplicationNameForProtocol(address),
    copyText: (text) => {
      // Newer runtimes tell when it is done; nobody waits for it.
      void clipboard.writeText(text);
    },
    showFile: files.show,
    openGuide: (guide, language) => shell.openPath(guidePath(app.getAppPath(), guide, language)),
    openLogs: () => void shell.openPath(logFolder(options.profile)),
    quit: () => app.quit(),
  });

  hardenWindows();
  watchHelpers((type, reason) => log.warn('a helper process is gone, and made anew', { type, reason }));
  const pages = join(app.getAppPath(), 'out/renderer');
  const manifest = readManifest(join(pages, 'manifest.json'));
  serveApp({
    folder: pages,
    audio: (key) => engine.voicemailAudio(key),
    photo: (address) => engine.contacts.photo(address),
    entry: (key) => engine.entryHtml(key),
    parts: (query) => windowParts(manifest, query),
  });
  serveIpc(actions, log);

  const tray = options.tray === undefined ? noTray : createTray(options.tray, actions.tray, () => systemClock.now());
  engine.subscribe((snapshot) => {
    applyTheme(snapshot.settings.theme);
    pushSnapshot(windows.all(), snapshot);
    tray.show(snapshot, engine.speech());
    badge.show(snapshot, engine.speech());
  });
  tellContacts(engine, windows);
  applyTheme(engine.settings().theme);
  tray.show(engine.snapshot(), engine.speech());
  onThemeChange(() => engine.republish());

  keepAutostart({
    engine,
    autostart: createAutostart({
      platform: process.platform,
      env: process.env,
      home: app.getPath('home'),
      launch: launchOf(),
      loginItems: app,
    }),
    onTrouble: (name) => log.warn('the start with the computer could not be changed', { name }),
  });
  keepShortcuts({ engine, shortcuts, onTaken: (keys) => log.warn('another program has these keys', { keys }) });
  const stopStatusFile = keepStatusFile({
    engine,
    ...profile.status,
    onTrouble: (name) => log.warn('the status file could not be written', { name }),
  });
  const stopWatching = watchMachine({
    machine: thisMachine,
    clock: systemClock,
    limits: engine.settings,
    onState: (state) => engine.setMachine(state),
    onWorldChange: engine.checkEverything,
  });
  const stopMinutes = keepMinutes(systemClock, tray.minuteWent);
  const openFirst = () => {
    if (options.link !== undefined && first === 'today') actions.open(options.link.view, options.link.date);
    else if (!options.hidden && !engine.settings().startHidden) actions.open(first);
  };
  if (first === 'welcome') {
    openFirst();
    // The company that they may look around in is for later, and would take time from the window.
    if (windows.all().length > 0) await Promise.race([loaded, wait(PATIENCE_MS)]);
  }
  const demo = await (first === 'welcome' ? prepareDemo() : early);
  const stopDemo = demo === undefined ? undefined : lendDemo(engine, demo);
  const commandLine = await serveCommandLine({
    profile: options.profile,
    engine,
    open: () => actions.open('today'),
    join: actions.joinNow,
    quit: () => app.quit(),
    log,
  }).catch((cause: unknown) => {
    // Tray and windows can do without: somebody else holds the folder of its socket.
    log.warn('the command line is not available', { name: cause instanceof Error ? cause.name : typeof cause });
    return { close: () => Promise.resolve() };
  });
  if (first !== 'welcome') openFirst();
  const stopDesk = headless() ? () => undefined : followDesk(engine, windows);
  release();
  void cache.rebuilt().then((rebuilt) => {
    if (!rebuilt) return;
    log.warn('the cache could not be used, was set aside and begun anew');
    engine.setRebuilt(true);
  });
  log.info('started', { version: app.getVersion(), electron: process.versions.electron });

  return {
    open: actions.open,
    toggleFlyout: windows.toggleFlyout,
    close: async () => {
      const steps: readonly (() => unknown)[] = [
        ...[stopWatching, stopMinutes, stopDesk, stopStatusFile],
        ...[commandLine.close, files.close, () => engine.close(), () => cache.close()],
        ...[windows.closeAll, tray.destroy, () => stopDemo?.()],
      ];
      // One that fails keeps the others from nothing: the engine has mailboxes to take leave of, the cache a file to close.
      for (const step of steps) {
        try {
          await step();
        } catch (cause) {
          log.warn('a part of the app could not be ended', {
            name: cause instanceof Error ? cause.name : typeof cause,
          });
        }
      }
    },
  };
}
