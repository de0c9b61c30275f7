import { makeStyles, tokens } from '@fluentui/react-components';
import { ToastStack } from '../features/toasts/toast-stack.tsx';
import { WhoReminds } from '../features/toasts/who-reminds.tsx';
import { useCommonStyles } from '../ui/use-common-styles.ts';
import { useWords } from '../words/words.tsx';
import { useFitting } from './use-fitting.ts';

const useStyles = makeStyles({
  root: { height: '100%', overflowY: 'auto' },
  content: {
    padding: tokens.spacingVerticalXS,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
});

/** The corner of the screen where toasts stand. */
export function ToastWindow() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const content = useFitting();
  return (
    <main className={styles.root}>
      <div ref={content} className={styles.content}>
        <h1 className={common.srOnly}>{t('flyout.toasts')}</h1>
        <ToastStack />
        <WhoReminds />
      </div>
    </main>
  );
}
