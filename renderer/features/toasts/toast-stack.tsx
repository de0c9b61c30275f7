import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useSnapshot } from '../../store/store.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { ToastCard } from './toast-card.tsx';

const useStyles = makeStyles({
  region: { height: '100%' },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, height: '100%' },
  item: { flexGrow: 1, display: 'flex', flexDirection: 'column' },
});

/** The toasts wanted now, in the order of the snapshot; a new one is read out. */
export function ToastStack() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const toasts = useSnapshot((snapshot) => snapshot.toasts);
  return (
    <div role="alert" className={styles.region} aria-label={t('flyout.toasts')} aria-atomic="false">
      <ul className={mergeClasses(common.list, styles.list)}>
        {toasts.map((toast) => (
          <li key={toast.id} className={styles.item}>
            <ToastCard toast={toast} />
          </li>
        ))}
      </ul>
    </div>
  );
}
