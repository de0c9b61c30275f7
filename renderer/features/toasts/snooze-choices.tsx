import { Button, makeStyles, SpinButton, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CommandInput } from '../../../shared/ipc.ts';
import type { Instant } from '../../../shared/model.ts';
import { useNow } from '../../store/use-now.ts';
import { minutesUntil } from '../../words/lengths.ts';
import { useWords } from '../../words/words.tsx';

type Snooze = CommandInput<'snoozeToast'>['snooze'];

const SHORT = 5;
const OWN_AT_FIRST = 30;
const LONGEST = 20_160;

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  minutes: { width: '88px', minWidth: '88px' },
});

interface SnoozeChoicesProps {
  /** When what it's about begins. */
  readonly start: Instant | undefined;
  readonly onSnooze: (snooze: Snooze) => void;
  readonly onCancel: () => void;
}

/** For how long: until the start first, for that is what most people mean; a length of one's own last. */
export function SnoozeChoices({ start, onSnooze, onCancel }: SnoozeChoicesProps) {
  const styles = useStyles();
  const { t } = useWords();
  const now = useNow();
  const [own, setOwn] = useState(OWN_AT_FIRST);
  const left = start === undefined ? 0 : minutesUntil(start, now);
  const choices: readonly (readonly [string, Snooze])[] = [
    ...(left > 0 ? ([[t('toast.snoozeUntilStart'), { beforeStart: 0 }]] as const) : []),
    ...(left > SHORT ? ([[t('toast.snoozeBefore', { count: SHORT }), { beforeStart: SHORT }]] as const) : []),
    [t('toast.snoozeFor', { count: SHORT }), { minutes: SHORT }],
    ...(left > 0 ? [] : ([[t('toast.snoozeForHours', { count: 1 }), { minutes: 60 }]] as const)),
  ];
  return (
    <div
      role="group"
      aria-label={t('toast.snooze')}
      className={styles.root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {choices.map(([label, snooze], index) => (
        <Button key={label} size="small" autoFocus={index === 0} onClick={() => onSnooze(snooze)}>
          {label}
        </Button>
      ))}
      <SpinButton
        size="small"
        className={styles.minutes}
        aria-label={t('toast.snoozeMinutes')}
        min={1}
        max={LONGEST}
        value={own}
        onChange={(_, data) => {
          const next = Math.round(data.value ?? Number(data.displayValue));
          if (Number.isFinite(next)) setOwn(Math.min(LONGEST, Math.max(1, next)));
        }}
      />
      <Button size="small" onClick={() => onSnooze({ minutes: own })}>
        {t('toast.snoozeFor', { count: own })}
      </Button>
    </div>
  );
}
