import { app, screen, type BrowserWindow } from 'electron';
import type { View } from '../../shared/views.ts';
import type { CalendarDate } from '../../shared/model.ts';
import { createOneWindow, createPopup } from './one-window.ts';
import { beside, inCorner, openingPlace, withPlace, type Area, type Places, type Point } from './placement.ts';
import { windowMaker, type WindowOptions } from './window.ts';

export interface WindowsOptions extends WindowOptions {
  /** Where the main window was left. */
  readonly places: { readonly load: () => Places; readonly save: (places: Places) => void };
  /** Where the tray's icon is, as far as the system tells. */
  readonly trayArea: () => Area | undefined;
  /** Without a tray a window that is closed could not be found again: it goes into the task bar. */
  readonly hasTray: () => boolean;
}

/** The windows there are. Each is made on demand and destroyed when closed: no renderer lives for the tray alone. */
export interface Windows {
  readonly openMain: (view: View, date?: CalendarDate) => void;
  /** Puts the main window into the task bar, where there is none yet. */
  readonly keepInTaskBar: () => void;
  readonly toggleFlyout: (near?: Point) => void;
  /** Shows the toast window at about the height of `count` toasts, or takes it away. */
  readonly showToasts: (count: number) => void;
  readonly fit: (sender: number, height: number) => void;
  /** Shows, in the middle of the screen or over all of it, that a meeting begins, or takes that away. */
  readonly showAlert: (how: 'window' | 'full-screen' | undefined) => void;
  readonly all: () => readonly BrowserWindow[];
  readonly closeAll: () => void;
}

const MAIN = { width: 1080, height: 720, minWidth: 720, minHeight: 520 };
const FLYOUT = { width: 360, height: 600 };
const TOAST = { width: 380, height: 132, margin: 12 };
const ALERT = { width: 560, height: 320 };
const SMALL = { frame: false, resizable: false, skipTaskbar: true, alwaysOnTop: true, fullscreenable: false };

export function createWindows(options: WindowsOptions): Windows {
  const main = createOneWindow<BrowserWindow>();
  const flyout = createPopup<BrowserWindow>(options.now);
  const toasts = createOneWindow<BrowserWindow>();
  const alert = createOneWindow<BrowserWindow>();
  let ending = false;
  app.once('before-quit', () => (ending = true));
  const create = windowMaker(options);
  const workAreas = () => screen.getAllDisplays().map(({ workArea }) => workArea);

  const rememberPlace = (window: BrowserWindow) => {
    const place = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      options.places.save(withPlace(options.places.load(), workAreas(), place));
    } catch {
      // A full disk costs the place of the window, not what closing it means.
    }
  };

  const createMain = (view: View, date: CalendarDate | undefined, show: (window: BrowserWindow) => void) => {
    const { maximized = false, ...bounds } = openingPlace(options.places.load(), workAreas()) ?? {};
    const day = date === undefined ? '' : `&date=${date}`;
    const window = create('main', { ...MAIN, ...bounds }, `&view=${view}${day}`);
    main.hold(window);
    window.once('ready-to-show', () => {
      if (maximized) window.maximize();
      show(window);
    });
    window.on('close', (event) => {
      rememberPlace(window);
      // Whoever ends the app means it.
      if (ending || options.hasTray()) return;
      event.preventDefault();
      window.minimize();
    });
  };

  const all = () =>
    [main, flyout, toasts, alert].map((place) => place.current()).filter((window) => window !== undefined);

  /** By the tray, else on the screen where somebody is; it stays there as long as it stands. */
  let toastCorner: (height: number) => Area = () => ({ x: 0, y: 0, ...TOAST });
  const chooseToastCorner = () => {
    const tray = options.trayArea();
    const { workArea } = screen.getDisplayNearestPoint(tray ?? screen.getCursorScreenPoint());
    toastCorner = (height) => inCorner({ ...TOAST, height }, workArea, tray);
  };

  return {
    openMain: (view, date) => {
      const shown = main.current();
      // Somebody starts the app anew while it ends: a window would have nothing behind it.
      if (ending && shown === undefined) return;
      flyout.close();
      if (shown === undefined) {
        createMain(view, date, (window) => window.show());
        return;
      }
      shown.webContents.send('view', { view, date });
      if (shown.isMinimized()) shown.restore();
      shown.show();
      shown.focus();
    },
    keepInTaskBar: () => {
      if (main.current() === undefined) createMain('today', undefined, (window) => window.minimize());
    },
    toggleFlyout: (near) => {
      if (flyout.current() !== undefined) {
        flyout.close();
        return;
      }
      // By the keys nobody takes the focus.
      if (near !== undefined && flyout.wentByThisPress()) return;
      const point = near ?? options.trayArea() ?? screen.getCursorScreenPoint();
      const { workArea } = screen.getDisplayNearestPoint(point);
      const window = create('flyout', { ...beside(FLYOUT, point, workArea), ...SMALL });
      flyout.hold(window);
      window.setContentProtection(true);
      window.once('ready-to-show', () => {
        window.show();
        window.focus();
      });
    },
    showToasts: (count) => {
      if (count === 0) {
        toasts.close();
        return;
      }
      // Once it is there its content says how high it is.
      if (toasts.current() !== undefined) return;
      chooseToastCorner();
      const window = create('toast', { ...toastCorner(count * TOAST.height), ...SMALL });
      toasts.hold(window);
      window.setContentProtection(true);
      // Never takes the focus from what the person is doing.
      window.once('ready-to-show', () => window.showInactive());
    },
    fit: (sender, height) => {
      const shown = toasts.current();
      if (shown?.webContents.id === sender) shown.setBounds(toastCorner(height));
    },
    showAlert: (how) => {
      if (how === undefined) {
        alert.close();
        return;
      }
      if (alert.current() !== undefined) return;
      const fullscreen = how === 'full-screen';
      const window = create('alert', {
        ...ALERT,
        center: true,
        fullscreen,
        frame: false,
        skipTaskbar: true,
        alwaysOnTop: true,
      });
      alert.hold(window);
      window.setContentProtection(true);
      // No button has the focus: what is being typed elsewhere joins nothing.
      window.once('ready-to-show', () => window.show());
    },
    all,
    closeAll: () => {
      const shown = main.current();
      if (shown !== undefined && !shown.isDestroyed()) rememberPlace(shown);
      for (const window of all()) window.destroy();
    },
  };
}
