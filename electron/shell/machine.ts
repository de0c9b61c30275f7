import { net, powerMonitor } from 'electron';
import { systemEnvironment } from './environment.ts';
import type { Machine, PowerEvent } from './machine-watch.ts';

/** How long without input until the system may call itself idle; only "locked" is read off the answer. */
const IDLE_THRESHOLD_SECONDS = 60;

/** This machine, as Electron sees it. */
export const thisMachine: Machine = {
  on: (event, listener) => {
    // The four events have the same shape; Electron declares them one by one.
    const monitor: {
      on(name: PowerEvent, listener: () => void): void;
      off(name: PowerEvent, listener: () => void): void;
    } = powerMonitor;
    monitor.on(event, listener);
    return () => monitor.off(event, listener);
  },
  idleSeconds: () => powerMonitor.getSystemIdleTime(),
  isLocked: () => powerMonitor.getSystemIdleState(IDLE_THRESHOLD_SECONDS) === 'locked',
  isOnline: () => net.isOnline(),
  zone: () => systemEnvironment.zone(),
};
