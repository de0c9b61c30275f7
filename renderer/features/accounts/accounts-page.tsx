import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useProjection, useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { Page } from '../../ui/page.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { AccountCard } from './account-card.tsx';
import { DiagnosisPage } from './diagnosis-page.tsx';
import { TrustedCertificates } from './trusted-certificates.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface AccountsPageProps {
  /** What connects another mailbox, or signs in to one again. */
  readonly connect: ReactNode;
}

/** The mailboxes in their order, how each is doing, and how another is connected. */
export function AccountsPage({ connect }: AccountsPageProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const demo = useSnapshot((snapshot) => snapshot.demo);
  const begin = useCommand('setupStart');
  const visit = useProjection((projection) => projection.visit);
  const [diagnosed, setDiagnosed] = useState<{ readonly id: string; readonly visit: number }>();
  const account = accounts.find(({ id }) => id === diagnosed?.id && visit === diagnosed.visit);
  if (account !== undefined) return <DiagnosisPage account={account} onBack={() => setDiagnosed(undefined)} />;
  return (
    <Page title={t('app.accounts')} shape="narrow">
      {demo && (
        <Text>
          {t('accounts.none')} {t('accounts.noneHint')}
        </Text>
      )}
      <ul className={mergeClasses(common.list, styles.list)} aria-label={t('app.accounts')}>
        {accounts.map((each, index) => (
          <li key={each.id}>
            <AccountCard
              account={each}
              position={index}
              count={accounts.length}
              onSignIn={() => void begin.run({ address: each.address, server: each.server })}
              onDiagnosis={() => setDiagnosed({ id: each.id, visit })}
            />
          </li>
        ))}
      </ul>
      <div className={common.card}>{connect}</div>
      <TrustedCertificates />
    </Page>
  );
}
