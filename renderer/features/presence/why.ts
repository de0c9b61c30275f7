import type { Translate } from '../../../shared/messages/index.ts';
import { assertNever, type Instant } from '../../../shared/model.ts';
import type { Presence, PresenceSource } from '../../../shared/presence.ts';
import type { Format } from '../../words/format.ts';
import { shownSubject } from '../../words/subject.ts';

/** What the sentences are made with. */
export interface WhyWords {
  readonly t: Translate;
  readonly format: Format;
  readonly now: Instant;
  readonly hideSubjects: boolean;
}

/** One source as the list of all of them shows it. */
export interface SourceLine {
  readonly title: string;
  readonly text: string;
  readonly wins: boolean;
}

/** The reason in one line: what decided, and what one is doing besides where that is known too. */
export function reasonSentence(presence: Presence, words: WhyWords): string {
  if (presence.state === 'unknown') return words.t('presence.whyUnknown');
  const winner = presence.sources.find((source) => source.wins);
  if (winner === undefined) return words.t('presence.whyFree');
  const sentence = whySource(winner, words);
  const doing = presence.sources.find((source) => source.kind === 'calendar' && source.activity !== 'none');
  const keepsActivity = winner.kind === 'machine' && winner.state !== 'active' && doing !== undefined;
  return keepsActivity ? `${sentence} ${whySource(doing, words)}` : sentence;
}

/** Whether the state is the person's own choice. */
export function setByHand(presence: Presence): boolean {
  return presence.sources.some((source) => source.kind === 'manual');
}

/** All sources in their order of strength. */
export function sourceLines(presence: Presence, words: WhyWords): readonly SourceLine[] {
  return presence.sources.map((source) => ({
    title: sourceTitle(source, words.t),
    text: sourceText(source, words),
    wins: source.wins,
  }));
}

function whySource(source: PresenceSource, { t, format, now, hideSubjects }: WhyWords): string {
  switch (source.kind) {
    case 'manual':
      return source.until === undefined
        ? t('presence.whyManual')
        : t('presence.whyManualUntil', { time: format.timeOrDay(source.until, now) });
    case 'machine': {
      const time = format.timeOrDay(source.since, now);
      if (source.state === 'inactive') return t('presence.whyInactive', { time });
      if (source.state === 'away') return t('presence.whyAway', { time });
      if (source.state === 'locked') return t('presence.whyLocked');
      return source.state === 'asleep' ? t('presence.whyAsleep') : t('presence.whyFree');
    }
    case 'calendar': {
      const params = {
        subject: shownSubject(source.subject, hideSubjects, t),
        time: format.timeOrDay(source.until, now),
      };
      if (source.activity === 'oof') return t('presence.whyOof', params);
      if (source.activity === 'elsewhere') return t('presence.whyElsewhere', params);
      return source.activity === 'none' ? t('presence.whyFree') : t('presence.whyMeeting', params);
    }
    case 'oof':
      return source.until === undefined
        ? t('presence.oofActive')
        : t('presence.oofActiveUntil', { time: format.timeOrDay(source.until, now) });
    default:
      return assertNever(source);
  }
}

function sourceTitle(source: PresenceSource, t: Translate): string {
  switch (source.kind) {
    case 'manual':
      return t('presence.sourceManual');
    case 'machine':
      return t('presence.sourceMachine');
    case 'calendar':
      return t('presence.sourceCalendar');
    case 'oof':
      return t('presence.sourceOof');
    default:
      return assertNever(source);
  }
}

const MACHINE_WORDS = {
  active: 'presence.machineActive',
  inactive: 'presence.machineInactive',
  away: 'presence.machineAway',
  locked: 'presence.machineLocked',
  asleep: 'presence.machineAsleep',
} as const;

function sourceText(source: PresenceSource, words: WhyWords): string {
  const { t, format, now } = words;
  if (source.kind === 'manual') {
    const what = t(`presence.${source.state}`);
    return source.until === undefined
      ? what
      : t('presence.sourceUntil', { what, time: format.timeOrDay(source.until, now) });
  }
  if (source.kind === 'machine') {
    const what = t(MACHINE_WORDS[source.state]);
    return t('presence.sourceSince', { what, time: format.timeOrDay(source.since, now) });
  }
  return whySource(source, words);
}
