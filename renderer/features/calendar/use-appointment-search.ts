import { useEffect, useState } from 'react';
import type { FoundAppointments } from '../../../shared/ipc.ts';
import type { AppError } from '../../../shared/model.ts';
import { useBridge, useSnapshot } from '../../store/store.tsx';
import { isSame } from './use-same.ts';

/** Nobody wants to see what a word's first letters find. */
const TYPING_MS = 150;
/** Snapshots come in bursts; one question a burst is enough. */
const SETTLE_MS = 400;

export interface AppointmentSearch {
  readonly text: string;
  /** The servers are asked as well, for years around today. */
  readonly far: boolean;
}

export interface SearchState {
  /** What was found last: it stays until the next answer is here. */
  readonly found: FoundAppointments | undefined;
  readonly error: AppError | undefined;
  /** No answer to this question yet. */
  readonly searching: boolean;
}

/** Searches as somebody types; what is held here again whenever it changes, servers once a question. */
export function useAppointmentSearch(search: AppointmentSearch | undefined): SearchState {
  const bridge = useBridge();
  const revision = useSnapshot((snapshot) => snapshot.revision);
  const [answer, setAnswer] = useState<{
    readonly to: string;
    readonly found?: FoundAppointments;
    readonly error?: AppError;
  }>();
  const text = search?.text.trim() ?? '';
  const far = search?.far ?? false;
  const question = JSON.stringify({ text, far });
  const occasion = far ? 0 : revision;
  const known = answer?.to === question;

  useEffect(() => {
    if (text === '') return;
    let stale = false;
    const ask = async (): Promise<void> => {
      const result = await bridge.query('findAppointments', { text, far });
      if (stale) return;
      setAnswer((before) => {
        if (!result.ok) return { to: question, error: result.error };
        const same = isSame(before?.found, result.value);
        return { to: question, found: same && before?.found !== undefined ? before.found : result.value };
      });
    };
    const timer = setTimeout(() => void ask(), known ? SETTLE_MS : TYPING_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [bridge, text, far, question, occasion]);

  return {
    found: text === '' ? undefined : answer?.found,
    error: known ? (answer.error ?? answer.found?.error) : undefined,
    searching: text !== '' && !known,
  };
}
