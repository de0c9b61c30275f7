import { Button } from '@fluentui/react-components';
import { useWords } from '../words/words.tsx';
import { ErrorNotice } from './error-notice.tsx';

interface GivenBackProps {
  /** What came back, and why. */
  readonly text: string;
  readonly details: string | undefined;
  /** What the buttons are about, where several such notices may stand together. */
  readonly subject?: string;
  readonly sending: boolean;
  /** What the button says that does it after all. */
  readonly sendLabel?: string;
  readonly onSend: () => void;
  readonly onLeave: () => void;
}

/** A change that the server didn't take and that nobody sends unasked: send it after all, or leave it. */
export function GivenBack({ text, details, subject, sending, sendLabel, onSend, onLeave }: GivenBackProps) {
  const { t } = useWords();
  return (
    <ErrorNotice
      detail={details}
      actions={
        <>
          <Button
            size="small"
            disabledFocusable={sending}
            aria-label={
              subject === undefined || sendLabel !== undefined ? undefined : t('error.sendNowNamed', { subject })
            }
            onClick={onSend}
          >
            {sendLabel ?? t('error.sendNow')}
          </Button>
          <Button
            size="small"
            appearance="transparent"
            aria-label={subject === undefined ? undefined : t('error.leaveNamed', { subject })}
            onClick={onLeave}
          >
            {t('error.leave')}
          </Button>
        </>
      }
    >
      {text}
    </ErrorNotice>
  );
}
