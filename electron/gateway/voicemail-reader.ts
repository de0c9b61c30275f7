import type { Voicemail } from '../../shared/model.ts';
import { EwsServerError } from '../ews/errors.ts';
import { namedKey } from '../ews/fields.ts';
import { findItem, type FindItemInput } from '../ews/operations/find-item.ts';
import { getAttachment } from '../ews/operations/get-attachment.ts';
import { getItem } from '../ews/operations/get-item.ts';
import { handlingOf } from '../ews/response-codes.ts';
import { single } from '../ews/response-messages.ts';
import type { Restriction } from '../ews/restriction.ts';
import type { FieldPath, FolderName, Item } from '../ews/types.ts';
import { nameOfSound, pickRecording, sniffAudio } from './audio.ts';
import { isGone, isOtherKind, readItems } from './batches.ts';
import type { Call } from './call.ts';
import { detached } from './detached.ts';
import { GatewayError } from './gateway-error.ts';
import { compareInstants } from './order.ts';
import { transcriptOf } from './transcript.ts';
import type { CallFile } from './voicemail-box.ts';
import { previewOf } from './voicemail-preview.ts';
import {
  ATTACHMENT_ORDER,
  AUDIO_NOTES,
  callsSince,
  isProtectedClass,
  kindOfClass,
  receivedSince,
  toVoicemail,
  TRANSCRIPT,
  VOICEMAIL_FIELDS,
} from './voicemails.ts';

/** A page of a restricted FindItem; servers give no more than 250. */
const PAGE = 100;
/** 5,000 messages: nobody has as many voicemails in some days. */
const MAX_PAGES = 50;
/** What no list gives: the transcription stands in the body, and of people a list has only the names. */
const OPENED_FIELDS: readonly FieldPath[] = ['item:Body', 'message:From', TRANSCRIPT, AUDIO_NOTES];

/**
 * Reads voicemail, missed calls and faxes, newest first.
 * @param since instant of the oldest one wanted
 */
export async function readVoicemails(
  call: Call,
  accountId: string,
  since: string,
  signal: AbortSignal,
): Promise<readonly Voicemail[]> {
  const items = await findCalls(call, 'voicemail', receivedSince(since), signal).then(
    // Whether the search folder holds missed calls and faxes differs between servers.
    async (voice) => [...voice, ...(await findCalls(call, 'inbox', callsSince(since, 'no-voice'), signal))],
    (error: unknown) => {
      if (!lacksFolder(error)) throw error;
      return findCalls(call, 'inbox', callsSince(since, 'all'), signal);
    },
  );
  return toCalls(await opened(call, items.filter(isCall), signal), accountId);
}

/** Reads calls by their ids, the same of each as the list says; what isn't a call, or gone, is left out. Newest first. */
export async function readNamedCalls(
  call: Call,
  accountId: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Voicemail[]> {
  const items: Item[] = [];
  const fields = [...new Set([...VOICEMAIL_FIELDS, ...OPENED_FIELDS])];
  for (const { outcome } of await readItems(call, ids, { fields, bodyType: 'Text' }, signal)) {
    if (outcome.ok) items.push(outcome.value);
    else if (!isGone(outcome.error.code) && !isOtherKind(outcome.error.code)) throw outcome.error;
  }
  return toCalls(items, accountId);
}

const isCall = ({ itemClass }: Item): boolean => kindOfClass(itemClass) !== undefined;

/** Items of a list with what no list gives, as far as they can be opened. */
async function opened(call: Call, items: readonly Item[], signal: AbortSignal): Promise<readonly Item[]> {
  const listed = new Map(items.map((item) => [item.id.id, item]));
  const shape = { fields: OPENED_FIELDS, bodyType: 'Text' } as const;
  for (const { id, outcome } of await readItems(call, [...listed.keys()], shape, signal)) {
    const item = listed.get(id);
    // A store that is away for a moment must not cost what was shown before.
    if (!outcome.ok && handlingOf(outcome.error.code) === 'wait') throw outcome.error;
    if (item === undefined || !outcome.ok) continue;
    const { body, from, extended } = outcome.value;
    listed.set(id, { ...item, body, from: from ?? item.from, extended: new Map([...item.extended, ...extended]) });
  }
  return [...listed.values()];
}

/** The calls among opened items, newest first, those that can be read with their transcription. */
function toCalls(items: readonly Item[], accountId: string): readonly Voicemail[] {
  const calls = items.flatMap((item) => {
    const voicemail = toVoicemail(item, accountId);
    if (voicemail === undefined) return [];
    const isReadable = voicemail.kind === 'voicemail' && !voicemail.isProtected;
    const heard = transcriptOf(item.extended.get(namedKey(TRANSCRIPT)));
    const preview = isReadable ? previewOf(item.body?.text ?? '', heard) : undefined;
    return [preview === undefined ? voicemail : { ...voicemail, preview }];
  });
  return detached(calls.sort((a, b) => compareInstants(b.received, a.received)));
}

async function findCalls(
  call: Call,
  folder: FolderName,
  restriction: Restriction,
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let offset = 0;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const descendingBy = 'item:DateTimeReceived';
    const view: FindItemInput['view'] = { kind: 'page', offset, maxEntries: PAGE, restriction, descendingBy };
    const found = await call(findItem, { folder, fields: VOICEMAIL_FIELDS, view }, signal);
    items.push(...found.items);
    const next = found.nextOffset ?? offset + found.items.length;
    if (found.complete || next <= offset) break;
    offset = next;
  }
  return items;
}

/** Mailboxes that never had voicemail lack the search folder; old servers don't know its name. */
const lacksFolder = (error: unknown): boolean =>
  error instanceof GatewayError &&
  error.cause instanceof EwsServerError &&
  ['ErrorFolderNotFound', 'ErrorParentFolderNotFound', 'ErrorSchemaValidation'].includes(error.cause.code);

/** As `VoicemailBox.voicemailFile`. */
export async function readRecording(call: Call, id: string, signal: AbortSignal): Promise<CallFile> {
  const fields = ['item:ItemClass', 'item:Attachments', ATTACHMENT_ORDER];
  const item = single(await call(getItem, { ids: [{ id }], fields }, signal));
  if (isProtectedClass(item.itemClass)) throw new GatewayError({ kind: 'refused', code: 'ProtectedVoicemail' });
  const isFax = kindOfClass(item.itemClass) === 'fax';
  const recording = pickRecording(item.attachments, item.extended.get(ATTACHMENT_ORDER.tag), isFax);
  if (recording?.id === undefined) throw new GatewayError({ kind: 'not-found' });
  const file = await call(getAttachment, { id: recording.id }, signal);
  const sniffed = sniffAudio(file.content);
  const name = nameOfSound(file.name === '' ? recording.name : file.name, sniffed);
  return { name, bytes: file.content, ...sniffed };
}
