import { callerOf, failed, ok, type Recording, type Result, type Voicemail } from '../../shared/model.ts';
import type { Settings } from '../../shared/settings.ts';
import { mailLink, numberLink } from '../domain/reach.ts';
import type { MailboxGateway } from '../gateway/gateway.ts';
import { GatewayError } from '../gateway/gateway-error.ts';
import type { CallFile } from '../gateway/voicemail-box.ts';
import { createCallers, type Callers } from './callers.ts';
import type { ContactsDesk } from './contacts.ts';
import { askedDaily } from './daily.ts';
import { createPhoneCalls, type PhoneCalls } from './phone-calls.ts';
import type { Clock, Logger } from './ports.ts';
import type { Session } from './session.ts';

const ASK_LIMIT_MS = 30_000;
/** Recordings are large. */
const FILE_LIMIT_MS = 60_000;

/** What a person does with voicemail, missed calls and faxes. */
export interface VoicemailDesk {
  /** The sound of a message; that which was fetched last is not fetched again. */
  readonly voicemailAudio: (key: string) => Promise<Result<CallFile>>;
  /** What it is, for whoever is about to play it. */
  readonly recording: (key: string) => Promise<Result<Recording>>;
  /** A file for another program: the recording, or of a protected message all of it, which mail programs may open. */
  readonly voicemailFile: (key: string) => Promise<Result<{ readonly name: string; readonly bytes: Uint8Array }>>;
  readonly markHeard: (key: string, heard: boolean) => Promise<Result<void>>;
  /** It is gone at once, and goes to the deleted items in ten seconds unless it is taken back. */
  readonly removeVoicemail: (key: string) => Result<void>;
  readonly writeAudioNotes: (key: string, text: string) => Promise<Result<void>>;
  /** The link that calls back or begins a mail. */
  readonly reachCaller: (key: string, how: 'call' | 'mail') => Promise<Result<string>>;
  /** Somebody looks at the calls: numbers without a name are looked up from now on. */
  readonly followCallers: () => void;
  /** Whether the account's server plays messages on a telephone, and on which; asked once a day. */
  readonly phoneOffer: (accountId: string) => Promise<{ readonly number?: string } | undefined>;
  readonly playOnPhone: (key: string, number: string) => Promise<Result<void>>;
  readonly hangUp: () => Promise<Result<void>>;
  /** Asks the main window to play a message; without one, it does. */
  readonly setToPlay: (key: string | undefined) => void;
}

/** What the engine itself asks of it. */
export interface VoicemailState extends Pick<Callers, 'look' | 'named'>, Pick<PhoneCalls, 'close'> {
  readonly phoneCall: PhoneCalls['view'];
  readonly toPlay: () => string | undefined;
}

interface VoicemailOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly sessions: () => readonly Session[];
  readonly owner: (key: string) => Session | undefined;
  readonly contacts: Pick<ContactsDesk, 'reach'>;
  readonly settings: () => Pick<Settings, 'callBy'>;
  readonly attempt: <T>(about: { readonly address: string } | undefined, work: () => Promise<T>) => Promise<Result<T>>;
  readonly onChange: () => void;
}

const unknownItem = failed({ kind: 'not-found' });

export function createVoicemailDesk(options: VoicemailOptions): VoicemailDesk & { readonly state: VoicemailState } {
  const { clock, log, sessions, owner, attempt, onChange } = options;
  const callers = createCallers({ clock, log, sessions, onChange });
  const phoneCalls = createPhoneCalls(clock, onChange);
  const phoneOffer = askedDaily(clock, ({ ask }) => ask(ASK_LIMIT_MS, (gateway, signal) => gateway.phoneOffer(signal)));
  let last: { readonly key: string; readonly sound: Promise<Result<CallFile>> } | undefined;
  let toPlay: string | undefined;

  const itemOf = (key: string): Voicemail | undefined => {
    const item = owner(key)
      ?.voicemail()
      .value.find((each) => each.key === key);
    return item && callers.named([item])[0];
  };

  /** Something with a message, which is read anew afterwards. */
  const change = async (
    key: string,
    work: (gateway: MailboxGateway, signal: AbortSignal) => Promise<void>,
  ): Promise<Result<void>> => {
    const own = owner(key);
    if (own === undefined) return unknownItem;
    const result = await attempt(own.account, () => own.ask(ASK_LIMIT_MS, work));
    // A failure may have come after the change went through.
    own.noteVoicemail(key);
    return result;
  };

  const fetch = (key: string): Promise<Result<CallFile>> => {
    const own = owner(key);
    if (own === undefined) return Promise.resolve(unknownItem);
    return attempt(own.account, () => own.ask(FILE_LIMIT_MS, (gateway, signal) => gateway.voicemailFile(key, signal)));
  };

  /** A player asks for a piece at each seek, and before that whether it can play it at all. */
  const soundOf = async (key: string): Promise<Result<CallFile>> => {
    if (last?.key !== key) last = { key, sound: fetch(key) };
    const { sound } = last;
    const result = await sound;
    if (!result.ok && last.sound === sound) last = undefined;
    return result;
  };

  const reach = async (item: Voicemail, how: 'call' | 'mail'): Promise<string> => {
    const address = item.callerAddress ?? item.contact?.address;
    if (how === 'mail') {
      const link = address === undefined ? undefined : mailLink(address, answerTo(item.subject));
      if (link === undefined) throw new GatewayError({ kind: 'bad-input', code: 'no-reach' });
      return link;
    }
    const number = item.callerNumber === undefined ? undefined : numberLink(item.callerNumber);
    // Whoever called is called where they called from, unless calls go by another program.
    if (number !== undefined && (options.settings().callBy === 'tel' || address === undefined)) return number;
    if (address === undefined) throw new GatewayError({ kind: 'bad-input', code: 'no-reach' });
    return options.contacts.reach(address, 'call').catch((cause: unknown) => {
      if (number === undefined) throw cause;
      return number;
    });
  };

  return {
    voicemailAudio: soundOf,
    recording: async (key) => {
      const sound = await soundOf(key);
      return sound.ok ? ok({ codec: sound.value.codec, playable: sound.value.playable }) : sound;
    },
    voicemailFile: async (key) => {
      const [own, item] = [owner(key), itemOf(key)];
      if (own === undefined || item === undefined) return unknownItem;
      if (!item.isProtected) return soundOf(key);
      const bytes = await attempt(own.account, () =>
        own.ask(FILE_LIMIT_MS, (gateway, signal) => gateway.voicemailMessage(key, signal)),
      );
      return bytes.ok ? ok({ name: `${item.subject}.eml`, bytes: bytes.value }) : bytes;
    },
    markHeard: (key, heard) => change(key, (gateway, signal) => gateway.markHeard(key, heard, signal)),
    removeVoicemail: (key) => {
      const [own, item] = [owner(key), itemOf(key)];
      if (own === undefined || item === undefined) return unknownItem;
      const subject = callerOf(item) ?? '';
      own.consider({ kind: 'delete-call', entry: { key, subject, isPrivate: item.isPrivate, start: item.received } });
      return ok(undefined);
    },
    writeAudioNotes: (key, text) => change(key, (gateway, signal) => gateway.writeAudioNotes(key, text, signal)),
    reachCaller: async (key, how) => {
      const [own, item] = [owner(key), itemOf(key)];
      if (own === undefined || item === undefined) return unknownItem;
      return attempt(own.account, () => reach(item, how));
    },
    followCallers: callers.follow,
    phoneOffer: (accountId) => phoneOffer(sessions().find(({ account }) => account.id === accountId)),
    playOnPhone: async (key, number) => {
      const own = owner(key);
      return own === undefined ? unknownItem : attempt(own.account, () => phoneCalls.play(own, key, number));
    },
    hangUp: () => attempt(undefined, phoneCalls.hangUp),
    setToPlay: (key) => {
      toPlay = key;
      onChange();
    },
    state: {
      look: callers.look,
      named: callers.named,
      phoneCall: phoneCalls.view,
      toPlay: () => toPlay,
      close: phoneCalls.close,
    },
  };
}

/** As mail programs mark an answer, once. */
const answerTo = (subject: string): string => (/^re:/i.test(subject) ? subject : `Re: ${subject}`);
