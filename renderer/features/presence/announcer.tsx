import { useEffect, useRef, useState } from 'react';
import { presenceWord } from '../../../shared/explain.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

/** Tells a screen reader each change of the state, and nothing at the start. */
export function PresenceAnnouncer() {
  const common = useCommonStyles();
  const { t } = useWords();
  const state = useSnapshot((snapshot) => presenceWord(snapshot.presence, t));
  const known = useRef(state);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (known.current === state) return;
    known.current = state;
    setSaid(t('app.announced', { state }));
  }, [state, t]);
  return (
    <div role="status" aria-live="polite" className={common.srOnly}>
      {said}
    </div>
  );
}
