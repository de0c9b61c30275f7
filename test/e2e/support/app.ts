import { test as base, expect, type ElectronApplication, type Page } from '@playwright/test';
import { _electron } from 'playwright';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text as readText } from 'node:stream/consumers';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, knock } from '../../../electron/cli/client.ts';
import { socketPath } from '../../../electron/cli/profile.ts';
import { cliAnswers, type CliAnswer, type CliReply, type CliRequest } from '../../../shared/cli-contract.ts';
import type { LogEntry } from '../../../electron/demo/log.ts';
import { readDemoLog } from '../../support/demo-log.ts';
import { brokenRules, startExchange, type TestExchange } from '../../support/exchange.ts';
import { openDesktop, type Desktop } from './desktop.ts';

const root = join(import.meta.dirname, '../../..');

export interface StartOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The window that is expected after the start. */
  readonly hidden?: boolean;
  /** Asked for a mailbox first, as whoever starts it for the first time is. */
  readonly welcome?: boolean;
  /** Another profile than the test's own, for a second person's app beside the first. */
  readonly profile?: string;
}

export interface Presently {
  readonly app: ElectronApplication;
  readonly profile: string;
  readonly desktop: Desktop;
  /** The first window; absent when started hidden. */
  readonly window: Page;
  /** Starts the app once more on the same profile, with these arguments, and waits until that one has ended. */
  readonly again: (...args: readonly string[]) => Promise<void>;
  /** Asks the running app over its command line's socket. */
  readonly cli: (request: CliRequest) => Promise<CliReply>;
  /** The same for what must succeed: the answer, read by its contract. */
  readonly ask: <C extends CliRequest['command']>(
    request: Extract<CliRequest, { command: C }>,
  ) => Promise<CliAnswer<C>>;
}

interface Fixtures {
  /** What the app and its own demo company have said to each other so far. */
  readonly demoLog: () => readonly LogEntry[];
  /** Where it is written down; it is held against the schema when the test ends. */
  readonly demoFile: string;
  readonly desktop: Desktop;
  readonly profile: string;
  /** An Exchange of this test's own. What it was asked and what it answered is checked when the test ends. */
  readonly exchange: TestExchange;
  /** Starts the app on a desk and profile of its own; it is closed when the test ends. */
  readonly start: (options?: StartOptions) => Promise<Presently>;
}

/** What starts the app: the sources, or the unpacked package where the environment names one. */
function launchOf(): { readonly executablePath: string; readonly args: readonly string[] } {
  const packaged = process.env['PRESENTLY_PACKAGED'];
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  if (packaged !== undefined && packaged !== '') return { executablePath: packaged, args: sandbox };
  const runtime = process.env['PRESENTLY_RUNTIME'];
  if (runtime === undefined) throw new Error('PRESENTLY_RUNTIME names no Electron binary: run the tests by npm test');
  return { executablePath: runtime, args: [...sandbox, root] };
}

export const test = base.extend<Fixtures>({
  desktop: async ({}, use) => {
    const desktop = await openDesktop();
    await use(desktop);
    await desktop.close();
  },
  profile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'presently-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  exchange: async ({}, use) => {
    const exchange = await startExchange({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, keepBodies: true });
    await use(exchange);
    await exchange.stop();
  },
  demoFile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'presently-log-'));
    await use(join(folder, 'demo.jsonl'));
    rmSync(folder, { recursive: true });
  },
  demoLog: async ({ demoFile }, use) => {
    await use(() => readDemoLog(demoFile));
  },
  start: async ({ desktop, profile: own, demoFile }, use) => {
    const apps: ElectronApplication[] = [];
    await use(async (options = {}) => {
      const launch = launchOf();
      const profile = options.profile ?? own;
      const app = await _electron.launch({
        executablePath: launch.executablePath,
        args: [...launch.args, ...(options.welcome === true ? [] : ['--look-around']), ...(options.args ?? [])],
        env: {
          ...(process.env as Record<string, string>),
          ...desktop.env,
          LANGUAGE: 'en_GB',
          LANG: 'en_GB.UTF-8',
          PRESENTLY_PROFILE: profile,
          PRESENTLY_DEMO_LOG: demoFile,
          NODE_OPTIONS: `--require ${join(import.meta.dirname, 'no-dns.cjs')}`,
          ...options.env,
        },
      });
      apps.push(app);
      const window = options.hidden === true ? (undefined as unknown as Page) : await app.firstWindow();
      const cli = async (request: CliRequest) => {
        const path = socketPath(profile, process.env, process.platform);
        // The socket opens when the app is up.
        await expect.poll(async () => (await knock(path))?.destroy() !== undefined).toBe(true);
        const socket = await knock(path);
        const reply = socket === undefined ? undefined : await ask(socket, request);
        if (reply === undefined) throw new Error('the app does not answer on its socket');
        return reply;
      };
      const askFor: Presently['ask'] = async (request) => {
        const reply = await cli(request);
        expect(reply.status, reply.text).toBe(0);
        return cliAnswers[request.command].parse(reply.json) as never;
      };
      const again: Presently['again'] = async (...args) => {
        const second = spawn(launch.executablePath, [...launch.args, ...args], {
          env: { ...process.env, ...desktop.env, PRESENTLY_PROFILE: profile },
          stdio: 'ignore',
        });
        await once(second, 'exit');
      };
      return { app, profile, desktop, window, again, cli, ask: askFor };
    });
    for (const app of apps) await app.close();
    const entries = readDemoLog(demoFile);
    // Nothing is ordered to go wrong in the app's own company, so the app has no excuse either.
    expect(entries.flatMap(({ violations }) => violations)).toEqual([]);
    expect(await brokenRules(entries)).toEqual([]);
  },
});

/** Starts the app without a display, for a start that ends by itself; gives its exit status and what it printed as an error. */
export async function startToItsEnd(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly status: unknown; readonly printed: string }> {
  const { executablePath, args } = launchOf();
  const app = spawn(executablePath, [...args, '--ozone-platform=headless'], {
    env: { ...process.env, LANGUAGE: 'en_GB', LANG: 'en_GB.UTF-8', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const printed = readText(app.stderr);
  const [status] = (await once(app, 'exit')) as [unknown];
  return { status, printed: await printed };
}

/** Adds one of the exchange's users by the command line. */
export async function addUser(presently: Presently, exchange: TestExchange, address: string): Promise<void> {
  const password = exchange.users.find((user) => user.address === address)?.password ?? '';
  await presently.ask({ command: 'account add', server: exchange.url, user: address, password });
}

/** Adds the exchange's main user by the command line: the quickest way to an account of one's own. */
export async function addMira(presently: Presently, exchange: TestExchange): Promise<void> {
  const { address: user, password } = exchange.mira;
  await presently.ask({ command: 'account add', server: exchange.url, user, password });
}

export { expect };

/** Does what closes a window. Its page may be gone before a press is over, which the press then complains about. */
export async function closedBy(page: Page, press: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('close'), press().catch(() => undefined)]);
}
