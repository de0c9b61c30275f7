import { Button, makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { useWords } from '../words/words.tsx';

const useStyles = makeStyles({
  root: {
    height: '100%',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXXL,
    textAlign: 'center',
  },
  title: { margin: '0' },
  detail: { overflowWrap: 'anywhere', color: tokens.colorNeutralForeground3 },
});

interface TroubleProps {
  readonly kind: 'crashed' | 'unreachable';
  readonly detail?: string;
  readonly onRetry: () => void;
}

/** The whole window has nothing to show: why, what still works, and what to press. */
export function Trouble({ kind, detail, onRetry }: TroubleProps) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <main className={styles.root}>
      <Title3 as="h1" className={styles.title}>
        {t(`app.${kind}Title`)}
      </Title3>
      <Text>{t(`app.${kind}Body`)}</Text>
      <Button appearance="primary" onClick={onRetry}>
        {t(kind === 'crashed' ? 'app.crashedAction' : 'app.tryAgain')}
      </Button>
      {detail !== undefined && (
        <Text size={200} font="monospace" className={styles.detail}>
          {detail}
        </Text>
      )}
    </main>
  );
}
