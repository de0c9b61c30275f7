import { Button, Text } from '@fluentui/react-components';
import { explainError } from '../../../shared/explain.ts';
import type { Setup } from '../../../shared/setup.ts';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useWords } from '../../words/words.tsx';
import { useFormStyles } from './use-form-styles.ts';

/** A certificate that the system doesn't accept: all that tells whether it is the right one, and the choice. */
export function CertificateCard({ setup }: { readonly setup: Setup }) {
  const styles = useFormStyles();
  const words = useWords();
  const { t, format } = words;
  const trust = useCommand('setupTrust');
  const { error } = setup;
  const certificate = error?.certificate;
  if (error === undefined || certificate === undefined) return null;
  const { text, details } = explainError(error, words);
  const facts: readonly (readonly [string, string])[] = [
    [t('connect.certificateFor'), certificate.subject],
    [t('connect.certificateFrom'), certificate.issuer],
    [
      t('connect.certificateDates'),
      t('connect.certificateRange', {
        start: format.longDate(dayOf(certificate.validFrom)),
        end: format.longDate(dayOf(certificate.validTo)),
      }),
    ],
  ];
  return (
    <>
      <ErrorNotice intent="warning" detail={details}>
        {text}
      </ErrorNotice>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
        <Fact name={t('connect.certificateFingerprint')} value={certificate.fingerprint} mono />
      </dl>
      <Text>{t('connect.certificateText', { host: certificate.host })}</Text>
      <div className={styles.actions}>
        <Button onClick={() => void trust.run({ trusted: false })}>{t('connect.distrust')}</Button>
        <Button onClick={() => void trust.run({ trusted: true })}>{t('connect.trust')}</Button>
      </div>
    </>
  );
}

/** Certificates are valid for years and by UTC: the day says enough. */
const dayOf = (instant: string): string => instant.slice(0, 10);

function Fact({
  name,
  value,
  mono = false,
}: {
  readonly name: string;
  readonly value: string;
  readonly mono?: boolean;
}) {
  const styles = useFormStyles();
  return (
    <>
      <dt>
        <Text size={200}>{name}</Text>
      </dt>
      <dd className={styles.fact}>
        <Text size={200} className={mono ? styles.fingerprint : ''}>
          {value}
        </Text>
      </dd>
    </>
  );
}
