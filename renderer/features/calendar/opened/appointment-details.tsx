import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { VideoRegular } from '@fluentui/react-icons';
import { useState, type ReactNode } from 'react';
import { drawnCategories } from '../../../../shared/categories.ts';
import { explainError, shownSubject } from '../../../../shared/explain.ts';
import type { Appointment } from '../../../../shared/model.ts';
import { recurrenceWords } from '../../../../shared/recurrence-words.ts';
import { useCategoryColours } from '../../../store/use-categories.ts';
import { useSnapshot } from '../../../store/store.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { CategoryDots } from '../../../ui/category-dots.tsx';
import { ChoiceGroup } from '../../../ui/choice-group.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { LoadingRows } from '../../../ui/loading.tsx';
import { useCommonStyles } from '../../../ui/use-common-styles.ts';
import { useWords, type Words } from '../../../words/words.tsx';
import { BUSY_WORDS, eventMarks } from '../events.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { AttachmentList } from './attachment-list.tsx';
import { AttendeeList } from './attendee-list.tsx';
import { EntryActions } from './entry-actions.tsx';
import { EntryBody } from './entry-body.tsx';
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
  categories: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
  body: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

interface AppointmentDetailsProps {
  readonly appointment: Appointment;
  /** Whose calendar it stands in, where it is another mailbox's. */
  readonly calendar: string | undefined;
  /** It left the calendar. */
  readonly onGone: () => void;
}

/** Everything about one appointment: what the list knows at once, the rest when the server has answered. */
export function AppointmentDetails({ appointment, calendar, onGone }: AppointmentDetailsProps) {
  const styles = useStyles();
  const words = useWords();
  const { t, hideSubjects } = words;
  const colourOf = useCategoryColours();
  const join = useCommand('join');
  const isOwn = useSnapshot(({ calendars }) => calendars.find(({ id }) => id === appointment.calendarId)?.own ?? false);
  const { details, error, again } = useDetails(appointment);
  const [whole, setWhole] = useState(false);
  const failed = join.error ?? error;
  const failure = failed === undefined ? undefined : explainError(failed, words);
  const joinUrl = appointment.joinUrl ?? details?.appointment?.joinUrl;
  // The server may know an occurrence by another id than the one that its place in the series gave it here.
  const own = details?.key ?? appointment.key;
  const key = whole ? (details?.seriesKey ?? own) : own;
  const isInvitation = appointment.isMeeting && appointment.myResponse !== 'organizer';
  return (
    <div className={styles.root}>
      {joinUrl !== undefined && !appointment.isCancelled && (
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
      {isOwn && details?.seriesKey !== undefined && (
        <ChoiceGroup
          label={t('entry.whichOne')}
          chosen={whole ? 'series' : 'one'}
          choices={[
            { value: 'one', word: t('entry.one') },
            { value: 'series', word: t('entry.series') },
          ]}
          onChoose={(chosen) => setWhole(chosen === 'series')}
        />
      )}
      {isOwn && isInvitation && !appointment.isCancelled && <AnswerButtons entryKey={key} appointment={appointment} />}
      {isOwn && (
        <EntryActions entryKey={key} appointment={appointment} joinUrl={joinUrl} details={details} onGone={onGone} />
      )}
      {calendar !== undefined && <Part title={t('calendar.calendar')}>{calendar}</Part>}
      <Part title={t('calendar.when')}>{whenWords(appointment, words)}</Part>
      {details?.recurrence !== undefined && (
        <Part title={t('entry.repeats')}>{recurrenceWords(details.recurrence, words)}</Part>
      )}
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
      {!hideSubjects && appointment.categories.length > 0 && (
        <Part title={t('calendar.categories')}>
          <span className={styles.categories}>
            {drawnCategories(appointment, colourOf).map((category) => (
              <span key={category.name}>
                <CategoryDots categories={[category]} />
                {category.name}
              </span>
            ))}
          </span>
        </Part>
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
          {details.organizer !== undefined && appointment.isMeeting && (
            <Part title={t('calendar.organizer')}>{details.organizer.name}</Part>
          )}
          {details.attendees.length > 0 && <AttendeeList attendees={details.attendees} />}
          {(details.attachments.length > 0 || (isOwn && !isInvitation)) && (
            <AttachmentList
              entryKey={own}
              files={details.attachments}
              canChange={isOwn && !isInvitation}
              onChanged={again}
            />
          )}
          {details.body.trim() !== '' && (
            <EntryBody entryKey={own} text={details.body.trim()} isFormatted={details.isFormatted} />
          )}
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
