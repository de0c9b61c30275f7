import { app, nativeTheme, shell } from 'electron';
import { join as joinPath } from 'node:path';
import { explainError } from '../shared/explain.ts';
import type { View } from '../shared/ipc.ts';
import { failed, ok, type Result } from '../shared/model.ts';
import { readSettings } from '../shared/settings.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { statusOf } from './cli/execute.ts';
import { printOnce } from './cli/once.ts';
import { serveCommandLine } from './cli/server.ts';
import { readStandardInput } from './cli/standard-input.ts';
import type { StartArguments } from './cli/start-arguments.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import type { AccountConfig, Clock, Connection, EnginePorts, Environment } from './engine/ports.ts';
import { createEwsClient } from './ews/client.ts';
import { createEwsGateway } from './gateway/ews-gateway.ts';
import { createLockedGateway } from './gateway/locked-gateway.ts';
import { normaliseServerUrl } from './gateway/server-address.ts';
import { serveApp } from './shell/app-protocol.ts';
import { createAccountHttp } from './shell/http.ts';
import { watchMachine } from './shell/idle.ts';
import { pushSnapshot, serveIpc } from './shell/ipc.ts';
import { createLog } from './shell/log.ts';
import { createNotifier } from './shell/notifications.ts';
import { createSecrets } from './shell/secrets.ts';
import { hardenWindows } from './shell/security.ts';
import { createTray, type TrayIcon } from './shell/tray.ts';
import { createWindows, type Windows } from './shell/windows.ts';
import { openProfile } from './storage/profile-stores.ts';

/** The only place where things are constructed and wired. */

/** The longest delay that timers keep; longer waits are cut into pieces. */
const LONGEST_TIMER_MS = 24 * 60 * 60_000;

export const systemClock: Clock = {
  now: Date.now,
  after: (delayMs, run) => {
    let timer: NodeJS.Timeout;
    const wait = (left: number) => {
      timer = setTimeout(
        () => {
          if (left > LONGEST_TIMER_MS) wait(left - LONGEST_TIMER_MS);
          else run();
        },
        Math.min(left, LONGEST_TIMER_MS),
      );
    };
    wait(Math.max(0, delayMs));
    return () => clearTimeout(timer);
  },
};

export const systemEnvironment: Environment = {
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  locale: () => app.getSystemLocale() || app.getLocale() || 'en',
  dark: () => nativeTheme.shouldUseDarkColors,
};

/** One account's way to its server: its own network session, client and gateway. */
export function connect(account: AccountConfig, password: string | undefined): Connection {
  if (password === undefined) {
    const host = new URL(account.server).host;
    const error = { kind: 'sign-in', host, address: account.address, code: 'no-password' } as const;
    return { gateway: createLockedGateway(error), close: () => undefined };
  }
  const network = createAccountHttp(account.id);
  const client = createEwsClient({
    http: network.http,
    url: account.server,
    credentials: { username: account.address, password },
    clock: systemClock,
    userAgent: `Presently/${app.getVersion()}`,
  });
  return {
    gateway: createEwsGateway({
      accountId: account.id,
      address: account.address,
      client,
      zone: systemEnvironment.zone,
    }),
    close: network.close,
  };
}

/** Starts the embedded Exchange and lends its first user's mailbox to the engine. */
export async function startDemo(engine: Engine): Promise<() => Promise<void>> {
  const { startExchange } = await import('./demo/index.ts');
  const exchange = await startExchange({ port: 0, zone: systemEnvironment.zone() });
  const [user] = exchange.users;
  if (user !== undefined) {
    engine.addDemo(
      { id: 'demo', address: user.address, server: exchange.url, auth: 'basic', demo: true },
      user.password,
    );
  }
  return () => exchange.stop();
}

/** Reads one account, or the demo's, prints it and ends: no window, no tray, no profile. Gives the exit status. */
export async function composeOnce(start: StartArguments): Promise<number> {
  const engine = createEngine({
    ...commonPorts(),
    accounts: { load: () => [], save: () => undefined },
    secrets: {
      keep: () => Promise.resolve('memory'),
      read: () => Promise.resolve(undefined),
      kept: () => 'memory',
      forget: () => Promise.resolve(),
    },
    settings: { load: () => readSettings({}), save: () => undefined },
    memory: { load: () => ({ dismissed: [] }), save: () => undefined },
    notifier: { reconcile: () => undefined },
    log: { info: () => undefined, warn: () => undefined },
  });
  if (start.server === undefined) {
    const stopDemo = await startDemo(engine);
    const status = await printOnce(engine);
    engine.close();
    await stopDemo();
    return status;
  }
  const password = start.passwordFromStdin ? await readStandardInput() : '';
  const added = await engine.addAccount({ server: start.server, user: start.user ?? '', password });
  if (!added.ok) {
    process.stderr.write(`presently: ${explainError(added.error, engine.speech()).text}\n`);
    return statusOf(added.error);
  }
  const status = await printOnce(engine);
  engine.close();
  return status;
}

function commonPorts(): Pick<
  EnginePorts,
  'clock' | 'random' | 'newId' | 'environment' | 'readServerAddress' | 'connect'
> {
  return {
    clock: systemClock,
    random: Math.random,
    newId: () => crypto.randomUUID(),
    environment: systemEnvironment,
    readServerAddress: normaliseServerUrl,
    connect,
  };
}

export interface AppOptions {
  readonly profile: string;
  readonly hidden: boolean;
  readonly demo: boolean;
}

export interface RunningApp {
  readonly open: (view: View) => void;
  readonly close: () => Promise<void>;
}

/** The whole app, in the order in which its parts need each other; `close` takes it down in the reverse one. */
export async function composeApp(options: AppOptions): Promise<RunningApp> {
  const log = createLog(options.profile);
  const profile = openProfile(options.profile);
  let release: () => void = () => undefined;
  const started = new Promise<void>((resolve) => (release = resolve));
  let tray: TrayIcon | undefined;

  const windows: Windows = createWindows({
    preload: joinPath(import.meta.dirname, '../preload/preload.cjs'),
    title: 'Presently',
    dark: () => engine.snapshot().darkMode,
  });
  const open = (view: View) => {
    windows.openMain(view);
  };
  const engine: Engine = createEngine({
    ...commonPorts(),
    accounts: options.demo ? { load: () => [], save: profile.accounts.save } : profile.accounts,
    secrets: createSecrets(profile.secrets, started),
    settings: profile.settings,
    memory: profile.memory,
    notifier: createNotifier({
      style: () => engine.snapshot().settings.toastStyle,
      showWindow: windows.showToasts,
      onPress: (toast) => open(toast.kind === 'voicemail' ? 'voicemail' : 'today'),
      onClosed: (id) => engine.dismissToast(id),
    }),
    log,
  });

  hardenWindows();
  serveApp(joinPath(import.meta.dirname, '../renderer'), engine.voicemailAudio);
  const join = (key: string) => joinMeeting(engine.snapshot(), key);
  serveIpc(ipcHandlers(engine, windows, open, join), log);

  const show = (snapshot: Snapshot) => {
    nativeTheme.themeSource = snapshot.settings.theme;
    pushSnapshot(windows.all(), snapshot);
    tray?.show(snapshot, engine.speech());
  };
  engine.subscribe(show);
  tray = createTray({
    setPresence: (state) => engine.setPresence({ state }),
    resetPresence: engine.resetPresence,
    oofOn: (until) => void switchOofOn(engine, until, open),
    oofOff: () => void switchOofOff(engine),
    join: (key) => void join(key),
    toggleHideSubjects: () => engine.setSetting('hideSubjects', !engine.snapshot().settings.hideSubjects),
    openView: open,
    toggleFlyout: windows.toggleFlyout,
    quit: () => app.quit(),
  });
  tray.show(engine.snapshot(), engine.speech());
  nativeTheme.on('updated', () => engine.republish());

  const stopWatching = watchMachine({
    limits: () => engine.snapshot().settings,
    onState: engine.setMachine,
    onResume: engine.checkEverything,
  });
  const commandLine = await serveCommandLine({
    profile: options.profile,
    engine,
    open: () => open('today'),
    quit: () => app.quit(),
    log,
  });

  const demo = options.demo || profile.accounts.load().length === 0 ? await startDemo(engine) : undefined;
  if (!options.hidden && !engine.snapshot().settings.startHidden) open('today');
  release();
  log.info('started', { version: app.getVersion(), electron: process.versions.electron, demo: demo !== undefined });

  return {
    open,
    close: async () => {
      stopWatching();
      await commandLine.close();
      engine.close();
      windows.closeAll();
      tray.destroy();
      await demo?.();
    },
  };
}

function ipcHandlers(
  engine: Engine,
  windows: Windows,
  open: (view: View) => void,
  join: (key: string) => Promise<Result<void>>,
): Parameters<typeof serveIpc>[0] {
  const done = <T>(work: T) => {
    void work;
    return ok(undefined);
  };
  return {
    commands: {
      setPresence: engine.setPresence,
      resetPresence: engine.resetPresence,
      changeOof: ({ accountId, change }) => engine.changeOof(accountId, change),
      addAccount: engine.addAccount,
      removeAccount: ({ accountId }) => engine.removeAccount(accountId),
      setSetting: ({ key, value }) => engine.setSetting(key, value),
      refresh: async () => ok(await engine.refresh()),
      openView: ({ view }) => done(open(view)),
      closeWindow: (_input, sender) =>
        done(
          windows
            .all()
            .find((window) => window.webContents.id === sender)
            ?.close(),
        ),
      join: ({ key }) => join(key),
      dismissToast: ({ id }) => done(engine.dismissToast(id)),
      snoozeToast: ({ id, minutes }) => done(engine.snoozeToast(id, minutes)),
      quit: () => done(app.quit()),
    },
    queries: {
      snapshot: () => ok(engine.snapshot()),
      calendarRange: async (range) => ok(await engine.calendarRange(range)),
      appointment: ({ key }) => engine.appointment(key),
      freeBusy: ({ addresses, range }) => engine.freeBusy(addresses, range),
    },
  };
}

/** Opens a meeting's link with the system: only https, only one that an appointment carries. */
async function joinMeeting(snapshot: Snapshot, key: string): Promise<Result<void>> {
  const entry = [...snapshot.today.value.appointments, ...(snapshot.next === undefined ? [] : [snapshot.next])].find(
    (appointment) => appointment.key === key,
  );
  if (entry?.joinUrl === undefined || new URL(entry.joinUrl).protocol !== 'https:')
    return failed({ kind: 'not-found' });
  await shell.openExternal(entry.joinUrl);
  return ok(undefined);
}

/** One press never widens the audience and never sends nothing: without a text it opens the form. */
async function switchOofOn(engine: Engine, until: 'tomorrow' | 'monday' | undefined, open: (view: View) => void) {
  const { oof, quickEnds, now } = engine.snapshot();
  for (const view of oof) {
    if (view.settings === undefined || view.settings.internalText.trim() === '') {
      open('oof');
      return;
    }
    const change =
      until === undefined
        ? ({ state: 'enabled' } as const)
        : ({ state: 'scheduled', window: { start: now, end: quickEnds[until] } } as const);
    const result = await engine.changeOof(view.accountId, change);
    if (!result.ok) open('oof');
  }
}

async function switchOofOff(engine: Engine) {
  for (const view of engine.snapshot().oof) await engine.changeOof(view.accountId, { state: 'disabled' });
}
