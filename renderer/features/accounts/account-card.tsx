import { Badge, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, ClockRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { explainError, explainPassword } from '../../../shared/explain.ts';
import type { MessageKey } from '../../../shared/messages/index.ts';
import type { AccountView } from '../../../shared/snapshot.ts';
import { useSnapshot } from '../../store/store.tsx';
import { useCommand } from '../../store/use-command.ts';
import { useNow } from '../../store/use-now.ts';
import { accountColour } from '../../ui/account-colour.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useCommonStyles } from '../../ui/use-common-styles.ts';
import { useWords } from '../../words/words.tsx';
import { AccountMenu } from './account-menu.tsx';
import { accountSentence } from './account-sentence.ts';
import { FactList } from '../../ui/fact-list.tsx';
import { FEEDS, METHODS } from './method-words.ts';
import { RefusedCertificate } from './refused-certificate.tsx';
import { SharedMailboxes } from './shared-mailboxes.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  title: { marginRight: 'auto' },
  state: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  icon: { fontSize: '20px', lineHeight: 0, flexShrink: 0, color: tokens.colorNeutralForeground3 },
  ok: { color: tokens.colorStatusSuccessForeground3 },
  dot: { width: '12px', height: '12px', borderRadius: tokens.borderRadiusCircular, flexShrink: 0 },
});

const KEPT = {
  keyring: 'accounts.keptKeyring',
  memory: 'accounts.keptMemory',
  missing: 'accounts.keptMissing',
  none: 'accounts.keptNone',
} as const satisfies Record<AccountView['secretKept'], MessageKey>;

interface AccountCardProps {
  readonly account: AccountView;
  /** Among the accounts, from 0, and how many there are. */
  readonly position: number;
  readonly count: number;
  readonly onSignIn: () => void;
  readonly onDiagnosis: () => void;
}

/** One mailbox: its state in a sentence, the facts behind it, and how to leave. */
export function AccountCard({ account, position, count, onSignIn, onDiagnosis }: AccountCardProps) {
  const styles = useStyles();
  const common = useCommonStyles();
  const words = useWords();
  const { t, format } = words;
  const remove = useCommand('removeAccount');
  const refresh = useCommand('refresh');
  const isPreset = useSnapshot((snapshot) => snapshot.organisation.server === account.server);
  const { address, health } = account;
  const [looking, setLooking] = useState(false);
  const failure = remove.error === undefined ? undefined : explainError(remove.error, words);
  const { state, lastSuccess } = health;
  const server = account.demo ? t('accounts.builtIn') : account.server;
  const password = explainPassword(account, useNow(), words);
  const lastAnswer = lastSuccess === undefined ? t('accounts.noAnswerYet') : format.when(lastSuccess);
  const facts: readonly (readonly [string, string])[] = [
    [t('accounts.state'), t('accounts.since', { time: format.when(health.since) })],
    // Otherwise the sentence says it.
    ...(state === 'ok' || state === 'connecting' ? [] : [[t('accounts.lastAnswer'), lastAnswer] as const]),
    [t('accounts.server'), isPreset ? `${server} (${t('connect.byOrganisation')})` : server],
    ...(health.feed === undefined ? [] : [[t('accounts.changes'), t(FEEDS[health.feed])] as const]),
    ...(account.serverVersion === undefined ? [] : [[t('accounts.version'), account.serverVersion] as const]),
    ...(account.demo
      ? []
      : [
          [t('accounts.signIn'), t(METHODS[account.auth])] as const,
          [t('accounts.secret'), t(KEPT[account.secretKept])] as const,
        ]),
  ];
  return (
    <article className={mergeClasses(common.card, styles.root)} aria-label={address}>
      <div className={styles.head}>
        <span aria-hidden className={styles.dot} style={{ backgroundColor: accountColour(account.colour) }} />
        <Text as="h2" size={400} weight="semibold" className={mergeClasses(common.plainHeading, styles.title)}>
          {address}
        </Text>
        {account.demo && <Badge appearance="tint">{t('accounts.demo')}</Badge>}
        <Button aria-label={t('diagnosis.openNamed', { address })} onClick={onDiagnosis}>
          {t('diagnosis.open')}
        </Button>
        {!account.demo && (
          <AccountMenu
            account={account}
            position={position}
            count={count}
            removing={remove.pending}
            onRemove={() => void remove.run({ accountId: account.id })}
          />
        )}
      </div>
      {health.state === 'ok' || health.state === 'connecting' ? (
        <div className={styles.state}>
          <span aria-hidden className={mergeClasses(styles.icon, health.state === 'ok' && styles.ok)}>
            {health.state === 'ok' ? <CheckmarkCircleFilled /> : <ClockRegular />}
          </span>
          <Text>{accountSentence(account, words)}</Text>
        </div>
      ) : (
        <ErrorNotice
          intent={health.state === 'sign-in' || health.state === 'blocked' ? 'error' : 'warning'}
          detail={health.error === undefined ? undefined : explainError(health.error, words).details}
          actions={
            health.error?.kind === 'certificate' ? (
              <Button size="small" aria-expanded={looking} onClick={() => setLooking(!looking)}>
                {t('accounts.certificate')}
              </Button>
            ) : health.state === 'sign-in' ? (
              <Button
                size="small"
                appearance="primary"
                aria-label={t('accounts.againNamed', { address })}
                onClick={onSignIn}
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
          {accountSentence(account, words)}
        </ErrorNotice>
      )}
      {looking && health.error?.certificate !== undefined && (
        <RefusedCertificate certificate={health.error.certificate} />
      )}
      {password !== undefined && <ErrorNotice intent="info">{password}</ErrorNotice>}
      {failure !== undefined && <ErrorNotice detail={failure.details}>{failure.text}</ErrorNotice>}
      <FactList facts={facts} />
      <SharedMailboxes account={account} />
    </article>
  );
}
