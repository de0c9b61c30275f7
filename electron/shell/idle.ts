import { powerMonitor } from 'electron';
import type { MachineState } from '../../shared/presence.ts';
import type { Settings } from '../../shared/settings.ts';

const POLL_MS = 5000;

/** What an idle time in seconds means; `awayMinutes` come on top of `inactiveMinutes`. */
export function machineStateOf(
  idleSeconds: number,
  limits: Pick<Settings, 'inactiveMinutes' | 'awayMinutes'>,
): MachineState {
  if (idleSeconds >= (limits.inactiveMinutes + limits.awayMinutes) * 60) return 'away';
  return idleSeconds >= limits.inactiveMinutes * 60 ? 'inactive' : 'active';
}

/**
 * Watches whether somebody is at the machine. Lock events never come on Linux, so the state is asked for; suspend and
 * resume come twice there, so both only say what is so.
 */
export function watchMachine(options: {
  readonly limits: () => Pick<Settings, 'inactiveMinutes' | 'awayMinutes'>;
  readonly onState: (state: MachineState) => void;
  readonly onResume: () => void;
}): () => void {
  let asleep = false;
  let locked = false;
  const look = () => {
    if (asleep) options.onState('asleep');
    else if (locked || powerMonitor.getSystemIdleState(60) === 'locked') options.onState('locked');
    else options.onState(machineStateOf(powerMonitor.getSystemIdleTime(), options.limits()));
  };
  powerMonitor.on('suspend', () => {
    asleep = true;
    look();
  });
  powerMonitor.on('resume', () => {
    if (!asleep) return;
    asleep = false;
    look();
    options.onResume();
  });
  powerMonitor.on('lock-screen', () => {
    locked = true;
    look();
  });
  powerMonitor.on('unlock-screen', () => {
    locked = false;
    look();
  });
  const timer = setInterval(look, POLL_MS);
  look();
  return () => clearInterval(timer);
}
