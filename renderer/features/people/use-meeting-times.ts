import { useEffect, useState } from 'react';
import type { MeetingTimes } from '../../../shared/contacts.ts';
import type { AppError } from '../../../shared/model.ts';
import { useBridge } from '../../store/store.tsx';
import type { GridDay } from './grid-layout.ts';

interface ShownTimes {
  readonly times?: MeetingTimes;
  readonly error?: AppError;
  readonly looking: boolean;
}

/** Free/busy of those who are chosen and times to meet, asked anew whenever the question changes; what was shown stays meanwhile. */
export function useMeetingTimes(people: readonly string[], days: readonly GridDay[], minutes: number): ShownTimes {
  const bridge = useBridge();
  const [shown, setShown] = useState<ShownTimes>({ looking: false });
  const [first, last] = [days[0]?.range.start, days.at(-1)?.range.end];
  const question = JSON.stringify([people, first, last, minutes]);
  useEffect(() => {
    let current = true;
    const [addresses, start, end, length] = JSON.parse(question) as [string[], string, string, number];
    if (addresses.length === 0) return undefined;
    setShown((before) => ({ ...before, looking: true }));
    void bridge.query('meetingTimes', { addresses, range: { start, end }, minutes: length }).then((answer) => {
      if (!current) return;
      setShown((before) =>
        answer.ok ? { times: answer.value, looking: false } : { ...before, error: answer.error, looking: false },
      );
    });
    return () => {
      current = false;
    };
  }, [bridge, question]);
  return shown;
}
