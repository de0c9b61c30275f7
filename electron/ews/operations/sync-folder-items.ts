import { EwsAnswerError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { inParts } from '../parts.ts';
import { judgeAll, mapOutcomes, single } from '../response-messages.ts';
import type { FolderName } from '../types.ts';
import { booleanOf, child, wordOf, type XmlNode } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface SyncFolderItemsInput {
  readonly folder: FolderName;
  /** As the last answer gave it; without one everything counts as new. */
  readonly state?: string | undefined;
  /** 1 to 512. */
  readonly maxChanges: number;
}

export interface ItemChange {
  /** `create` stands for an item that one knows already, too: it is an update then. */
  readonly kind: 'create' | 'update' | 'delete' | 'read-flag';
  readonly id: string;
}

export interface ItemChanges {
  /** Opaque, up to tens of kilobytes. To be kept only once the changes are applied. */
  readonly state: string;
  readonly changes: readonly ItemChange[];
  /** False: ask again with the new state. */
  readonly complete: boolean;
}

/**
 * Asks what changed in a folder since a state, ids alone. Of a calendar it tells single entries and series, never
 * occurrences. Errors: `ErrorInvalidSyncStateData` (begin without a state), `ErrorSyncFolderNotFound`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/syncfolderitems-operation
 */
export const syncFolderItems: Operation<SyncFolderItemsInput, ItemChanges> = {
  name: 'SyncFolderItems',
  responseName: 'SyncFolderItemsResponse',
  timeZoneContext: false,
  idempotent: true,
  request: ({ folder, state, maxChanges }) =>
    element(
      'm:SyncFolderItems',
      {},
      element('m:ItemShape', {}, textElement('t:BaseShape', 'IdOnly')),
      element('m:SyncFolderId', {}, element('t:DistinguishedFolderId', { Id: folder })),
      state === undefined ? undefined : textElement('m:SyncState', state),
      textElement('m:MaxChangesReturned', String(maxChanges)),
      textElement('m:SyncScope', 'NormalItems'),
    ),
  ...inParts('Changes', readChange, (body, partsOf) =>
    single(
      mapOutcomes(judgeAll(body), (message) => {
        const state = wordOf(message, 'SyncState');
        if (state === undefined) throw new EwsAnswerError('broken-answer', 'SyncFolderItems without SyncState');
        return {
          state,
          changes: partsOf(child(message, 'Changes')),
          complete: booleanOf(message, 'IncludesLastItemInRange') ?? true,
        };
      }),
    ),
  ),
};

/** Prose calls the last one ReadStateChange; this is its name on the wire. */
const KINDS: ReadonlyMap<string, ItemChange['kind']> = new Map([
  ['Create', 'create'],
  ['Update', 'update'],
  ['Delete', 'delete'],
  ['ReadFlagChange', 'read-flag'],
]);

function readChange(node: XmlNode): ItemChange | undefined {
  const kind = KINDS.get(node.name);
  // The id stands in the change itself or in the item inside it.
  const holder = [node, ...node.children].find((candidate) => child(candidate, 'ItemId') !== undefined);
  const id = child(holder, 'ItemId')?.attributes['Id'];
  return kind === undefined || id === undefined ? undefined : { kind, id };
}
