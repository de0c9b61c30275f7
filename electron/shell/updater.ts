import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isFeedAddress } from '../../shared/update.ts';
import type { Updater } from '../engine/ports.ts';
import { UpdateError } from '../engine/updates.ts';
import { ownAppImage, updatedBy } from './installation.ts';
import { troubleOf } from './update-trouble.ts';

/** Newer versions by electron-updater, which is loaded when one is looked for. */
export function createUpdater(): Updater {
  const by = updatedBy({
    isPackaged: app.isPackaged,
    platform: process.platform,
    appImage: ownAppImage(process.env, process.execPath),
    hasUninstaller: existsSync(join(dirname(process.execPath), `Uninstall ${app.getName()}.exe`)),
  });
  const packageType = readIfThere(join(process.resourcesPath, 'package-type'));
  const feed = bakedFeed();
  let loading: Promise<AppUpdater> | undefined;
  const loaded = () => (loading ??= loadUpdater(by));

  let waitsFor: Promise<AppUpdater> | undefined;

  const attempt = async <T>(work: (updater: AppUpdater) => Promise<T>): Promise<T> => {
    // Given up by who asked: the library would wait for that answer again. What it may still get is nobody's.
    if (waitsFor !== undefined) {
      void waitsFor.then((updater) => (updater.autoInstallOnAppQuit = false));
      loading = undefined;
    }
    const mine = loaded();
    waitsFor = mine;
    try {
      return await work(await mine);
    } catch (cause) {
      const { trouble, code } = troubleOf(cause);
      throw new UpdateError(trouble, code);
    } finally {
      if (waitsFor === mine) waitsFor = undefined;
    }
  };

  return {
    version: app.getVersion(),
    by,
    ...(packageType === undefined ? {} : { packageType }),
    ...(feed === undefined ? {} : { feed }),
    look: (from) =>
      attempt(async (updater) => {
        updater.setFeedURL({ provider: 'generic', url: from });
        const found = await updater.checkForUpdates();
        if (found?.isUpdateAvailable !== true) return { kind: 'current' };
        const { version, files } = found.updateInfo;
        return { kind: 'newer', version, files: files.map(({ url }) => url) };
      }),
    download: (onProgress) =>
      attempt(async (updater) => {
        const tell = ({ percent }: { readonly percent: number }) => onProgress(percent);
        updater.on('download-progress', tell);
        try {
          await updater.downloadUpdate();
        } finally {
          updater.off('download-progress', tell);
        }
      }),
    installAtEnd: (wanted) => {
      void loading?.then((updater) => {
        updater.autoInstallOnAppQuit = wanted;
      });
    },
  };
}

async function loadUpdater(by: Updater['by']): Promise<AppUpdater> {
  const { AppImageUpdater, DebUpdater, MacUpdater, NsisUpdater } = await import('electron-updater');
  const create = (): AppUpdater => {
    if (process.platform === 'win32') return new NsisUpdater();
    if (process.platform === 'darwin') return new MacUpdater();
    // Of a package only the feed is read, which is the same for all of Linux.
    return by === 'itself' ? new AppImageUpdater() : new DebUpdater();
  };
  const updater = create();
  updater.autoDownload = false;
  updater.allowDowngrade = false;
  // It would write down addresses and paths.
  updater.logger = null;
  // What goes wrong is thrown as well.
  updater.on('error', () => undefined);
  confine(updater);
  return updater;
}

/** Wherever a feed leads: over https, or to this computer; and it learns nobody's number. */
function confine({ netSession }: AppUpdater): void {
  netSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isFeedAddress(url) }));
  netSession.webRequest.onBeforeSendHeaders(({ requestHeaders }, answer) => {
    const kept = Object.entries(requestHeaders).filter(([name]) => name.toLowerCase() !== 'x-user-staging-id');
    answer({ requestHeaders: Object.fromEntries(kept) });
  });
}

const bakedSchema = z.object({ updateFeed: z.string().refine(isFeedAddress) });

/** The feed that whoever packaged this copy named. */
function bakedFeed(): string | undefined {
  const text = readIfThere(join(app.getAppPath(), 'package.json'));
  const parsed = bakedSchema.safeParse(JSON.parse(text ?? '{}'));
  return parsed.success ? parsed.data.updateFeed : undefined;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined; // not every package has one
  }
}
