import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AccountView } from '../../../shared/snapshot.ts';
import { useSnapshot } from '../../store/store.tsx';
import { Page } from '../../ui/page.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { AccountCard } from './account-card.tsx';
import { AddAccount, type Prefill } from './add-account.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** The mailboxes, how each is doing, and the form that connects another. */
export function AccountsPage() {
  const styles = useStyles();
  const common = useCommonStyles();
  const { t } = useWords();
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const demo = useSnapshot((snapshot) => snapshot.demo);
  // Whoever comes because a password was refused finds the form ready for the new one.
  const [prefill, setPrefill] = useState(() => prefillOf(accounts.find(({ health }) => health.state === 'sign-in')));
  return (
    <Page title={t('app.accounts')} shape="narrow">
      {demo && (
        <Text>
          {t('accounts.none')} {t('accounts.noneHint')}
        </Text>
      )}
      <ul className={mergeClasses(common.list, styles.list)} aria-label={t('app.accounts')}>
        {accounts.map((account) => (
          <li key={account.id}>
            <AccountCard account={account} onSignIn={() => setPrefill(prefillOf(account))} />
          </li>
        ))}
      </ul>
      <AddAccount key={prefill?.user ?? ''} prefill={prefill} />
    </Page>
  );
}

function prefillOf(account: AccountView | undefined): Prefill | undefined {
  return account === undefined ? undefined : { server: account.server, user: account.address };
}
