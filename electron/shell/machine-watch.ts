import type { MachineState } from '../../shared/presence.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Clock } from '../engine/ports.ts';

const POLL_MS = 5000;
/** A look that comes so much too early or too late means that the clock was set, or the machine slept unnoticed. */
const JUMP_MS = 30_000;
/** Sending a machine to sleep takes less. */
const FALLING_ASLEEP_MS = 30_000;

export type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen';

/** What the system tells of the machine. */
export interface Machine {
  /** Returns how to stop listening. */
  readonly on: (event: PowerEvent, listener: () => void) => () => void;
  readonly idleSeconds: () => number;
  readonly isLocked: () => boolean;
  readonly isOnline: () => boolean;
  /** IANA name. */
  readonly zone: () => string;
}

export interface MachineWatchOptions {
  readonly machine: Machine;
  readonly clock: Clock;
  readonly limits: () => Pick<Settings, 'inactiveMinutes' | 'awayMinutes'>;
  readonly onState: (state: MachineState) => void;
  /** The machine woke, the network came back, the clock or the zone was set: what is known may be old. */
  readonly onWorldChange: () => void;
}

/** What an idle time in seconds means; `awayMinutes` come on top of `inactiveMinutes`. */
export function machineStateOf(
  idleSeconds: number,
  limits: Pick<Settings, 'inactiveMinutes' | 'awayMinutes'>,
): MachineState {
  if (idleSeconds >= (limits.inactiveMinutes + limits.awayMinutes) * 60) return 'away';
  return idleSeconds >= limits.inactiveMinutes * 60 ? 'inactive' : 'active';
}

/**
 * Watches whether somebody is at the machine, and whether the world around it is still the same. Not every desk tells of
 * its lock, so the state is asked for too; suspend and resume come twice there, so both only say what is so. Returns
 * how to stop.
 */
export function watchMachine({ machine, clock, limits, onState, onWorldChange }: MachineWatchOptions): () => void {
  let asleep = false;
  let asleepSince = 0;
  let locked = false;
  let before = world();
  let cancel: () => void = () => undefined;

  function world() {
    return { at: clock.now(), zone: machine.zone(), online: machine.isOnline() };
  }

  const tell = () => {
    if (asleep) onState('asleep');
    else if (locked || machine.isLocked()) onState('locked');
    else onState(machineStateOf(machine.idleSeconds(), limits()));
  };

  const look = () => {
    cancel = clock.after(POLL_MS, look);
    const now = world();
    const jumped = Math.abs(now.at - before.at - POLL_MS) > JUMP_MS;
    const changed = jumped || now.zone !== before.zone || (now.online && !before.online);
    before = now;
    // Not every system says that it woke, or that it didn't sleep after all.
    const isUsed = machine.idleSeconds() * 1000 < POLL_MS;
    if (asleep && isUsed && now.at - asleepSince > FALLING_ASLEEP_MS) {
      wake();
      return;
    }
    tell();
    if (changed) onWorldChange();
  };

  const wake = () => {
    if (!asleep) return;
    asleep = false;
    before = world();
    tell();
    onWorldChange();
  };

  const set = (change: () => void) => () => {
    change();
    tell();
  };
  const listening = [
    machine.on(
      'suspend',
      set(() => {
        asleep = true;
        asleepSince = clock.now();
      }),
    ),
    machine.on('resume', wake),
    machine.on(
      'lock-screen',
      set(() => (locked = true)),
    ),
    machine.on(
      'unlock-screen',
      set(() => (locked = false)),
    ),
  ];
  tell();
  cancel = clock.after(POLL_MS, look);
  return () => {
    cancel();
    for (const stop of listening) stop();
  };
}
