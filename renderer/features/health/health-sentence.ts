import type { Speech } from '../../../shared/explain.ts';
import { assertNever } from '../../../shared/model.ts';
import type { AccountView } from '../../../shared/snapshot.ts';
import { serverHost } from '../../words/server-host.ts';

/** The account that needs the person most. */
export function worstAccount(accounts: readonly AccountView[]): AccountView | undefined {
  const order = ['sign-in', 'blocked', 'offline', 'busy', 'stale', 'connecting', 'ok'] as const;
  return [...accounts].sort((a, b) => order.indexOf(a.health.state) - order.indexOf(b.health.state))[0];
}

/** The state of all accounts in a few words, for the foot of the flyout. */
export function healthWords(accounts: readonly AccountView[], { t, format }: Pick<Speech, 't' | 'format'>): string {
  const worst = worstAccount(accounts);
  if (worst === undefined) return t('app.notYet');
  const { state, lastSuccess } = worst.health;
  const time = lastSuccess === undefined ? undefined : format.when(lastSuccess);
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
