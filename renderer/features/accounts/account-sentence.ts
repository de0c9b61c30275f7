import { explainError, type Speech } from '../../../shared/explain.ts';
import type { AccountView } from '../../../shared/snapshot.ts';
import { serverHost } from '../../words/server-host.ts';

/** How an account is doing, in a sentence or two. */
export function accountSentence(account: AccountView, speech: Pick<Speech, 't' | 'format'>): string {
  const { t, format } = speech;
  const { state, lastSuccess, nextTry, error } = account.health;
  const server = serverHost(account.server);
  if (state === 'connecting') return t('accounts.connecting', { server });
  if (state === 'ok') {
    return lastSuccess === undefined ? t('accounts.okNever') : t('accounts.ok', { time: format.when(lastSuccess) });
  }
  const said =
    error === undefined
      ? t('error.staleNever')
      : explainError(error, speech, { host: server, address: account.address }).text;
  // These two say by themselves when the next try comes.
  const announced = error?.retryAt !== undefined && (error.kind === 'busy' || error.kind === 'sign-in');
  return nextTry === undefined || announced ? said : `${said} ${t('accounts.nextTry', { time: format.when(nextTry) })}`;
}
