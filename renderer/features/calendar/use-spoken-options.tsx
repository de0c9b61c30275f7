import type { EventDisplayInfo, SlotHeaderInfo } from '@fullcalendar/react';
import { useMemo } from 'react';
import { clockStyle, type Format } from '../../../shared/format.ts';
import type { CalendarDate } from '../../../shared/model.ts';
import { useWords } from '../../words/words.tsx';
import { EventContent } from './event-content.tsx';
import { eventClasses, type EventFacts } from './events.ts';
import { ownTime, secondZoneOptions } from './second-zone.tsx';
import { weekRules } from './views.ts';

const NONE = {};

/**
 * FullCalendar's options that depend on language, locale and zone; the same object until one of them changes.
 * @param secondZone whose hours stand beside the own ones, as they are on the date
 */
export function useSpokenOptions(secondZone: string, date: CalendarDate) {
  const { t, format } = useWords();
  const second = useMemo(
    () => (secondZone === '' ? NONE : secondZoneOptions(secondZone, date, { t, format })),
    [secondZone, date, t, format],
  );
  const spoken = useMemo(() => {
    const week = weekRules(format.locale);
    const clock = clockStyle(format.locale);
    const timeOf = rememberedTimes(format);
    // Asked for every day of a month, again and again; finding plurals takes its time.
    const known = new Map<number, string>();
    const more = (count: number): string => {
      const text = known.get(count) ?? t('calendar.more', { count });
      known.set(count, text);
      return text;
    };
    return {
      timeZone: format.zone,
      locale: format.locale,
      firstDay: week.firstDay,
      weekNumberCalculation: week.iso ? 'ISO' : 'local',
      weekTextShort: t('calendar.weekShort'),
      weekTextLong: t('calendar.weekShort'),
      allDayText: t('calendar.allDay'),
      moreLinkText: more,
      moreLinkHint: more,
      closeHint: t('app.close'),
      navLinkHint: (text: string) => text,
      eventTimeFormat: clock,
      slotHeaderFormat: clock,
      slotHeaderContent: (info: SlotHeaderInfo) => ownTime(info, format),
      eventClass: (info: EventDisplayInfo) => eventClasses(factsOf(info)),
      eventContent: (info: EventDisplayInfo) => {
        const { start, end, allDay } = info.event;
        const inMonth = info.view.type.startsWith('dayGrid');
        const short = info.isShort || allDay || inMonth;
        return (
          <EventContent
            id={info.event.id}
            title={info.event.title}
            timeText={info.timeText}
            startText={allDay || !info.isStart ? '' : timeOf(start)}
            endText={short ? '' : timeOf(end)}
            facts={factsOf(info)}
            short={short}
          />
        );
      },
    } as const;
  }, [t, format]);
  return useMemo(() => ({ ...spoken, ...second }), [spoken, second]);
}

/** FullCalendar hands extended properties back untyped; they are what `toEvent` put in. */
function factsOf(info: EventDisplayInfo): EventFacts {
  return info.event.extendedProps as EventFacts;
}

/** More than are on any screen. */
const REMEMBERED = 2000;

/** Times in words. While something is dragged all events of its day say theirs again and again. */
function rememberedTimes(format: Format): (date: Date | null) => string {
  const known = new Map<number, string>();
  return (date) => {
    if (date === null) return '';
    const at = date.getTime();
    const text = known.get(at) ?? format.time(date.toISOString());
    if (known.size > REMEMBERED) known.clear();
    known.set(at, text);
    return text;
  };
}
