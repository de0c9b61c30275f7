import type { Voicemail } from '../../shared/model.ts';
import { compareText } from './order.ts';

/** Unheard first, then the newest; the key decides between equals so that the order never flickers. */
export function orderVoicemails(items: readonly Voicemail[]): readonly Voicemail[] {
  return [...items].sort(
    (a, b) => Number(a.heard) - Number(b.heard) || compareText(b.received, a.received) || compareText(a.key, b.key),
  );
}

/** How many wait to be heard: missed calls have nothing to hear, but stay unheard until looked at, as in Outlook. */
export const countUnheard = (items: readonly Voicemail[]): number => items.filter((item) => !item.heard).length;
