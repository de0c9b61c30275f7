import { Menu, nativeImage, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import type { Speech } from '../../shared/explain.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { drawCount, drawTrayIcon, type TrayIconLook } from './tray-icon.ts';
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

/** @param now epoch ms, for what counts down */
export function createTray(actions: TrayActions, now: () => number): TrayIcon {
  const tray = new Tray(iconFor({ state: 'unknown', oof: false, overlay: 0, dimmed: false }));
  let template: readonly MenuItemConstructorOptions[] = [];
  tray.on('click', (_event, bounds) => actions.toggleFlyout(bounds));

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

const icons = new Map<string, NativeImage>();

function iconFor(look: TrayIconLook): NativeImage {
  const name = JSON.stringify(look);
  const known = icons.get(name);
  if (known !== undefined) return known;
  const draw = (size: number) => Buffer.from(drawTrayIcon(look, size));
  const image = nativeImage.createFromBitmap(draw(24), { width: 24, height: 24 });
  image.addRepresentation({ scaleFactor: 2, width: 48, height: 48, buffer: draw(48) });
  icons.set(name, image);
  return image;
}
