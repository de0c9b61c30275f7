import { Button, makeStyles, mergeClasses, Text, Title1, tokens } from '@fluentui/react-components';
import { ConnectPanel } from '../features/connect/connect-panel.tsx';
import { useSnapshot } from '../store/store.tsx';
import { useCommonStyles } from '../ui/use-common-styles.ts';
import { useWords } from '../words/words.tsx';
import type { ViewProps } from './view-props.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    placeItems: 'center',
    height: '100%',
    boxSizing: 'border-box',
    overflow: 'auto',
    padding: tokens.spacingHorizontalXXL,
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, width: '100%', maxWidth: '560px' },
  title: { margin: '0' },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  notYet: { visibility: 'hidden' },
  around: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** The first start: connect a mailbox, or look around first. */
export function WelcomeView({ onView }: ViewProps) {
  const onToday = (): void => onView('today');
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const demo = useSnapshot((snapshot) => snapshot.demo);
  return (
    <main id="content" className={styles.root} tabIndex={-1}>
      <div className={styles.column}>
        <div className={styles.head}>
          <Title1 as="h1" className={styles.title}>
            {t('connect.welcome')}
          </Title1>
          <Text size={400} className={common.quiet}>
            {t('connect.promise')}
          </Text>
        </div>
        <div className={common.card}>
          <ConnectPanel onDone={onToday} isFirst />
        </div>
        {/* It has its place before there is a company: nothing moves when that is there. */}
        <div className={mergeClasses(styles.around, !demo && styles.notYet)}>
          <Button onClick={onToday}>{t('connect.lookAround')}</Button>
          <Text size={200} className={common.quiet}>
            {t('connect.lookAroundHint')}
          </Text>
        </div>
      </div>
    </main>
  );
}
