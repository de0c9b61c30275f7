import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron } from 'playwright';
import { ask, knock } from '../../electron/cli/client.ts';
import { socketPath } from '../../electron/cli/profile.ts';
import type { CliRequest } from '../../shared/cli-contract.ts';
import { openDesktop } from '../e2e/support/desktop.ts';
import { startExchange } from '../support/exchange.ts';
import { among, type Bench, type Figure } from './figure.ts';

const RUNS = 10;
const AHEAD_MS = 3000;
const GOAL_MS = 250;

/** How late the tray's icon turns when an appointment begins: the app on a real desk, the icon as its host is told of it. */
export async function measure(bench: Bench): Promise<readonly Figure[]> {
  const desktop = await openDesktop();
  const profile = mkdtempSync(join(tmpdir(), 'presently-bench-'));
  const exchange = await startExchange({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  const { address: user, password } = exchange.mira;
  for (const { id } of await exchange.client.list(user)) await exchange.client.remove(user, id);
  const app = await _electron.launch({
    executablePath: bench.electron,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), bench.root, '--hidden', '--look-around'],
    env: { ...(process.env as Record<string, string>), ...desktop.env, PRESENTLY_PROFILE: profile },
  });
  const monitor = spawn('dbus-monitor', ['--session', "interface='org.kde.StatusNotifierItem',member='NewIcon'"], {
    env: { ...process.env, ...desktop.env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const turns: number[] = [];
  createInterface({ input: monitor.stdout }).on('line', (line) => {
    if (line.includes('member=NewIcon')) turns.push(Date.now());
  });
  const say = async (request: CliRequest) => {
    const reply = await ask(await doorOf(profile), request);
    if (reply?.status !== 0) throw new Error(reply?.text ?? 'the app does not answer');
    return JSON.stringify(reply.json);
  };
  const until = async (word: string) => {
    while (!(await say({ command: 'status' })).includes(word)) await pause(100);
  };
  try {
    await say({ command: 'account add', server: exchange.url, user, password });
    await until('"feed":"streaming"');
    const late: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      // Exchange keeps seconds.
      const begins = Math.ceil((Date.now() + AHEAD_MS) / 1000) * 1000;
      const item = {
        kind: 'appointment',
        subject: `Run ${run}`,
        start: iso(begins),
        end: iso(begins + 60_000),
      } as const;
      const { id } = await exchange.client.put(user, { ...item, busy: 'Busy' });
      await pause(begins - Date.now() - 50);
      turns.length = 0;
      await until('"state":"busy"');
      while (turns.length === 0) await pause(10);
      late.push((turns[0] ?? NaN) - begins);
      await exchange.client.remove(user, id);
      await until('"state":"available"');
      await pause(1500);
    }
    const sorted = late.sort((a, b) => a - b);
    const facts = { unit: `ms of ${RUNS} appointments`, against: 'a quarter of a second', goal: 1 };
    return [
      among({ name: 'tray lateness, median', ...facts }, sorted[Math.floor(RUNS / 2)] ?? NaN, GOAL_MS),
      among({ name: 'tray lateness, worst', ...facts }, sorted.at(-1) ?? NaN, GOAL_MS),
    ];
  } finally {
    monitor.kill();
    await app.close();
    await exchange.stop();
    await desktop.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function doorOf(profile: string) {
  const path = socketPath(profile, process.env, process.platform);
  for (;;) {
    const socket = await knock(path);
    if (socket !== undefined) return socket;
    await pause(50);
  }
}

const iso = (at: number): string => new Date(at).toISOString();
