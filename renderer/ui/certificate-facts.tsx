import { Text } from '@fluentui/react-components';
import type { Certificate } from '../../shared/model.ts';
import { useWords } from '../words/words.tsx';
import { FactList } from './fact-list.tsx';

/** Certificates are valid for years and by UTC: the day says enough. */
const dayOf = (instant: string): string => instant.slice(0, 10);

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
            t('connect.certificateRange', {
              start: format.longDate(dayOf(validFrom)),
              end: format.longDate(dayOf(validTo)),
            }),
          ],
          [t('connect.certificateFingerprint'), fingerprint],
        ]}
      />
      <Text>{t('connect.certificateText', { host })}</Text>
    </>
  );
}
