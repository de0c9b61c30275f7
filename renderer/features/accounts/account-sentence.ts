import type { Translate } from '../../../shared/messages/index.ts';
import type { Instant } from '../../../shared/model.ts';
import type { AccountView } from '../../../shared/snapshot.ts';
import { errorSentence } from '../../words/error-sentence.ts';
import type { Format } from '../../words/format.ts';
import { serverHost } from '../../words/server-host.ts';

/** How an account is doing, in a sentence or two. */
export function accountSentence(account: AccountView, now: Instant, t: Translate, format: Format): string {
  const { state, lastSuccess, nextTry, error } = account.health;
  const server = serverHost(account.server);
  if (state === 'connecting') return t('accounts.connecting', { server });
  if (state === 'ok') {
    return lastSuccess === undefined
      ? t('accounts.okNever')
      : t('accounts.ok', { time: format.timeOrDay(lastSuccess, now) });
  }
  const said =
    error === undefined
      ? t('error.staleNever')
      : errorSentence(error, t, format, now, { host: server, address: account.address });
  const announced = error?.retryAt !== undefined && error.kind === 'busy';
  return nextTry === undefined || announced
    ? said
    : `${said} ${t('accounts.nextTry', { time: format.timeOrDay(nextTry, now) })}`;
}
