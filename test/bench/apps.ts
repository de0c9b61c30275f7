import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDesktop, type Desktop } from '../e2e/support/desktop.ts';
import type { Bench } from './figure.ts';

/** An application that is measured: a folder that Electron opens, and its arguments. */
export interface App {
  readonly folder: string;
  readonly args: readonly string[];
}

/** A running one. Times are milliseconds since it was spawned. */
export interface RunningApp {
  readonly profile: string;
  readonly trayAfter: Promise<number>;
  readonly windowAfter: Promise<number>;
  /**
   * Presses the tray's icon, or starts the app a second time with an argument; milliseconds until the window that comes is
   * painted with a heading, and whatever else is waited for (a CSS selector). The window is gone afterwards.
   */
  readonly press: (what: Press) => Promise<number>;
  /** The process ids of all its processes. */
  readonly processes: () => readonly number[];
  readonly end: () => Promise<void>;
}

export interface Press {
  /** Of a second start; without it the tray is pressed. */
  readonly argument?: string;
  readonly until?: string;
}

/** The least that can be in a tray: Electron, one icon of 16 × 16 grey pixels, and a window where one is asked for. */
const EMPTY_MAIN = `
const { app, BrowserWindow, nativeImage, Tray } = require('electron');
app.on('window-all-closed', () => undefined);
void app.whenReady().then(() => {
  const image = nativeImage.createFromBitmap(Buffer.alloc(16 * 16 * 4, 0x80), { width: 16, height: 16 });
  globalThis.tray = new Tray(image);
  tray.setToolTip('Empty');
  const open = () => {
    const window = new BrowserWindow({ width: 1080, height: 720, show: false });
    window.once('ready-to-show', () => window.show());
    void window.loadURL('data:text/html,<h1>Empty</h1>');
  };
  tray.on('click', open);
  if (!process.argv.includes('--hidden')) open();
});`;

/** Loaded into both apps before their own code: says when a window shows a heading on the screen, and presses when told to. */
const WATCH_WINDOWS = `
const { app, Tray } = require('electron');
const { createInterface } = require('node:readline');
const { setToolTip } = Tray.prototype;
let tray;
Tray.prototype.setToolTip = function (...words) {
  tray = this;
  return setToolTip.apply(this, words);
};
let wanted = 'h1';
let pressed = 0;
const look = (selector) =>
  new Promise((resolve) => {
    const next = () =>
      document.querySelector('h1') === null || document.querySelector(selector) === null
        ? requestAnimationFrame(next)
        : requestAnimationFrame(() => requestAnimationFrame(resolve));
    next();
  });
app.on('browser-window-created', (_event, window) => {
  window.webContents.once('dom-ready', () => {
    void window.webContents.executeJavaScript('(' + String(look) + ')(' + JSON.stringify(wanted) + ')').then(() => {
      process.stdout.write('window painted ' + (performance.now() - pressed) + '\\n');
      if (pressed > 0) window.destroy();
    });
  });
});
createInterface({ input: process.stdin }).on('line', (line) => {
  const { argument, until } = JSON.parse(line);
  wanted = until ?? 'h1';
  pressed = performance.now();
  if (argument === undefined) tray.emit('click', {}, { x: 500, y: 0, width: 16, height: 16 }, { x: 508, y: 8 });
  else app.emit('second-instance', {}, [...process.argv, argument], process.cwd());
});`;

/** What the measured apps need: a desk with a tray, the empty app, and a place for profiles. */
export interface Stage {
  readonly empty: (args: readonly string[]) => App;
  readonly start: (app: App) => RunningApp;
  readonly close: () => Promise<void>;
}

export async function openStage(bench: Bench, prepareProfile: (folder: string) => void): Promise<Stage> {
  const desktop = await openDesktop();
  const folder = mkdtempSync(join(tmpdir(), 'presently-bench-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.cjs' }));
  writeFileSync(join(folder, 'main.cjs'), EMPTY_MAIN);
  writeFileSync(join(folder, 'watch.cjs'), WATCH_WINDOWS);
  let count = 0;
  return {
    empty: (args) => ({ folder, args }),
    start: (app) => {
      const profile = mkdtempSync(join(folder, `profile-${(count += 1)}-`));
      prepareProfile(profile);
      return startApp(bench, desktop, app, profile, join(folder, 'watch.cjs'));
    },
    close: async () => {
      await desktop.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function startApp(bench: Bench, desktop: Desktop, app: App, profile: string, watch: string): RunningApp {
  const env = { ...process.env, ...desktop.env, PRESENTLY_PROFILE: profile };
  const bus = spawn('dbus-monitor', ['--session', "member='RegisterStatusNotifierItem'"], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const spawned = performance.now();
  const electron = spawn(
    bench.electron,
    [...sandbox, `--user-data-dir=${profile}`, '-r', watch, app.folder, ...app.args],
    { env, stdio: ['pipe', 'pipe', 'ignore'], detached: true },
  );
  return {
    profile,
    trayAfter: lineWith(bus, 'member=RegisterStatusNotifierItem').then(() => performance.now() - spawned),
    windowAfter: lineWith(electron, 'window painted').then(() => performance.now() - spawned),
    press: (what) => {
      const painted = lineWith(electron, 'window painted');
      electron.stdin.write(`${JSON.stringify(what)}\n`);
      return painted.then((line) => Number(line.split(' ').at(-1)));
    },
    processes: () => (electron.pid === undefined ? [] : processesOf(electron.pid)),
    end: async () => {
      const gone = once(electron, 'exit');
      electron.kill();
      await gone;
      bus.kill();
    },
  };
}

/** Waits for a line on a program's standard output. */
function lineWith(program: ChildProcess, text: string): Promise<string> {
  return new Promise((resolve) => {
    if (program.stdout === null) return;
    const lines = createInterface({ input: program.stdout });
    lines.on('line', (line) => {
      if (!line.includes(text)) return;
      resolve(line);
      lines.close();
    });
  });
}

/** A process and all that descend from it. */
function processesOf(first: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
        return [[Number(name), Number(parent)] as const];
      } catch {
        return []; // ended meanwhile
      }
    });
  const below = (pid: number): readonly number[] => [
    pid,
    ...parents.flatMap(([child, parent]) => (parent === pid ? below(child) : [])),
  ];
  return below(first);
}
