import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron, type Page } from 'playwright';
import { ask, knock } from '../../electron/cli/client.ts';
import { socketPath } from '../../electron/cli/profile.ts';
import { openDesktop } from '../e2e/support/desktop.ts';
import { startExchange } from '../support/exchange.ts';
import { among, type Bench, type Figure } from './figure.ts';

const EVENTS = 100;
/** Longer than a burst: each event is the first of its own. */
const APART_MS = 1000;
const GOAL_MS = 250;

/**
 * From a change on the server to the window that knows of it: the app with its window, over real HTTP. The time on the
 * way to the server's control address and back from the window to the stopwatch counts in.
 */
export async function measure(bench: Bench): Promise<readonly Figure[]> {
  const desktop = await openDesktop();
  const profile = mkdtempSync(join(tmpdir(), 'presently-bench-'));
  const exchange = await startExchange({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  const app = await _electron.launch({
    executablePath: bench.electron,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), bench.root, '--look-around'],
    env: { ...(process.env as Record<string, string>), ...desktop.env, PRESENTLY_PROFILE: profile },
  });
  try {
    const { address: user, password } = exchange.mira;
    const window = await app.firstWindow();
    const socket = await doorOf(profile);
    const streams = shown(window, 'accounts', '"feed":"streaming"');
    const reply = await ask(socket, { command: 'account add', server: exchange.url, user, password });
    if (reply?.status !== 0) throw new Error(`the app could not sign in: ${reply?.text ?? 'no answer'}`);
    await streams;
    await pause(APART_MS * 3);
    const times: number[] = [];
    for (let number = 0; number < EVENTS; number += 1) {
      const subject = `Event ${number}`;
      const arrival = shown(window, 'today', `"${subject}"`);
      const began = performance.now();
      const now = Date.now();
      const item = { kind: 'appointment', subject, start: iso(now), end: iso(now + 60_000) } as const;
      await exchange.client.put(user, item);
      await arrival;
      times.push(performance.now() - began);
      await pause(APART_MS);
    }
    const sorted = [...times].sort((a, b) => a - b);
    const facts = { unit: `ms of ${EVENTS} events`, against: 'a quarter of a second', goal: 1 };
    return [
      among({ name: 'event p50', ...facts }, sorted[Math.floor(EVENTS * 0.5)] ?? NaN, GOAL_MS),
      among({ name: 'event p99', ...facts }, sorted[Math.floor(EVENTS * 0.99)] ?? NaN, GOAL_MS),
    ];
  } finally {
    await app.close();
    await exchange.stop();
    await desktop.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

type Bridge = { readonly onSnapshot: (listener: (snapshot: Known) => void) => () => void };
interface Known {
  readonly accounts: readonly { readonly health: { readonly feed?: string } }[];
  readonly today: unknown;
}

/** Resolves when the window is given a snapshot whose text, of today or of the accounts, holds a word. */
const shown = (window: Page, part: keyof Known, word: string): Promise<void> =>
  window.evaluate(
    ([wantedPart, wantedWord]) =>
      new Promise<void>((resolve) => {
        const { presently } = globalThis as unknown as { presently: Bridge };
        const stop = presently.onSnapshot((snapshot) => {
          if (!JSON.stringify(snapshot[wantedPart]).includes(wantedWord)) return;
          stop();
          resolve();
        });
      }),
    [part, word] as const,
  );

async function doorOf(profile: string) {
  const path = socketPath(profile, process.env, process.platform);
  for (;;) {
    const socket = await knock(path);
    if (socket !== undefined) return socket;
    await pause(50);
  }
}

const iso = (at: number): string => new Date(at).toISOString();
