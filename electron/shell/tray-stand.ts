import { nativeImage, Tray, type NativeImage } from 'electron';
import { drawTrayIcon, type TrayIconLook } from './tray-icon.ts';
import type { Area } from './placement.ts';

/**
 * Puts the icon into the tray before the rest of the app is even read, so that whoever starts the computer finds it among
 * the first ones. `createTray` gives it its state and menu.
 */
export function standTray(onPress: (near: Area) => void): Tray {
  const tray = new Tray(iconFor({ state: 'unknown', oof: false, overlay: 0, dimmed: false }));
  tray.setToolTip('Presently');
  tray.on('click', (_event, bounds) => onPress(bounds));
  return tray;
}

const icons = new Map<string, NativeImage>();

/** The icon as an image, for screens of one and of two pixels a point. */
export function iconFor(look: TrayIconLook): NativeImage {
  const name = JSON.stringify(look);
  const known = icons.get(name);
  if (known !== undefined) return known;
  const draw = (size: number) => Buffer.from(drawTrayIcon(look, size));
  const image = nativeImage.createFromBitmap(draw(24), { width: 24, height: 24 });
  image.addRepresentation({ scaleFactor: 2, width: 48, height: 48, buffer: draw(48) });
  icons.set(name, image);
  return image;
}
