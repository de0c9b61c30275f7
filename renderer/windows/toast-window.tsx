import { makeStyles, tokens } from '@fluentui/react-components';
import { ToastStack } from '../features/toasts/toast-stack.tsx';
import { useCommonStyles } from '../ui/use-common-styles.ts';
import { useWords } from '../words/words.tsx';

const useStyles = makeStyles({
  root: { height: '100%', boxSizing: 'border-box', overflowY: 'auto', padding: tokens.spacingVerticalXS },
});

/** The corner of the screen where toasts stand. */
export function ToastWindow() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  return (
    <main className={styles.root}>
      <h1 className={common.srOnly}>{t('flyout.toasts')}</h1>
      <ToastStack />
    </main>
  );
}
