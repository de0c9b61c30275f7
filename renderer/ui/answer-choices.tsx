import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, DismissRegular, QuestionRegular } from '@fluentui/react-icons';
import type { Answer } from '../../shared/entry.ts';
import type { MyResponse } from '../../shared/model.ts';
import { useWords } from '../words/words.tsx';

const ANSWERS = [
  { answer: 'accepted', word: 'entry.accept', icon: <CheckmarkRegular /> },
  { answer: 'tentative', word: 'entry.tentative', icon: <QuestionRegular /> },
  { answer: 'declined', word: 'entry.decline', icon: <DismissRegular /> },
] as const satisfies readonly { answer: Answer; word: string; icon: unknown }[];

interface AnswerChoicesProps {
  /** Of the invitation, for a screen reader; left out where it is alone on its ground. */
  readonly subject?: string;
  /** The answer that stands. */
  readonly chosen?: MyResponse;
  /** The one that most people give. */
  readonly proposed?: Answer;
  readonly pending: boolean;
  readonly onAnswer: (answer: Answer) => void;
}

/** Yes, perhaps, no. */
export function AnswerChoices({ subject, chosen, proposed, pending, onAnswer }: AnswerChoicesProps) {
  const { t } = useWords();
  return ANSWERS.map(({ answer, word, icon }) => (
    <Button
      key={answer}
      size="small"
      icon={icon}
      appearance={answer === chosen || answer === proposed ? 'primary' : 'secondary'}
      aria-label={subject === undefined ? t(word) : t('entry.answerNamed', { answer: t(word), subject })}
      aria-pressed={chosen === undefined ? undefined : answer === chosen}
      disabledFocusable={pending}
      onClick={() => onAnswer(answer)}
    >
      {t(word)}
    </Button>
  ));
}
