import type { Format } from './format.ts';
import type { MessageKey, Translate } from './messages/index.ts';
import {
  assertNever,
  INPUT_CODES,
  isNotShared,
  type AppError,
  type ErrorKind,
  type InputCode,
  type Instant,
} from './model.ts';
import type { ManualState, Presence, PresenceSource } from './presence.ts';
import { isOwnSignInCode, signInSentence } from './sign-in-words.ts';
import type { AccountView, Unsent } from './snapshot.ts';

/** What a window or a line of text is made with. */
export interface Speech {
  readonly t: Translate;
  readonly format: Format;
  readonly hideSubjects: boolean;
  /** Outside the unlocked windows private entries show no subject (SPEC §8). */
  readonly hidePrivate?: boolean;
}

/** The name to show for what may be private; where all subjects are hidden nobody can tell which ones are private. */
export function shownSubject(
  entry: { readonly subject: string; readonly isPrivate: boolean },
  speech: Pick<Speech, 't' | 'hideSubjects' | 'hidePrivate'>,
): string {
  const hidden = speech.hideSubjects || (speech.hidePrivate === true && entry.isPrivate);
  if (hidden) return speech.t('presence.privateAppointment');
  return entry.subject === '' ? speech.t('app.noSubject') : entry.subject;
}

/** Who called, where that may be seen. */
export function shownCaller(
  call: { readonly subject: string; readonly isPrivate: boolean },
  speech: Pick<Speech, 't' | 'hideSubjects' | 'hidePrivate'>,
): string {
  const hidden = speech.hideSubjects || (speech.hidePrivate === true && call.isPrivate);
  return hidden || call.subject === '' ? speech.t('voicemail.unknownCaller') : call.subject;
}

/** The word beside the badge: the activity where there is one, else the state; what was chosen by hand is called as it was chosen. */
export function presenceWord(presence: Presence, t: Translate): string {
  if (presence.sources.some(({ kind, wins }) => kind === 'manual' && wins)) return t(`presence.${presence.state}`);
  if (presence.state === 'busy') {
    if (presence.activity === 'meeting') return t('presence.activityMeeting');
    return t('presence.busy');
  }
  if (presence.state === 'available' && presence.activity === 'oof') return t('presence.activityOof');
  if (presence.state === 'available' && presence.activity === 'elsewhere') return t('presence.activityElsewhere');
  return t(`presence.${presence.state}`);
}

/** What a person chooses: where one only appears to be something, the word says so. */
export function choiceWord(state: ManualState, t: Translate): string {
  if (state === 'away') return t('presence.appearAway');
  if (state === 'offline') return t('presence.appearOffline');
  return t(`presence.${state}`);
}

/** Why the state is what it is, with its end: what decided, and what one is doing besides where that is known too. */
export function explainPresence(presence: Presence, speech: Speech): string {
  if (presence.state === 'unknown') return speech.t('presence.whyUnknown');
  const winner = presence.sources.find((source) => source.wins);
  if (winner === undefined) return speech.t('presence.whyFree');
  const sentence = explainSource(winner, speech);
  const doing = presence.sources.find((source) => source.kind === 'calendar' && source.activity !== 'none');
  const keepsActivity = winner.kind === 'machine' && winner.state !== 'active' && doing !== undefined;
  return keepsActivity ? `${sentence} ${explainSource(doing, speech)}` : sentence;
}

/** What one source says, as a sentence of its own. */
export function explainSource(source: PresenceSource, speech: Speech): string {
  const { t, format } = speech;
  switch (source.kind) {
    case 'manual':
      return source.until === undefined
        ? t('presence.whyManual')
        : t('presence.whyManualUntil', { time: format.when(source.until) });
    case 'machine':
      return explainMachine(source, speech);
    case 'calendar':
      return explainCalendar(source, speech);
    case 'oof':
      return source.until === undefined
        ? t('presence.oofActive')
        : t('presence.oofActiveUntil', { time: format.when(source.until) });
    default:
      return assertNever(source);
  }
}

function explainMachine(source: Extract<PresenceSource, { kind: 'machine' }>, { t, format }: Speech): string {
  switch (source.state) {
    case 'active':
      return t('presence.whyFree');
    case 'inactive':
      return t('presence.whyInactive', { time: format.when(source.since) });
    case 'away':
      return t('presence.whyAway', { time: format.when(source.since) });
    case 'locked':
      return t('presence.whyLocked');
    case 'asleep':
      return t('presence.whyAsleep');
    default:
      return assertNever(source.state);
  }
}

function explainCalendar(source: Extract<PresenceSource, { kind: 'calendar' }>, speech: Speech): string {
  const { t, format } = speech;
  const params = { subject: shownSubject(source, speech), time: format.when(source.until) };
  if (source.activity === 'none') return t('presence.whyFree');
  if (source.activity === 'oof') return t('presence.whyOof', params);
  if (source.activity === 'elsewhere') return t('presence.whyElsewhere', params);
  return t('presence.whyMeeting', params);
}

const isInputCode = (code: string | undefined): code is InputCode => INPUT_CODES.some((known) => known === code);

/** Codes of ours that say no more than their sentences. */
const OURS: readonly string[] = ['declined', 'sign-in-elsewhere', 'nothing-to-join'];

/** Codes of ours, or of HTTP, that have a sentence of their own under their kind. */
const OWN_SENTENCES: Readonly<Partial<Record<ErrorKind, Readonly<Record<string, MessageKey>>>>> = {
  cancelled: { declined: 'error.declined' },
  'not-found': { 'nothing-to-join': 'error.nothingToJoin' },
  timeout: { 'sign-in-elsewhere': 'error.signInElsewhere' },
  unreachable: { '407': 'error.proxySignIn' },
  refused: {
    ErrorIrresolvableConflict: 'error.conflict',
    ErrorStaleObject: 'error.conflict',
    MeetingMoved: 'error.meetingMoved',
    TooLate: 'error.tooLate',
    FileMayRun: 'error.fileMayRun',
    ErrorInvalidRecipients: 'error.recipients',
    ErrorAttachmentSizeLimitExceeded: 'error.fileTooLarge',
    ErrorMessageSizeExceeded: 'error.fileTooLarge',
    ErrorCalendarOccurrenceIsCrossingBoundary: 'error.crossing',
    ErrorOccurrenceCrossingBoundary: 'error.crossing',
    ProtectedVoicemail: 'error.protectedVoicemail',
    ErrorInvalidPhoneNumber: 'error.phoneNumber',
    ErrorPhoneNumberNotDialable: 'error.phoneNumber',
    ErrorInvalidSIPUri: 'error.phoneNumber',
    ErrorUserNotUnifiedMessagingEnabled: 'error.phoneGone',
    ErrorUnifiedMessagingServerNotFound: 'error.phoneAway',
    ErrorUnifiedMessagingRequestFailed: 'error.phoneAway',
    ErrorIPGatewayNotFound: 'error.phoneAway',
  },
};

/** Which sentence says an error: what is wrong with an input has its own, and nobody guesses when the next try comes. */
function errorKey(error: AppError): MessageKey {
  if (error.kind === 'busy' && error.retryAt === undefined) return 'error.busySoon';
  const own = error.code === undefined ? undefined : OWN_SENTENCES[error.kind]?.[error.code];
  if (own !== undefined) return own;
  const signIn = signInSentence(error);
  if (signIn !== undefined) return signIn;
  if (error.kind === 'sign-in' && error.retryAt !== undefined) return 'error.signInOnce';
  const reason = error.certificate?.reason ?? 'other';
  if (error.kind === 'certificate' && reason !== 'other') return `error.certificate-${reason}`;
  if (error.kind === 'bad-input' && isInputCode(error.code)) return `error.input-${error.code}`;
  return `error.${error.kind}`;
}

/** Where an error came from, for the words that its value doesn't carry. */
export interface ErrorOrigin {
  readonly host?: string;
  readonly address?: string;
}

/** An error in words. */
export interface ErrorWords {
  /** What happened, what it means, what to do. */
  readonly text: string;
  /** For the folded part: what the server called it. Absent where there is no more to say. */
  readonly details?: string;
}

/** An error in plain words; what the error itself knows of its origin goes before `origin`. */
export function explainError(
  error: AppError,
  speech: Pick<Speech, 't' | 'format'>,
  origin: ErrorOrigin = {},
): ErrorWords {
  return inWords(errorKey(error), error, speech, origin);
}

/** Why another mailbox's calendar couldn't be read: what isn't there and what isn't shown are the same to whoever asks. */
export function explainOthersError(error: AppError, speech: Pick<Speech, 't' | 'format'>): ErrorWords {
  return inWords(isNotShared(error) ? 'error.notShared' : errorKey(error), error, speech, {});
}

/** These errors' own sentences promise to try again. */
const OVER: Partial<Readonly<Record<ErrorKind, MessageKey>>> = {
  timeout: 'error.overTimeout',
  busy: 'error.overBusy',
  'broken-answer': 'error.overBroken',
};

/** Why a change was given back: the error in plain words, without a promise to try again. */
export function explainGivenBack(
  error: AppError,
  speech: Pick<Speech, 't' | 'format'>,
  origin: ErrorOrigin = {},
): ErrorWords {
  const { retryAt: _, ...rest } = error;
  return inWords(OVER[error.kind] ?? errorKey(rest), error, speech, origin);
}

const UNSENT: Readonly<Record<Unsent['kind'], MessageKey>> = {
  appointment: 'error.unsent',
  answer: 'error.unsentAnswer',
  cancel: 'error.unsentCancel',
  'delete-call': 'error.unsentDeleteCall',
};

/** What came back, in words. */
export function explainUnsent(unsent: Unsent, speech: Speech, origin: ErrorOrigin = {}): ErrorWords {
  const { text, ...details } = explainGivenBack(unsent.error, speech, origin);
  const subject = unsent.kind === 'delete-call' ? shownCaller(unsent, speech) : shownSubject(unsent, speech);
  const what = speech.t(UNSENT[unsent.kind], { subject, time: speech.format.when(unsent.since) });
  return { text: `${what} ${text}`, ...details };
}

function inWords(
  key: MessageKey,
  error: AppError,
  { t, format }: Pick<Speech, 't' | 'format'>,
  origin: ErrorOrigin,
): ErrorWords {
  const text = t(key, {
    host: error.host ?? origin.host ?? t('error.theServer'),
    address: error.address ?? origin.address ?? t('error.yourAddress'),
    code: error.code ?? error.detail ?? error.kind,
    detail: error.detail ?? error.code ?? error.kind,
    time: error.retryAt === undefined ? '' : format.when(error.retryAt),
  });
  // A code of ours has a sentence that says all of it.
  const details =
    error.kind === 'bad-input' || isOwnSignInCode(error) || OURS.includes(error.code ?? '')
      ? ''
      : [error.code, error.detail].filter(Boolean).join(' · ');
  return { text, ...(details === '' ? {} : { details }) };
}

/** That a password is about to expire, or has; `undefined` where there is nothing to say. */
export function explainPassword(
  { address, passwordExpires }: Pick<AccountView, 'address' | 'passwordExpires'>,
  now: Instant,
  { t, format }: Pick<Speech, 't' | 'format'>,
): string | undefined {
  if (passwordExpires === undefined) return undefined;
  const isOver = Date.parse(passwordExpires) <= Date.parse(now);
  return t(isOver ? 'accounts.passwordExpired' : 'accounts.passwordExpires', {
    address,
    time: format.dayAndTime(passwordExpires),
  });
}
