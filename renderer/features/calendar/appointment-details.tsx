import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { VideoRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { explainError, shownSubject } from '../../../shared/explain.ts';
import type { Appointment } from '../../../shared/model.ts';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LoadingRows } from '../../ui/loading.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords, type Words } from '../../words/words.tsx';
import { AttendeeList } from './attendee-list.tsx';
import { BUSY_WORDS, eventMarks } from './events.ts';
import { RESPONSE_WORDS } from './response-words.ts';
import { useDetails } from './use-details.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalL,
  },
  part: { display: 'flex', flexDirection: 'column', gap: '2px' },
  body: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

interface AppointmentDetailsProps {
  readonly appointment: Appointment;
  /** Whose calendar it stands in, where it is another mailbox's. */
  readonly calendar: string | undefined;
}

/** Everything about one appointment: what the list knows at once, the rest when the server has answered. */
export function AppointmentDetails({ appointment, calendar }: AppointmentDetailsProps) {
  const styles = useStyles();
  const words = useWords();
  const { t, format, hideSubjects } = words;
  const join = useCommand('join');
  const { details, error } = useDetails(appointment.key);
  const failed = join.error ?? error;
  const failure = failed === undefined ? undefined : explainError(failed, words);
  return (
    <div className={styles.root}>
      {appointment.joinUrl !== undefined && !appointment.isCancelled && (
        <Button
          appearance="primary"
          icon={<VideoRegular />}
          disabledFocusable={join.pending}
          aria-label={t('app.joinNamed', { subject: shownSubject(appointment, words) })}
          onClick={() => void join.run({ key: appointment.key })}
        >
          {t('app.join')}
        </Button>
      )}
      {calendar !== undefined && <Part title={t('calendar.calendar')}>{calendar}</Part>}
      <Part title={t('calendar.when')}>{whenWords(appointment, words)}</Part>
      {!hideSubjects && appointment.location !== '' && <Part title={t('calendar.where')}>{appointment.location}</Part>}
      <Part title={t('calendar.shownAs')}>
        {[t(BUSY_WORDS[appointment.busy]), ...eventMarks({ ...appointment, busy: 'busy' }, t)].join(', ')}
      </Part>
      {appointment.isMeeting && calendar === undefined && (
        <Part title={t('calendar.yourAnswer')}>{t(RESPONSE_WORDS[appointment.myResponse])}</Part>
      )}
      {appointment.reminderMinutes !== undefined && (
        <Part title={t('calendar.reminder')}>
          {appointment.reminderMinutes === 0
            ? t('calendar.reminderAtStart')
            : t('calendar.reminderBefore', { count: appointment.reminderMinutes })}
        </Part>
      )}
      {appointment.categories.length > 0 && (
        <Part title={t('calendar.categories')}>{appointment.categories.join(', ')}</Part>
      )}
      {failure !== undefined && (
        <ErrorNotice intent="warning" detail={failure.details}>
          {failure.text}
        </ErrorNotice>
      )}
      {hideSubjects && <Text>{t('calendar.hiddenDetails')}</Text>}
      {!hideSubjects && details === undefined && error === undefined && <LoadingRows rows={3} height={24} />}
      {!hideSubjects && details !== undefined && (
        <>
          {details.organizer !== undefined && <Part title={t('calendar.organizer')}>{details.organizer.name}</Part>}
          {details.attendees.length > 0 && <AttendeeList attendees={details.attendees} />}
          {details.attachments.length > 0 && (
            <Part title={t('calendar.attachments')}>
              {details.attachments
                .map(({ name, size }) =>
                  size === undefined ? name : t('calendar.size', { name, size: format.size(size) }),
                )
                .join('\n')}
            </Part>
          )}
          {details.body.trim() !== '' && <Part title={t('calendar.notes')}>{details.body.trim()}</Part>}
        </>
      )}
    </div>
  );
}

function whenWords({ start, end, allDay }: Appointment, { format, t }: Words): string {
  if (allDay !== undefined)
    return `${format.dateRange(allDay.start, allDay.end)}, ${t('calendar.allDay').toLowerCase()}`;
  return format.dayAndTimeRange(start, end);
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  const common = useCommonStyles();
  return (
    <div className={styles.part}>
      <Text as="h3" size={200} weight="regular" className={mergeClasses(common.quiet, common.plainHeading)}>
        {title}
      </Text>
      <Text className={styles.body}>{children}</Text>
    </div>
  );
}
