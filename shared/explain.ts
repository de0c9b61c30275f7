import type { Format } from './format.ts';
import type { MessageKey, Translate } from './messages/index.ts';
import { INPUT_CODES, type AppError, type InputCode } from './model.ts';
import type { Presence, PresenceSource } from './presence.ts';

/** What a window or a line of text is made with. */
export interface Speech {
  readonly t: Translate;
  readonly format: Format;
  readonly hideSubjects: boolean;
  /** Outside the unlocked windows private entries show no subject (SPEC §8). */
  readonly hidePrivate?: boolean;
}

/** The name to show for what may be private. */
export function shownSubject(
  entry: { readonly subject: string; readonly isPrivate: boolean },
  speech: Pick<Speech, 't' | 'hideSubjects' | 'hidePrivate'>,
): string {
  const hidden = speech.hideSubjects || (speech.hidePrivate === true && entry.isPrivate);
  return hidden ? speech.t('presence.privateAppointment') : entry.subject;
}

/** The word beside the badge: the activity where there is one, else the state. */
export function presenceWord(presence: Presence, t: Translate): string {
  if (presence.state === 'busy') {
    if (presence.activity === 'meeting') return t('presence.activityMeeting');
    return t('presence.busy');
  }
  if (presence.state === 'available' && presence.activity === 'oof') return t('presence.activityOof');
  if (presence.state === 'available' && presence.activity === 'elsewhere') return t('presence.activityElsewhere');
  return t(`presence.${presence.state}`);
}

/** Why the state is what it is, in one sentence, with its end. */
export function explainPresence(presence: Presence, speech: Speech): string {
  const { t, format } = speech;
  if (presence.state === 'unknown') return t('presence.whyUnknown');
  const winner = presence.sources.find((source) => source.wins);
  if (winner === undefined) return t('presence.whyFree');
  switch (winner.kind) {
    case 'manual':
      return winner.until === undefined
        ? t('presence.whyManual')
        : t('presence.whyManualUntil', { time: format.when(winner.until) });
    case 'machine':
      return explainMachine(winner, presence, speech);
    case 'calendar':
      return explainCalendar(winner, speech);
    case 'oof':
      return t('presence.oofActive');
  }
}

function explainMachine(
  source: Extract<PresenceSource, { kind: 'machine' }>,
  presence: Presence,
  { t, format }: Speech,
): string {
  switch (source.state) {
    case 'active':
      return presence.activity === 'none' ? t('presence.whyFree') : t('presence.nothingByHand');
    case 'inactive':
      return t('presence.whyInactive', { time: format.when(source.since) });
    case 'away':
      return t('presence.whyAway', { time: format.when(source.since) });
    case 'locked':
      return t('presence.whyLocked');
    case 'asleep':
      return t('presence.whyAsleep');
  }
}

function explainCalendar(source: Extract<PresenceSource, { kind: 'calendar' }>, speech: Speech): string {
  const params = { subject: shownSubject(source, speech), time: speech.format.when(source.until) };
  if (source.activity === 'oof') return speech.t('presence.whyOof', params);
  if (source.activity === 'elsewhere') return speech.t('presence.whyElsewhere', params);
  return speech.t('presence.whyMeeting', params);
}

const isInputCode = (code: string | undefined): code is InputCode => INPUT_CODES.some((known) => known === code);

/** Which sentence says an error: what is wrong with an input has its own, and nobody guesses when the next try comes. */
export function errorKey(error: AppError): MessageKey {
  if (error.kind === 'busy' && error.retryAt === undefined) return 'error.busySoon';
  if (error.kind === 'bad-input' && isInputCode(error.code)) return `error.input-${error.code}`;
  return `error.${error.kind}`;
}

/** An error in plain words. `details` is for the folded part: what the server called it. */
export function explainError(
  error: AppError,
  { t, format }: Pick<Speech, 't' | 'format'>,
): { text: string; details: string } {
  const text = t(errorKey(error), {
    host: error.host ?? t('error.theServer'),
    address: error.address ?? t('error.yourAddress'),
    code: error.code ?? error.detail ?? error.kind,
    detail: error.detail ?? error.code ?? error.kind,
    time: error.retryAt === undefined ? '' : format.when(error.retryAt),
  });
  return { text, details: [error.code, error.detail].filter(Boolean).join(' · ') };
}
