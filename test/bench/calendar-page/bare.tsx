import { Calendar, type CalendarRef } from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import interactionPlugin from '@fullcalendar/react/interaction';
import listPlugin from '@fullcalendar/react/list';
import classicTheme from '@fullcalendar/react/themes/classic';
import timeGridPlugin from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/palette.css';
import '@fullcalendar/react/themes/classic/theme.css';
import { createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { entriesOf, TODAY, ZONE } from './entries.ts';

const VIEWS = { Day: 'timeGridDay', Week: 'timeGridWeek', Month: 'dayGridMonth', Agenda: 'listMonth' };
const PLUGINS = [dayGridPlugin, timeGridPlugin, listPlugin, interactionPlugin, classicTheme];

/** FullCalendar as it comes, with the same entries and the same things to see, and buttons of the same names. */
export function showBare(root: HTMLElement, count: number): void {
  const events = entriesOf(count).map(({ key, subject, start, end }) => ({ id: key, title: subject, start, end }));
  const calendar = createRef<CalendarRef>();
  createRoot(root).render(
    <div style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <div>
        {Object.entries(VIEWS).map(([name, type]) => (
          <button key={name} onClick={() => calendar.current?.getApi().changeView(type)}>
            {name}
          </button>
        ))}
      </div>
      <div style={{ flex: '1 1 0', minHeight: 0 }}>
        <Calendar
          ref={calendar}
          plugins={PLUGINS}
          initialView="timeGridDay"
          initialDate={TODAY}
          timeZone={ZONE}
          headerToolbar={false}
          height="100%"
          dayMaxEvents
          editable
          weekNumbers
          nowIndicator
          businessHours
          navLinks
          locale="en-GB"
          snapDuration="00:15:00"
          events={events}
        />
      </div>
    </div>,
  );
}
