import { Button, makeStyles, mergeClasses, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons';
import type { Toast } from '../../../shared/snapshot.ts';
import { useCommand } from '../../store/use-command.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { ReminderActions } from './reminder-actions.tsx';

const useStyles = makeStyles({
  card: {
    padding: tokens.spacingVerticalM,
    boxShadow: tokens.shadow16,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  head: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'center', flexWrap: 'wrap' },
  icon: { fontSize: '24px', lineHeight: 0, color: tokens.colorBrandForeground1 },
  title: { margin: 0, flexGrow: 1 },
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
});

/** Several reminders as one: all of them answered at once, or each by itself. */
export function ReminderList({ reminders }: { readonly reminders: readonly Toast[] }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const dismiss = useCommand('dismissToasts');
  const shared = reminders.every((toast) => toast.shared === true);
  const title = t('toast.reminders', { count: reminders.length });
  return (
    <section className={mergeClasses(common.card, styles.card)} aria-label={title}>
      <div className={styles.head}>
        <span aria-hidden className={styles.icon}>
          <AlertRegular />
        </span>
        <Subtitle2 as="h2" className={styles.title}>
          {title}
        </Subtitle2>
        <Button
          size="small"
          disabledFocusable={dismiss.pending}
          onClick={() => void dismiss.run({ ids: reminders.map(({ id }) => id) })}
        >
          {t(shared ? 'toast.dismissAllShared' : 'toast.dismissAll')}
        </Button>
      </div>
      <ul className={common.list}>
        {reminders.map((toast) => (
          <li key={toast.id} className={styles.row}>
            <Text weight="semibold">{toast.title}</Text>
            <Text size={200}>{toast.body}</Text>
            <ReminderActions toast={toast} named />
          </li>
        ))}
      </ul>
    </section>
  );
}
