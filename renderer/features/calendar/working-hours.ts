import type { BusinessHoursInput } from '@fullcalendar/react';
import { useEffect, useState } from 'react';
import { Temporal } from 'temporal-polyfill';
import { localDate } from '../../../shared/format.ts';
import type { TimeRange, WorkingHours } from '../../../shared/model.ts';
import { instantAt, wallTimeIn } from '../../../shared/wall-time.ts';
import { useBridge, useSnapshot } from '../../store/store.tsx';

const USUAL_HOURS = 10;
const USUAL_DAYS = [1, 2, 3, 4, 5];
const DAY_MINUTES = 24 * 60;

/** The mailbox's working hours, once they are known. */
export function useWorkingHours(): WorkingHours | undefined {
  const bridge = useBridge();
  const account = useSnapshot(({ accounts }) => accounts[0]?.id);
  const [hours, setHours] = useState<WorkingHours>();
  useEffect(() => {
    let stale = false;
    void bridge.query('workingHours', {}).then((answer) => {
      if (!stale) setHours(answer.ok ? answer.value : undefined);
    });
    return () => {
      stale = true;
    };
  }, [bridge, account]);
  return hours;
}

/**
 * What isn't shaded: the mailbox's own hours where they are known, else ten hours from when the settings let a day begin. Hours of
 * another zone than the one shown (somebody travels) are worked out day by day.
 */
export function workingTimes(
  hours: WorkingHours | undefined,
  dayStartHour: number,
  shown: TimeRange,
  zone: string,
): BusinessHoursInput {
  if (hours === undefined) {
    const [startTime, endTime] = [clock(dayStartHour * 60), clock((dayStartHour + USUAL_HOURS) * 60)];
    return { daysOfWeek: USUAL_DAYS, startTime, endTime };
  }
  const { days, startMinutes, endMinutes } = hours;
  // FullCalendar counts from Sunday = 0.
  const daysOfWeek = days.map((day) => day % 7);
  const sameClock = hours.zone === undefined || hours.zone === zone;
  if (sameClock && startMinutes < endMinutes) {
    return { daysOfWeek, startTime: clock(startMinutes), endTime: clock(endMinutes) };
  }
  return workingSpans(hours, shown, hours.zone ?? zone).flatMap((span) => onDays(span, zone));
}

/** The times within a range, as instants; who works over midnight began the day before. */
export function workingSpans(
  { days, startMinutes, endMinutes }: WorkingHours,
  shown: TimeRange,
  zone: string,
): TimeRange[] {
  const spans: TimeRange[] = [];
  const last = Temporal.PlainDate.from(localDate(shown.end, zone));
  let date = Temporal.PlainDate.from(localDate(shown.start, zone)).subtract({ days: 1 });
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    if (!days.includes(date.dayOfWeek)) continue;
    const at = (minutes: number) => instantAt(date.toPlainDateTime().add({ minutes }).toString(), zone);
    const end = startMinutes < endMinutes ? endMinutes : endMinutes + DAY_MINUTES;
    const span = { start: at(startMinutes), end: at(end) };
    if (span.start < shown.end && span.end > shown.start) spans.push(span);
  }
  return spans;
}

/** A span as FullCalendar takes hours: by weekday, here on one date alone, cut at midnight. */
function onDays({ start, end }: TimeRange, zone: string): readonly DayHours[] {
  const [from, to] = [wallTimeIn(start, zone), wallTimeIn(end, zone)].map((wall) => Temporal.PlainDateTime.from(wall));
  const days: DayHours[] = [];
  if (from === undefined || to === undefined) return days;
  for (
    let day = from.toPlainDate();
    Temporal.PlainDate.compare(day, to.toPlainDate()) <= 0;
    day = day.add({ days: 1 })
  ) {
    const startTime = day.equals(from.toPlainDate()) ? timeOf(from) : '00:00';
    const endTime = day.equals(to.toPlainDate()) ? timeOf(to) : '24:00';
    if (startTime >= endTime) continue;
    const dates = { startRecur: day.toString(), endRecur: day.add({ days: 1 }).toString() };
    days.push({ daysOfWeek: [day.dayOfWeek % 7], startTime, endTime, ...dates });
  }
  return days;
}

interface DayHours {
  readonly daysOfWeek: number[];
  readonly startTime: string;
  readonly endTime: string;
  readonly startRecur: string;
  readonly endRecur: string;
}

const timeOf = (time: Temporal.PlainDateTime): string => time.toPlainTime().toString({ smallestUnit: 'minute' });

const clock = (minutes: number): string =>
  minutes >= DAY_MINUTES ? '24:00' : new Temporal.PlainTime().add({ minutes }).toString({ smallestUnit: 'minute' });
