import { Temporal } from 'temporal-polyfill';
import type { PhoneCallState } from '../../shared/model.ts';
import { decodeBase64 } from '../ews/base64.ts';
import { EwsServerError } from '../ews/errors.ts';
import { deleteItem } from '../ews/operations/delete-item.ts';
import { getItem } from '../ews/operations/get-item.ts';
import { getServiceConfiguration } from '../ews/operations/get-service-configuration.ts';
import {
  disconnectPhoneCall,
  getPhoneCallInformation,
  playOnPhone,
  type PhoneCallInformation,
} from '../ews/operations/phone-calls.ts';
import { updateReadFlag, updateTextProperty } from '../ews/operations/update-item.ts';
import { single } from '../ews/response-messages.ts';
import { isGone } from './batches.ts';
import type { Call } from './call.ts';
import { GatewayError } from './gateway-error.ts';
import { idOf } from './keys.ts';
import type { VoicemailBox } from './voicemail-box.ts';
import { readRecording, readVoicemails } from './voicemail-reader.ts';
import { AUDIO_NOTES } from './voicemails.ts';

interface VoicemailParts {
  readonly call: Call;
  readonly accountId: string;
  /** SMTP address of the mailbox. */
  readonly address: string;
  /** Epoch ms. */
  readonly now: () => number;
  /** Makes whatever fails inside what the user is told. */
  readonly guarded: <T>(work: () => Promise<T>) => Promise<T>;
}

/** `VoicemailBox` over EWS. */
export function createEwsVoicemail({ call, accountId, address, now, guarded }: VoicemailParts): VoicemailBox {
  const itemOf = (key: string): string => idOf(accountId, key);

  return {
    voicemails: (days, signal) => {
      const at = Temporal.Instant.fromEpochMilliseconds(now());
      const since = at.subtract({ hours: days * 24 }).round({ smallestUnit: 'second', roundingMode: 'floor' });
      return guarded(() => readVoicemails(call, accountId, since.toString(), signal));
    },

    voicemailFile: (key, signal) => guarded(() => readRecording(call, itemOf(key), signal)),

    voicemailMessage: (key, signal) =>
      guarded(async () => {
        const { mime } = single(await call(getItem, { ids: [{ id: itemOf(key) }], fields: [], mime: true }, signal));
        if (mime === undefined) throw new GatewayError({ kind: 'not-found' });
        return decodeBase64(mime);
      }),

    markHeard: (key, heard, signal) =>
      guarded(async () => {
        await call(updateReadFlag, { id: itemOf(key), isRead: heard }, signal);
      }),

    removeVoicemail: (key, again, signal) =>
      guarded(async () => {
        try {
          await call(deleteItem, { id: itemOf(key) }, signal);
        } catch (error) {
          if (!again || !isGoneError(error)) throw error;
        }
      }),

    writeAudioNotes: (key, text, signal) =>
      guarded(async () => {
        await call(updateTextProperty, { id: itemOf(key), field: AUDIO_NOTES, value: text }, signal);
      }),

    phoneOffer: (signal) =>
      guarded(async () => {
        try {
          const {
            umEnabled,
            playOnPhoneEnabled,
            playOnPhoneDialString: number,
          } = await call(getServiceConfiguration, { address }, signal);
          if (!umEnabled || !playOnPhoneEnabled) return undefined;
          return number === undefined ? {} : { number };
        } catch (error) {
          // A server that doesn't know the question has no telephone.
          if (error instanceof GatewayError && UNKNOWN.has(error.error.kind)) return undefined;
          throw error;
        }
      }),

    playOnPhone: (key, number, signal) =>
      guarded(() => call(playOnPhone, { id: itemOf(key), dialString: number }, signal)),

    phoneCall: (id, signal) =>
      guarded(async () => toPhoneCallState(await call(getPhoneCallInformation, { id }, signal))),

    hangUp: (id, signal) => guarded(() => call(disconnectPhoneCall, { id }, signal)),
  };
}

const UNKNOWN: ReadonlySet<string> = new Set(['refused', 'not-found']);

const isGoneError = (error: unknown): boolean =>
  error instanceof GatewayError && error.cause instanceof EwsServerError && isGone(error.cause.code);

/** What a server says of a call in the words that people know. */
export function toPhoneCallState({ state, failureCause }: PhoneCallInformation): PhoneCallState {
  switch (state) {
    case 'Idle':
    case 'Connecting':
      return 'dialling';
    case 'Alerted':
    case 'Incoming':
      return 'ringing';
    case 'Connected':
    case 'Transferring':
    case 'Forwarding':
      return 'connected';
    default:
      return ENDS[failureCause ?? 'None'] ?? 'failed';
  }
}

const ENDS: Readonly<Record<string, PhoneCallState>> = {
  None: 'ended',
  UserBusy: 'busy',
  NoAnswer: 'no-answer',
};
