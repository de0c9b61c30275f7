import { makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular, DismissCircleFilled } from '@fluentui/react-icons';
import { TEST_STEP_NAMES, TEST_STEPS, type TestResult } from '../../../shared/diagnosis.ts';
import { explainError } from '../../../shared/explain.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '24px 180px minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'start',
    paddingBlock: tokens.spacingVerticalXS,
  },
  icon: { fontSize: '20px', lineHeight: 0, color: tokens.colorNeutralForeground4 },
  ok: { color: tokens.colorStatusSuccessForeground3 },
  failed: { color: tokens.colorStatusDangerForeground3 },
});

interface TestStepsProps {
  readonly results: readonly TestResult[];
  readonly running: boolean;
}

/** The questions of a test as a checklist with their times. */
export function TestSteps({ results, running }: TestStepsProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  return (
    <ol className={common.list} aria-busy={running}>
      {TEST_STEPS.map((step, index) => {
        const result = results[index];
        const current = running && index === results.length;
        return (
          <li key={step} className={styles.row}>
            <span
              aria-hidden
              className={mergeClasses(
                styles.icon,
                result !== undefined && (result.error === undefined ? styles.ok : styles.failed),
              )}
            >
              {current ? (
                <Spinner size="extra-tiny" />
              ) : result === undefined ? (
                <CircleRegular />
              ) : result.error === undefined ? (
                <CheckmarkCircleFilled />
              ) : (
                <DismissCircleFilled />
              )}
            </span>
            <Text>{t(TEST_STEP_NAMES[step])}</Text>
            <Text className={result?.error === undefined ? common.quiet : ''}>
              {result === undefined
                ? t(current ? 'diagnosis.testing' : 'diagnosis.notTested')
                : result.error === undefined
                  ? foundWords(result, t)
                  : explainError(result.error, words).text}
            </Text>
            <Text className={mergeClasses(common.quiet, common.tabular)}>
              {result !== undefined && t('diagnosis.milliseconds', { count: Math.round(result.ms) })}
            </Text>
          </li>
        );
      })}
    </ol>
  );
}

function foundWords({ step, found }: TestResult, t: Translate): string {
  if (found === undefined) return t('diagnosis.works');
  if (step === 'server') return `${t('diagnosis.works')}, ${t('diagnosis.foundVersion', { version: found })}`;
  const key = step === 'calendar' ? 'diagnosis.foundCalendar' : 'diagnosis.foundVoicemail';
  return `${t('diagnosis.works')}, ${t(key, { count: Number(found) })}`;
}
