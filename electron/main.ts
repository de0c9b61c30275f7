import { app, dialog } from 'electron';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LINK_SCHEME, readAppLink, type AppLink } from '../shared/app-link.ts';
import { readStartArguments, type StartArguments } from './cli/start-arguments.ts';
import { profileFolder } from './cli/profile.ts';
import type { RunningApp } from './compose.ts';
import { declareAppScheme } from './shell/app-protocol.ts';
import { headless } from './shell/environment.ts';
import type { Point } from './shell/placement.ts';
import { standTray } from './shell/tray-stand.ts';

/** Life cycle and single instance; everything else is `compose.ts`. */
const SHUTDOWN_LIMIT_MS = 5000;
const start = readStartArguments(process.argv);
declareAppScheme();

// Without this Electron opens a dialog, which on a machine without a display ends the app without a word.
process.on('uncaughtException', (cause) => {
  process.stderr.write(`presently: ${cause.stack ?? cause.message}\n`);
  if (scratch !== undefined) leave(1);
});

/** What a start that prints and ends needs of a profile, gone with it. */
const scratch = start.once || start.line !== undefined ? mkdtempSync(join(tmpdir(), 'presently-once-')) : undefined;
if (scratch !== undefined) {
  app.setPath('userData', scratch);
  void (start.line === undefined ? runOnce() : runHere(start.line));
} else {
  app.setName('Presently');
  app.setPath('userData', profileFolder(process.env, process.platform));
  if (app.requestSingleInstanceLock()) runApp();
  else void giveWay();
}

/** Another one runs, and shows itself; or its lock couldn't even be written, which nobody else would tell of. */
async function giveWay() {
  const folder = app.getPath('userData');
  const { barOf } = await import('./shell/profile-access.ts');
  const code = barOf(folder);
  if (code === undefined) {
    app.quit();
    return;
  }
  await app.whenReady();
  const [{ chooseLanguage, createTranslator }, { systemEnvironment }] = await Promise.all([
    import('../shared/messages/index.ts'),
    import('./shell/environment.ts'),
  ]);
  const t = createTranslator(chooseLanguage('system', systemEnvironment.locale()));
  const words = t('app.noProfile', { folder, code });
  process.stderr.write(`presently: ${words}\n`);
  if (!headless()) dialog.showErrorBox('Presently', words);
  app.exit(1);
}

async function runOnce() {
  await app.whenReady();
  const { composeOnce } = await import('./compose-once.ts');
  try {
    leave(await composeOnce(start));
  } catch (cause) {
    process.stderr.write(`presently: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
    leave(1);
  }
}

/** By this status the installed `presently` learns that it must start an app first, and ask again. */
const APP_NEEDED = 85;

/**
 * Reads a line as `cli/bin.ts` does, where there is no Node but the one in here. It doesn't start the app by itself: what
 * Chromium has open would go over to it, and keep the helpers of this process alive for as long as it runs.
 */
async function runHere({ words, appComes }: NonNullable<StartArguments['line']>) {
  const [{ lacksApp, runLine }, { awaitApp }, { readStandardInput }] = await Promise.all([
    import('./cli/run.ts'),
    import('./cli/client.ts'),
    import('./cli/standard-input.ts'),
  ]);
  const { env, platform } = process;
  // Whoever read a stream of changes has enough.
  process.stdout.on('error', () => leave(0));
  if (!appComes && (await lacksApp(words, env, platform))) {
    leave(APP_NEEDED);
    return;
  }
  leave(
    await runLine(words, {
      env,
      platform,
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      readPassword: readStandardInput,
      start: awaitApp,
    }),
  );
}

/** Ends a start that only prints. */
function leave(status: number): void {
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
  // All that was printed is out before.
  process.stdout.write('', () => end(status));
}

/**
 * Without a display Chromium's own way out, which app.exit and process.exit take, ends in a segmentation fault now and then;
 * Node's innermost one, which it has no type for, doesn't.
 */
function end(status: number): void {
  const { reallyExit } = process as NodeJS.Process & { readonly reallyExit: (code: number) => void };
  reallyExit.call(process, status);
}

/** @param onPress of the tray's icon */
async function startApp(onPress: (near: Point) => void): Promise<RunningApp> {
  await app.whenReady();
  // Before the rest of the app is even read.
  const tray = headless() ? undefined : standTray(onPress);
  const { composeApp } = await import('./compose.ts');
  return composeApp({
    profile: app.getPath('userData'),
    hidden: start.hidden,
    demo: start.demo,
    lookAround: start.lookAround,
    ...(start.link === undefined ? {} : { link: start.link }),
    ...(tray === undefined ? {} : { tray }),
  });
}

function runApp() {
  // Tray and command line outlive every window.
  app.on('window-all-closed', () => undefined);
  // What is pressed before all stands waits for it.
  const running: Promise<RunningApp> = startApp((near) => void running.then((instance) => instance.toggleFlyout(near)));
  running.catch((cause: unknown) => {
    process.stderr.write(`presently: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
    app.exit(1);
  });
  const show = ({ view, date }: AppLink) => void running.then((instance) => instance.open(view, date));
  app.on('second-instance', (_event, argv) => show(readStartArguments(argv).link ?? { view: 'today' }));
  app.on('activate', () => show({ view: 'today' }));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const link = readAppLink(url);
    if (link !== undefined) show(link);
  });
  // On Linux the package's desktop file says it, and the person's own choice stands.
  if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient(LINK_SCHEME);
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
        // Behind all that others do at the end.
        if (headless()) {
          app.once('quit', (_event, status) => {
            app.releaseSingleInstanceLock();
            end(status);
          });
        }
        app.quit();
      });
  });
}
