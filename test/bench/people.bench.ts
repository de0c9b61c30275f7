import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron, type Page } from 'playwright';
import { ask, knock } from '../../electron/cli/client.ts';
import { socketPath } from '../../electron/cli/profile.ts';
import { openDesktop } from '../e2e/support/desktop.ts';
import { startExchange, type TestExchange } from '../support/exchange.ts';
import { contactsOf } from './colleagues.ts';
import { among, compare, type Bench, type Figure } from './figure.ts';

const MANY = 1000;
const FEW = 24;
const STROKES = 40;
const PATCHES = 20;
const GOAL_MS = 50;
const SETTLE_MS = 8_000;

/**
 * The contact list in the real app: from a keystroke in the search to painted rows, from a patch to painted rows, both with a
 * thousand contacts; and what the window's own process holds with a thousand against 24.
 */
export async function measure(bench: Bench): Promise<readonly Figure[]> {
  const exchange = await startExchange({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, people: MANY + 1 });
  try {
    const few = await withApp(bench, exchange, FEW, () => Promise.resolve([]));
    const many = await withApp(bench, exchange, MANY, async (window) => [await strokes(window), await patches(window)]);
    const [typed = [], patched = []] = many.measured;
    const facts = { unit: `ms, p95 of ${MANY} contacts`, against: 'three frames', goal: 1 };
    return [
      among({ name: 'contacts keystroke', ...facts }, p95(typed), GOAL_MS),
      among({ name: 'contacts patch', ...facts }, p95(patched), GOAL_MS),
      compare(
        { name: 'contacts memory', unit: `MB of the window, ${MANY}`, against: `the same with ${FEW}`, goal: 1.25 },
        [many.memory],
        [few.memory],
      ),
    ];
  } finally {
    await exchange.stop();
  }
}

async function withApp(
  bench: Bench,
  exchange: TestExchange,
  count: number,
  work: (window: Page) => Promise<readonly (readonly number[])[]>,
) {
  const desktop = await openDesktop();
  const profile = mkdtempSync(join(tmpdir(), 'presently-bench-'));
  const { address: user, password } = exchange.mira;
  writeFileSync(join(profile, 'contacts.json'), contactsOf(exchange, count));
  const app = await _electron.launch({
    executablePath: bench.electron,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), bench.root, '--look-around'],
    env: { ...(process.env as Record<string, string>), ...desktop.env, LANGUAGE: 'en', PRESENTLY_PROFILE: profile },
  });
  try {
    const window = await app.firstWindow();
    const reply = await ask(await doorOf(profile), { command: 'account add', server: exchange.url, user, password });
    if (reply?.status !== 0) throw new Error(`the app could not sign in: ${reply?.text ?? 'no answer'}`);
    await window.getByRole('navigation').getByText('People', { exact: true }).click();
    await window.locator('[data-contact]').first().waitFor();
    await pause(SETTLE_MS);
    const memory = memoryOf(app.process().pid ?? 0);
    return { memory, measured: await work(window) };
  } finally {
    await app.close();
    await desktop.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Milliseconds from each keydown to the frame after the list has another length. */
async function strokes(window: Page): Promise<readonly number[]> {
  const times: number[] = [];
  await window.getByRole('searchbox').focus();
  for (let number = 0; number < STROKES; number += 1) {
    // Listens first: a key may overtake what is only asked.
    await window.evaluate(() => {
      const length = () => document.querySelector('[role=list] [role=listitem]')?.getAttribute('aria-setsize');
      const before = length();
      const stage = globalThis as unknown as { painted: Promise<number> };
      stage.painted = new Promise((resolve) => {
        const look = (began: number) => {
          if (length() === before) requestAnimationFrame(() => look(began));
          else requestAnimationFrame(() => resolve(performance.now() - began));
        };
        addEventListener('keydown', () => look(performance.now()), { once: true, capture: true });
      });
    });
    // One letter alone doesn't ask the directory.
    await window.keyboard.press(number % 2 === 0 ? 'z' : 'Backspace');
    times.push(await window.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted));
    await pause(50);
  }
  return times;
}

/** Milliseconds from a patch in the window to the frame after its row has changed. */
async function patches(window: Page): Promise<readonly number[]> {
  const times: number[] = [];
  const address = await window.locator('[data-contact]').nth(3).getAttribute('data-contact');
  for (let number = 0; number < PATCHES; number += 1) {
    times.push(
      await window.evaluate(
        ([contact, favourite]) =>
          new Promise<number>((resolve) => {
            const { presently } = globalThis as unknown as { presently: Bridge };
            const marks = () => document.querySelectorAll('[role=list] [aria-label=Favourite]').length;
            const before = marks();
            const stop = presently.onContacts(() => {
              const began = performance.now();
              stop();
              const look = () => {
                if (marks() === before) requestAnimationFrame(look);
                else requestAnimationFrame(() => resolve(performance.now() - began));
              };
              requestAnimationFrame(look);
            });
            void presently.command('changeContact', { address: contact, favourite });
          }),
        [address ?? '', number % 2 === 0] as const,
      ),
    );
    await pause(1200);
  }
  return times;
}

interface Bridge {
  readonly onContacts: (listener: () => void) => () => void;
  readonly command: (name: string, input: unknown) => Promise<unknown>;
}

/** Megabytes of the app's windows, shared pages divided among those that share them. */
function memoryOf(pid: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      parents.set(Number(name), Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]));
    } catch {
      // ended meanwhile
    }
  }
  const isBelow = (one: number): boolean => one === pid || (parents.has(one) && isBelow(parents.get(one) ?? 0));
  let kilobytes = 0;
  for (const one of parents.keys()) {
    if (one <= 1 || !isBelow(one)) continue;
    if (!readFileSync(`/proc/${one}/cmdline`, 'utf8').includes('--type=renderer')) continue;
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

async function doorOf(profile: string) {
  const path = socketPath(profile, process.env, process.platform);
  for (;;) {
    const socket = await knock(path);
    if (socket !== undefined) return socket;
    await pause(50);
  }
}

const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN;
