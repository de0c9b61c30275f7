import { EwsAnswerError } from '../errors.ts';
import { isFolder, readFolder, type Folder } from '../folders.ts';
import type { Operation } from '../operation.ts';
import { judgeAll, mapOutcomes, single } from '../response-messages.ts';
import type { FolderName } from '../types.ts';
import { booleanOf, child, wordOf, type XmlNode } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface SyncFolderHierarchyInput {
  /** The same in all calls with one state. */
  readonly root: FolderName;
  readonly state?: string | undefined;
}

export type FolderChange =
  { readonly kind: 'create' | 'update'; readonly folder: Folder } | { readonly kind: 'delete'; readonly id: string };

export interface FolderChanges {
  readonly state: string;
  readonly changes: readonly FolderChange[];
  readonly complete: boolean;
}

/**
 * Asks which folders came, changed or went below a root since a state. Counts that change are not told.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/syncfolderhierarchy-operation
 */
export const syncFolderHierarchy: Operation<SyncFolderHierarchyInput, FolderChanges> = {
  name: 'SyncFolderHierarchy',
  responseName: 'SyncFolderHierarchyResponse',
  timeZoneContext: false,
  idempotent: true,
  request: ({ root, state }) =>
    element(
      'm:SyncFolderHierarchy',
      {},
      element('m:FolderShape', {}, textElement('t:BaseShape', 'Default')),
      element('m:SyncFolderId', {}, element('t:DistinguishedFolderId', { Id: root })),
      state === undefined ? undefined : textElement('m:SyncState', state),
    ),
  response: (body) => single(mapOutcomes(judgeAll(body), readChanges)),
};

function readChanges(message: XmlNode): FolderChanges {
  const state = wordOf(message, 'SyncState');
  if (state === undefined) throw new EwsAnswerError('broken-answer', 'SyncFolderHierarchy without SyncState');
  return {
    state,
    changes: child(message, 'Changes')?.children.flatMap(readChange) ?? [],
    complete: booleanOf(message, 'IncludesLastFolderInRange') ?? true,
  };
}

function readChange(node: XmlNode): readonly FolderChange[] {
  if (node.name === 'Delete') {
    const id = child(node, 'FolderId')?.attributes['Id'];
    return id === undefined ? [] : [{ kind: 'delete', id }];
  }
  const folder = node.children.find(isFolder);
  if (folder === undefined || (node.name !== 'Create' && node.name !== 'Update')) return [];
  return [{ kind: node.name === 'Create' ? 'create' : 'update', folder: readFolder(folder) }];
}
