import { Button } from '@fluentui/react-components';
import type { Answer } from '../../../shared/entry.ts';
import type { Toast } from '../../../shared/snapshot.ts';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';

const ANSWERS = [
  ['accepted', 'entry.accept'],
  ['tentative', 'entry.tentative'],
  ['declined', 'entry.decline'],
] as const satisfies readonly (readonly [Answer, string])[];

/** Answers an invitation where it is told of; it goes out after ten seconds. */
export function InvitationAnswers({ toast }: { readonly toast: Toast }) {
  const { t } = useWords();
  const send = useCommand('answerMeeting');
  const dismiss = useCommand('dismissToast');
  const answer = async (chosen: Answer): Promise<void> => {
    const { ok } = await send.run({ key: toast.key, answer: chosen, note: '' });
    if (ok) await dismiss.run({ id: toast.id });
  };
  return (
    <>
      {ANSWERS.map(([chosen, word]) => (
        <Button
          key={chosen}
          size="small"
          appearance={chosen === 'accepted' ? 'primary' : 'secondary'}
          disabledFocusable={send.pending}
          onClick={() => void answer(chosen)}
        >
          {t(word)}
        </Button>
      ))}
    </>
  );
}
