import { useEffect, useState } from 'react';
import { failed, type Recording, type Result } from '../../../shared/model.ts';
import { useBridge } from '../../store/store.tsx';

/** What a message's recording is; `undefined` while it is fetched. */
export function useRecording(key: string): Result<Recording> | undefined {
  const bridge = useBridge();
  const [known, setKnown] = useState<{ readonly key: string; readonly result: Result<Recording> }>();
  useEffect(() => {
    let wanted = true;
    void bridge
      .query('recording', { key })
      .catch((cause: unknown) => failed({ kind: 'unexpected', detail: String(cause) }))
      .then((result) => {
        if (wanted) setKnown({ key, result });
      });
    return () => {
      wanted = false;
    };
  }, [bridge, key]);
  return known?.key === key ? known.result : undefined;
}
