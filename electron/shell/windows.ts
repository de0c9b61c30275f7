import { BrowserWindow, screen } from 'electron';
import type { View } from '../../shared/ipc.ts';
import { APP_ORIGIN } from './own-origin.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly title: string;
  /** Read at each creation: the page must not flash in the other scheme. */
  readonly dark: () => boolean;
  /** The page is there and listens. */
  readonly onLoaded: (window: BrowserWindow) => void;
}

/** The windows there are. Each is made on demand and destroyed when closed: no renderer lives for the tray alone. */
export interface Windows {
  readonly openMain: (view: View) => void;
  readonly toggleFlyout: (near?: { readonly x: number; readonly y: number }) => void;
  /** Shows the toast window at about the height of `count` toasts, or takes it away. */
  readonly showToasts: (count: number) => void;
  readonly fit: (sender: number, height: number) => void;
  /** Shows, in the middle of the screen or over all of it, that a meeting begins, or takes that away. */
  readonly showAlert: (how: 'window' | 'full-screen' | undefined) => void;
  readonly all: () => readonly BrowserWindow[];
  readonly closeAll: () => void;
}

const FLYOUT = { width: 360, height: 600 };
const TOAST = { width: 380, height: 132, margin: 12 };
const ALERT = { width: 560, height: 320 };
const BACKGROUND = { light: '#fafafa', dark: '#1f1f1f' };

export function createWindows(options: WindowOptions): Windows {
  let main: BrowserWindow | undefined;
  let flyout: BrowserWindow | undefined;
  let toasts: BrowserWindow | undefined;
  let alert: BrowserWindow | undefined;

  const create = (
    kind: 'main' | 'flyout' | 'toast' | 'alert',
    extra: Electron.BrowserWindowConstructorOptions,
    query = '',
  ) => {
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
      },
    });
    window.removeMenu();
    window.webContents.once('did-finish-load', () => options.onLoaded(window));
    void window.loadURL(`${APP_ORIGIN}/index.html?window=${kind}${query}`);
    return window;
  };

  return {
    openMain: (view) => {
      flyout?.close();
      if (main !== undefined) {
        main.webContents.send('view', view);
        if (main.isMinimized()) main.restore();
        main.show();
        main.focus();
        return;
      }
      const window = create('main', { width: 1080, height: 720, minWidth: 720, minHeight: 520 }, `&view=${view}`);
      main = window;
      window.once('ready-to-show', () => window.show());
      window.once('closed', () => (main = undefined));
    },
    toggleFlyout: (near) => {
      if (flyout !== undefined) {
        flyout.close();
        return;
      }
      const window = create('flyout', {
        ...place(FLYOUT, near ?? screen.getCursorScreenPoint()),
        frame: false,
        resizable: false,
        skipTaskbar: true,
        alwaysOnTop: true,
        fullscreenable: false,
      });
      flyout = window;
      window.setContentProtection(true);
      window.once('ready-to-show', () => {
        window.show();
        window.focus();
      });
      window.on('blur', () => window.close());
      window.once('closed', () => (flyout = undefined));
    },
    showToasts: (count) => {
      if (count === 0) {
        toasts?.close();
        return;
      }
      // Once it is there its content says how high it is.
      if (toasts !== undefined) return;
      const window = create('toast', {
        ...toastBounds(count * TOAST.height),
        frame: false,
        resizable: false,
        skipTaskbar: true,
        alwaysOnTop: true,
        fullscreenable: false,
      });
      toasts = window;
      window.setContentProtection(true);
      // Never takes the focus from what the person is doing.
      window.once('ready-to-show', () => window.showInactive());
      window.once('closed', () => (toasts = undefined));
    },
    fit: (sender, height) => {
      if (toasts?.webContents.id === sender) toasts.setBounds(toastBounds(height));
    },
    showAlert: (how) => {
      if (how === undefined) {
        alert?.close();
        return;
      }
      if (alert !== undefined) return;
      const window = create('alert', {
        ...ALERT,
        center: true,
        fullscreen: how === 'full-screen',
        frame: false,
        skipTaskbar: true,
        alwaysOnTop: true,
      });
      alert = window;
      window.setContentProtection(true);
      // No button has the focus: what is being typed elsewhere joins nothing.
      window.once('ready-to-show', () => window.show());
      window.once('closed', () => (alert = undefined));
    },
    all: () => [main, flyout, toasts, alert].filter((window) => window !== undefined),
    closeAll: () => {
      for (const window of [main, flyout, toasts, alert]) window?.destroy();
    },
  };
}

/** As near to a point as the screen's work area lets it be. */
function place(
  size: { readonly width: number; readonly height: number },
  near: { readonly x: number; readonly y: number },
) {
  const { workArea } = screen.getDisplayNearestPoint(near);
  const height = Math.min(size.height, workArea.height);
  const clamp = (value: number, low: number, high: number) => Math.round(Math.max(low, Math.min(high, value)));
  return {
    width: size.width,
    height,
    x: clamp(near.x - size.width / 2, workArea.x, workArea.x + workArea.width - size.width),
    y: clamp(near.y, workArea.y, workArea.y + workArea.height - height),
  };
}

function toastBounds(wanted: number): Electron.Rectangle {
  const { workArea } = screen.getPrimaryDisplay();
  const height = Math.min(workArea.height - 2 * TOAST.margin, wanted);
  return {
    width: TOAST.width,
    height,
    x: workArea.x + workArea.width - TOAST.width - TOAST.margin,
    y: workArea.y + workArea.height - height - TOAST.margin,
  };
}
