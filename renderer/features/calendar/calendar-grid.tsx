import { Calendar, type CalendarRef, type EventDisplayInfo } from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import listPlugin from '@fullcalendar/react/list';
import classicTheme from '@fullcalendar/react/themes/classic';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/palette.css';
import '@fullcalendar/react/themes/classic/theme.css';
import { useMemo, type Ref } from 'react';
import type { Appointment, TimeRange } from '../../../shared/model.ts';
import { useWords } from '../../words/words.tsx';
import './calendar.css';
import { EventContent } from './event-content.tsx';
import { eventClasses, toEvent, type EventFacts } from './events.ts';
import { viewOfType, viewType, weekRules, type CalendarViewName } from './views.ts';

const PLUGINS = [dayGridPlugin, timeGridPlugin, listPlugin, classicTheme];
const WORKING_HOURS = 10;
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
  readonly selectedKey: string | undefined;
  readonly hideSubjects: boolean;
  readonly weekends: boolean;
  readonly dayStartHour: number;
  readonly now: () => string;
  readonly onDates: (dates: ShownDates) => void;
  readonly onSelect: (key: string) => void;
}

/** The calendar itself, in the person's zone, locale and look. */
export function CalendarGrid(props: CalendarGridProps) {
  const { appointments, hideSubjects, weekends, dayStartHour, selectedKey } = props;
  const { t, format, language } = useWords();
  const week = weekRules(format.locale);
  const events = useMemo(
    () => appointments.map((appointment) => ({ ...toEvent(appointment, hideSubjects, t) })),
    [appointments, hideSubjects, t],
  );
  const hour = (value: number): string => `${String(Math.min(24, value)).padStart(2, '0')}:00:00`;
  return (
    <Calendar
      ref={props.ref}
      plugins={PLUGINS}
      initialView={viewType(props.initialView)}
      views={{ workWeek: { type: 'timeGrid', duration: { weeks: 1 }, weekends: false } }}
      headerToolbar={false}
      height="100%"
      timeZone={format.zone}
      locale={format.locale}
      direction="ltr"
      firstDay={week.firstDay}
      weekNumbers
      weekNumberCalculation={week.iso ? 'ISO' : 'local'}
      weekTextShort={t('calendar.weekShort')}
      weekTextLong={t('calendar.weekLong')}
      weekends={weekends}
      now={props.now}
      nowIndicator
      businessHours={{
        daysOfWeek: WORKING_DAYS,
        startTime: hour(dayStartHour),
        endTime: hour(dayStartHour + WORKING_HOURS),
      }}
      scrollTime={hour(Math.max(0, dayStartHour - 1))}
      slotDuration="00:30:00"
      slotHeaderInterval="01:00:00"
      allDayText={t('calendar.allDay')}
      moreLinkText={(count: number) => t('calendar.more', { count })}
      moreLinkHint={(count: number) => t('calendar.more', { count })}
      noEventsText={t('calendar.emptyList')}
      closeHint={t('app.close')}
      navLinks
      navLinkHint={(date: string) => t('calendar.showDay', { title: date })}
      dayMaxEvents
      eventInteractive
      eventMinHeight={20}
      eventShortHeight={40}
      eventTimeFormat={{ hour: 'numeric', minute: '2-digit' }}
      slotHeaderFormat={{ hour: 'numeric', minute: '2-digit' }}
      events={events}
      eventClass={(info: EventDisplayInfo) => eventClasses(factsOf(info), info.event.id === selectedKey)}
      eventContent={(info: EventDisplayInfo) => (
        <EventContent
          title={info.event.title}
          timeText={info.timeText}
          facts={factsOf(info)}
          list={info.view.type.startsWith('list')}
        />
      )}
      eventClick={({ event, jsEvent }) => {
        jsEvent.preventDefault();
        props.onSelect(event.id);
      }}
      datesSet={({ start, end, view }) =>
        props.onDates({
          range: { start: start.toISOString(), end: end.toISOString() },
          title: view.title,
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
