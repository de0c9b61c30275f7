import { useEffect, useState } from 'react';
import type { ContactCard } from '../../../shared/contact-view.ts';
import type { AppError } from '../../../shared/model.ts';
import { useBridge } from '../../store/store.tsx';

/** What only the opened card knows, once it is here, or why it isn't. Use one component for one address. */
export function useContactCard(address: string): { readonly card?: ContactCard; readonly error?: AppError } {
  const bridge = useBridge();
  const [shown, setShown] = useState<{ readonly card?: ContactCard; readonly error?: AppError }>({});
  useEffect(() => {
    let current = true;
    void bridge.query('contactCard', { address }).then((answer) => {
      if (current) setShown(answer.ok ? { card: answer.value } : { error: answer.error });
    });
    return () => {
      current = false;
    };
  }, [bridge, address]);
  return shown;
}
