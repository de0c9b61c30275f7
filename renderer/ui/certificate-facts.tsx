import { Text } from '@fluentui/react-components';
import type { Certificate } from '../../shared/model.ts';
import { useWords } from '../words/words.tsx';
import { FactList } from './fact-list.tsx';

/** All that tells whether a certificate is the right one, and what trusting it means. */
export function CertificateFacts({ certificate }: { readonly certificate: Certificate }) {
  const { t, format } = useWords();
  const { subject, issuer, validFrom, validTo, fingerprint, host } = certificate;
  return (
    <>
      <FactList
        facts={[
          [t('connect.certificateFor'), subject],
          [t('connect.certificateFrom'), issuer],
          [
            t('connect.certificateDates'),
            t('connect.certificateRange', { start: format.dayAndTime(validFrom), end: format.dayAndTime(validTo) }),
          ],
          [t('connect.certificateFingerprint'), fingerprint],
        ]}
      />
      <Text>{t('connect.certificateText', { host })}</Text>
    </>
  );
}
