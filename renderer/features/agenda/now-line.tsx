import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Instant } from '../../../shared/model.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalS,
    color: tokens.colorPaletteRedForeground1,
  },
  line: { flexGrow: 1, borderTop: `2px solid ${tokens.colorPaletteRedBorderActive}` },
});

interface NowLineProps {
  readonly now: Instant;
}

/** Where the day stands. */
export function NowLine({ now }: NowLineProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t, format } = useWords();
  const time = format.time(now);
  return (
    <div className={styles.root}>
      <Text size={200} weight="semibold" className={common.tabular}>
        <span aria-hidden>{time}</span>
        <span className={common.srOnly}>{t('today.nowLine', { time })}</span>
      </Text>
      <span className={styles.line} aria-hidden />
    </div>
  );
}
