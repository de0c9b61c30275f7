import { explainError, type ErrorWords, type Speech } from '../../../shared/explain.ts';
import { assertNever, type Instant } from '../../../shared/model.ts';
import type { AccountView } from '../../../shared/snapshot.ts';
import { serverHost } from '../../words/server-host.ts';

/** The account that needs the person most. */
export function worstAccount(accounts: readonly AccountView[]): AccountView | undefined {
  const order = ['sign-in', 'blocked', 'offline', 'busy', 'stale', 'connecting', 'ok'] as const;
  return [...accounts].sort((a, b) => order.indexOf(a.health.state) - order.indexOf(b.health.state))[0];
}

/** What troubles an account, how old what is shown is for it (`asOf`, absent where nothing was read), what comes next. */
export function bannerWords(
  { address, server, health: { error, nextTry } }: AccountView,
  asOf: Instant | undefined,
  speech: Pick<Speech, 't' | 'format'>,
): ErrorWords {
  const { t, format } = speech;
  const age = asOf === undefined ? t('error.staleNever') : t('error.stale', { time: format.when(asOf) });
  if (error === undefined) return { text: age };
  const { text, ...details } = explainError(error, speech, { host: serverHost(server), address });
  // A server that asked us to wait said until when.
  const next =
    nextTry === undefined || error.retryAt !== undefined ? [] : [t('error.nextTry', { time: format.when(nextTry) })];
  return { text: [text, age, ...next].join(' '), ...details };
}

/** The state of all accounts in a few words, for the foot of the flyout; in trouble with the age of what is shown. */
export function healthWords(
  accounts: readonly AccountView[],
  { t, format }: Pick<Speech, 't' | 'format'>,
  asOf?: Instant,
): string {
  const worst = worstAccount(accounts);
  if (worst === undefined) return t('app.notYet');
  const { state, lastSuccess } = worst.health;
  const at = state === 'ok' ? lastSuccess : (asOf ?? lastSuccess);
  const time = at === undefined ? undefined : format.when(at);
  switch (state) {
    case 'sign-in':
      return t('app.needsYou');
    case 'blocked':
      return t('app.blocked');
    case 'offline':
      return time === undefined ? t('error.staleNever') : t('app.noAnswer', { time });
    case 'busy':
      return time === undefined ? t('error.staleNever') : t('app.serverBusy', { time });
    case 'stale':
      return time === undefined ? t('error.staleNever') : t('app.notAllRead', { time });
    case 'connecting':
      return t('app.connecting', { server: serverHost(worst.server) });
    case 'ok':
      return time === undefined ? t('app.notYet') : t('app.upToDate', { time });
    default:
      return assertNever(state);
  }
}
