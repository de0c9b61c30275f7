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
  /** The process ids of all its processes. */
  readonly processes: () => readonly number[];
  readonly end: () => Promise<void>;
}

/** The least that can be in a tray: Electron, one icon of 16 × 16 grey pixels, and a window where one is asked for. */
const EMPTY_MAIN = `
const { app, BrowserWindow, nativeImage, Tray } = require('electron');
app.on('window-all-closed', () => undefined);
void app.whenReady().then(() => {
  const image = nativeImage.createFromBitmap(Buffer.alloc(16 * 16 * 4, 0x80), { width: 16, height: 16 });
  globalThis.tray = new Tray(image);
  if (!process.argv.includes('--hidden')) {
    const window = new BrowserWindow({ width: 1080, height: 720, show: false });
    window.once('ready-to-show', () => window.show());
    void window.loadURL('data:text/html,<h1>Empty</h1>');
  }
});`;

/** Loaded into both apps before their own code: says when a window shows a heading on the screen. */
const WATCH_WINDOWS = `
const { app } = require('electron');
app.on('browser-window-created', (_event, window) => {
  window.webContents.once('dom-ready', () => {
    void window.webContents
      .executeJavaScript(
        "new Promise((resolve) => { const look = () => document.querySelector('h1') === null" +
          " ? requestAnimationFrame(look) : requestAnimationFrame(() => requestAnimationFrame(resolve)); look(); })",
      )
      .then(() => process.stdout.write('window painted\\n'));
  });
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
    { env, stdio: ['ignore', 'pipe', 'ignore'], detached: true },
  );
  return {
    profile,
    trayAfter: lineWith(bus, 'member=RegisterStatusNotifierItem').then(() => performance.now() - spawned),
    windowAfter: lineWith(electron, 'window painted').then(() => performance.now() - spawned),
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
function lineWith(program: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (program.stdout === null) return;
    createInterface({ input: program.stdout }).on('line', (line) => {
      if (line.includes(text)) resolve();
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
