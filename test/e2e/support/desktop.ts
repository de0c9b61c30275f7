import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TOOLS = join(import.meta.dirname, '../../support/desktop');
const PYTHON = '/usr/bin/python3';

/** A desk of its own for one app: a screen, a session bus with a tray host, and a notification daemon. */
export interface Desktop {
  readonly env: Readonly<Record<string, string>>;
  /** What the tray shows, as its host reads it over D-Bus. */
  readonly tray: () => Promise<string>;
  /** Presses an entry of the tray's menu; several labels lead through submenus. */
  readonly pressTray: (...path: readonly string[]) => Promise<void>;
  /** Clicks the tray's icon. */
  readonly activateTray: () => Promise<void>;
  /** How many of the system's notifications stand. */
  readonly standing: () => Promise<number>;
  /** Presses what stands, or a button of it by its words. */
  readonly pressNotification: (button?: string) => Promise<void>;
  /** The titles of all that stood and are gone, oldest first. */
  readonly pastNotifications: () => Promise<readonly string[]>;
  /** Closes them all as their user would, and gives the titles of all that ever stood, oldest first. */
  readonly closeNotifications: () => Promise<readonly string[]>;
  /** The service of notifications is there, and answers nothing any more. */
  readonly freezeNotifications: () => void;
  /** The service of notifications breaks down with all that it shows, and is started anew. */
  readonly loseNotifications: () => Promise<void>;
  /** Opens a keyring, empty and unlocked, for whoever asks the session bus for one. */
  readonly openKeyring: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openDesktop(): Promise<Desktop> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await firstLine(screen, 3);
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await firstLine(bus, 1);
  const env = { DISPLAY: `:${display}`, DBUS_SESSION_BUS_ADDRESS: address, XDG_CURRENT_DESKTOP: 'XFCE' };
  const start = (program: string, args: readonly string[]) =>
    spawn(program, [...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  const watcher = start(PYTHON, [join(TOOLS, 'tray-watcher.py')]);
  await firstLine(watcher, 1);
  const menu = notificationMenu();
  const startNotifications = () => start('dunst', ['-conf', menu.config]);
  let notifications = startNotifications();
  const client = async (...args: string[]) => {
    const { stdout } = await run(PYTHON, [join(TOOLS, 'tray-client.py'), ...args], { env: { ...process.env, ...env } });
    return stdout;
  };
  const dunst = async (...args: string[]) => (await run('dunstctl', args, { env: { ...process.env, ...env } })).stdout;
  const past = async () => {
    const history = JSON.parse(await dunst('history')) as { data: { summary: { data: string } }[][] };
    return (history.data[0] ?? []).map(({ summary }) => summary.data).reverse();
  };
  let keyring: { readonly daemon: ChildProcess; readonly folder: string } | undefined;
  return {
    env,
    tray: () => client('show'),
    pressTray: async (...path) => {
      await client('click', ...path);
    },
    activateTray: async () => {
      await client('activate');
    },
    standing: async () => Number((await dunst('count', 'displayed')).trim()),
    pressNotification: async (button) => {
      writeFileSync(menu.choice, button ?? '');
      await dunst(button === undefined ? 'action' : 'context');
    },
    pastNotifications: past,
    closeNotifications: async () => {
      await dunst('close-all');
      return past();
    },
    freezeNotifications: () => void notifications.kill('SIGSTOP'),
    loseNotifications: async () => {
      const gone = once(notifications, 'exit');
      notifications.kill('SIGKILL');
      await gone;
      notifications = startNotifications();
    },
    openKeyring: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'presently-keyring-'));
      const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
        env: { ...process.env, ...env, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder },
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      keyring = { daemon, folder };
      daemon.stdin.end('a passphrase of this desk');
      const name = 'org.freedesktop.secrets';
      await run('gdbus', ['wait', '--session', '--timeout', '20', name], { env: { ...process.env, ...env } });
    },
    close: async () => {
      for (const child of [keyring?.daemon, notifications, watcher, bus, screen]) if (child) await end(child);
      rmSync(menu.folder, { recursive: true });
      if (keyring !== undefined) rmSync(keyring.folder, { recursive: true });
    },
  };
}

/** The daemon shows buttons in a menu program of its user's choice: this one chooses what the test has written down. */
function notificationMenu() {
  const folder = mkdtempSync(join(tmpdir(), 'presently-notifications-'));
  const [config, program, choice] = ['dunstrc', 'menu.sh', 'choice'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(program, `#!/bin/sh\nexec grep -m1 -F -f '${choice}'\n`);
  chmodSync(program, 0o755);
  writeFileSync(config, `[global]\ndmenu = ${program}\n`);
  return { folder, config, choice };
}

async function firstLine(child: ChildProcess, stream: 1 | 3): Promise<string> {
  const pipe = child.stdio[stream];
  if (pipe === null || pipe === undefined || !('read' in pipe)) throw new Error('no stream to read');
  const lines = createInterface({ input: pipe });
  const [line] = (await once(lines, 'line')) as [string];
  lines.close();
  pipe.resume();
  return line.trim();
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  // One that was frozen hears nothing else.
  child.kill('SIGCONT');
  await gone;
}
