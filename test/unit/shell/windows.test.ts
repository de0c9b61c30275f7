import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const screens = [{ workArea: { x: 0, y: 0, width: 1280, height: 800 } }];

/** A window as Electron's: it is closed a moment after it was told to, unless somebody says no. */
class FakeWindow extends EventEmitter {
  static readonly all: FakeWindow[] = [];
  readonly webContents = Object.assign(new EventEmitter(), { id: FakeWindow.all.length + 1, send: () => undefined });
  minimized = false;
  shut = false;
  constructor() {
    super();
    FakeWindow.all.push(this);
  }
  readonly close = () => {
    const event = new Event('close', { cancelable: true });
    this.emit('close', event);
    if (event.defaultPrevented) return;
    setImmediate(() => {
      this.shut = true;
      this.emit('closed');
    });
  };
  readonly minimize = () => (this.minimized = true);
  readonly loadURL = () => Promise.resolve();
  readonly getNormalBounds = () => ({ x: 10, y: 10, width: 800, height: 600 });
  readonly isMaximized = () => false;
  readonly removeMenu = () => undefined;
  readonly setContentProtection = () => undefined;
}

const app = new EventEmitter();
vi.mock('electron', () => ({
  app,
  BrowserWindow: FakeWindow,
  screen: {
    getAllDisplays: () => screens,
    getDisplayNearestPoint: () => screens[0],
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  },
}));
const { createWindows } = await import('../../../electron/shell/windows.ts');

const open = (more: { hasTray?: boolean; full?: boolean } = {}) =>
  createWindows({
    preload: '',
    title: 'Presently',
    now: () => 0,
    dark: () => false,
    onLoaded: () => undefined,
    onLost: () => undefined,
    places: {
      load: () => ({}),
      save: () => {
        if (more.full === true) throw new Error('no space left');
      },
    },
    trayArea: () => undefined,
    hasTray: () => more.hasTray ?? true,
  });
const standing = () => FakeWindow.all.filter(({ shut }) => !shut);
const aMoment = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  app.removeAllListeners();
  FakeWindow.all.length = 0;
});

describe('on a full disk', () => {
  it('a window without a tray goes into the task bar all the same', async () => {
    const windows = open({ hasTray: false, full: true });
    windows.openMain('today');
    standing()[0]?.close();
    await aMoment();
    expect(standing()).toMatchObject([{ minimized: true }]);
  });
});

describe('while the app ends', () => {
  it('its window goes, though there is no tray to find it in, and none is opened', async () => {
    const windows = open({ hasTray: false });
    windows.openMain('today');
    app.emit('before-quit');
    standing()[0]?.close();
    await aMoment();
    expect(standing()).toEqual([]);
    windows.openMain('today');
    expect(standing()).toEqual([]);
  });
});

describe('what comes while the one before is still going', () => {
  it('is shown, be it a notification or an alert', async () => {
    const windows = open();
    windows.showToasts(1);
    windows.showToasts(0);
    windows.showToasts(1);
    await aMoment();
    expect(standing()).toHaveLength(1);
    windows.showToasts(2);
    expect(standing()).toHaveLength(1);
    windows.showAlert('window');
    windows.showAlert(undefined);
    windows.showAlert('window');
    await aMoment();
    expect(standing()).toHaveLength(2);
    expect(windows.all()).toHaveLength(2);
  });
});
