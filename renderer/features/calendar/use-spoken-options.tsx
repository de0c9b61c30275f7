import type { EventDisplayInfo } from '@fullcalendar/react';
import { useMemo } from 'react';
import { clockStyle, type Format } from '../../../shared/format.ts';
import type { CalendarDate } from '../../../shared/model.ts';
import { useWords } from '../../words/words.tsx';
import { EventContent } from './event-content.tsx';
import { eventClasses, type EventFacts } from './events.ts';
import { secondZoneOptions } from './second-zone.tsx';
import { weekRules } from './views.ts';

/**
 * FullCalendar's options that depend on language, locale and zone; the same object until one of them changes.
 * @param secondZone whose hours stand beside the own ones, as they are on the date
 */
export function useSpokenOptions(secondZone: string, date: CalendarDate) {
  const { t, format } = useWords();
  const second = useMemo(
    () => (secondZone === '' ? {} : secondZoneOptions(secondZone, date, { t, format })),
    [secondZone, date, t, format],
  );
  const spoken = useMemo(() => {
    const week = weekRules(format.locale);
    const clock = clockStyle(format.locale);
    return {
      timeZone: format.zone,
      locale: format.locale,
      firstDay: week.firstDay,
      weekNumberCalculation: week.iso ? 'ISO' : 'local',
      weekTextShort: t('calendar.weekShort'),
      weekTextLong: t('calendar.weekShort'),
      allDayText: t('calendar.allDay'),
      moreLinkText: (count: number) => t('calendar.more', { count }),
      moreLinkHint: (count: number) => t('calendar.more', { count }),
      closeHint: t('app.close'),
      navLinkHint: (text: string) => text,
      eventTimeFormat: clock,
      slotHeaderFormat: clock,
      eventClass: (info: EventDisplayInfo) => eventClasses(factsOf(info)),
      eventContent: (info: EventDisplayInfo) => (
        <EventContent
          id={info.event.id}
          title={info.event.title}
          timeText={info.timeText}
          startText={info.event.allDay || !info.isStart ? '' : timeOf(info.event.start, format)}
          endText={timeOf(info.event.end, format)}
          facts={factsOf(info)}
          short={info.isShort || info.event.allDay || info.view.type.startsWith('dayGrid')}
        />
      ),
    } as const;
  }, [t, format]);
  return { ...spoken, ...second };
}

/** FullCalendar hands extended properties back untyped; they are what `toEvent` put in. */
function factsOf(info: EventDisplayInfo): EventFacts {
  return info.event.extendedProps as EventFacts;
}

function timeOf(date: Date | null, format: Format): string {
  return date === null ? '' : format.time(date.toISOString());
}
