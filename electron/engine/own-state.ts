import type { CommandInput } from '../../shared/ipc.ts';
import { failed, ok, type Result } from '../../shared/model.ts';
import { offeredStates, type MachineState } from '../../shared/presence.ts';
import type { Settings } from '../../shared/settings.ts';
import { overlapping } from '../domain/agenda.ts';
import { chooseManual } from '../domain/manual.ts';
import type { ManualChoice, PresenceInput } from '../domain/presence.ts';
import { instantOf, ms } from '../domain/time.ts';
import { BLOCKING, openCalendarBlock } from './calendar-block.ts';
import type { EnginePorts, Memory } from './ports.ts';
import type { Session } from './session.ts';
import { speechFor } from './snapshot-builder.ts';

/** What presence is made of beside the mailboxes: the person's choice, the machine, and who looks on. */
export interface OwnState {
  readonly manual: () => ManualChoice | undefined;
  readonly machine: () => MachineState;
  /** What presence is evaluated from, as it is now. */
  readonly input: () => PresenceInput;
  /** Whether somebody outside sees the state. */
  readonly outputOn: () => boolean;
  readonly choose: (choice: CommandInput<'setPresence'>) => Result<void>;
  readonly reset: () => void;
  /** Lets go of a choice whose end has passed at `now` (epoch ms). */
  readonly expire: (now: number) => void;
  /** There may be a session more. */
  readonly look: () => void;
  /** Whether that is news. */
  readonly setMachine: (state: MachineState) => boolean;
  /** Somebody outside follows the state from now on; returns how that ends. */
  readonly addWatcher: () => () => void;
  /** What must survive a restart. */
  readonly memory: () => Pick<Memory, 'manual' | 'blocked'>;
}

export interface OwnStateOptions {
  readonly ports: Pick<EnginePorts, 'clock' | 'environment' | 'log'>;
  readonly remembered: Pick<Memory, 'manual' | 'blocked'>;
  readonly sessions: () => readonly Session[];
  readonly settings: () => Settings;
  /** What `memory` gives is another. */
  readonly onMemory: () => void;
  /** What is shown may be another. */
  readonly onChange: () => void;
}

const DAY = 24 * 60 * 60_000;
/** Presence looks five weeks ahead, so that a long absence says its end; what is further can’t change what is shown. */
const DAYS_AHEAD = 35;
/** What began longer ago and goes on is found by its end. */
const DAYS_BACK = 3;

export function openOwnState({ ports, remembered, sessions, settings, onMemory, onChange }: OwnStateOptions): OwnState {
  const { clock, environment } = ports;
  let manual = remembered.manual;
  let machine: PresenceInput['machine'] = { state: 'active', since: instantOf(clock.now()), initial: true };
  let watchers = 0;
  const block = openCalendarBlock({ sessions, log: ports.log, held: remembered.blocked ?? [], onChange: onMemory });
  // What couldn't be let go of before the end.
  if (manual === undefined) block.end();

  const outputOn = () => watchers > 0 || settings().statusFile;

  const input = (): PresenceInput => {
    const [now, zone] = [clock.now(), environment.zone()];
    return {
      ...(manual === undefined ? {} : { manual }),
      machine,
      zone,
      accounts: sessions().map((session) => {
        const appointments = session.calendar().value;
        const oof = session.oof().value;
        const near = overlapping(appointments ?? [], now - DAYS_BACK * DAY, now + DAYS_AHEAD * DAY, zone);
        return {
          id: session.account.id,
          ...(appointments === undefined ? {} : { appointments: near }),
          ...(oof === undefined ? {} : { oof }),
        };
      }),
    };
  };

  /** Others see it too, where the person wants that; anything else lets go of what was blocked. */
  const blockCalendar = () => {
    const { state, until } = manual ?? {};
    if (!settings().blockCalendar || state === undefined || until === undefined || !BLOCKING.has(state)) block.end();
    else {
      const { t } = speechFor(settings(), environment, clock.now());
      block.begin(instantOf(clock.now()), until, t('presence.blocked'));
    }
  };

  const reset = () => {
    manual = undefined;
    block.end();
    onMemory();
  };

  return {
    manual: () => manual,
    machine: () => machine.state,
    input,
    outputOn,
    choose: ({ state, until }) => {
      const now = clock.now();
      if (until !== undefined && ms(until) <= now) return failed({ kind: 'bad-input', code: 'time' });
      if (!offeredStates(outputOn()).includes(state)) return failed({ kind: 'bad-input', code: 'no-output' });
      manual = chooseManual(state, until, input(), now, settings().dayStartHour);
      blockCalendar();
      onMemory();
      return ok(undefined);
    },
    reset,
    expire: (now) => {
      if (manual?.until !== undefined && ms(manual.until) <= now) reset();
    },
    look: block.look,
    setMachine: (state) => {
      if (machine.state === state) return false;
      machine = { state, since: instantOf(clock.now()) };
      return true;
    },
    addWatcher: () => {
      let watches = true;
      watchers += 1;
      onChange();
      return () => {
        if (watches) watchers -= 1;
        watches = false;
        onChange();
      };
    },
    memory: () => ({
      ...(manual === undefined ? {} : { manual }),
      ...(block.held().length === 0 ? {} : { blocked: block.held() }),
    }),
  };
}
