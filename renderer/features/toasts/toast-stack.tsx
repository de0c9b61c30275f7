import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useSnapshot } from '../../store/store.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { ReminderList } from './reminder-list.tsx';
import { ToastCard } from './toast-card.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** The toasts wanted now, in the order of the snapshot, several reminders as one; a new one is read out. */
export function ToastStack() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const all = useSnapshot((snapshot) => snapshot.toasts);
  const reminders = all.filter(({ kind }) => kind === 'reminder');
  const single = all.filter(({ kind }) => kind !== 'start' && (kind !== 'reminder' || reminders.length === 1));
  return (
    <div role="alert" aria-label={t('flyout.toasts')} aria-atomic="false">
      <ul className={mergeClasses(common.list, styles.list)}>
        {reminders.length > 1 && (
          <li>
            <ReminderList reminders={reminders} />
          </li>
        )}
        {single.map((toast) => (
          <li key={toast.id}>
            <ToastCard toast={toast} />
          </li>
        ))}
      </ul>
    </div>
  );
}
