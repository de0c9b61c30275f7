import { choiceWord, explainSource, type Speech } from './explain.ts';
import type { Translate } from './messages/index.ts';
import { assertNever } from './model.ts';
import type { Presence, PresenceSource } from './presence.ts';

/** One source as the list of all of them shows it. */
export interface SourceLine {
  readonly title: string;
  readonly text: string;
  readonly wins: boolean;
}

/** Whether the state is the person's own choice. */
export function setByHand(presence: Presence): boolean {
  return presence.sources.some((source) => source.kind === 'manual');
}

/** All sources in their order of strength. */
export function sourceLines(presence: Presence, speech: Speech): readonly SourceLine[] {
  return presence.sources.map((source) => ({
    title: sourceTitle(source, speech.t),
    text: sourceText(source, speech),
    wins: source.wins,
  }));
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

function sourceText(source: PresenceSource, speech: Speech): string {
  const { t, format } = speech;
  if (source.kind === 'manual') {
    const what = choiceWord(source.state, t);
    return source.until === undefined ? what : t('presence.sourceUntil', { what, time: format.when(source.until) });
  }
  if (source.kind === 'machine') {
    const what = t(MACHINE_WORDS[source.state]);
    return t('presence.sourceSince', { what, time: format.when(source.since) });
  }
  return explainSource(source, speech);
}

/** How one gets another state than the one shown; nothing while that isn't known. */
export function howToChange({ sources }: Pick<Presence, 'sources'>, t: Translate): string | undefined {
  const winner = sources.find(({ wins }) => wins);
  switch (winner?.kind) {
    case 'manual':
      return t('presence.changeManual');
    case 'calendar':
      return t('presence.changeCalendar');
    case 'machine':
      return t(winner.state === 'active' ? 'presence.changeFree' : 'presence.changeMachine');
    case 'oof':
    case undefined:
      return undefined;
  }
}
