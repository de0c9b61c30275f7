import { makeStyles, tokens } from '@fluentui/react-components';
import { useSnapshot } from '../../store/store.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { ToastCard } from './toast-card.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** The toasts wanted now, in the order of the snapshot; a new one is read out. */
export function ToastStack() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const toasts = useSnapshot((snapshot) => snapshot.toasts);
  return (
    <div role="alert" aria-label={t('flyout.toasts')} aria-atomic="false">
      <ul className={`${common.list} ${styles.list}`}>
        {toasts.map((toast) => (
          <li key={toast.id}>
            <ToastCard toast={toast} />
          </li>
        ))}
      </ul>
    </div>
  );
}
