import { join } from 'node:path';
import type { Updater } from '../engine/ports.ts';

/**
 * The AppImage that this app runs from. Its variables go on to every program that is started from one, so they only count
 * where the program that runs lies in the AppImage's own mount.
 */
export function ownAppImage(env: Readonly<Record<string, string | undefined>>, execPath: string): string | undefined {
  const mount = env['APPDIR'];
  return mount !== undefined && execPath.startsWith(join(mount, '/')) ? env['APPIMAGE'] : undefined;
}

/** What of this copy tells how it came here. */
interface Installation {
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  /** The AppImage that it runs from. */
  readonly appImage: string | undefined;
  /** Whether the uninstaller lies beside it, that only one of the Windows installers puts there. */
  readonly hasUninstaller: boolean;
}

/**
 * Who may put a newer version in place. An AppImage, a copy by the Windows installer and one on macOS replace themselves; a
 * package of the system's or of an administrator's belongs to whoever put it there.
 */
export function updatedBy({ isPackaged, platform, appImage, hasUninstaller }: Installation): Updater['by'] {
  if (!isPackaged) return 'nobody';
  if (platform === 'darwin') return 'itself';
  const isOwn = platform === 'win32' ? hasUninstaller : appImage !== undefined;
  return isOwn ? 'itself' : 'package';
}
