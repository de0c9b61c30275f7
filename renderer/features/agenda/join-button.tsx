import { Button, makeStyles, Tooltip } from '@fluentui/react-components';
import { VideoRegular } from '@fluentui/react-icons';
import { explainError } from '../../../shared/explain.ts';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({ button: { flexShrink: 0, whiteSpace: 'nowrap' } });

interface JoinButtonProps {
  readonly appointmentKey: string;
  readonly subject: string;
  readonly primary: boolean;
}

/** Opens the meeting's link in the program that the system has for it. */
export function JoinButton({ appointmentKey, subject, primary }: JoinButtonProps) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const join = useCommand('join');
  const button = (
    <Button
      className={styles.button}
      appearance={primary ? 'primary' : 'secondary'}
      size="small"
      icon={<VideoRegular />}
      disabledFocusable={join.pending}
      aria-label={t('app.joinNamed', { subject })}
      onClick={() => void join.run({ key: appointmentKey })}
    >
      {t('app.join')}
    </Button>
  );
  if (join.error === undefined) return button;
  return (
    <Tooltip content={explainError(join.error, words).text} relationship="description" visible>
      {button}
    </Tooltip>
  );
}
