import { useCallback, useEffect, useState } from 'react';
import type { AppError, Appointment, AppointmentDetails } from '../../../../shared/model.ts';
import { useBridge, useSnapshot } from '../../../store/store.tsx';

/** The opened entry's details, once they are here, or why they aren't. */
export interface ShownDetails {
  readonly details?: AppointmentDetails;
  readonly error?: AppError;
}

/**
 * Asks for what only the opened entry knows, again whenever the entry has changed, and on demand; what is known stays
 * meanwhile. Use one component for one key.
 */
export function useDetails(appointment: Appointment): ShownDetails & { readonly again: () => void } {
  const bridge = useBridge();
  const [shown, setShown] = useState<ShownDetails>({});
  const [count, setCount] = useState(0);
  const { key } = appointment;
  // Others' answers don't show in the list: whenever the calendar was read, they may be new.
  const readAt = useSnapshot(({ calendars }) => calendars.find(({ id }) => id === appointment.calendarId)?.asOf);
  const seen = JSON.stringify([appointment, readAt]);
  useEffect(() => {
    let current = true;
    void bridge.query('appointment', { key }).then((result) => {
      if (current) setShown((known) => (result.ok ? { details: result.value } : { ...known, error: result.error }));
    });
    return () => {
      current = false;
    };
  }, [bridge, key, seen, count]);
  const again = useCallback(() => setCount((before) => before + 1), []);
  return { ...shown, again };
}
