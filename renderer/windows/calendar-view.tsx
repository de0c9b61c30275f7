import { CalendarPage } from '../features/calendar/calendar-page.tsx';
import { useMoveEntry } from '../features/entry/use-move-entry.tsx';
import { useEntryForm, useSnapshot } from '../store/store.tsx';

/** The calendar, in which entries are made and moved. */
export function CalendarView() {
  const { open } = useEntryForm();
  const { onMove, besides } = useMoveEntry();
  const hasAccount = useSnapshot(({ accounts }) => accounts.length > 0);
  return (
    <>
      <CalendarPage
        onNew={hasAccount ? (time) => open({ kind: 'new', ...time }) : undefined}
        onMove={hasAccount ? onMove : undefined}
      />
      {besides}
    </>
  );
}
