import { shownSubject, type Speech } from './explain.ts';
import type { Message } from './messages/index.ts';
import type { OofAudience } from './model.ts';
import type { OofOffer, OofView } from './snapshot.ts';

/** Who outside gets a reply, in a line of its own. */
export const OUTSIDE = {
  none: 'oof.outsideNone',
  known: 'oof.outsideKnown',
  all: 'oof.outsideAll',
} as const satisfies Record<OofAudience, string>;

/** The first words of a reply, cut at a word near the limit. */
export function firstWords(text: string, limit = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  const lastGap = line.lastIndexOf(' ', limit);
  return `${line.slice(0, lastGap > limit / 2 ? lastGap : limit)}…`;
}

/** What one press would send, or has sent: the text's first words, how old they are, and who outside gets it. */
export function replyInWords({ settings, textSince }: OofView, { t, format }: Speech): readonly string[] {
  if (settings === undefined || settings.internalText.trim() === '') return [];
  const age = textSince === undefined ? [] : [t('oof.textSince', { time: format.when(textSince) })];
  return [t('oof.replyStarts', { text: firstWords(settings.internalText) }), ...age, t(OUTSIDE[settings.audience])];
}

/** What the last press did. */
export function pressInWords({ change }: NonNullable<OofView['undo']>, { format }: Speech): Message {
  if (change.state === 'disabled') return { key: 'oof.turnedOff' };
  if (change.window === undefined) return { key: 'oof.turnedOn' };
  return { key: 'oof.turnedOnUntil', params: { time: format.when(change.window.end) } };
}

/** An offer as a question. A private entry, or any where subjects are hidden, is named without its subject. */
export function offerInWords({ kind, window, subject = '', isPrivate = false }: OofOffer, speech: Speech): string {
  const { t, format } = speech;
  const time = window === undefined ? '' : format.dayAndTimeRange(window.start, window.end);
  switch (kind) {
    case 'on':
      return t('oofPlan.offerOn', { subject: shownSubject({ subject, isPrivate }, speech), time });
    case 'off':
      return t('oofPlan.offerOff', { time: window === undefined ? '' : format.when(window.end) });
    case 'forgotten':
      return t('oofPlan.offerForgotten');
    case 'entry':
      return t('oofPlan.offerEntry', { time });
  }
}

/** The two answers to an offer. */
export const OFFER_ANSWERS = {
  on: ['oofPlan.acceptOn', 'oofPlan.refuseOn'],
  off: ['oofPlan.acceptOff', 'oofPlan.refuseOff'],
  forgotten: ['oofPlan.acceptOff', 'oofPlan.refuseOff'],
  entry: ['oofPlan.acceptEntry', 'oofPlan.refuseEntry'],
} as const satisfies Record<OofOffer['kind'], readonly [string, string]>;
