import { callerOf as knownCaller, type Voicemail } from '../../../shared/model.ts';
import type { Translate } from '../../../shared/messages/index.ts';

/**
 * Unheard first, newest first in both halves.
 * @param seen whether each was heard when it was first seen: what is heard meanwhile stays where it is
 */
export function orderVoicemail(
  items: readonly Voicemail[],
  seen: ReadonlyMap<string, boolean> = new Map(),
): readonly Voicemail[] {
  const newestFirst = (a: Voicemail, b: Voicemail): number => b.received.localeCompare(a.received);
  const isHeard = (item: Voicemail): boolean => seen.get(item.key) ?? item.heard;
  return [...items.filter((item) => !isHeard(item)).sort(newestFirst), ...items.filter(isHeard).sort(newestFirst)];
}

/** Whom a message is from, as well as anybody knows. */
export const callerOf = (item: Voicemail, t: Translate): string => knownCaller(item) ?? t('voicemail.unknownCaller');

/** How many messages wait, how many calls were missed and how many faxes came, in words; all are the count on the tray. */
export function newWords(items: readonly Voicemail[], t: Translate): string {
  const waiting = items.filter(({ heard }) => !heard);
  const of = (kind: Voicemail['kind']): number => waiting.filter((item) => item.kind === kind).length;
  const [unheard, missed, faxes] = [of('voicemail'), of('missed-call'), of('fax')];
  return [
    ...(unheard === 0 ? [] : [t('voicemail.unheard', { count: unheard })]),
    ...(missed === 0 ? [] : [t('voicemail.missedCalls', { count: missed })]),
    ...(faxes === 0 ? [] : [t('voicemail.faxes', { count: faxes })]),
  ].join(' · ');
}

/** The message that a card or the flyout offers: the newest unheard one, else the newest that can be played. */
export function latestVoicemail(items: readonly Voicemail[]): Voicemail | undefined {
  const messages = orderVoicemail(items).filter((item) => item.kind === 'voicemail');
  return messages[0];
}

/** Whether somebody can be called back, or written to. */
export const waysTo = (item: Voicemail): { readonly call: boolean; readonly mail: boolean } => {
  const address = item.callerAddress ?? item.contact?.address;
  return { call: item.callerNumber !== undefined || address !== undefined, mail: address !== undefined };
};
