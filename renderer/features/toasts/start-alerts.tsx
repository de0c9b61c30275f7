import { LargeTitle, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useSnapshot } from '../../store/store.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { ReminderActions } from './reminder-actions.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, width: '100%', maxWidth: '560px' },
  alert: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, overflowWrap: 'anywhere' },
  now: { color: tokens.colorBrandForeground1 },
  title: { margin: 0 },
});

/** Meetings that begin now, in large: they stay until joined or dismissed. */
export function StartAlerts() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const toasts = useSnapshot((snapshot) => snapshot.toasts);
  const alerts = toasts.filter(({ kind }) => kind === 'start');
  return (
    <div role="alert" aria-label={t('toast.starts')}>
      <ul className={mergeClasses(common.list, styles.root)}>
        {alerts.map((toast) => (
          <li key={toast.id} className={styles.alert}>
            <Text weight="semibold" className={styles.now}>
              {t('toast.starts')}
            </Text>
            <LargeTitle as="h2" className={styles.title}>
              {toast.title}
            </LargeTitle>
            <Text size={400}>{toast.body}</Text>
            <ReminderActions toast={toast} named={alerts.length > 1} snoozable={false} />
          </li>
        ))}
      </ul>
    </div>
  );
}
