import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { MessageKey } from '../../../shared/messages/index.ts';
import type { SetupStep, StepOutcome } from '../../../shared/setup.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalM, justifyContent: 'space-between' },
  host: { overflowWrap: 'anywhere', minWidth: 0 },
  summary: { cursor: 'pointer', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const OUTCOMES = {
  found: 'connect.outcomeFound',
  redirected: 'connect.outcomeRedirected',
  'needs-sign-in': 'connect.outcomeNeedsSignIn',
  'not-there': 'connect.outcomeNotThere',
  unusable: 'connect.outcomeUnusable',
  refused: 'connect.outcomeRefused',
  timeout: 'connect.outcomeTimeout',
  unreachable: 'connect.outcomeUnreachable',
  certificate: 'connect.outcomeCertificate',
  insecure: 'connect.outcomeInsecure',
  declined: 'connect.outcomeDeclined',
  loop: 'connect.outcomeLoop',
} as const satisfies Record<StepOutcome, MessageKey>;

interface StepListProps {
  readonly steps: readonly SetupStep[];
  readonly open: boolean;
}

/** Every place that was asked for the server, and what it said. */
export function StepList({ steps, open }: StepListProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  if (steps.length === 0) return null;
  return (
    <details open={open}>
      <summary className={styles.summary}>{t('connect.steps')}</summary>
      <ol className={common.list}>
        {steps.map((step, index) => (
          <li key={index} className={styles.row}>
            <Text size={200} className={styles.host}>
              {step.host}
            </Text>
            <Text size={200} className={mergeClasses(common.quiet, common.tabular)}>
              {t(OUTCOMES[step.outcome])}
              {step.code === undefined ? '' : ` (${step.code})`} · {t('diagnosis.milliseconds', { count: step.ms })}
            </Text>
          </li>
        ))}
      </ol>
    </details>
  );
}
