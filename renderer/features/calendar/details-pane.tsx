import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  InlineDrawer,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { Appointment } from '../../../shared/model.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { shownSubject } from '../../words/subject.ts';
import { useWords } from '../../words/words.tsx';
import { AppointmentDetails } from './appointment-details.tsx';

const useStyles = makeStyles({
  frame: { width: '320px', flexShrink: 0, height: '100%', borderRadius: tokens.borderRadiusXLarge },
  inline: {
    width: '100%',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    height: '100%',
  },
  title: { overflowWrap: 'anywhere' },
  cancelled: { textDecorationLine: 'line-through' },
});

interface DetailsPaneProps {
  readonly appointment: Appointment;
  readonly hideSubjects: boolean;
  readonly onClose: () => void;
}

/** What is selected, beside the calendar; over it where the window is narrow. */
export function DetailsPane({ appointment, hideSubjects, onClose }: DetailsPaneProps) {
  const styles = useStyles();
  const { t } = useWords();
  const narrow = useMediaQuery('(max-width: 959px)');
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!narrow) pane.current?.focus();
  }, [appointment.key, narrow]);
  const content = (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ className: appointment.isCancelled ? `${styles.title} ${styles.cancelled}` : styles.title }}
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={t('calendar.closeDetails')}
              onClick={onClose}
            />
          }
        >
          {shownSubject(appointment.subject, hideSubjects, t)}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <AppointmentDetails key={appointment.key} appointment={appointment} hideSubjects={hideSubjects} />
      </DrawerBody>
    </>
  );
  if (narrow) {
    return (
      <OverlayDrawer open position="end" size="small" aria-label={t('calendar.details')} onOpenChange={onClose}>
        {content}
      </OverlayDrawer>
    );
  }
  return (
    <div
      role="region"
      aria-label={t('calendar.details')}
      className={styles.frame}
      ref={pane}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <InlineDrawer open position="end" className={styles.inline}>
        {content}
      </InlineDrawer>
    </div>
  );
}
