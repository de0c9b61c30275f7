import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { explainPassword } from '../../../shared/explain.ts';
import type { AccountView } from '../../../shared/snapshot.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useNow } from '../../store/use-now.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useWords } from '../../words/words.tsx';
import { bannerWords } from './health-sentence.ts';
import { UnsentNotice } from './unsent-notice.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL} 0`,
  },
});

interface HealthBannersProps {
  /** Not where the accounts themselves are in sight and say it. */
  readonly showAccounts: boolean;
  readonly onAccounts: () => void;
}

/** What stands over every view: the demo, what nobody may miss, and each account that needs something or doesn't answer. */
export function HealthBanners({ showAccounts, onAccounts }: HealthBannersProps) {
  const styles = useStyles();
  const { t } = useWords();
  const demo = useSnapshot((snapshot) => snapshot.demo);
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const troubled = accounts.filter(
    ({ health }) => showAccounts && health.state !== 'ok' && health.state !== 'connecting',
  );
  const expiring = accounts.filter(({ passwordExpires }) => showAccounts && passwordExpires !== undefined);
  const unsent = useSnapshot((snapshot) => snapshot.unsent);
  const rebuilt = useSnapshot((snapshot) => snapshot.rebuilt === true);
  const trayless = useSnapshot((snapshot) => snapshot.trayless);
  const seen = useCommand('dismissRebuilt');
  if (!demo && !rebuilt && trayless === undefined && unsent.length + troubled.length + expiring.length === 0)
    return null;
  return (
    <div className={styles.root}>
      {demo && (
        <ErrorNotice
          intent="info"
          actions={
            <Button size="small" appearance="primary" onClick={onAccounts}>
              {t('app.demoAction')}
            </Button>
          }
        >
          <strong>{t('app.demoTitle')}</strong> {t('app.demoBody')}
        </ErrorNotice>
      )}
      {rebuilt && (
        <ErrorNotice
          intent="info"
          actions={
            <Button size="small" disabledFocusable={seen.pending} onClick={() => void seen.run({})}>
              {t('error.rebuiltSeen')}
            </Button>
          }
        >
          {t('error.rebuilt')}
        </ErrorNotice>
      )}
      {trayless !== undefined && (
        <ErrorNotice intent="info">
          <strong>{t('app.traylessTitle')}</strong>{' '}
          {t(trayless === 'gnome' ? 'app.traylessGnome' : 'app.traylessOther')}
        </ErrorNotice>
      )}
      {unsent.map((entry) => (
        <UnsentNotice key={entry.id} unsent={entry} />
      ))}
      {troubled.map((account) => (
        <AccountBanner key={account.id} account={account} onAccounts={onAccounts} />
      ))}
      {expiring.map((account) => (
        <PasswordBanner key={account.id} account={account} onAccounts={onAccounts} />
      ))}
    </div>
  );
}

interface AccountBannerProps {
  readonly account: AccountView;
  readonly onAccounts: () => void;
}

function AccountBanner({ account, onAccounts }: AccountBannerProps) {
  const words = useWords();
  const { t } = words;
  const refresh = useCommand('refresh');
  const begin = useCommand('setupStart');
  const shown = useSnapshot((snapshot) => snapshot);
  const { text, details } = bannerWords(account, shown, words);
  const { state } = account.health;
  const signIn = state === 'sign-in';
  return (
    <ErrorNotice
      intent={signIn || state === 'blocked' ? 'error' : 'warning'}
      detail={details}
      actions={
        signIn ? (
          <Button
            size="small"
            onClick={() => {
              void begin.run({ address: account.address, server: account.server });
              onAccounts();
            }}
          >
            {t('accounts.again')}
          </Button>
        ) : (
          <Button size="small" disabledFocusable={refresh.pending} onClick={() => void refresh.run({})}>
            {t('error.retry')}
          </Button>
        )
      }
    >
      {text}
    </ErrorNotice>
  );
}

/** Quiet: there is time, and only its person can change it. */
function PasswordBanner({ account, onAccounts }: AccountBannerProps) {
  const words = useWords();
  const now = useNow();
  return (
    <ErrorNotice
      intent="info"
      actions={
        <Button size="small" onClick={onAccounts}>
          {words.t('app.accounts')}
        </Button>
      }
    >
      {explainPassword(account, now, words)}
    </ErrorNotice>
  );
}
