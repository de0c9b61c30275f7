import { Temporal } from 'temporal-polyfill';
import type { Format } from '../../../shared/format.ts';
import type { Message } from '../../../shared/messages/index.ts';
import type { Instant, OofAudience, OofState, TimeRange } from '../../../shared/model.ts';

const AUDIENCE = { none: 'None', known: 'Known', all: 'All' } as const satisfies Record<OofAudience, string>;

/** What the sentence is about: kept settings or a draft. */
export interface OofPlan {
  readonly state: OofState;
  readonly audience: OofAudience;
  readonly window?: TimeRange | undefined;
}

/** One sentence that says what will happen: when, and who gets which text. */
export function oofSentence({ state, audience, window }: OofPlan, now: Instant, format: Format): Message {
  if (state === 'disabled') return { key: 'oof.sentenceOff' };
  if (state === 'enabled') return { key: `oof.sentenceOn${AUDIENCE[audience]}` };
  if (window === undefined) return { key: 'oof.sentenceOff' };
  if (Temporal.Instant.compare(window.end, now) <= 0) return { key: 'oof.sentencePast' };
  return {
    key: `oof.sentenceScheduled${AUDIENCE[audience]}`,
    params: { start: format.dayAndTime(window.start), end: format.dayAndTime(window.end) },
  };
}

/** The audiences that the administrator permits, narrowest first. */
export function allowedAudiences(widest: OofAudience): readonly OofAudience[] {
  const all: readonly OofAudience[] = ['none', 'known', 'all'];
  return all.slice(0, all.indexOf(widest) + 1);
}
