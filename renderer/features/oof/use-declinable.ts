import { useEffect, useRef, useState } from 'react';
import type { Appointment, TimeRange } from '../../../shared/model.ts';
import { useBridge, useSnapshot } from '../../store/store.tsx';

/** Meetings of others in a time, read anew when the calendar has moved; `undefined` before the first answer. */
export function useDeclinable(accountId: string, window: TimeRange | undefined): readonly Appointment[] | undefined {
  const bridge = useBridge();
  const [meetings, setMeetings] = useState<readonly Appointment[]>();
  const calendarAt = useSnapshot((snapshot) => snapshot.today.asOf);
  const considered = useSnapshot((snapshot) => snapshot.considered.length);
  const turn = useRef(0);
  const [start, end] = [window?.start, window?.end];
  useEffect(() => {
    if (start === undefined || end === undefined) return;
    turn.current += 1;
    const mine = turn.current;
    void bridge.query('declinable', { accountId, window: { start, end } }).then((result) => {
      if (result.ok && mine === turn.current) setMeetings(result.value);
    });
  }, [bridge, accountId, start, end, calendarAt, considered]);
  return meetings;
}
