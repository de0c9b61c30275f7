import { useCallback, useEffect, useRef, useState } from 'react';
import { TEST_STEPS, type Diagnosis, type TestResult } from '../../../shared/diagnosis.ts';
import { useBridge, useSnapshot } from '../../store/store.tsx';

/** Facts change with each request, also where nothing on screen does. */
const LOOK_EVERY_MS = 2000;

/** What is known of an account's way to its server, looked at again while it is shown. */
export function useDiagnosis(accountId: string): Diagnosis | undefined {
  const bridge = useBridge();
  const revision = useSnapshot((snapshot) => snapshot.revision);
  const [diagnosis, setDiagnosis] = useState<Diagnosis>();
  useEffect(() => {
    let shown = true;
    const look = (): void => {
      void bridge.query('diagnosis', { accountId }).then((answer) => {
        if (shown && answer.ok) setDiagnosis(answer.value);
      });
    };
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => {
      shown = false;
      clearInterval(timer);
    };
  }, [bridge, accountId, revision]);
  return diagnosis;
}

/** A test under way: its steps so far, in order. */
export interface RunningTest {
  readonly results: readonly TestResult[];
  readonly running: boolean;
  readonly run: () => void;
}

/** Asks one question after the other; what the first can't reach the others aren't asked. */
export function useTest(accountId: string): RunningTest {
  const bridge = useBridge();
  const [results, setResults] = useState<readonly TestResult[]>([]);
  const [running, setRunning] = useState(false);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const run = useCallback(() => {
    const ask = async (): Promise<void> => {
      for (const step of TEST_STEPS) {
        const answer = await bridge.query('testStep', { accountId, step });
        if (!shown.current) return;
        const result = answer.ok ? answer.value : { step, ms: 0, error: answer.error };
        setResults((before) => [...before, result]);
        if (step === 'server' && result.error !== undefined) break;
      }
      setRunning(false);
    };
    setResults([]);
    setRunning(true);
    void ask();
  }, [bridge, accountId]);
  return { results, running, run };
}
