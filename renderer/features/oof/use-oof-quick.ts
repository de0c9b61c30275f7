import { useState } from 'react';
import type { Message } from '../../../shared/messages/index.ts';
import type { AppError, OofChange, OofSettings } from '../../../shared/model.ts';
import type { OofView } from '../../../shared/snapshot.ts';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';
import { undoOf } from './quick-choices.ts';

/** One-click changes of out of office, the last of which can be taken back. */
export interface OofQuick {
  readonly pending: boolean;
  readonly error: AppError | undefined;
  /** What the last click did; absent before it and after Undo. */
  readonly outcome: Message | undefined;
  readonly apply: (change: OofChange) => Promise<void>;
  readonly undo: () => Promise<void>;
}

/** Without a reply text a click that would turn it on opens the form instead: an empty answer helps nobody. */
export function useOofQuick(oof: OofView, onEdit: () => void): OofQuick {
  const change = useCommand('changeOof');
  const { format } = useWords();
  const [last, setLast] = useState<{ readonly before: OofSettings; readonly outcome: Message }>();

  const apply = async (wanted: OofChange): Promise<void> => {
    const before = oof.settings;
    if (before === undefined) return;
    if (wanted.state !== 'disabled' && before.internalText.trim() === '') {
      onEdit();
      return;
    }
    setLast(undefined);
    const result = await change.run({ accountId: oof.accountId, change: wanted });
    if (result.ok) setLast({ before, outcome: outcomeOf(wanted, format.when) });
  };
  const undo = async (): Promise<void> => {
    if (last === undefined) return;
    setLast(undefined);
    await change.run({ accountId: oof.accountId, change: undoOf(last.before) });
  };
  return { pending: change.pending, error: change.error, outcome: last?.outcome, apply, undo };
}

function outcomeOf(change: OofChange, time: (end: string) => string): Message {
  if (change.state === 'disabled') return { key: 'oof.turnedOff' };
  if (change.window === undefined) return { key: 'oof.turnedOn' };
  return { key: 'oof.turnedOnUntil', params: { time: time(change.window.end) } };
}
