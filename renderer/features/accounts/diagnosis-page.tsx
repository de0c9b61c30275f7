import { Button, makeStyles, mergeClasses, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular, CopyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { explainError, type Speech } from '../../../shared/explain.ts';
import type { Diagnosis, RequestFact } from '../../../shared/diagnosis.ts';
import { writeReport } from '../../../shared/report.ts';
import type { AccountView } from '../../../shared/snapshot.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { Page } from '../../ui/page.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { accountSentence } from './account-sentence.ts';
import { FactList } from '../../ui/fact-list.tsx';
import { FEEDS, FINDINGS, METHODS } from './method-words.ts';
import { TestSteps } from './test-steps.tsx';
import { useDiagnosis, useTest } from './use-diagnosis.ts';

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: '0' },
  actions: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

interface DiagnosisPageProps {
  readonly account: AccountView;
  readonly onBack: () => void;
}

/** Why a mailbox connects or doesn't: what is known, a test step by step, and a report to hand on. */
export function DiagnosisPage({ account, onBack }: DiagnosisPageProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t } = words;
  const diagnosis = useDiagnosis(account.id);
  const test = useTest(account.id);
  const copy = useCommand('copyText');
  const shown = useSnapshot((snapshot) => snapshot);
  const [copied, setCopied] = useState(false);
  const back = (
    <Button icon={<ArrowLeftRegular />} onClick={onBack}>
      {t('diagnosis.back')}
    </Button>
  );
  return (
    <Page title={t('diagnosis.titleOf', { address: account.address })} shape="narrow" head={back}>
      <section className={mergeClasses(common.card, styles.card)} aria-label={t('diagnosis.facts')}>
        <Subtitle2 as="h2" className={styles.heading}>
          {t('diagnosis.facts')}
        </Subtitle2>
        <Text>{accountSentence(account, words)}</Text>
        {diagnosis !== undefined && <FactList facts={factsOf(diagnosis, words)} />}
      </section>
      <section className={mergeClasses(common.card, styles.card)} aria-label={t('diagnosis.tests')}>
        <Subtitle2 as="h2" className={styles.heading}>
          {t('diagnosis.tests')}
        </Subtitle2>
        <TestSteps results={test.results} running={test.running} />
        <div className={styles.actions}>
          <Button appearance="primary" disabledFocusable={test.running} onClick={test.run}>
            {t(test.running ? 'diagnosis.testing' : test.results.length > 0 ? 'diagnosis.again' : 'diagnosis.test')}
          </Button>
          <Button
            icon={<CopyRegular />}
            disabledFocusable={diagnosis === undefined || test.running}
            onClick={() => {
              if (diagnosis === undefined) return;
              const text = writeReport(diagnosis, test.results, shown);
              void copy.run({ text }).then(({ ok }) => setCopied(ok));
            }}
          >
            {t('diagnosis.copy')}
          </Button>
          <Text role="status" className={common.quiet}>
            {copied && t('diagnosis.copied')}
          </Text>
        </div>
      </section>
    </Page>
  );
}

type Fact = readonly [string, string];

function factsOf(diagnosis: Diagnosis, speech: Pick<Speech, 't' | 'format'>): readonly Fact[] {
  const { t, format } = speech;
  const { foundBy, serverVersion, convincedBy, health, lastRequest, lastFailure, quietUntil } = diagnosis;
  const used = convincedBy === undefined ? '' : ` (${t('diagnosis.convincedBy', { scheme: convincedBy })})`;
  const failed =
    lastFailure === undefined
      ? t('diagnosis.none')
      : `${requestWords(lastFailure, speech)} · ${explainError(lastFailure.error, speech).text}`;
  return [
    [t('diagnosis.endpoint'), diagnosis.server],
    ...(foundBy === undefined ? [] : [[t('diagnosis.foundBy'), t(FINDINGS[foundBy])] as const]),
    [t('diagnosis.method'), t(METHODS[diagnosis.method]) + used],
    ...(serverVersion === undefined ? [] : [[t('diagnosis.version'), serverVersion] as const]),
    [t('diagnosis.changes'), health.feed === undefined ? t('diagnosis.feedNone') : t(FEEDS[health.feed])],
    [
      t('diagnosis.quiet'),
      quietUntil === undefined ? t('diagnosis.quietNot') : t('diagnosis.quietUntil', { time: format.when(quietUntil) }),
    ],
    [
      t('diagnosis.requests'),
      t('diagnosis.requestsCount', { requests: diagnosis.requests, failures: diagnosis.failures }),
    ],
    [t('diagnosis.lastRequest'), lastRequest === undefined ? t('diagnosis.none') : requestWords(lastRequest, speech)],
    [t('diagnosis.lastFailure'), failed],
  ];
}

function requestWords(fact: RequestFact, { t, format }: Pick<Speech, 't' | 'format'>): string {
  const { operation, at, ms, status, requestId } = fact;
  const what = t('diagnosis.requestFact', {
    operation,
    time: format.when(at),
    ms: Math.round(ms),
    status: status ?? t('diagnosis.noAnswer'),
  });
  return `${what} · ${t('diagnosis.requestId', { id: requestId })}`;
}
