import { openDisplay, type Display } from './x11.ts';

/** What an X display tells of the desk. */
export interface X11Desk {
  /** Another program has the whole screen. */
  readonly fullScreen: boolean;
  /** Somebody shows tray icons of the older kind. */
  readonly tray: boolean;
}

export interface X11DeskOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Our own windows are no presentation. */
  readonly pid: number;
  readonly onDesk: (desk: X11Desk) => void;
}

const NAMES = [
  '_NET_ACTIVE_WINDOW',
  '_NET_WM_STATE',
  '_NET_WM_STATE_FULLSCREEN',
  '_NET_WM_PID',
  '_NET_SYSTEM_TRAY_S0',
] as const;

/**
 * Watches the active window and the tray of an X display, as window managers tell of them. Of a Wayland desk it sees what
 * runs under Xwayland alone. Without a display there is neither. Returns how to stop.
 * https://specifications.freedesktop.org/wm-spec/latest/
 */
export function watchX11({ env, pid, onDesk }: X11DeskOptions): () => void {
  let display: Display | undefined;
  let stopped = false;
  let active = 0;
  let looking = false;
  let waiting = false;
  let atoms: readonly number[] = [];

  const read = async (from: Display): Promise<X11Desk> => {
    const [activeWindow = 0, state = 0, fullScreen = 0, owner = 0, tray = 0] = atoms;
    const [window = 0] = await from.property(from.root, activeWindow);
    if (window !== active && window !== 0) from.listen(window);
    active = window;
    const [states, [by]] = await Promise.all([from.property(window, state), from.property(window, owner)]);
    return {
      fullScreen: states.includes(fullScreen) && by !== pid,
      tray: (await from.selectionOwner(tray)) !== 0,
    };
  };
  const look = async () => {
    waiting = true;
    if (display === undefined || looking) return;
    looking = true;
    while (takeWaiting()) {
      const desk = await read(display);
      if (!stopped) onDesk(desk);
    }
    looking = false;
  };
  /** Whether something has changed since the last look. */
  const takeWaiting = () => {
    const was = waiting;
    waiting = false;
    return was && !stopped;
  };
  const begin = async () => {
    const opened = await openDisplay(env, () => void look());
    if (stopped) opened.close();
    display = opened;
    atoms = await Promise.all(NAMES.map((name) => opened.atom(name)));
    opened.listen(opened.root);
    await look();
  };
  begin().catch(() => {
    if (!stopped) onDesk({ fullScreen: false, tray: false });
  });
  return () => {
    stopped = true;
    display?.close();
  };
}
