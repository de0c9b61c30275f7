import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { shownAsOf } from '../../../shared/snapshot.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useWords } from '../../words/words.tsx';
import { healthWords, worstAccount } from './health-sentence.ts';

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  dot: {
    forcedColorAdjust: 'none',
    width: '8px',
    height: '8px',
    borderRadius: '50%',
    flexShrink: 0,
    boxSizing: 'border-box',
  },
  ok: { backgroundColor: tokens.colorPaletteLightGreenForeground3 },
  connecting: { border: `2px solid ${tokens.colorNeutralForeground3}` },
  busy: { backgroundColor: tokens.colorPaletteMarigoldBackground3 },
  stale: { backgroundColor: tokens.colorPaletteMarigoldBackground3 },
  offline: { backgroundColor: tokens.colorPaletteMarigoldBackground3 },
  blocked: { backgroundColor: tokens.colorPaletteRedBackground3 },
  'sign-in': { backgroundColor: tokens.colorPaletteRedBackground3 },
});

/** How the connection is doing, in words with a dot before them. */
export function HealthLine() {
  const styles = useStyles();
  const words = useWords();
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const read = useSnapshot((snapshot) => snapshot.today.asOf !== undefined);
  const asOf = useSnapshot(shownAsOf);
  const worst = worstAccount(accounts)?.health.state ?? 'connecting';
  // A server that answers isn't yet a mailbox that was read.
  const reading = worst === 'ok' && !read;
  const state = reading ? 'connecting' : worst;
  return (
    <span className={styles.root}>
      <span aria-hidden className={mergeClasses(styles.dot, styles[state])} />
      <Text size={200}>{reading ? words.t('app.reading') : healthWords(accounts, words, asOf)}</Text>
    </span>
  );
}
