import { Badge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ArrowExitRegular } from '@fluentui/react-icons';
import type { Instant } from '../../../shared/model.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { oofSentence, type OofPlan } from './sentence.ts';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalL },
  icon: { fontSize: '28px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  iconOn: { color: tokens.colorPaletteBerryForeground1 },
  words: { flexGrow: 1, textWrap: 'pretty' },
  draft: { flexShrink: 0, whiteSpace: 'nowrap' },
});

interface OofSummaryProps {
  readonly plan: OofPlan;
  /** In force on the server right now. */
  readonly active: boolean;
  readonly dirty: boolean;
  readonly now: Instant;
}

/** What will happen, in one sentence. */
export function OofSentence({ plan, now }: Pick<OofSummaryProps, 'plan' | 'now'>) {
  const styles = useStyles();
  const { t, format } = useWords();
  const { key, params } = oofSentence(plan, now, format);
  return (
    <Text size={400} className={styles.words} aria-live="polite">
      {t(key, params)}
    </Text>
  );
}

/** What will happen as the form stands, and that it isn't saved. */
export function OofSummary({ plan, active, dirty, now }: OofSummaryProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  return (
    <div className={mergeClasses(common.card, styles.root)}>
      <span aria-hidden className={mergeClasses(styles.icon, active && styles.iconOn)}>
        <ArrowExitRegular />
      </span>
      <OofSentence plan={plan} now={now} />
      {dirty && (
        <Badge appearance="tint" color="warning" className={styles.draft}>
          {t('oof.draft')}
        </Badge>
      )}
    </div>
  );
}
