import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AlertSnoozeRegular, ChevronDownRegular, DismissRegular, VideoRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { explainError } from '../../../shared/explain.ts';
import type { Toast } from '../../../shared/snapshot.ts';
import { useCommand } from '../../store/use-command.ts';
import { useWords } from '../../words/words.tsx';
import { SnoozeChoices } from './snooze-choices.tsx';

const useStyles = makeStyles({
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

interface ReminderActionsProps {
  readonly toast: Toast;
  /** One of several: the buttons say what they are about, and where it counts is said once for all. */
  readonly named: boolean;
  /** An alert that a meeting begins isn't put off. */
  readonly snoozable?: boolean;
}

/** Join · Snooze ▾ · Dismiss. The choices of a snooze stand in the buttons' place: nothing hangs out of a small window. */
export function ReminderActions({ toast, named, snoozable = true }: ReminderActionsProps) {
  const styles = useStyles();
  const words = useWords();
  const { t } = words;
  const [choosing, setChoosing] = useState(false);
  /** Back from the choices: the focus is where it was. */
  const [cameBack, setCameBack] = useState(false);
  const dismiss = useCommand('dismissToast');
  const snooze = useCommand('snoozeToast');
  const join = useCommand('join');
  const error = join.error ?? snooze.error ?? dismiss.error;
  const subject = toast.title;
  const joinAndDismiss = async (): Promise<void> => {
    const { ok } = await join.run({ key: toast.key });
    if (ok) await dismiss.run({ id: toast.id });
  };
  return (
    <>
      {error !== undefined && (
        <Text size={200} role="alert" className={styles.problem}>
          {explainError(error, words).text}
        </Text>
      )}
      {choosing ? (
        <SnoozeChoices
          start={toast.start}
          onSnooze={(chosen) => void snooze.run({ id: toast.id, snooze: chosen })}
          onCancel={() => {
            setChoosing(false);
            setCameBack(true);
          }}
        />
      ) : (
        <div className={styles.actions}>
          {toast.joinable && (
            <Button
              size="small"
              appearance="primary"
              icon={<VideoRegular />}
              disabledFocusable={join.pending}
              aria-label={named ? t('toast.joinNamed', { subject }) : undefined}
              onClick={() => void joinAndDismiss()}
            >
              {t('toast.join')}
            </Button>
          )}
          {snoozable && (
            <Button
              size="small"
              icon={<AlertSnoozeRegular />}
              aria-expanded={false}
              autoFocus={cameBack}
              aria-label={named ? t('toast.snoozeNamed', { subject }) : undefined}
              onClick={() => setChoosing(true)}
            >
              {t('toast.snooze')} <ChevronDownRegular aria-hidden />
            </Button>
          )}
          <Button
            size="small"
            icon={<DismissRegular />}
            aria-label={named ? t('toast.dismissNamed', { subject }) : undefined}
            onClick={() => void dismiss.run({ id: toast.id })}
          >
            {t(toast.shared === true && !named ? 'toast.dismissShared' : 'toast.dismiss')}
          </Button>
        </div>
      )}
    </>
  );
}
