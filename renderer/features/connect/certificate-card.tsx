import { Button } from '@fluentui/react-components';
import { explainError } from '../../../shared/explain.ts';
import type { Setup } from '../../../shared/setup.ts';
import { useCommand } from '../../store/use-command.ts';
import { CertificateFacts } from '../../ui/certificate-facts.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useWords } from '../../words/words.tsx';
import { useFormStyles } from './use-form-styles.ts';

/** A certificate that the system doesn't accept, and the choice. */
export function CertificateCard({ setup }: { readonly setup: Setup }) {
  const styles = useFormStyles();
  const words = useWords();
  const { t } = words;
  const trust = useCommand('setupTrust');
  const { error } = setup;
  const certificate = error?.certificate;
  if (error === undefined || certificate === undefined) return null;
  const { text, details } = explainError(error, words);
  return (
    <>
      <ErrorNotice intent="warning" detail={details}>
        {text}
      </ErrorNotice>
      <CertificateFacts certificate={certificate} />
      <div className={styles.actions}>
        <Button onClick={() => void trust.run({ trusted: false })}>{t('connect.distrust')}</Button>
        <Button onClick={() => void trust.run({ trusted: true })}>{t('connect.trust')}</Button>
      </div>
    </>
  );
}
