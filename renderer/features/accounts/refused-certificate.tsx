import { Button } from '@fluentui/react-components';
import type { Certificate } from '../../../shared/model.ts';
import { useCommand } from '../../store/use-command.ts';
import { CertificateFacts } from '../../ui/certificate-facts.tsx';
import { useWords } from '../../words/words.tsx';

/** The certificate for which an account isn't connected, to be looked at and, where it is the right one, trusted. */
export function RefusedCertificate({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useWords();
  const trust = useCommand('trustCertificate');
  const { host, fingerprint } = certificate;
  return (
    <>
      <CertificateFacts certificate={certificate} />
      <div>
        <Button disabledFocusable={trust.pending} onClick={() => void trust.run({ host, fingerprint })}>
          {t('connect.trust')}
        </Button>
      </div>
    </>
  );
}
