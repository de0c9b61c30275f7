import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { shownSubject } from '../../../../shared/explain.ts';
import type { Appointment } from '../../../../shared/model.ts';
import { useMediaQuery } from '../../../ui/use-media-query.ts';
import { useWords } from '../../../words/words.tsx';
import { AppointmentDetails } from './appointment-details.tsx';

const useStyles = makeStyles({
  pane: {
    boxSizing: 'border-box',
    width: '320px',
    maxWidth: '100%',
    flexShrink: 0,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  inline: { height: '100%', borderRadius: tokens.borderRadiusXLarge },
  sheet: {
    position: 'fixed',
    inset: '0 0 0 auto',
    margin: '0',
    height: '100%',
    maxHeight: '100%',
    boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalM,
  },
  title: { margin: '0', flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  cancelled: { textDecorationLine: 'line-through' },
});

interface DetailsPaneProps {
  readonly appointment: Appointment;
  /** Whose calendar it stands in, where it is another mailbox's. */
  readonly calendar: string | undefined;
  readonly onClose: () => void;
}

/** What is selected, beside the calendar; a sheet over it where the window is narrow. */
export function DetailsPane({ appointment, calendar, onClose }: DetailsPaneProps) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const narrow = useMediaQuery('(max-width: 959px)');
  const sheet = useRef<HTMLDialogElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (narrow && sheet.current?.open === false) sheet.current.showModal();
    else pane.current?.focus();
  }, [appointment.key, narrow]);
  const content = (
    <>
      <div className={styles.head}>
        <Text
          as="h2"
          size={500}
          weight="semibold"
          className={mergeClasses(styles.title, appointment.isCancelled && styles.cancelled)}
        >
          {shownSubject(appointment, words)}
        </Text>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('calendar.closeDetails')}
          onClick={onClose}
        />
      </div>
      <AppointmentDetails key={appointment.key} appointment={appointment} calendar={calendar} onGone={onClose} />
    </>
  );
  if (narrow) {
    return (
      <dialog
        ref={sheet}
        aria-label={t('calendar.details')}
        className={mergeClasses(styles.pane, styles.sheet)}
        onClose={onClose}
        onClick={(event) => {
          if (event.target === sheet.current) onClose();
        }}
      >
        {content}
      </dialog>
    );
  }
  return (
    <div
      ref={pane}
      role="region"
      aria-label={t('calendar.details')}
      tabIndex={-1}
      className={mergeClasses(styles.pane, styles.inline)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {content}
    </div>
  );
}
