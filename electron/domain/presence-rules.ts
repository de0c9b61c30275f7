import type { Activity, MachineState, ManualState, PresenceState } from '../../shared/presence.ts';
import type { BusyType } from '../../shared/model.ts';

/**
 * The whole of SPEC §3 as tables. Everything else about presence is only bookkeeping around them.
 */

/** Communicator's published numbers; 0 is ours, for "not known yet". */
export const AVAILABILITY: Readonly<Record<PresenceState, number>> = {
  available: 3500,
  'available-idle': 5000,
  busy: 6500,
  'busy-idle': 7500,
  'do-not-disturb': 9500,
  'be-right-back': 12500,
  away: 15500,
  offline: 18500,
  unknown: 0,
};

/** Of what overlaps, the strongest counts. Free and unknown entries say nothing. */
export const BUSY_STRENGTH: Readonly<Record<BusyType, number>> = {
  oof: 4,
  busy: 3,
  elsewhere: 2,
  tentative: 1,
  free: 0,
  unknown: 0,
};

/** What the calendar and the machine make of it when nothing is set by hand. */
export const BY_CALENDAR: Readonly<Record<'free' | 'busy', Readonly<Record<MachineState, PresenceState>>>> = {
  free: { active: 'available', inactive: 'available-idle', away: 'away', locked: 'away', asleep: 'offline' },
  busy: { active: 'busy', inactive: 'busy-idle', away: 'away', locked: 'away', asleep: 'offline' },
};

/** What is set by hand survives inactivity; a locked machine turns Available into Away; sleep makes all Offline. */
export const BY_HAND: Readonly<Record<ManualState, Readonly<Record<MachineState, PresenceState>>>> = {
  available: { active: 'available', inactive: 'available', away: 'available', locked: 'away', asleep: 'offline' },
  busy: same('busy'),
  'do-not-disturb': same('do-not-disturb'),
  'be-right-back': same('be-right-back'),
  away: same('away'),
  offline: same('offline'),
};

function same(state: PresenceState): Readonly<Record<MachineState, PresenceState>> {
  return { active: state, inactive: state, away: state, locked: state, asleep: 'offline' };
}

/** The activity that an entry of the calendar gives. */
export function activityOf(entry: { busy: BusyType; isMeeting: boolean; allDay: boolean }): Activity {
  if (entry.busy === 'oof') return 'oof';
  if (entry.busy === 'elsewhere') return 'elsewhere';
  if (entry.busy !== 'busy') return 'none';
  return entry.isMeeting && !entry.allDay ? 'meeting' : 'busy';
}
