import { useEffect, useState } from 'react';
import { applyContacts } from '../../shared/contact-patch.ts';
import type { Contacts } from '../../shared/contact-view.ts';
import type { AppError } from '../../shared/model.ts';
import { useBridge } from './store.tsx';

export interface ShownContacts {
  /** Absent until they are here. */
  readonly contacts?: Contacts;
  readonly error?: AppError;
}

/** The contact list as the main process has it, kept up to date while the component is shown. */
export function useContacts(): ShownContacts {
  const bridge = useBridge();
  const [shown, setShown] = useState<ShownContacts>({});
  useEffect(() => {
    let current = true;
    // Listens first and asks then, so that no change falls between.
    const stop = bridge.onContacts((patch) =>
      setShown((known) => (known.contacts === undefined ? known : { contacts: applyContacts(known.contacts, patch) })),
    );
    void bridge.query('contacts', {}).then((answer) => {
      if (current) setShown(answer.ok ? { contacts: answer.value } : { error: answer.error });
    });
    return () => {
      current = false;
      stop();
    };
  }, [bridge]);
  return shown;
}
