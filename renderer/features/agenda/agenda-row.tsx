import { Badge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { drawnCategories, type ColourOfCategory } from '../../../shared/categories.ts';
import { shownSubject } from '../../../shared/explain.ts';
import { BusyBar } from '../../ui/busy-bar.tsx';
import { CategoryDots } from '../../ui/category-dots.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { shownPlace } from '../../words/place.ts';
import { useWords } from '../../words/words.tsx';
import { JoinButton } from './join-button.tsx';
import type { AgendaRow as Row } from './layout.ts';
import { Marks } from './marks.tsx';
import { timeLabel } from './time-label.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minWidth: 0,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  compact: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, gap: tokens.spacingHorizontalS },
  wraps: { flexWrap: 'wrap' },
  badge: { flexShrink: 0, whiteSpace: 'nowrap' },
  now: { backgroundColor: tokens.colorBrandBackground2 },
  ended: { color: tokens.colorNeutralForeground3 },
  time: { flexShrink: 0, whiteSpace: 'nowrap', minWidth: 'var(--times)' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, flex: '1 1 140px' },
  wordsCompact: { flexBasis: '60px' },
  titleLine: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0, flexWrap: 'wrap' },
  cancelled: { textDecorationLine: 'line-through' },
});

interface AgendaRowProps {
  readonly row: Row;
  readonly colourOf: ColourOfCategory;
  /** The flyout's narrow form: start only, no place, Join only while it runs, for latecomers. */
  readonly compact: boolean;
}

/** One appointment of the day, in a list that says by `--times` how wide the column of times is. */
export function AgendaRow({ row: { appointment, state }, colourOf, compact }: AgendaRowProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const { allDay } = appointment;
  // A category may tell as much as a subject.
  const categories = words.hideSubjects ? [] : drawnCategories(appointment, colourOf);
  const names = categories.map(({ name }) => name).join(', ');
  const subject = shownSubject(appointment, words);
  const place = shownPlace(appointment.location, words.hideSubjects);
  const joinable = appointment.joinUrl !== undefined && state !== 'ended' && !appointment.isCancelled;
  return (
    <div
      className={mergeClasses(
        styles.row,
        compact ? styles.compact : styles.wraps,
        state === 'now' && allDay === undefined && styles.now,
        state === 'ended' && styles.ended,
      )}
    >
      <Text className={mergeClasses(styles.time, common.tabular)}>{timeLabel(appointment, compact, words)}</Text>
      <BusyBar busy={appointment.isCancelled ? 'unknown' : appointment.busy} />
      <div className={mergeClasses(styles.words, compact && styles.wordsCompact)}>
        <div className={styles.titleLine}>
          {names !== '' && (
            <span title={names}>
              <CategoryDots categories={categories} />
              <span className={common.srOnly}>{names}</span>
            </span>
          )}
          <Text
            weight={state === 'ended' ? 'regular' : 'semibold'}
            className={mergeClasses(common.ellipsis, appointment.isCancelled && styles.cancelled)}
            title={subject}
          >
            {subject}
          </Text>
          <Marks appointment={appointment} />
        </div>
        {!compact && place !== '' && (
          <Text size={200} className={mergeClasses(common.ellipsis, common.quiet)} title={appointment.location}>
            {place}
          </Text>
        )}
      </div>
      {state === 'ended' && (
        <Text size={200} className={common.quiet}>
          {t('today.ended')}
        </Text>
      )}
      {state === 'now' && allDay === undefined && !(compact && joinable) && (
        <Badge appearance="filled" color="brand" className={styles.badge}>
          {t('today.running')}
        </Badge>
      )}
      {joinable && (!compact || state === 'now') && (
        <JoinButton appointmentKey={appointment.key} subject={subject} primary={state === 'now'} />
      )}
    </div>
  );
}
