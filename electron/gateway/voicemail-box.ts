import type { AudioCodec, PhoneCallState, Voicemail } from '../../shared/model.ts';

/*
 * What telephone systems leave in a mailbox, and what can be done with it. `MailboxGateway` extends it.
 */

/** The sound of a message, or the pages of a fax. */
export interface CallFile {
  readonly name: string;
  /** As sniffed from the bytes, never as the server claims. */
  readonly contentType: 'audio/mpeg' | 'audio/wav' | 'audio/x-ms-wma' | 'application/octet-stream';
  readonly codec: AudioCodec;
  /** Whether Chromium plays it. */
  readonly playable: boolean;
  readonly bytes: Uint8Array;
}

export interface VoicemailBox {
  /** Voicemail, missed calls and faxes, newest first, of the last `days` days. */
  voicemails(days: number, signal: AbortSignal): Promise<readonly Voicemail[]>;
  /**
   * What was recorded, the newest of it.
   * @throws {GatewayError} `refused` with `ProtectedVoicemail` for a rights-managed one, `not-found` where there is none
   */
  voicemailFile(key: string, signal: AbortSignal): Promise<CallFile>;
  /** The whole message as mail programs exchange it: theirs may open what is closed to us. */
  voicemailMessage(key: string, signal: AbortSignal): Promise<Uint8Array>;
  markHeard(key: string, heard: boolean, signal: AbortSignal): Promise<void>;
  /**
   * Moves it to the deleted items.
   * @param again a try before this one may have gone through: one that is gone is deleted
   */
  removeVoicemail(key: string, again: boolean, signal: AbortSignal): Promise<void>;
  /** What its user notes about a message; nothing takes the note away. */
  writeAudioNotes(key: string, text: string, signal: AbortSignal): Promise<void>;
  /** Whether the server calls people, and whom where nothing else is said; `undefined` where it doesn't. */
  phoneOffer(signal: AbortSignal): Promise<{ readonly number?: string } | undefined>;
  /** Has a message played on a telephone; gives the call's id. Not to be repeated: it would ring again. */
  playOnPhone(key: string, number: string, signal: AbortSignal): Promise<string>;
  phoneCall(id: string, signal: AbortSignal): Promise<PhoneCallState>;
  hangUp(id: string, signal: AbortSignal): Promise<void>;
}
