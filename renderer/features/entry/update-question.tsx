import { Button } from '@fluentui/react-components';
import type { Notify } from '../../../shared/entry.ts';
import { Modal } from '../../ui/modal.tsx';
import { useWords } from '../../words/words.tsx';

interface UpdateQuestionProps {
  readonly people: number;
  /** Nothing but who is invited was changed. */
  readonly onlyPeople: boolean;
  readonly onSend: (notify: Notify) => void;
  /** Absent where there is nothing to go back to. */
  readonly onBack?: () => void;
  readonly onDiscard: () => void;
}

/** A meeting is changed with everybody's knowledge or not at all: calendars that differ are worse than either. */
export function UpdateQuestion({ people, onlyPeople, onSend, onBack, onDiscard }: UpdateQuestionProps) {
  const { t } = useWords();
  return (
    <Modal
      size="small"
      title={t('entry.update', { count: people })}
      onClose={onBack ?? onDiscard}
      actions={
        <>
          <Button appearance="primary" onClick={() => onSend('all')}>
            {t('entry.sendUpdate', { count: people })}
          </Button>
          {onlyPeople && <Button onClick={() => onSend('changed')}>{t('entry.sendChanged')}</Button>}
          {onBack !== undefined && <Button onClick={onBack}>{t('entry.keepEditing')}</Button>}
          <Button onClick={onDiscard}>{t('entry.discard')}</Button>
        </>
      }
    >
      {null}
    </Modal>
  );
}
