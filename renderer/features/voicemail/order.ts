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

/** The message that a card or the flyout offers: the newest unheard one, else the newest that can be played. */
export function latestVoicemail(items: readonly Voicemail[]): Voicemail | undefined {
  const messages = orderVoicemail(items).filter((item) => item.kind === 'voicemail');
  return messages[0];
}

/** Whether the window may try to play it. */
export function isPlayable(item: Voicemail): boolean {
  return item.kind === 'voicemail' && !item.isProtected;
}
