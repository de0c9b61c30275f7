import { EwsAnswerError } from '../errors.ts';
import { additionalProperties } from '../fields.ts';
import { isFolder, readFolder, type Folder } from '../folders.ts';
import type { Operation } from '../operation.ts';
import { judgeAll, mapOutcomes, single } from '../response-messages.ts';
import { restrictionElement, type Restriction } from '../restriction.ts';
import type { FieldPath, FolderName } from '../types.ts';
import { child, toInteger, type XmlNode } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface FindFolderInput {
  readonly root: FolderName;
  /** `Deep`: folders in folders too. */
  readonly traversal: 'Shallow' | 'Deep';
  readonly fields: readonly FieldPath[];
  /** By properties of folders only. */
  readonly restriction?: Restriction;
  readonly offset: number;
  readonly maxEntries: number;
}

export interface FoundFolders {
  readonly folders: readonly Folder[];
  /** False: there is more than this answer holds. */
  readonly complete: boolean;
  readonly nextOffset?: number | undefined;
}

/**
 * Lists the folders below a root, a page at a time, in no order that one could ask for.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/findfolder-operation
 */
export const findFolder: Operation<FindFolderInput, FoundFolders> = {
  name: 'FindFolder',
  responseName: 'FindFolderResponse',
  timeZoneContext: true,
  idempotent: true,
  request: ({ root, traversal, fields, restriction, offset, maxEntries }) =>
    element(
      'm:FindFolder',
      { Traversal: traversal },
      element('m:FolderShape', {}, textElement('t:BaseShape', 'IdOnly'), additionalProperties(fields)),
      element('m:IndexedPageFolderView', {
        MaxEntriesReturned: String(maxEntries),
        Offset: String(offset),
        BasePoint: 'Beginning',
      }),
      restriction && element('m:Restriction', {}, restrictionElement(restriction)),
      element('m:ParentFolderIds', {}, element('t:DistinguishedFolderId', { Id: root })),
    ),
  response: (body) => single(mapOutcomes(judgeAll(body), (message) => readFound(child(message, 'RootFolder')))),
};

function readFound(root: XmlNode | undefined): FoundFolders {
  if (root === undefined) throw new EwsAnswerError('broken-answer', 'FindFolder without RootFolder');
  return {
    folders: child(root, 'Folders')?.children.filter(isFolder).map(readFolder) ?? [],
    complete: root.attributes['IncludesLastItemInRange'] !== 'false',
    nextOffset: toInteger(root.attributes['IndexedPagingOffset']),
  };
}
