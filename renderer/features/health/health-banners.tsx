import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { explainError } from '../../../shared/explain.ts';
import type { AccountView } from '../../../shared/snapshot.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { serverHost } from '../../words/server-host.ts';
import { useWords } from '../../words/words.tsx';

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

/** What stands over every view: the demo, and each account that needs something or doesn't answer. */
export function HealthBanners({ showAccounts, onAccounts }: HealthBannersProps) {
  const styles = useStyles();
  const { t } = useWords();
  const demo = useSnapshot((snapshot) => snapshot.demo);
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const troubled = accounts.filter(
    ({ health }) => showAccounts && health.state !== 'ok' && health.state !== 'connecting',
  );
  if (!demo && troubled.length === 0) return null;
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
      {troubled.map((account) => (
        <AccountBanner key={account.id} account={account} onAccounts={onAccounts} />
      ))}
    </div>
  );
}

interface AccountBannerProps {
  readonly account: AccountView;
  readonly onAccounts: () => void;
}

function AccountBanner({ account: { address, server, health }, onAccounts }: AccountBannerProps) {
  const words = useWords();
  const { t, format } = words;
  const refresh = useCommand('refresh');
  const { error, lastSuccess } = health;
  const nothingRead = useSnapshot((snapshot) => snapshot.today.asOf === undefined);
  const said = error === undefined ? undefined : explainError(error, words, { host: serverHost(server), address });
  const age =
    lastSuccess === undefined || nothingRead
      ? t('error.staleNever')
      : t('error.stale', { time: format.when(lastSuccess) });
  const signIn = health.state === 'sign-in';
  return (
    <ErrorNotice
      intent={signIn || health.state === 'blocked' ? 'error' : 'warning'}
      detail={said?.details}
      actions={
        signIn ? (
          <Button size="small" onClick={onAccounts}>
            {t('accounts.again')}
          </Button>
        ) : (
          <Button size="small" disabledFocusable={refresh.pending} onClick={() => void refresh.run({})}>
            {t('error.retry')}
          </Button>
        )
      }
    >
      {said?.text} {age}
    </ErrorNotice>
  );
}
