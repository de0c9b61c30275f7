import type { CalendarOptions, DayHeaderInfo } from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import interactionPlugin from '@fullcalendar/react/interaction';
import classicTheme from '@fullcalendar/react/themes/classic';
import timeGridPlugin from '@fullcalendar/react/timegrid';

// Over a column the link's name would miss the weekday that it shows: only the month's days lead on.
// Some locales would put the day's number first; over a column the weekday is what one looks for.
const COLUMN = {
  dayHeaderFormat: { weekday: 'short', day: 'numeric' },
  dayHeaderContent: (info: DayHeaderInfo) => `${info.weekdayText} ${info.dayNumberText}`,
} as const;
/** More beside each other couldn't be read in a column of that width; the rest stands behind a link. */
const BESIDE_EACH_OTHER = { day: 8, week: 3 } as const;
/** What goes on past midnight belongs to the evening it began in. */
const LATE_EVENING_ENDS = '04:00:00';
/** A press that hardly moves is no choice of a time. */
const DRAG_PIXELS = 5;

/** All that is the same for everybody; one object, since each new one makes FullCalendar look at everything anew. */
export const GRID_OPTIONS = {
  plugins: [dayGridPlugin, timeGridPlugin, interactionPlugin, classicTheme],
  views: {
    timeGridDay: { ...COLUMN, weekends: true, eventMaxStack: BESIDE_EACH_OTHER.day },
    workWeek: {
      ...COLUMN,
      type: 'timeGrid',
      duration: { weeks: 1 },
      weekends: false,
      eventMaxStack: BESIDE_EACH_OTHER.week,
    },
    timeGridWeek: { ...COLUMN, eventMaxStack: BESIDE_EACH_OTHER.week },
  },
  headerToolbar: false,
  height: '100%',
  direction: 'ltr',
  nowIndicator: true,
  slotDuration: '00:30:00',
  slotHeaderInterval: '01:00:00',
  dayMaxEvents: true,
  eventInteractive: true,
  eventMinHeight: 20,
  slotEventOverlap: false,
  eventColor: 'transparent',
  eventDisplay: 'block',
  nextDayThreshold: LATE_EVENING_ENDS,
  slotHeaderInnerClass: 'pr-axis',
  allDayHeaderInnerClass: 'pr-axis',
  weekNumberHeaderInnerClass: 'pr-axis',
  inlineWeekNumberClass: 'pr-axis',
  highlightClass: 'pr-chosen',
  nonBusinessHoursClass: 'pr-closed',
  dayCellTopInnerClass: ({ isToday }: { readonly isToday: boolean }) => (isToday ? 'pr-day pr-today' : 'pr-day'),
  eventShortHeight: 30,
  selectMinDistance: DRAG_PIXELS,
  snapDuration: '00:15:00',
} as const satisfies CalendarOptions;
