import { app } from 'electron';
import { isGnome, watchDesk } from './shell/desk-watch.ts';
import { systemClock } from './shell/clock.ts';
import { pushContacts } from './shell/ipc.ts';
import type { Windows } from './shell/windows.ts';
import type { Engine } from './engine/engine-interface.ts';
import type { Clock } from './engine/ports.ts';

/** A desk that has just begun may show its tray a little later than it starts programs. */
const PATIENCE_MS = 10_000;
const MINUTE = 60_000;

/**
 * Tells the engine what the desk is like. On one without a tray the window goes into the task bar, so that a start without
 * a window can be found. Returns how to stop.
 */
export function followDesk(engine: Engine, windows: Windows): () => void {
  const { env, pid, platform } = process;
  let cancel: () => void = () => undefined;
  const stop = watchDesk({
    ...{ env, pid, platform },
    onDesk: ({ fullScreen, tray }) => {
      cancel();
      if (tray) {
        engine.setDesk({ fullScreen });
        return;
      }
      engine.setDesk({ fullScreen, trayless: isGnome(env) ? 'gnome' : 'other' });
      cancel = systemClock.after(PATIENCE_MS, windows.keepInTaskBar);
    },
  });
  return () => {
    cancel();
    stop();
  };
}

/** Tells windows what changes in the contact list; without a window nothing is listened for. */
export function tellContacts(engine: Engine, windows: Windows): void {
  let open = 0;
  let stop: () => void = () => undefined;
  app.on('browser-window-created', (_event, window) => {
    if (open === 0) stop = engine.contacts.subscribe((patch) => pushContacts(windows.all(), patch));
    open += 1;
    window.once('closed', () => {
      open -= 1;
      if (open === 0) stop();
    });
  });
}

/** Each minute of the clock, for what counts down in the tray; nothing else is woken by it. Returns how to stop. */
export function keepMinutes(clock: Clock, onMinute: () => void): () => void {
  let cancel: () => void = () => undefined;
  const next = () => {
    cancel = clock.after(MINUTE - (clock.now() % MINUTE), () => {
      onMinute();
      next();
    });
  };
  next();
  return () => cancel();
}
