import type { Voicemail } from '../../shared/model.ts';
import { EwsServerError } from '../ews/errors.ts';
import { findItem, type FindItemInput } from '../ews/operations/find-item.ts';
import { getAttachment } from '../ews/operations/get-attachment.ts';
import { getItem } from '../ews/operations/get-item.ts';
import { handlingOf } from '../ews/response-codes.ts';
import { single } from '../ews/response-messages.ts';
import type { Restriction } from '../ews/restriction.ts';
import type { FolderName, Item } from '../ews/types.ts';
import { pickRecording, sniffAudio } from './audio.ts';
import { isGone, isOtherKind, readItems } from './batches.ts';
import type { Call } from './call.ts';
import { GatewayError } from './gateway-error.ts';
import type { AudioFile } from './gateway.ts';
import { compareInstants } from './order.ts';
import { previewOf } from './voicemail-preview.ts';
import {
  ATTACHMENT_ORDER,
  callsSince,
  isProtectedClass,
  receivedSince,
  toVoicemail,
  VOICEMAIL_FIELDS,
} from './voicemails.ts';

/** A page of a restricted FindItem; servers give no more than 250. */
const PAGE = 100;
/** 5,000 messages: nobody has as many voicemails in some days. */
const MAX_PAGES = 50;
/** Bodies fetched for their transcription, the newest ones: one batch. */
const PREVIEWS = 50;

/**
 * Reads voicemail and missed calls, newest first.
 * @param since instant of the oldest one wanted
 */
export async function readVoicemails(
  call: Call,
  accountId: string,
  since: string,
  signal: AbortSignal,
): Promise<readonly Voicemail[]> {
  const items = await findCalls(call, 'voicemail', receivedSince(since), signal).then(
    // Whether the search folder holds missed calls differs between servers.
    async (voice) => [...voice, ...(await findCalls(call, 'inbox', callsSince(since, 'missed'), signal))],
    (error: unknown) => {
      if (!lacksFolder(error)) throw error;
      return findCalls(call, 'inbox', callsSince(since, 'all'), signal);
    },
  );
  return withPreviews(call, accountId, items, signal);
}

/** Reads calls by their ids; what isn't a call, or gone, is left out. Newest first. */
export async function readNamedCalls(
  call: Call,
  accountId: string,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Voicemail[]> {
  const items: Item[] = [];
  for (const { outcome } of await readItems(call, ids, { fields: VOICEMAIL_FIELDS }, signal)) {
    if (outcome.ok) items.push(outcome.value);
    else if (!isGone(outcome.error.code) && !isOtherKind(outcome.error.code)) throw outcome.error;
  }
  return withPreviews(call, accountId, items, signal);
}

/** The calls among some items, each once, newest first, those that can be read with their transcription. */
async function withPreviews(
  call: Call,
  accountId: string,
  items: readonly Item[],
  signal: AbortSignal,
): Promise<readonly Voicemail[]> {
  const found = new Map<string, { readonly item: Item; readonly voicemail: Voicemail }>();
  for (const item of items) {
    const voicemail = toVoicemail(item, accountId);
    if (voicemail !== undefined) found.set(item.id.id, { item, voicemail });
  }
  const newestFirst = [...found.values()].sort((a, b) => compareInstants(b.voicemail.received, a.voicemail.received));
  const readable = newestFirst.filter(({ voicemail }) => voicemail.kind === 'voicemail' && !voicemail.isProtected);
  const opened = readable.slice(0, PREVIEWS).map(({ item }) => item);
  const previews = await readPreviews(call, opened, signal);
  return newestFirst.map(({ item, voicemail }) => {
    const preview = previews.get(item.id.id);
    return preview === undefined ? voicemail : { ...voicemail, preview };
  });
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

/** The transcription stands in the body, which no list gives. A message that can't be opened has none. */
async function readPreviews(
  call: Call,
  items: readonly Item[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  if (items.length === 0) return new Map();
  const ids = items.map(({ id }) => id);
  const outcomes = await call(getItem, { ids, fields: ['item:Body'], bodyType: 'Text' }, signal);
  return new Map(
    outcomes.flatMap((outcome) => {
      // A store that is away for a moment must not cost what was shown before.
      if (!outcome.ok && handlingOf(outcome.error.code) === 'wait') throw outcome.error;
      const preview = outcome.ok ? previewOf(outcome.value.body?.text ?? '') : undefined;
      return outcome.ok && preview !== undefined ? [[outcome.value.id.id, preview] as const] : [];
    }),
  );
}

/** Mailboxes that never had voicemail lack the search folder; old servers don't know its name. */
const lacksFolder = (error: unknown): boolean =>
  error instanceof GatewayError &&
  error.cause instanceof EwsServerError &&
  ['ErrorFolderNotFound', 'ErrorParentFolderNotFound', 'ErrorSchemaValidation'].includes(error.cause.code);

/**
 * Reads a voicemail's newest recording.
 * @throws {GatewayError} `refused` with code `ProtectedVoicemail` for a rights-managed one, `not-found` where the message
 * has no recording
 */
export async function readRecording(call: Call, id: string, signal: AbortSignal): Promise<AudioFile> {
  const fields = ['item:ItemClass', 'item:Attachments', ATTACHMENT_ORDER];
  const item = single(await call(getItem, { ids: [{ id }], fields }, signal));
  if (isProtectedClass(item.itemClass)) throw new GatewayError({ kind: 'refused', code: 'ProtectedVoicemail' });
  const recording = pickRecording(item.attachments, item.extended.get(ATTACHMENT_ORDER.tag));
  if (recording?.id === undefined) throw new GatewayError({ kind: 'not-found' });
  const file = await call(getAttachment, { id: recording.id }, signal);
  return { name: file.name === '' ? recording.name : file.name, bytes: file.content, ...sniffAudio(file.content) };
}
