import type { CalendarDate, Instant } from './model.ts';

/** What the tray and the badge show. */
export const PRESENCE_STATES = [
  'available',
  'available-idle',
  'busy',
  'busy-idle',
  'do-not-disturb',
  'be-right-back',
  'away',
  'offline',
  'unknown',
] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

/** What a person may choose by hand. *Appear away* and *Appear offline* come with the outputs (SPEC §3). */
export const MANUAL_STATES = ['available', 'busy', 'do-not-disturb', 'be-right-back', 'away', 'offline'] as const;
export type ManualState = (typeof MANUAL_STATES)[number];

/** How long a state set by hand may last by one press, in minutes; and until the next working day. */
export const MANUAL_MINUTES = [30, 60, 120] as const;

/** Those that a person is offered: appearing as something is for whoever looks. @param outputOn somebody outside does */
export const offeredStates = (outputOn: boolean): readonly ManualState[] =>
  outputOn ? MANUAL_STATES : MANUAL_STATES.filter((state) => state !== 'away' && state !== 'offline');

/** The word beside the state: what one is doing. */
export type Activity = 'none' | 'meeting' | 'busy' | 'oof' | 'elsewhere';

export type MachineState = 'active' | 'inactive' | 'away' | 'locked' | 'asleep';

/** Manual and machine belong to the person, calendar and OOF to each account. */
export type PresenceSource =
  | {
      readonly kind: 'manual';
      readonly state: ManualState;
      readonly since: Instant;
      readonly until?: Instant;
      readonly wins: boolean;
    }
  | { readonly kind: 'machine'; readonly state: MachineState; readonly since: Instant; readonly wins: boolean }
  | {
      readonly kind: 'calendar';
      readonly accountId: string;
      readonly activity: Activity;
      readonly subject: string;
      readonly isPrivate: boolean;
      readonly allDay: boolean;
      readonly since: Instant;
      /** End of the unbroken stretch. */
      readonly until: Instant;
      readonly wins: boolean;
    }
  | {
      readonly kind: 'oof';
      readonly accountId: string;
      readonly since?: Instant;
      readonly until?: Instant;
      /** The internal reply as plain text. */
      readonly note: string;
      readonly wins: boolean;
    };

export interface Presence {
  /** Communicator's published number: 3500, 5000, 6500, 7500, 9500, 12500, 15500, 18500. 0 while unknown. */
  readonly availability: number;
  readonly state: PresenceState;
  readonly activity: Activity;
  readonly since: Instant;
  readonly until?: Instant;
  /** The next instant at which the clock alone changes any of this. */
  readonly nextChange?: Instant;
  /** Set while OOF is in force for any account. */
  readonly oof?: { readonly note: string; readonly until?: Instant };
  /** Strongest first; the winner is marked. */
  readonly sources: readonly PresenceSource[];
}

/** Today as shown: appointments in order, which are running, what comes next, which collide. */
export interface Agenda {
  readonly date: CalendarDate;
  readonly appointmentKeys: readonly string[];
  readonly currentKeys: readonly string[];
  readonly nextKey?: string;
  readonly conflictKeys: readonly string[];
}
