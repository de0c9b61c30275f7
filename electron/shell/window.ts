import { BrowserWindow } from 'electron';
import { APP_ORIGIN } from './own-origin.ts';
import { createRecovery } from './recovery.ts';

export type WindowKind = 'main' | 'flyout' | 'toast' | 'alert';

export interface WindowOptions {
  readonly preload: string;
  readonly title: string;
  /** Epoch ms. */
  readonly now: () => number;
  /** Read at each creation: the page must not flash in the other scheme. */
  readonly dark: () => boolean;
  /** The page is there and listens. */
  readonly onLoaded: (window: BrowserWindow) => void;
  /** The process that draws a window is gone. */
  readonly onLost: (kind: WindowKind, reason: string) => void;
}

export type CreateWindow = (
  kind: WindowKind,
  extra: Electron.BrowserWindowConstructorOptions,
  query?: string,
) => BrowserWindow;

const BACKGROUND = { light: '#fafafa', dark: '#1f1f1f' };

/**
 * Makes windows that can do nothing but show our own page. One whose process is lost is drawn anew where it was; all that
 * it showed lives in the main process.
 */
export function windowMaker(options: WindowOptions): CreateWindow {
  const recovery = createRecovery(options.now);
  return (kind, extra, query = '') => {
    const window = new BrowserWindow({
      show: false,
      title: options.title,
      backgroundColor: options.dark() ? BACKGROUND.dark : BACKGROUND.light,
      autoHideMenuBar: true,
      ...extra,
      webPreferences: {
        preload: options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        enableWebSQL: false,
        navigateOnDragDrop: false,
        // What a notification asked to hear plays in a window that nobody has pressed anything in.
        autoplayPolicy: 'no-user-gesture-required',
      },
    });
    window.removeMenu();
    window.webContents.on('did-finish-load', () => options.onLoaded(window));
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return;
      options.onLost(kind, reason);
      const again = recovery.again(kind);
      // Not within the event, while the process is still being taken down.
      setImmediate(() => {
        if (window.isDestroyed()) return;
        if (again) window.webContents.reload();
        else window.destroy();
      });
    });
    void window.loadURL(`${APP_ORIGIN}/index.html?window=${kind}${query}`);
    return window;
  };
}
