import { watchStatusNotifier } from './status-notifier.ts';
import { watchX11 } from './x11-desk.ts';

/** What the desk around us is like. */
export interface Desk {
  /** Another program has the whole screen. */
  readonly fullScreen: boolean;
  readonly tray: boolean;
}

export interface DeskWatchOptions {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly pid: number;
  readonly onDesk: (desk: Desk) => void;
}

/**
 * Watches the desk on Linux, and tells of each change. Windows and macOS always have a tray, and hold notifications back by
 * themselves while something has the whole screen; they tell nobody of it. Returns how to stop.
 */
export function watchDesk({ platform, env, pid, onDesk }: DeskWatchOptions): () => void {
  if (platform !== 'linux') {
    onDesk({ fullScreen: false, tray: true });
    return () => undefined;
  }
  let host: boolean | undefined;
  let x11: Desk | undefined;
  let told = '';
  const tell = () => {
    if (host === undefined || x11 === undefined) return;
    const desk = { fullScreen: x11.fullScreen, tray: host || x11.tray };
    if (JSON.stringify(desk) === told) return;
    told = JSON.stringify(desk);
    onDesk(desk);
  };
  const stops = [
    watchStatusNotifier((there) => {
      host = there;
      tell();
    }),
    watchX11({
      ...{ env, pid },
      onDesk: (desk) => {
        x11 = desk;
        tell();
      },
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Where icons have to be asked for first. Electron itself says Unity in the place of the desktop, and moves its name. */
export const isGnome = (env: NodeJS.ProcessEnv): boolean =>
  (env['ORIGINAL_XDG_CURRENT_DESKTOP'] ?? env['XDG_CURRENT_DESKTOP'] ?? '').toUpperCase().split(':').includes('GNOME');
