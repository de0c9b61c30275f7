import { Button } from '@fluentui/react-components';
import { explainError } from '../../../shared/explain.ts';
import type { Toast } from '../../../shared/snapshot.ts';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';

/** As the buttons of the system's notifications have it. */
const LATER_MINUTES = 30;

interface CallAnswersProps {
  readonly toast: Toast;
  readonly call: NonNullable<Toast['call']>;
}

/** What can be done about a call at once: hear it in the main window, call back, or be told again later. */
export function CallAnswers({ toast: { id, key }, call }: CallAnswersProps) {
  const words = useWords();
  const { t } = words;
  const play = useCommand('playVoicemail');
  const reach = useCommand('reachCaller');
  const later = useCommand('snoozeToast');
  const dismiss = useCommand('dismissToast');
  const finish = async (first: Promise<{ readonly ok: boolean }>): Promise<void> => {
    if ((await first).ok) await dismiss.run({ id });
  };
  const error = play.error ?? reach.error ?? later.error;
  return (
    <>
      {call.playable && (
        <Button size="small" appearance="primary" onClick={() => void finish(play.run({ key }))}>
          {t('toast.play')}
        </Button>
      )}
      {call.callable && (
        <Button size="small" onClick={() => void finish(reach.run({ key, how: 'call' }))}>
          {t('toast.callBack')}
        </Button>
      )}
      <Button size="small" onClick={() => void later.run({ id, snooze: { minutes: LATER_MINUTES } })}>
        {t('toast.later')}
      </Button>
      {error !== undefined && <span role="alert">{explainError(error, words).text}</span>}
    </>
  );
}
