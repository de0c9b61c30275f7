import { app } from 'electron';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStartArguments } from './cli/start-arguments.ts';
import { profileFolder } from './cli/profile.ts';
import type { RunningApp } from './compose.ts';
import { declareAppScheme } from './shell/app-protocol.ts';

/** Life cycle and single instance; everything else is `compose.ts`. */
const SHUTDOWN_LIMIT_MS = 5000;
const start = readStartArguments(process.argv);
declareAppScheme();

// Without this Electron opens a dialog, which on a machine without a display ends the app without a word.
process.on('uncaughtException', (cause) => {
  process.stderr.write(`presently: ${cause.stack ?? cause.message}\n`);
  if (start.once) leave(1);
});

/** What `--once` needs of a profile, gone with it. */
const scratch = start.once ? mkdtempSync(join(tmpdir(), 'presently-once-')) : undefined;
if (scratch !== undefined) {
  app.setPath('userData', scratch);
  void runOnce();
} else {
  app.setName('Presently');
  app.setPath('userData', profileFolder(process.env, process.platform));
  if (app.requestSingleInstanceLock()) runApp();
  else app.quit();
}

async function runOnce() {
  await app.whenReady();
  const { composeOnce } = await import('./compose.ts');
  try {
    leave(await composeOnce(start));
  } catch (cause) {
    process.stderr.write(`presently: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
    leave(1);
  }
}

/**
 * Ends `--once`. Without a display Chromium's own way out, which app.exit and process.exit take, ends in a segmentation
 * fault now and then; Node's innermost one, which it has no type for, doesn't.
 */
function leave(status: number): void {
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
  const { reallyExit } = process as NodeJS.Process & { readonly reallyExit: (code: number) => void };
  // All that was printed is out before.
  process.stdout.write('', () => reallyExit.call(process, status));
}

async function startApp(): Promise<RunningApp> {
  await app.whenReady();
  const { composeApp } = await import('./compose.ts');
  return composeApp({
    profile: app.getPath('userData'),
    hidden: start.hidden,
    demo: start.demo,
    lookAround: start.lookAround,
  });
}

function runApp() {
  // Tray and command line outlive every window.
  app.on('window-all-closed', () => undefined);
  const running = startApp();
  running.catch((cause: unknown) => {
    process.stderr.write(`presently: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
    app.exit(1);
  });
  const openToday = () => void running.then((instance) => instance.open('today'));
  app.on('second-instance', openToday);
  app.on('activate', openToday);
  let closed = false;
  // Also a quit that comes while the app still starts waits for it, then takes it down in order.
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const limit = new Promise((resolve) => setTimeout(resolve, SHUTDOWN_LIMIT_MS));
    void Promise.race([running.then((instance) => instance.close()), limit])
      // A failure has been told where it happened.
      .catch(() => undefined)
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}
