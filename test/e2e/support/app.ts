import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { _electron } from 'playwright';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesktop, type Desktop } from './desktop.ts';

const root = join(import.meta.dirname, '../../..');

export interface StartOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The window that is expected after the start. */
  readonly hidden?: boolean;
}

export interface Presently {
  readonly app: ElectronApplication;
  readonly profile: string;
  readonly desktop: Desktop;
  /** The first window; absent when started hidden. */
  readonly window: Page;
}

interface Fixtures {
  readonly desktop: Desktop;
  readonly profile: string;
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
  start: async ({ desktop, profile }, use) => {
    const apps: ElectronApplication[] = [];
    await use(async (options = {}) => {
      const launch = launchOf();
      const app = await _electron.launch({
        executablePath: launch.executablePath,
        args: [...launch.args, ...(options.args ?? [])],
        env: {
          ...(process.env as Record<string, string>),
          ...desktop.env,
          LANGUAGE: 'en_GB',
          LANG: 'en_GB.UTF-8',
          PRESENTLY_PROFILE: profile,
          ...options.env,
        },
      });
      apps.push(app);
      const window = options.hidden === true ? (undefined as unknown as Page) : await app.firstWindow();
      return { app, profile, desktop, window };
    });
    for (const app of apps) await app.close();
  },
});

export { expect } from '@playwright/test';
