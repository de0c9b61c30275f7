import { Button, makeStyles, mergeClasses, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: { margin: '0' },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, justifyContent: 'space-between' },
  facts: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
});

/** Certificates that were trusted by hand, each to be taken back. */
export function TrustedCertificates() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t, format } = useWords();
  const trusted = useSnapshot((snapshot) => snapshot.trusted);
  const revoke = useCommand('revokeCertificate');
  if (trusted.length === 0) return null;
  return (
    <section className={mergeClasses(common.card, styles.card)} aria-label={t('connect.trustedTitle')}>
      <Subtitle2 as="h2" className={styles.heading}>
        {t('connect.trustedTitle')}
      </Subtitle2>
      <ul className={common.list}>
        {trusted.map(({ host, fingerprint, issuer, since }) => (
          <li key={host} className={styles.row}>
            <div className={styles.facts}>
              <Text>
                {host} · {issuer} · {t('connect.trustedSince', { time: format.when(since) })}
              </Text>
              <Text size={200} font="monospace" className={common.quiet}>
                {fingerprint}
              </Text>
            </div>
            <Button aria-label={t('connect.revokeNamed', { host })} onClick={() => void revoke.run({ host })}>
              {t('connect.revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
