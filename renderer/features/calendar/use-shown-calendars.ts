import { useEffect } from 'react';
import type { CalendarView } from '../../../shared/snapshot.ts';
import { useBridge } from '../../store/store.tsx';

/** The main process forgets after a dozen minutes: a window that is closed can't say so. */
const SAY_AGAIN_MS = 5 * 60_000;

/** Tells which calendars are on the screen, for as long as the component is: those are looked at more often. */
export function useShownCalendars(calendars: readonly CalendarView[]): void {
  const bridge = useBridge();
  const text = JSON.stringify(calendars.flatMap(({ id, own, shown }) => (shown && !own ? id : [])));
  const several = calendars.length > 1;
  useEffect(() => {
    if (!several) return;
    const ids = JSON.parse(text) as string[]; // as it was written above
    const say = (shown: string[]): void => void bridge.command('showCalendars', { ids: shown });
    say(ids);
    const timer = setInterval(() => say(ids), SAY_AGAIN_MS);
    return () => {
      clearInterval(timer);
      say([]);
    };
  }, [bridge, text, several]);
}
