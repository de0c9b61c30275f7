import type { AppError, OofChange } from '../../../shared/model.ts';
import type { OofView } from '../../../shared/snapshot.ts';
import { useCommand } from '../../store/use-command.ts';

/** One-press changes of out of office, the last of which can be taken back. */
export interface OofQuick {
  readonly pending: boolean;
  readonly error: AppError | undefined;
  readonly apply: (change: Pick<OofChange, 'state' | 'window'>) => Promise<void>;
  readonly undo: () => Promise<void>;
}

/** Without a reply text a press that would turn it on opens the form instead: an empty answer helps nobody. */
export function useOofQuick({ accountId }: OofView, onEdit: () => void): OofQuick {
  const press = useCommand('pressOof');
  const takeBack = useCommand('undoOof');
  return {
    pending: press.pending || takeBack.pending,
    error: press.error ?? takeBack.error,
    apply: async (change) => {
      const result = await press.run({ accountId, change });
      if (result.ok || result.error.code !== 'no-text') return;
      press.clear();
      onEdit();
    },
    undo: async () => {
      await takeBack.run({ accountId });
    },
  };
}
