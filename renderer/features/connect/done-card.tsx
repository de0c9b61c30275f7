import { Button, Text } from '@fluentui/react-components';
import type { Setup } from '../../../shared/setup.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';
import { useFormStyles } from './use-form-styles.ts';

/** It works; where to go from here. */
export function DoneCard({ setup, onDone }: { readonly setup: Setup; readonly onDone: () => void }) {
  const styles = useFormStyles();
  const { t } = useWords();
  const over = useCommand('setupCancel');
  const account = useSnapshot((snapshot) => snapshot.accounts.find(({ id }) => id === setup.accountId));
  return (
    <>
      <Text role="status">{t('connect.doneText', { address: account?.address ?? setup.address })}</Text>
      {account?.secretKept === 'memory' && <Text>{t('connect.doneMemory')}</Text>}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          onClick={() => {
            onDone();
            void over.run({});
          }}
        >
          {t('connect.goToday')}
        </Button>
      </div>
    </>
  );
}
