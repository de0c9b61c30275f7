import type { Answer } from '../../../shared/entry.ts';
import type { Toast } from '../../../shared/snapshot.ts';
import { useCommand } from '../../store/use-command.ts';
import { AnswerChoices } from '../../ui/answer-choices.tsx';

/** Answers an invitation where it is told of; it goes out after ten seconds. */
export function InvitationAnswers({ toast }: { readonly toast: Toast }) {
  const send = useCommand('answerMeeting');
  const dismiss = useCommand('dismissToast');
  const answer = async (chosen: Answer): Promise<void> => {
    const { ok } = await send.run({ key: toast.key, answer: chosen, note: '' });
    if (ok) await dismiss.run({ id: toast.id });
  };
  return <AnswerChoices proposed="accepted" pending={send.pending} onAnswer={(chosen) => void answer(chosen)} />;
}
