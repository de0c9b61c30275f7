import { Calendar, type CalendarRef } from '@fullcalendar/react';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/palette.css';
import '@fullcalendar/react/themes/classic/theme.css';
import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import type { Appointment, CalendarDate, Instant, TimeRange, WorkingHours } from '../../../shared/model.ts';
import { useCategoryColours } from '../../store/use-categories.ts';
import { useWords } from '../../words/words.tsx';
import './calendar.css';
import type { CalendarLook } from './calendars.ts';
import { SelectedKey } from './event-content.tsx';
import { isMovable, toEvent } from './events.ts';
import { GRID_OPTIONS } from './grid-options.ts';
import { useLinesOfDay } from './month-lines.ts';
import { TimeChooser } from './time-chooser.tsx';
import { useGridHandlers, type GridEvents } from './use-grid-handlers.ts';
import { useSame } from './use-same.ts';
import { useSpokenOptions } from './use-spoken-options.tsx';
import { workingTimes } from './working-hours.ts';
import { viewType, type GridViewName } from './views.ts';

const HOURS_BEFORE_NOW = 5;
const HOURS_IN_SIGHT = 8;

interface CalendarGridProps extends GridEvents {
  readonly view: GridViewName;
  readonly date: CalendarDate;
  /** Out of sight: nothing is drawn anew until it is back. */
  readonly hidden: boolean;
  readonly appointments: readonly Appointment[];
  /** By calendar id. */
  readonly looks: ReadonlyMap<string, CalendarLook>;
  readonly selectedKey: string | undefined;
  readonly weekends: boolean;
  readonly weekNumbers: boolean;
  readonly dayStartHour: number;
  /** Of the mailbox, where it says so. */
  readonly workingHours: WorkingHours | undefined;
  /** IANA name; empty where there is none. */
  readonly secondZone: string;
  /** What may come into sight without another date. */
  readonly shown: TimeRange;
  readonly now: () => Instant;
}

/** The calendar itself, in the person's zone, locale and look. */
export const CalendarGrid = memo(DrawnGrid, (before, after) => before.hidden && after.hidden);

function DrawnGrid(props: CalendarGridProps) {
  const { view, date, hidden, appointments, looks, weekends, weekNumbers, dayStartHour, now, onNew } = props;
  const { workingHours, shown } = props;
  const words = useWords();
  const { format, language } = words;
  const calendar = useRef<CalendarRef>(null);
  const grid = useRef<HTMLDivElement>(null);
  const lines = useLinesOfDay(grid);
  const colourOf = useCategoryColours();
  const movable = props.onMove !== undefined;
  const events = useMemo(
    () =>
      appointments.map((each) => ({
        ...toEvent(each, words, looks.get(each.calendarId), colourOf),
        editable: movable && isMovable(each),
      })),
    [appointments, words, looks, colourOf, movable],
  );
  const spoken = useSpokenOptions(props.secondZone, date);
  const { options: handlers, mouse } = useGridHandlers(props, appointments, format);
  const businessHours = useSame(workingTimes(workingHours, dayStartHour, shown, format.zone));
  const scrollTime = useMemo(() => hour(firstHour(dayStartHour, now(), format.zone)), [dayStartHour, now, format.zone]);
  // An option that changes makes FullCalendar work through all events: it goes elsewhere by its own means.
  const [initial] = useState({ initialView: viewType(view), initialDate: date });
  useLayoutEffect(() => {
    if (!hidden) calendar.current?.getApi().changeView(viewType(view), date);
  }, [view, date, hidden]);

  const selectable = onNew !== undefined;
  const gridViews = useMemo(
    () => ({ ...GRID_OPTIONS.views, dayGridMonth: { navLinks: true, dayMaxEvents: false, dayMaxEventRows: lines } }),
    [lines],
  );
  // The same element as long as nothing of it has changed: FullCalendar works through all events whenever it is given anew.
  const drawn = useMemo(
    () => (
      <Calendar
        {...GRID_OPTIONS}
        views={gridViews}
        {...spoken}
        {...handlers}
        {...initial}
        ref={calendar}
        businessHours={businessHours}
        scrollTime={scrollTime}
        weekNumbers={weekNumbers}
        weekends={weekends}
        now={now}
        events={events}
        selectable={selectable}
        key={language}
      />
    ),
    [
      ...[spoken, handlers, initial, businessHours, scrollTime, weekNumbers, weekends],
      ...[now, events, selectable, language, gridViews],
    ],
  );

  return (
    <div ref={grid} className="pr-calendar" hidden={hidden} {...mouse}>
      {onNew !== undefined && (
        <TimeChooser
          calendar={calendar}
          allDay={view === 'month'}
          dayStartHour={dayStartHour}
          now={now}
          onNew={onNew}
        />
      )}
      <SelectedKey value={props.selectedKey}>{drawn}</SelectedKey>
    </div>
  );
}

const hour = (value: number): string => `${String(Math.min(24, value)).padStart(2, '0')}:00:00`;

/** The hour on top when a day opens: before the working day, later when the day has gone on. */
function firstHour(dayStartHour: number, now: Instant, zone: string): number {
  const { hour: current } = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  return Math.max(0, dayStartHour - 1, Math.min(current - HOURS_BEFORE_NOW, 24 - HOURS_IN_SIGHT));
}
