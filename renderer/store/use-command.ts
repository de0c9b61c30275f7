import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandInput, CommandName } from '../../shared/ipc.ts';
import { failed, type AppError, type Result } from '../../shared/model.ts';
import { useBridge } from './store.tsx';

/** A command on its way: what it changes comes back with the snapshot, what went wrong stays here. */
export interface RunningCommand<N extends CommandName> {
  readonly run: (input: CommandInput<N>) => Promise<Result<void>>;
  readonly pending: boolean;
  readonly error: AppError | undefined;
  readonly clear: () => void;
}

/** Runs one kind of command for a component, remembering whether it is under way and why it failed. */
export function useCommand<N extends CommandName>(name: N): RunningCommand<N> {
  const bridge = useBridge();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<AppError>();
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const run = useCallback(
    async (input: CommandInput<N>): Promise<Result<void>> => {
      setPending(true);
      setError(undefined);
      const result = await bridge
        .command(name, input)
        .catch((cause: unknown) => failed({ kind: 'unexpected', detail: String(cause) }));
      if (shown.current) {
        setPending(false);
        setError(result.ok ? undefined : result.error);
      }
      return result;
    },
    [bridge, name],
  );
  const clear = useCallback(() => setError(undefined), []);
  return { run, pending, error, clear };
}
