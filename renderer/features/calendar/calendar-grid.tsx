import { Calendar, type CalendarRef, type DayHeaderInfo, type EventDisplayInfo } from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import listPlugin from '@fullcalendar/react/list';
import classicTheme from '@fullcalendar/react/themes/classic';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/palette.css';
import '@fullcalendar/react/themes/classic/theme.css';
import { useMemo, type Ref } from 'react';
import { Temporal } from 'temporal-polyfill';
import { clockStyle, localDate, type Format } from '../../../shared/format.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import type { Appointment, TimeRange } from '../../../shared/model.ts';
import { useWords } from '../../words/words.tsx';
import './calendar.css';
import type { CalendarLook } from './calendars.ts';
import { EventContent, ListEventContent } from './event-content.tsx';
import { eventClasses, toEvent, type EventFacts } from './events.ts';
import { viewOfType, viewType, weekRules, type CalendarViewName } from './views.ts';

const PLUGINS = [dayGridPlugin, timeGridPlugin, listPlugin, classicTheme];
// Only the month's days lead on: over a column the link's name would miss the weekday that it shows.
// Some locales would put the day's number first; over a column the weekday is what one looks for.
const COLUMN = {
  dayHeaderFormat: { weekday: 'short', day: 'numeric' },
  dayHeaderContent: (info: DayHeaderInfo) => `${info.weekdayText} ${info.dayNumberText}`,
} as const;
const VIEWS = {
  timeGridDay: { ...COLUMN, weekends: true },
  workWeek: { ...COLUMN, type: 'timeGrid', duration: { weeks: 1 }, weekends: false },
  timeGridWeek: COLUMN,
  dayGridMonth: { navLinks: true },
  listWeek: { weekends: true },
} as const;
/** What goes on past midnight belongs to the evening it began in. */
const LATE_EVENING_ENDS = '04:00:00';
const WORKING_HOURS = 10;
const HOURS_BEFORE_NOW = 5;
const HOURS_IN_SIGHT = 8;
const WORKING_DAYS = [1, 2, 3, 4, 5];

/** What the grid tells when other days come into sight. */
export interface ShownDates {
  readonly range: TimeRange;
  readonly title: string;
  readonly view: CalendarViewName | undefined;
}

interface CalendarGridProps {
  readonly ref: Ref<CalendarRef>;
  readonly initialView: CalendarViewName;
  readonly appointments: readonly Appointment[];
  /** By calendar id. */
  readonly looks: ReadonlyMap<string, CalendarLook>;
  readonly selectedKey: string | undefined;
  readonly weekends: boolean;
  readonly dayStartHour: number;
  readonly now: () => string;
  readonly onDates: (dates: ShownDates) => void;
  readonly onSelect: (key: string) => void;
}

/** The calendar itself, in the person's zone, locale and look. */
export function CalendarGrid(props: CalendarGridProps) {
  const { appointments, looks, weekends, dayStartHour, selectedKey } = props;
  const words = useWords();
  const { t, format, language } = words;
  const week = weekRules(format.locale);
  const events = useMemo(
    () => appointments.map((each) => ({ ...toEvent(each, words, looks.get(each.calendarId)) })),
    [appointments, words, looks],
  );
  const clock = clockStyle(format.locale);
  const hour = (value: number): string => `${String(Math.min(24, value)).padStart(2, '0')}:00:00`;
  return (
    <Calendar
      ref={props.ref}
      plugins={PLUGINS}
      initialView={viewType(props.initialView)}
      views={VIEWS}
      headerToolbar={false}
      height="100%"
      timeZone={format.zone}
      locale={format.locale}
      direction="ltr"
      firstDay={week.firstDay}
      weekNumbers
      weekNumberCalculation={week.iso ? 'ISO' : 'local'}
      weekTextShort={t('calendar.weekShort')}
      weekTextLong={t('calendar.weekShort')}
      weekends={weekends}
      now={props.now}
      nowIndicator
      businessHours={{
        daysOfWeek: WORKING_DAYS,
        startTime: hour(dayStartHour),
        endTime: hour(dayStartHour + WORKING_HOURS),
      }}
      scrollTime={hour(firstHour(dayStartHour, props.now(), format.zone))}
      slotDuration="00:30:00"
      slotHeaderInterval="01:00:00"
      allDayText={t('calendar.allDay')}
      moreLinkText={(count: number) => t('calendar.more', { count })}
      moreLinkHint={(count: number) => t('calendar.more', { count })}
      noEventsText={t('calendar.emptyList')}
      closeHint={t('app.close')}
      navLinkHint={(date: string) => date}
      dayMaxEvents
      eventInteractive
      eventMinHeight={20}
      slotEventOverlap={false}
      eventColor="transparent"
      eventDisplay="block"
      nextDayThreshold={LATE_EVENING_ENDS}
      slotHeaderInnerClass="pr-axis"
      allDayHeaderInnerClass="pr-axis"
      weekNumberHeaderInnerClass="pr-axis"
      inlineWeekNumberClass="pr-axis"
      dayCellTopInnerClass={({ isToday }) => (isToday ? 'pr-day pr-today' : 'pr-day')}
      eventShortHeight={30}
      eventTimeFormat={clock}
      slotHeaderFormat={clock}
      events={events}
      eventClass={(info: EventDisplayInfo) =>
        inList(info) ? 'pr-row' : eventClasses(factsOf(info), info.event.id === selectedKey)
      }
      eventContent={(info: EventDisplayInfo) =>
        inList(info) ? (
          <ListEventContent title={info.event.title} timeText={timeInList(info, t)} facts={factsOf(info)} />
        ) : (
          <EventContent
            title={info.event.title}
            timeText={info.timeText}
            startText={info.event.allDay || !info.isStart ? '' : timeOf(info.event.start, format)}
            endText={timeOf(info.event.end, format)}
            facts={factsOf(info)}
            short={info.isShort || info.event.allDay || info.view.type.startsWith('dayGrid')}
          />
        )
      }
      eventClick={({ event, jsEvent }) => {
        jsEvent.preventDefault();
        props.onSelect(event.id);
      }}
      datesSet={({ start, end, view }) =>
        props.onDates({
          range: { start: start.toISOString(), end: end.toISOString() },
          title: titleOf(view.type === 'dayGridMonth' ? [view.currentStart, view.currentEnd] : [start, end], format),
          view: viewOfType(view.type),
        })
      }
      key={language}
    />
  );
}

/** FullCalendar hands extended properties back untyped; they are what `toEvent` put in. */
function factsOf(info: EventDisplayInfo): EventFacts {
  return info.event.extendedProps as EventFacts;
}

function inList(info: EventDisplayInfo): boolean {
  return info.view.type.startsWith('list');
}

function timeInList(info: EventDisplayInfo, t: Translate): string {
  return info.event.allDay ? t('calendar.allDay') : info.timeText;
}

function timeOf(date: Date | null, format: Format): string {
  return date === null ? '' : format.time(date.toISOString());
}

/** The hour on top when a day opens: before the working day, later when the day has gone on. */
function firstHour(dayStartHour: number, now: string, zone: string): number {
  const { hour } = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  return Math.max(0, dayStartHour - 1, Math.min(hour - HOURS_BEFORE_NOW, 24 - HOURS_IN_SIGHT));
}

function titleOf([start, end]: readonly [Date, Date], format: Format): string {
  return format.period(localDate(start.toISOString(), format.zone), localDate(end.toISOString(), format.zone));
}
