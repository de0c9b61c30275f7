import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, knock } from '../../electron/cli/client.ts';
import { socketPath } from '../../electron/cli/profile.ts';
import { startExchange } from '../support/exchange.ts';
import { openStage, type RunningApp } from './apps.ts';
import { contactsOf } from './colleagues.ts';
import { among, compare, type Bench, type Figure } from './figure.ts';

/** Until everything of three mailboxes is read and written down, and V8 has given back what that took: half a minute later. */
const SETTLE_MS = 60_000;
const ROUNDS = 3;
const IDLE_MS = 10 * 60_000;
const PEOPLE = 1000;
const ACCOUNTS = 3;
/** Seconds of processor time above the empty app's, in all that time. */
const IDLE_GOAL = 1;
/** What the kernel counts in; the same on every Linux that Electron runs on. */
const TICKS_A_SECOND = 100;

/**
 * All processes of an app of which only the tray shows, with three accounts and a thousand contacts: memory, shared pages
 * divided among those that share them, once everything is read; then the processor time of ten minutes in which nothing
 * happens, connections held open. For memory each app has its copy of Electron to itself: pages shared with other apps
 * would count half.
 */
export async function measure(bench: Bench): Promise<readonly Figure[]> {
  const copy = mkdtempSync(join(tmpdir(), 'presently-electron-'));
  cpSync(dirname(bench.electron), copy, { recursive: true });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const exchange = await startExchange({ zone, people: PEOPLE + 1 });
  const users = exchange.users.slice(0, ACCOUNTS);
  const stage = await openStage({ ...bench, electron: join(copy, basename(bench.electron)) }, (profile) =>
    writeFileSync(join(profile, 'contacts.json'), contactsOf(exchange, PEOPLE)),
  );
  const empty: Subject = { start: () => stage.start(stage.empty(['--hidden'])), settle: () => Promise.resolve() };
  const ours: Subject = {
    start: () => stage.start({ folder: bench.root, args: ['--hidden'] }),
    settle: (app) =>
      signIn(
        app,
        users.map(({ address, password }) => ({ server: exchange.url, user: address, password })),
      ),
  };
  try {
    // The first start of a fresh copy is slow enough for Chromium to load a software renderer into it: it counts for neither.
    await observe(empty, memoryOf);
    const memory = { empty: [] as number[], ours: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      memory.empty.push(await observe(empty, memoryOf));
      memory.ours.push(await observe(ours, memoryOf));
    }
    // Side by side: what the machine does besides meets both.
    const [emptyIdle, oursIdle] = await Promise.all([observe(empty, idle), observe(ours, idle)]);
    const against = 'an empty Electron app with a tray icon';
    return [
      compare({ name: 'memory', unit: 'MB', against, goal: 1.35 }, memory.ours, memory.empty),
      among(
        {
          name: 'idle',
          unit: 's of processor above an empty app’s in ten minutes',
          against: 'what is aimed at',
          goal: 1,
        },
        oursIdle - emptyIdle,
        IDLE_GOAL,
      ),
    ];
  } finally {
    await stage.close();
    await exchange.stop();
    rmSync(copy, { recursive: true, force: true });
  }
}

interface Subject {
  readonly start: () => RunningApp;
  /** Until it has all that it is to have. */
  readonly settle: (app: RunningApp) => Promise<void>;
}

async function observe<T>({ start, settle }: Subject, look: (app: RunningApp) => T): Promise<Awaited<T>> {
  const app = start();
  try {
    await app.trayAfter;
    await settle(app);
    await pause(SETTLE_MS);
    return await look(app);
  } finally {
    await app.end();
  }
}

/** Seconds of processor time that ten minutes of nothing cost. */
async function idle(app: RunningApp): Promise<number> {
  const before = processorTime(app);
  await pause(IDLE_MS);
  return processorTime(app) - before;
}

/** Signs in as each of them. */
async function signIn(
  app: RunningApp,
  accounts: readonly { readonly server: string; readonly user: string; readonly password: string }[],
): Promise<void> {
  const path = socketPath(app.profile, process.env, process.platform);
  for (const account of accounts) {
    let socket = await knock(path);
    while (socket === undefined) {
      await pause(50);
      socket = await knock(path);
    }
    const reply = await ask(socket, { command: 'account add', ...account });
    if (reply?.status !== 0) throw new Error(`the app could not sign in: ${reply?.text ?? 'no answer'}`);
  }
}

/** Proportional set size of all processes, in megabytes. */
function memoryOf(app: RunningApp): number {
  const sizes = app.processes().map((pid) => {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1]);
  });
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** Seconds of processor time that all processes have used so far. */
function processorTime(app: RunningApp): number {
  const ticks = app.processes().map((pid) => {
    // The name of the program, in brackets, may hold anything; the times are the 12th and 13th field after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, value) => sum + value, 0) / TICKS_A_SECOND;
}
