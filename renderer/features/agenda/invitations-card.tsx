import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { explainError, shownSubject } from '../../../shared/explain.ts';
import type { Appointment } from '../../../shared/model.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { AnswerChoices } from '../../ui/answer-choices.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

/** What fits beside the day; the others stand in the calendar. */
const SHOWN = 5;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  row: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, paddingTop: tokens.spacingVerticalS },
  answers: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

/** Invitations that wait for an answer; nothing where none does. */
export function InvitationsCard() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const all = useSnapshot((snapshot) => snapshot.invitations);
  const answered = useSnapshot((snapshot) => snapshot.considered);
  const open = all.filter(({ key }) => !answered.some((each) => each.key === key));
  if (open.length === 0) return null;
  return (
    <section className={mergeClasses(common.card, styles.root)} aria-label={t('entry.invitations')}>
      <Text as="h2" weight="semibold" className={common.plainHeading}>
        {t('entry.invitationCount', { count: open.length })}
      </Text>
      <ul className={common.list}>
        {open.slice(0, SHOWN).map((invitation) => (
          <Invitation key={invitation.key} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}

function Invitation({ invitation }: { readonly invitation: Appointment }) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t, format } = words;
  const send = useCommand('answerMeeting');
  const subject = shownSubject(invitation, words);
  const { key, allDay, start, end, organizer } = invitation;
  const failure = send.error === undefined ? undefined : explainError(send.error, words);
  return (
    <li className={styles.row}>
      <Text weight="semibold" className={common.ellipsis} title={subject}>
        {subject}
      </Text>
      <Text size={200} className={common.quiet}>
        {allDay === undefined ? format.dayAndTimeRange(start, end) : format.dateRange(allDay.start, allDay.end)}
        {organizer !== undefined && ` · ${t('entry.from', { name: organizer })}`}
      </Text>
      <div className={styles.answers}>
        <AnswerChoices
          subject={subject}
          pending={send.pending}
          onAnswer={(answer) => void send.run({ key, answer, note: '' })}
        />
      </div>
      {failure !== undefined && <ErrorNotice detail={failure.details}>{failure.text}</ErrorNotice>}
    </li>
  );
}
