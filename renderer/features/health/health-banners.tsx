import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Instant } from '../../../shared/model.ts';
import type { AccountView } from '../../../shared/snapshot.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useNow } from '../../store/use-now.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { errorDetail, errorSentence } from '../../words/error-sentence.ts';
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

/** What stands over every view: the demo, and each account that needs something or doesn't answer. */
export function HealthBanners({ onAccounts }: { readonly onAccounts: () => void }) {
  const styles = useStyles();
  const { t } = useWords();
  const now = useNow();
  const demo = useSnapshot((snapshot) => snapshot.demo);
  const accounts = useSnapshot((snapshot) => snapshot.accounts);
  const troubled = accounts.filter(({ health }) => health.state === 'trouble' || health.state === 'sign-in');
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
        <AccountBanner key={account.id} account={account} now={now} onAccounts={onAccounts} />
      ))}
    </div>
  );
}

interface AccountBannerProps {
  readonly account: AccountView;
  readonly now: Instant;
  readonly onAccounts: () => void;
}

function AccountBanner({ account: { address, server, health }, now, onAccounts }: AccountBannerProps) {
  const { t, format } = useWords();
  const refresh = useCommand('refresh');
  const { error, lastSuccess } = health;
  const said = error === undefined ? '' : errorSentence(error, t, format, now, { host: serverHost(server), address });
  const age =
    lastSuccess === undefined ? t('error.staleNever') : t('error.stale', { time: format.timeOrDay(lastSuccess, now) });
  const signIn = health.state === 'sign-in';
  return (
    <ErrorNotice
      intent={signIn ? 'error' : 'warning'}
      detail={error === undefined ? undefined : errorDetail(error)}
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
      {said} {age}
    </ErrorNotice>
  );
}
