import { explainError, type ErrorWords, type Speech } from '../../../shared/explain.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { assertNever, type Instant } from '../../../shared/model.ts';
import { shownAsOf, type AccountView, type Snapshot } from '../../../shared/snapshot.ts';
import { serverHost } from '../../words/server-host.ts';

/** The account that needs the person most. */
export function worstAccount(accounts: readonly AccountView[]): AccountView | undefined {
  const order = ['sign-in', 'blocked', 'offline', 'busy', 'stale', 'connecting', 'ok'] as const;
  return [...accounts].sort((a, b) => order.indexOf(a.health.state) - order.indexOf(b.health.state))[0];
}

/** What troubles an account, how old what is shown is for it, and where the server answers, what of it. */
export function bannerWords(
  { address, server, health: { state, error } }: AccountView,
  shown: Pick<Snapshot, 'today' | 'voicemail' | 'oof'>,
  speech: Pick<Speech, 't' | 'format'>,
): ErrorWords {
  const { t, format } = speech;
  const asOf = shownAsOf(shown);
  const never = shown.today.asOf === undefined ? [t('error.staleNever')] : [];
  const age = asOf === undefined ? never : [t('error.stale', { time: format.when(asOf) })];
  if (error === undefined) return { text: age.join('') };
  const { text, ...details } = explainError(error, speech, { host: serverHost(server), address });
  const what = state === 'stale' ? unread(shown, speech.t) : [];
  return { text: [...what, text, ...age].join(' '), ...details };
}

function unread(
  { today, voicemail, oof }: Pick<Snapshot, 'today' | 'voicemail' | 'oof'>,
  t: Translate,
): readonly string[] {
  const failing = [
    ...(today.error === undefined ? [] : [t('app.calendar')]),
    ...(oof.every(({ error }) => error === undefined) ? [] : [t('app.oof')]),
    ...(voicemail.error === undefined ? [] : [t('app.voicemail')]),
  ];
  return failing.length === 0 ? [] : [t('error.unread', { what: failing.join(', ') })];
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
