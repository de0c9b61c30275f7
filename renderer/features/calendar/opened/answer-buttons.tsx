import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { CommentRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { explainError, shownSubject } from '../../../../shared/explain.ts';
import type { Appointment } from '../../../../shared/model.ts';
import { useSnapshot } from '../../../store/store.tsx';
import { useCommand } from '../../../store/use-command.ts';
import { AnswerChoices } from '../../../ui/answer-choices.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { useWords } from '../../../words/words.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

interface AnswerButtonsProps {
  /** The occurrence, or the series. */
  readonly entryKey: string;
  readonly appointment: Appointment;
}

/** Yes, perhaps, no, with a word or without; it goes out after ten seconds. */
export function AnswerButtons({ entryKey, appointment }: AnswerButtonsProps) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const [note, setNote] = useState<string>();
  const send = useCommand('answerMeeting');
  const waiting = useSnapshot(({ considered }) => considered.find(({ key }) => key === entryKey));
  const chosen = waiting?.kind === 'answer' ? waiting.answer : appointment.myResponse;
  const failure = send.error === undefined ? undefined : explainError(send.error, words);
  return (
    <div className={styles.root}>
      <div className={styles.row} role="group" aria-label={t('entry.answer')}>
        <AnswerChoices
          subject={shownSubject(appointment, words)}
          chosen={chosen}
          pending={send.pending}
          onAnswer={(answer) => void send.run({ key: entryKey, answer, note: note ?? '' })}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<CommentRegular />}
          aria-expanded={note !== undefined}
          onClick={() => setNote(note === undefined ? '' : undefined)}
        >
          {t('entry.answerWith')}
        </Button>
      </div>
      {note !== undefined && (
        <Field label={t('entry.note')}>
          <Textarea value={note} onChange={(_, { value }) => setNote(value)} />
        </Field>
      )}
      {failure !== undefined && <ErrorNotice detail={failure.details}>{failure.text}</ErrorNotice>}
    </div>
  );
}
