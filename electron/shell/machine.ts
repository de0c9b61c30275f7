import { net, powerMonitor } from 'electron';
import { systemEnvironment } from './environment.ts';
import type { Machine, PowerEvent } from './machine-watch.ts';
import { watchSessionLock } from './session-lock.ts';

/** How long without input until the system may call itself idle; only "locked" is read off the answer. */
const IDLE_THRESHOLD_SECONDS = 60;

type LockEvent = 'lock-screen' | 'unlock-screen';

/** Who wants to hear of the lock from logind: on Linux, where Electron doesn't tell. One connection serves them all. */
const lockListeners = new Map<() => void, LockEvent>();
let stopHearing: () => void = () => undefined;

function hearLock(event: PowerEvent, listener: () => void): () => void {
  if (process.platform !== 'linux' || (event !== 'lock-screen' && event !== 'unlock-screen')) return () => undefined;
  if (lockListeners.size === 0) stopHearing = watchSessionLock({ env: process.env, onLocked: tellLock });
  lockListeners.set(listener, event);
  return () => {
    lockListeners.delete(listener);
    if (lockListeners.size === 0) stopHearing();
  };
}

function tellLock(locked: boolean): void {
  const wanted: LockEvent = locked ? 'lock-screen' : 'unlock-screen';
  for (const [listener, event] of lockListeners) if (event === wanted) listener();
}

/** This machine, as Electron and on Linux logind see it. */
export const thisMachine: Machine = {
  on: (event, listener) => {
    const stopHearingLock = hearLock(event, listener);
    // The four events have the same shape; Electron declares them one by one.
    const monitor: {
      on(name: PowerEvent, listener: () => void): void;
      off(name: PowerEvent, listener: () => void): void;
    } = powerMonitor;
    monitor.on(event, listener);
    return () => {
      stopHearingLock();
      monitor.off(event, listener);
    };
  },
  idleSeconds: () => powerMonitor.getSystemIdleTime(),
  isLocked: () => powerMonitor.getSystemIdleState(IDLE_THRESHOLD_SECONDS) === 'locked',
  isOnline: () => net.isOnline(),
  zone: () => systemEnvironment.zone(),
};
