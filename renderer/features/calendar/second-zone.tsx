import type { SlotHeaderInfo } from '@fullcalendar/react';
import { Temporal } from 'temporal-polyfill';
import type { Format } from '../../../shared/format.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import type { CalendarDate } from '../../../shared/model.ts';
import { instantAt, wallTimeIn } from '../../../shared/wall-time.ts';
import { zoneCity } from '../../ui/zone-city.ts';

/** What the clock of another zone shows when the own one shows a time on a date: `HH:MM`, and on another date its distance. */
export function timeThere(
  date: CalendarDate,
  minutes: number,
  zone: string,
  there: string,
): { readonly wall: string; readonly days: number } {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime().add({ minutes }).toString();
  const other = Temporal.PlainDateTime.from(wallTimeIn(instantAt(wall, zone), there));
  const days = Temporal.PlainDate.from(date).until(other.toPlainDate()).days;
  return { wall: other.toString(), days };
}

/** A time of the hours' column as all other times are written: FullCalendar leaves out the gap before AM and PM. */
export function ownTime({ time }: Pick<SlotHeaderInfo, 'time'>, { wallTime }: Pick<Format, 'wallTime'>): string {
  const midnight = Temporal.PlainDateTime.from('2026-01-01T00:00');
  return wallTime(midnight.add({ milliseconds: time?.milliseconds ?? 0 }).toString({ smallestUnit: 'minute' }));
}

/** The hours' column with a second one before it; the hours are those of one date, the difference may change in a week. */
export function secondZoneOptions(there: string, date: CalendarDate, { t, format }: { t: Translate; format: Format }) {
  const city = zoneCity(there);
  return {
    slotHeaderContent: (info: SlotHeaderInfo) => {
      const { wall, days } = timeThere(date, (info.time?.milliseconds ?? 0) / 60_000, format.zone, there);
      const shift = days === 0 ? '' : days > 0 ? '⁺¹' : '⁻¹';
      const time = format.wallTime(wall);
      return (
        <span className="pr-zones">
          <span className="pr-second" title={`${time} ${shift} ${city}`}>
            {time}
            {shift}
          </span>
          <span>{ownTime(info, format)}</span>
        </span>
      );
    },
    allDayHeaderContent: () => (
      <span className="pr-zones">
        <span className="pr-second pr-city" title={t('calendar.secondZone', { city })}>
          {city}
        </span>
        <span>{t('calendar.allDay')}</span>
      </span>
    ),
  };
}
