import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { Codec } from './audio.ts';
import type { Address, Attachment, MessageItem, NewItem, Owner } from './model.ts';
import { blankPage, soundFile } from './sound-files.ts';

type NewMessage = Extract<NewItem, { kind: 'message' }>;

/** A call as a telephone system reports it. */
export interface CallDraft {
  readonly callerName?: string | undefined;
  readonly callerNumber?: string | undefined;
  /** Of callers whom the directory knows. */
  readonly callerAddress?: string | undefined;
  readonly received: Temporal.Instant;
  readonly heard?: boolean | undefined;
}

export interface VoicemailDraft extends CallDraft {
  readonly seconds: number;
  readonly preview?: string | undefined;
  /** What speech recognition heard; the preview where there is one. */
  readonly transcript?: string | undefined;
  readonly protected?: boolean | undefined;
  readonly urgent?: boolean | undefined;
  readonly codec?: Codec | undefined;
  /** The class of the message that it answers by voice. */
  readonly replyTo?: string | undefined;
}

export interface FaxDraft extends CallDraft {
  readonly pages: number;
}

const words = {
  'en-US': {
    voicemail: (caller: string, seconds: number) => `Voice Mail from ${caller} (${seconds} seconds)`,
    protectedVoicemail: (caller: string) => `Protected Voice Mail from ${caller}`,
    missed: (caller: string) => `Missed call from ${caller}`,
    fax: (caller: string, pages: number) => `Fax from ${caller} (${pages} pages)`,
    faxBody: (caller: string) => `You received a fax from ${caller}.`,
    received: (caller: string) => `You received a voice mail from ${caller}.`,
    missedBody: (caller: string) => `You missed a call from ${caller}.`,
    preview: 'Preview: ',
    anonymous: 'an anonymous caller',
  },
  'fr-FR': {
    voicemail: (caller: string, seconds: number) => `Message vocal de ${caller} (${seconds} secondes)`,
    protectedVoicemail: (caller: string) => `Message vocal protégé de ${caller}`,
    missed: (caller: string) => `Appel manqué de ${caller}`,
    fax: (caller: string, pages: number) => `Télécopie de ${caller} (${pages} pages)`,
    faxBody: (caller: string) => `Vous avez reçu une télécopie de ${caller}.`,
    received: (caller: string) => `Vous avez reçu un message vocal de ${caller}.`,
    missedBody: (caller: string) => `Vous avez manqué un appel de ${caller}.`,
    preview: 'Aperçu : ',
    anonymous: 'un appelant anonyme',
  },
} as const;

/** A voicemail with its recording; a protected one carries only a sealed message. */
export function voicemail(draft: VoicemailDraft, owner: Owner): NewMessage {
  const text = words[owner.language];
  const caller = callerOf(draft, owner);
  const sealed = draft.protected === true;
  const attachment = sealed ? sealedMessage(draft) : recording(draft, caller);
  const heard = draft.transcript ?? draft.preview;
  const preview = draft.preview === undefined || sealed ? '' : `<p>${text.preview}${escapeHtml(draft.preview)}</p>`;
  return {
    ...common(draft, owner),
    itemClass:
      draft.replyTo === undefined
        ? `IPM.Note.${sealed ? 'rpmsg.' : ''}Microsoft.Voicemail.UM.CA`
        : `${draft.replyTo}.Microsoft.Voicemail`,
    subject: sealed ? text.protectedVoicemail(caller) : text.voicemail(caller, draft.seconds),
    body: html(`<p>${escapeHtml(text.received(caller))}</p>${preview}`),
    importance: draft.urgent === true ? 'High' : 'Normal',
    attachments: [attachment],
    call: {
      ...callFields(draft),
      seconds: draft.seconds,
      ...(sealed || heard === undefined ? {} : { transcript: heard }),
      attachmentOrder: attachment.name,
      isProtected: sealed,
    },
  };
}

/** A missed call: no recording, no duration. */
export function missedCall(draft: CallDraft, owner: Owner): NewMessage {
  const caller = callerOf(draft, owner);
  return {
    ...common(draft, owner),
    itemClass: 'IPM.Note.Microsoft.Missed.Voice',
    subject: words[owner.language].missed(caller),
    body: html(`<p>${escapeHtml(words[owner.language].missedBody(caller))}</p>`),
    call: { ...callFields(draft), isProtected: false },
  };
}

/** A fax with its pages. */
export function fax(draft: FaxDraft, owner: Owner): NewMessage {
  const text = words[owner.language];
  const caller = callerOf(draft, owner);
  const pages: Attachment = { name: 'Fax.tif', contentType: 'image/tiff', bytes: blankPage() };
  return {
    ...common(draft, owner),
    itemClass: 'IPM.Note.Microsoft.Fax.CA',
    subject: text.fax(caller, draft.pages),
    body: html(`<p>${escapeHtml(text.faxBody(caller))}</p>`),
    attachments: [pages],
    call: { ...callFields(draft), pages: draft.pages, attachmentOrder: pages.name, isProtected: false },
  };
}

/** An ordinary mail. */
export function mail(draft: {
  readonly subject: string;
  readonly from: Address;
  readonly received: Temporal.Instant;
  readonly text?: string;
}): NewMessage {
  return {
    kind: 'message',
    folder: 'inbox',
    itemClass: 'IPM.Note',
    subject: draft.subject,
    body: html(`<p>${escapeHtml(draft.text ?? draft.subject)}</p>`),
    categories: [],
    importance: 'Normal',
    sensitivity: 'Normal',
    attachments: [],
    received: draft.received,
    from: draft.from,
    isRead: false,
  };
}

function common(
  draft: CallDraft,
  owner: Owner,
): Omit<MessageItem, 'number' | 'version' | 'created' | 'modified' | 'call'> {
  const name = draft.callerName ?? draft.callerNumber ?? words[owner.language].anonymous;
  return {
    ...mail({ subject: '', from: from(name, draft.callerAddress), received: draft.received }),
    isRead: draft.heard ?? false,
  };
}

function from(name: string, address: string | undefined): Address {
  return address === undefined ? { name } : { name, address };
}

function callFields(draft: CallDraft): { readonly id: string; readonly name?: string; readonly number?: string } {
  const seed = `${draft.callerNumber ?? ''}${draft.received.toString()}`;
  return {
    id: `${createHash('sha256').update(seed).digest('hex').slice(0, 24)}@sbc01.contoso.example`,
    ...(draft.callerName === undefined ? {} : { name: draft.callerName }),
    ...(draft.callerNumber === undefined ? {} : { number: draft.callerNumber.replaceAll(' ', '') }),
  };
}

function callerOf(draft: CallDraft, owner: Owner): string {
  return draft.callerName ?? draft.callerNumber ?? words[owner.language].anonymous;
}

function recording(draft: VoicemailDraft, caller: string): Attachment {
  const { codec = 'mu-law', seconds } = draft;
  const { kind, contentType, bytes } = soundFile(seconds, codec, seedOf(caller));
  return { name: `${caller} (${seconds} seconds) Voice Mail${kind}`, contentType, bytes };
}

/** Every caller gets a voice, and keeps it. */
function seedOf(caller: string): number {
  return createHash('sha256').update(caller).digest().readUInt32LE(0);
}

/** What a client without rights management sees of a protected message: a lump that it can't open. */
function sealedMessage(draft: VoicemailDraft): Attachment {
  const filler = createHash('sha512').update(draft.received.toString()).digest();
  const bytes = Buffer.concat([
    Buffer.from([0x76, 0xe8, 0x04, 0x60, 0xc4, 0x11, 0xe3, 0x86]),
    ...Array<Buffer>(24).fill(filler),
  ]);
  return { name: 'message.rpmsg', contentType: 'application/x-microsoft-rpmsg-message', bytes };
}

/** Wraps a fragment as a mail's HTML. */
export function html(fragment: string): string {
  const type = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">';
  return `<html><head>${type}</head><body>${fragment}</body></html>`;
}

/** Text as HTML character data. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
