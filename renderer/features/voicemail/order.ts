import type { Voicemail } from '../../../shared/model.ts';
import type { Translate } from '../../../shared/messages/index.ts';

/** Unheard first, newest first in both halves. */
export function orderVoicemail(items: readonly Voicemail[]): readonly Voicemail[] {
  const newestFirst = (a: Voicemail, b: Voicemail): number => b.received.localeCompare(a.received);
  return [
    ...items.filter((item) => !item.heard).sort(newestFirst),
    ...items.filter((item) => item.heard).sort(newestFirst),
  ];
}

/** Whom a message is from: the name that was resolved, else the number, else the address. */
export function callerOf(item: Voicemail, t: Translate): string {
  return item.callerName ?? item.callerNumber ?? item.callerAddress ?? t('voicemail.unknownCaller');
}

/** How many messages wait and how many calls were missed, in words; both together are the count on rail and tray. */
export function newWords(items: readonly Voicemail[], t: Translate): string {
  const waiting = items.filter(({ heard }) => !heard);
  const missed = waiting.filter(({ kind }) => kind === 'missed-call').length;
  const unheard = waiting.length - missed;
  return [
    ...(unheard === 0 ? [] : [t('voicemail.unheard', { count: unheard })]),
    ...(missed === 0 ? [] : [t('voicemail.missedCalls', { count: missed })]),
  ].join(' · ');
}

/** The message that a card or the flyout offers: the newest unheard one, else the newest that can be played. */
export function latestVoicemail(items: readonly Voicemail[]): Voicemail | undefined {
  const messages = orderVoicemail(items).filter((item) => item.kind === 'voicemail');
  return messages[0];
}

/** Whether the window may try to play it. */
export function isPlayable(item: Voicemail): boolean {
  return item.kind === 'voicemail' && !item.isProtected;
}
