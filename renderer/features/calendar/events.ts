import { Temporal } from 'temporal-polyfill';
import type { AccountColour } from '../../../shared/account.ts';
import { drawnCategories, type Category, type ColourOfCategory } from '../../../shared/categories.ts';
import { shownSubject, type Speech } from '../../../shared/explain.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { calendarIdOf, type Appointment, type BusyType } from '../../../shared/model.ts';
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
  /** Absent where it has none; their names are among the marks too. */
  readonly categories?: readonly Category[];
  /** What it is called beyond its title and time, in words. */
  readonly marks: readonly string[];
}

const NO_COLOURS: ColourOfCategory = () => undefined;

/** The shortest time that is drawn: entries without length would else get FullCalendar's default of an hour. */
const SHORTEST_MINUTES = 15;

/**
 * Draws an appointment as an event: all-day ones by their dates, others by their instants.
 * @param look of its calendar, where several are there to be told apart
 * @param colourOf the account's categories
 */
export function toEvent(
  appointment: Appointment,
  speech: Pick<Speech, 't' | 'hideSubjects'>,
  look?: CalendarLook,
  colourOf?: ColourOfCategory,
): CalendarEvent {
  const { key, allDay } = appointment;
  return {
    id: key,
    title: eventTitle(appointment, speech),
    start: allDay?.start ?? appointment.start,
    end: allDay?.end ?? drawnEnd(appointment),
    allDay: allDay !== undefined,
    extendedProps: eventFacts(appointment, speech, look, colourOf),
  };
}

/** What an appointment is called on its event. */
export const eventTitle = shownSubject;

/** What is drawn of an appointment besides its title and time. */
export function eventFacts(
  appointment: Appointment,
  { t, hideSubjects }: Pick<Speech, 't' | 'hideSubjects'>,
  look?: CalendarLook,
  colourOf?: ColourOfCategory,
): EventFacts {
  const { busy, isCancelled, isPrivate, isRecurring, location } = appointment;
  const facts = {
    busy,
    isCancelled,
    isPrivate,
    isRecurring,
    location: shownPlace(location, hideSubjects),
    ...(look === undefined ? {} : { colour: look.colour }),
    ...(look?.name === undefined ? {} : { calendar: look.name }),
  };
  const marks = eventMarks(facts, t);
  // A category may tell as much as a subject.
  if (appointment.categories.length === 0 || hideSubjects) return { ...facts, marks };
  const categories = drawnCategories(appointment, colourOf ?? NO_COLOURS);
  return { ...facts, categories, marks: [...marks, ...categories.map(({ name }) => name)] };
}

/**
 * Whether its person may put it elsewhere: only in the own calendar, nothing that is cancelled, and of meetings only those
 * that they called themselves. An invitee who moves one would have it at another time than everybody else.
 */
export function isMovable({ accountId, calendarId, isCancelled, isMeeting, myResponse }: Appointment): boolean {
  return calendarId === calendarIdOf(accountId) && !isCancelled && (!isMeeting || myResponse === 'organizer');
}

function drawnEnd({ start, end }: Appointment): string {
  return start < end ? end : Temporal.Instant.from(start).add({ minutes: SHORTEST_MINUTES }).toString();
}

/** The classes that give an event its look: solid, striped, outlined, bracketed, dotted, struck through. */
export function eventClasses({ busy, isCancelled, colour }: EventFacts): string {
  const ofCalendar = colour === undefined ? '' : `pr-colour pr-colour-${colour}`;
  return ['pr-event', `pr-${busy}`, ofCalendar, isCancelled ? 'pr-cancelled' : '']
    .filter((name) => name !== '')
    .join(' ');
}

/** What an event is called beyond its title and time, for a screen reader: the words of its look. */
export function eventMarks(
  { busy, isCancelled, isPrivate, isRecurring, calendar }: Omit<EventFacts, 'marks' | 'categories'>,
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
