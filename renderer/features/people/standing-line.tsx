import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { Standing } from '../../../shared/contact-view.ts';
import { explainStanding } from '../../../shared/explain-standing.ts';
import type { BusyType } from '../../../shared/model.ts';
import { BusyBar } from '../../ui/busy-bar.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  outside: {
    flexShrink: 0,
    width: '6px',
    height: '16px',
    borderTop: `2px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `2px solid ${tokens.colorNeutralStroke1}`,
    boxSizing: 'border-box',
  },
  bar: { display: 'flex', height: '16px', flexShrink: 0 },
});

interface StandingProps {
  readonly standing: Standing;
  readonly more?: string;
  /** Rather two lines than a word left out. */
  readonly whole?: boolean;
}

/** What somebody's calendar says, by a mark of the calendar's own family and in words. */
export function StandingLine({ standing, more, whole = false }: StandingProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const text = [explainStanding(standing, words), ...(more === undefined ? [] : [more])].join(' · ');
  return (
    <span className={styles.line}>
      {standing.state === 'outside-hours' ? (
        <span aria-hidden className={styles.outside} />
      ) : (
        <span className={styles.bar}>
          <BusyBar busy={BARS[standing.state]} />
        </span>
      )}
      <Text size={200} title={text} className={mergeClasses(common.quiet, !whole && common.ellipsis, common.tabular)}>
        {text}
      </Text>
    </span>
  );
}

/** The marks of appointments: never those of presence, which nobody knows of others. */
const BARS: Readonly<Record<Exclude<Standing['state'], 'outside-hours'>, BusyType>> = {
  free: 'free',
  tentative: 'tentative',
  busy: 'busy',
  oof: 'oof',
  elsewhere: 'elsewhere',
  unknown: 'unknown',
};
