import { makeStyles, tokens } from '@fluentui/react-components';
import { StartAlerts } from '../features/toasts/start-alerts.tsx';
import { useCommonStyles } from '../ui/use-common-styles.ts';
import { useWords } from '../words/words.tsx';

const useStyles = makeStyles({
  root: {
    height: '100%',
    boxSizing: 'border-box',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalXXL,
    display: 'grid',
    placeItems: 'center',
    border: `4px solid ${tokens.colorBrandStroke1}`,
  },
});

/** The middle of the screen, or all of it, when a meeting begins. */
export function AlertWindow() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  return (
    <main className={styles.root}>
      <h1 className={common.srOnly}>{t('toast.starts')}</h1>
      <StartAlerts />
    </main>
  );
}
