import { Button, makeStyles, mergeClasses, Text, ToggleButton, tokens } from '@fluentui/react-components';
import { AddRegular, ChevronLeftRegular, ChevronRightRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words.tsx';
import { CALENDAR_VIEWS, type CalendarViewName } from './views.ts';

const useStyles = makeStyles({
  group: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS, flexWrap: 'wrap' },
  title: { margin: `0 0 0 ${tokens.spacingHorizontalS}`, minWidth: '200px' },
  period: { marginRight: 'auto' },
  views: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXXS,
    padding: '2px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  view: { minWidth: 0 },
});

interface CalendarToolbarProps {
  readonly title: string;
  readonly view: CalendarViewName;
  readonly onView: (view: CalendarViewName) => void;
  readonly onMove: (where: 'previous' | 'today' | 'next') => void;
  readonly search: ReactNode;
  /** There is no room for words that say what is plain without them. */
  readonly isNarrow: boolean;
  /** Not drawn without it. */
  readonly onNew: (() => void) | undefined;
}

/** Back, today, forward, what is shown, and the views. */
export function CalendarToolbar({ title, view, onView, onMove, search, isNarrow, onNew }: CalendarToolbarProps) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <>
      <div
        className={mergeClasses(styles.group, isNarrow && styles.period)}
        role="group"
        aria-label={t('calendar.toolbar')}
      >
        <Button
          appearance="subtle"
          icon={<ChevronLeftRegular />}
          aria-label={t('calendar.previous')}
          onClick={() => onMove('previous')}
        />
        <Button size="small" onClick={() => onMove('today')}>
          {t('calendar.goToday')}
        </Button>
        <Button
          appearance="subtle"
          icon={<ChevronRightRegular />}
          aria-label={t('calendar.next')}
          onClick={() => onMove('next')}
        />
        <Text as="h2" size={400} weight="semibold" className={styles.title} aria-live="polite">
          {title}
        </Text>
      </div>
      <div className={styles.views} role="group" aria-label={t('calendar.views')}>
        {CALENDAR_VIEWS.map(({ name, words }) => (
          <ToggleButton
            key={name}
            size="small"
            className={styles.view}
            appearance={name === view ? 'primary' : 'transparent'}
            checked={name === view}
            onClick={() => onView(name)}
          >
            {t(words)}
          </ToggleButton>
        ))}
      </div>
      {search}
      {onNew !== undefined && (
        <Button
          appearance="primary"
          icon={<AddRegular />}
          aria-label={t('calendar.new')}
          title={t('calendar.new')}
          onClick={onNew}
        >
          {isNarrow ? null : t('calendar.new')}
        </Button>
      )}
    </>
  );
}
