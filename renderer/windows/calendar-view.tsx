import { CalendarPage } from '../features/calendar/calendar-page.tsx';
import type { ChosenTime } from '../features/calendar/time-cursor.ts';
import { useMoveEntry, type EntryTime } from '../features/entry/use-move-entry.tsx';
import { useEntryForm, useSnapshot } from '../store/store.tsx';
import { useWords } from '../words/words.tsx';
import { startOfDay } from '../../shared/wall-time.ts';

/** The calendar, in which entries are made and moved. */
export function CalendarView() {
  const { format } = useWords();
  const { open } = useEntryForm();
  const { onMove, besides } = useMoveEntry();
  const hasAccount = useSnapshot(({ accounts }) => accounts.length > 0);
  return (
    <>
      <CalendarPage
        onNew={hasAccount ? (time) => open({ kind: 'new', ...entryTime(time, format.zone) }) : undefined}
        onMove={hasAccount ? (appointment, time) => onMove(appointment, entryTime(time, format.zone)) : undefined}
      />
      {besides}
    </>
  );
}

function entryTime({ start, end, allDay }: ChosenTime, zone: string): EntryTime {
  return allDay
    ? { range: { start: startOfDay(start, zone), end: startOfDay(end, zone) }, allDay: { start, end } }
    : { range: { start, end } };
}
