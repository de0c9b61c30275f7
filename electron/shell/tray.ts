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

  const setMenu = () => tray.setContextMenu(Menu.buildFromTemplate(withAfter(template, setMenu)));

  return {
    show: (snapshot, speech) => {
      tray.setImage(iconFor(lookOf(snapshot)));
      tray.setToolTip(trayTooltip(snapshot, speech));
      if (process.platform === 'darwin') tray.setTitle(menuBarTitle(snapshot, speech, now()));
      const wanted = trayMenu(snapshot, speech, actions);
      // A menu that is open loses its place when it is set anew: only when it reads differently.
      const same = JSON.stringify(wanted) === JSON.stringify(template);
      template = wanted;
      if (!same) setMenu();
    },
    area: () => {
      const area = tray.getBounds();
      return area.width === 0 ? undefined : area;
    },
    destroy: () => tray.destroy(),
  };
}

/** For a start without a display. */
export const noTray: TrayIcon = { show: () => undefined, area: () => undefined, destroy: () => undefined };

/** A number by itself, for Windows' task bar. */
export function countImage(count: number): NativeImage {
  return nativeImage.createFromBitmap(Buffer.from(drawCount(count, 32)), { width: 32, height: 32 });
}
