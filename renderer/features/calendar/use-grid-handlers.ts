import type { DateClickInfo, DateSelectInfo, EventApi, EventClickInfo, EventDropInfo } from '@fullcalendar/react';
import { useMemo, useRef, type MouseEvent } from 'react';
import { Temporal } from 'temporal-polyfill';
import { localDate, type Format } from '../../../shared/format.ts';
import type { Appointment, CalendarDate, Instant } from '../../../shared/model.ts';
import type { ChosenTime } from './time-cursor.ts';

const CLICK_MINUTES = 30;

/** What may be done in the grid besides looking; what isn't given isn't offered. */
export interface GridActions {
  /** A time was chosen by mouse or keyboard. */
  readonly onNew?: ((time: ChosenTime) => void) | undefined;
  /** An entry was dragged to another time or length; where that is rejected it goes back to where it was. */
  readonly onMove?: ((appointment: Appointment, time: ChosenTime) => Promise<void>) | undefined;
}

export interface GridEvents extends GridActions {
  readonly onDay: (date: CalendarDate) => void;
  readonly onSelect: (key: string) => void;
}

/** FullCalendar's handlers. They stay the same while what they call changes: a new one would draw all events anew. */
export function useGridHandlers(events: GridEvents, appointments: readonly Appointment[], format: Format) {
  const latest = useRef({ events, appointments });
  latest.current = { events, appointments };
  const double = useDoubleClick((press) => latest.current.events.onNew?.(clicked(press)));
  const options = useMemo(() => {
    const moved = ({ event, revert }: Pick<EventDropInfo, 'event' | 'revert'>): void => {
      const appointment = latest.current.appointments.find(({ key }) => key === event.id);
      const time = chosenOf(event);
      const { onMove } = latest.current.events;
      if (appointment === undefined || time === undefined || onMove === undefined) revert();
      else void onMove(appointment, time).catch(revert);
    };
    return {
      eventClick: ({ event, jsEvent }: EventClickInfo) => {
        jsEvent.preventDefault();
        latest.current.events.onSelect(event.id);
      },
      navLinkDayClick: (pressed: Date) => latest.current.events.onDay(localDate(instantOf(pressed), format.zone)),
      select: (info: DateSelectInfo) => {
        const time = chosenOf(info);
        // Without a press it only draws what the keyboard has chosen so far.
        if (info.jsEvent !== null && time !== undefined) latest.current.events.onNew?.(time);
      },
      dateClick: double.onPress,
      eventDrop: moved,
      eventResize: moved,
    };
  }, [format, double]);
  return { options, mouse: double.mouse };
}

/** FullCalendar tells of a press, sometimes after the browser has told that there were two: both have to be there. */
function useDoubleClick(onDouble: (press: DateClickInfo) => void) {
  const latest = useRef(onDouble);
  latest.current = onDouble;
  return useMemo(() => {
    let press: DateClickInfo | undefined;
    let twice = false;
    const decide = (): void => {
      if (press === undefined || !twice) return;
      latest.current(press);
      press = undefined;
      twice = false;
    };
    return {
      onPress: (next: DateClickInfo) => {
        press = next;
        decide();
      },
      mouse: {
        onMouseDown: ({ detail }: MouseEvent) => {
          if (detail === 1) [press, twice] = [undefined, false];
        },
        onDoubleClick: ({ target }: MouseEvent) => {
          twice = target instanceof Element && target.closest('.pr-event, a, button, [role="link"]') === null;
          decide();
        },
      },
    };
  }, []);
}

/** As all other instants are written here, so that they sort as texts do. */
export const instantOf = (date: Date): Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString();

type Span = Pick<EventApi, 'start' | 'end' | 'startStr' | 'endStr' | 'allDay'>;

function chosenOf({ start, end, startStr, endStr, allDay }: Span): ChosenTime | undefined {
  if (allDay) return { start: startStr.slice(0, 10), end: endStr.slice(0, 10), allDay };
  return start === null || end === null ? undefined : { start: instantOf(start), end: instantOf(end), allDay };
}

/** Two clicks on a place without an entry. */
function clicked({ date, dateStr, allDay }: DateClickInfo): ChosenTime {
  const start = allDay ? dateStr.slice(0, 10) : instantOf(date);
  const end = allDay
    ? Temporal.PlainDate.from(start).add({ days: 1 }).toString()
    : Temporal.Instant.from(start).add({ minutes: CLICK_MINUTES }).toString();
  return { start, end, allDay };
}
