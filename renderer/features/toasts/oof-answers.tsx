import { Button } from '@fluentui/react-components';
import { OFFER_ANSWERS } from '../../../shared/oof-words.ts';
import type { Toast } from '../../../shared/snapshot.ts';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';

interface OofAnswersProps {
  readonly toastId: string;
  readonly oof: NonNullable<Toast['oof']>;
}

/** The two answers to an offer about out of office, or the undo of a press. */
export function OofAnswers({ toastId, oof: { accountId, offer } }: OofAnswersProps) {
  const { t } = useWords();
  const undo = useCommand('undoOof');
  const answer = useCommand('answerOffer');
  const dismiss = useCommand('dismissToast');
  const taken = async (work: Promise<unknown>): Promise<void> => {
    await work;
    await dismiss.run({ id: toastId });
  };
  if (offer === undefined) {
    return (
      <Button
        size="small"
        appearance="primary"
        disabledFocusable={undo.pending}
        onClick={() => void taken(undo.run({ accountId }))}
      >
        {t('app.undo')}
      </Button>
    );
  }
  const [accept, refuse] = OFFER_ANSWERS[offer.kind];
  return (
    <>
      <Button
        size="small"
        appearance="primary"
        disabledFocusable={answer.pending}
        onClick={() => void taken(answer.run({ id: offer.id, accept: true }))}
      >
        {t(accept)}
      </Button>
      <Button
        size="small"
        disabledFocusable={answer.pending}
        onClick={() => void taken(answer.run({ id: offer.id, accept: false }))}
      >
        {t(refuse)}
      </Button>
    </>
  );
}
