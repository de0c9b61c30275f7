import { Temporal } from 'temporal-polyfill';
import type { AccountColour } from '../../../shared/account.ts';
import { shownSubject, type Speech } from '../../../shared/explain.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import type { Appointment, BusyType } from '../../../shared/model.ts';
import { shownPlace } from '../../words/place.ts';
import type { CalendarLook } from './calendars.ts';

/** An appointment as FullCalendar takes it; `extendedProps` come back when it is drawn or pressed. */
export interface CalendarEvent {
  readonly id: string;
  readonly title: string;
  /** An instant, or a date where it is all-day. */
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  readonly extendedProps: EventFacts;
}

export interface EventFacts {
  readonly busy: BusyType;
  readonly isCancelled: boolean;
  readonly isPrivate: boolean;
  readonly isRecurring: boolean;
  readonly location: string;
  /** Of its calendar, where several are there to be told apart. */
  readonly colour?: AccountColour;
  /** The calendar's name, where it is another mailbox's. */
  readonly calendar?: string;
}

/** The shortest time that is drawn: entries without length would else get FullCalendar's default of an hour. */
const SHORTEST_MINUTES = 15;

/**
 * Draws an appointment as an event: all-day ones by their dates, others by their instants.
 * @param look of its calendar, where several are there to be told apart
 */
export function toEvent(
  appointment: Appointment,
  speech: Pick<Speech, 't' | 'hideSubjects'>,
  look?: CalendarLook,
): CalendarEvent {
  const { key, busy, isCancelled, isPrivate, isRecurring, allDay } = appointment;
  return {
    id: key,
    title: shownSubject(appointment, speech),
    start: allDay?.start ?? appointment.start,
    end: allDay?.end ?? drawnEnd(appointment),
    allDay: allDay !== undefined,
    extendedProps: {
      busy,
      isCancelled,
      isPrivate,
      isRecurring,
      location: shownPlace(appointment.location, speech.hideSubjects),
      ...(look === undefined ? {} : { colour: look.colour }),
      ...(look?.name === undefined ? {} : { calendar: look.name }),
    },
  };
}

function drawnEnd({ start, end }: Appointment): string {
  return Temporal.Instant.compare(start, end) < 0
    ? end
    : Temporal.Instant.from(start).add({ minutes: SHORTEST_MINUTES }).toString();
}

/** The classes that give an event its look: solid, striped, outlined, bracketed, dotted, struck through. */
export function eventClasses({ busy, isCancelled, colour }: EventFacts, selected: boolean): string {
  const ofCalendar = colour === undefined ? '' : `pr-colour pr-colour-${colour}`;
  return ['pr-event', `pr-${busy}`, ofCalendar, isCancelled ? 'pr-cancelled' : '', selected ? 'pr-selected' : '']
    .filter((name) => name !== '')
    .join(' ');
}

/** What an event is called beyond its title and time, for a screen reader: the words of its look. */
export function eventMarks(
  { busy, isCancelled, isPrivate, isRecurring, calendar }: EventFacts,
  t: Translate,
): readonly string[] {
  return [
    ...(calendar === undefined ? [] : [calendar]),
    ...(isCancelled ? [t('calendar.cancelled')] : []),
    ...(busy === 'busy' || isCancelled ? [] : [t(BUSY_WORDS[busy])]),
    ...(isPrivate ? [t('calendar.private')] : []),
    ...(isRecurring ? [t('calendar.recurring')] : []),
  ];
}

/** What each way of counting is called. */
export const BUSY_WORDS = {
  free: 'calendar.free',
  tentative: 'calendar.tentative',
  busy: 'calendar.busy',
  oof: 'calendar.outOfOffice',
  elsewhere: 'calendar.elsewhere',
  unknown: 'calendar.unknown',
} as const satisfies Record<BusyType, string>;
