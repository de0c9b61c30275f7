import { useEffect, useState } from 'react';
import type { AppError, AppointmentDetails } from '../../../shared/model.ts';
import { useBridge } from '../../store/store.tsx';

/** The opened entry's details, once they are here, or why they aren't. */
export interface ShownDetails {
  readonly details?: AppointmentDetails;
  readonly error?: AppError;
}

/** Asks for what only the opened entry knows. Use one component for one key. */
export function useDetails(key: string): ShownDetails {
  const bridge = useBridge();
  const [shown, setShown] = useState<ShownDetails>({});
  useEffect(() => {
    let current = true;
    void bridge.query('appointment', { key }).then((result) => {
      if (current) setShown(result.ok ? { details: result.value } : { error: result.error });
    });
    return () => {
      current = false;
    };
  }, [bridge, key]);
  return shown;
}
