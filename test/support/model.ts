import fc from 'fast-check';
import type { Appointment, OofSettings, Voicemail } from '../../shared/model.ts';

/** Builders of model values for the pure rooms: what a test doesn't say is ordinary. */
let count = 0;

export function appointment(given: Partial<Appointment> & Pick<Appointment, 'start' | 'end'>): Appointment {
  count += 1;
  return {
    key: `account/item-${count}`,
    accountId: 'account',
    calendarId: 'calendar',
    subject: `Appointment ${count}`,
    location: '',
    busy: 'busy',
    isMeeting: false,
    isCancelled: false,
    isPrivate: false,
    isRecurring: false,
    myResponse: 'accepted',
    categories: [],
    ...given,
  };
}

export function oofSettings(given: Partial<OofSettings>): OofSettings {
  return {
    state: 'disabled',
    audience: 'none',
    internalText: 'I am away.',
    externalText: '',
    allowedAudience: 'all',
    ...given,
  };
}

export function voicemail(given: Partial<Voicemail> & Pick<Voicemail, 'received'>): Voicemail {
  count += 1;
  return {
    key: `account/voice-${count}`,
    accountId: 'account',
    kind: 'voicemail',
    isProtected: false,
    isPrivate: false,
    isUrgent: false,
    subject: 'Voice Mail',
    heard: false,
    ...given,
  };
}

/** The zones in which time must hold: whole and half hours, half-hour changes, changes that follow the moon. */
export const ZONES = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca'];

const DAY_START = Date.UTC(2026, 10, 23);
const minutes = fc.integer({ min: -24 * 60, max: 48 * 60 });
const instantOf = (minute: number) => new Date(DAY_START + minute * 60_000).toISOString().replace('.000Z', 'Z');

/** An instant around 23 November 2026, to the minute. */
export const instants = minutes.map(instantOf);

/** Appointments of any kind around that day. */
export const appointments = fc.array(
  fc
    .record({
      from: minutes,
      length: fc.integer({ min: 0, max: 600 }),
      busy: fc.constantFrom('free', 'tentative', 'busy', 'oof', 'elsewhere', 'unknown'),
      isMeeting: fc.boolean(),
      isCancelled: fc.boolean(),
      myResponse: fc.constantFrom('organizer', 'accepted', 'tentative', 'declined', 'none', 'unknown'),
    })
    .map(({ from, length, ...rest }) =>
      appointment({ start: instantOf(from), end: instantOf(from + length), ...rest }),
    ),
  { maxLength: 8 },
);
