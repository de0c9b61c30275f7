import { Menu, nativeImage, type MenuItemConstructorOptions, type NativeImage, type Tray } from 'electron';
import type { Speech } from '../../shared/explain.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { drawCount } from './tray-icon.ts';
import { iconFor } from './tray-stand.ts';
import { menuBarTitle } from './menu-bar-title.ts';
import type { Area } from './placement.ts';
import { lookOf, trayTooltip } from './tray-look.ts';
import { trayMenu, withAfter, type TrayActions } from './tray-menu.ts';

export interface TrayIcon {
  readonly show: (snapshot: Snapshot, speech: Speech) => void;
  /** What counts down counts on. */
  readonly minuteWent: () => void;
  /** Where the icon is, as far as the system tells. */
  readonly area: () => Area | undefined;
  readonly destroy: () => void;
}

/**
 * What the icon shows and its menu does, from here on.
 *
 * @param tray the one that stands since the start
 * @param now epoch ms, for what counts down
 */
export function createTray(tray: Tray, actions: TrayActions, now: () => number): TrayIcon {
  let template: readonly MenuItemConstructorOptions[] = [];

  let drawn: NativeImage | undefined;
  let countOn: () => void = () => undefined;

  const count = (snapshot: Snapshot, speech: Speech) => {
    const image = iconFor(lookOf(snapshot, now()));
    if (image !== drawn) tray.setImage(image);
    drawn = image;
    if (process.platform === 'darwin') tray.setTitle(menuBarTitle(snapshot, speech, now()));
  };
  const setMenu = () => tray.setContextMenu(Menu.buildFromTemplate(withAfter(template, setMenu)));

  return {
    show: (snapshot, speech) => {
      countOn = () => count(snapshot, speech);
      countOn();
      tray.setToolTip(trayTooltip(snapshot, speech));
      const wanted = trayMenu(snapshot, speech, actions);
      // A menu that is open loses its place when it is set anew: only when it reads differently.
      const same = JSON.stringify(wanted) === JSON.stringify(template);
      template = wanted;
      if (!same) setMenu();
    },
    minuteWent: () => countOn(),
    area: () => {
      const area = tray.getBounds();
      return area.width === 0 ? undefined : area;
    },
    destroy: () => tray.destroy(),
  };
}

/** For a start without a display. */
export const noTray: TrayIcon = {
  show: () => undefined,
  minuteWent: () => undefined,
  area: () => undefined,
  destroy: () => undefined,
};

/** A number by itself, for Windows' task bar. */
export function countImage(count: number): NativeImage {
  return nativeImage.createFromBitmap(Buffer.from(drawCount(count, 32)), { width: 32, height: 32 });
}
