import { EwsAnswerError } from '../errors.ts';
import { additionalProperties, readExtended } from '../fields.ts';
import type { Operation } from '../operation.ts';
import { judgeAll, mapOutcomes, type Outcome } from '../response-messages.ts';
import type { FieldPath, FolderName } from '../types.ts';
import { child, integerOf, textOf, wordOf, type XmlNode } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface GetFolderInput {
  readonly folders: readonly FolderName[];
  readonly fields: readonly FieldPath[];
}

export interface Folder {
  readonly id: string;
  /** Element name: Folder, CalendarFolder, SearchFolder … */
  readonly kind: string;
  readonly folderClass?: string | undefined;
  /** In the mailbox's language. */
  readonly displayName?: string | undefined;
  readonly totalCount?: number | undefined;
  /** Calendar folders have none. */
  readonly unreadCount?: number | undefined;
  readonly extended: ReadonlyMap<number, string>;
}

/**
 * Reads folders, one outcome each in request order. The cheapest call that proves address and credentials.
 * `ErrorFolderNotFound` also stands for a missing right.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/getfolder-operation
 */
export const getFolder: Operation<GetFolderInput, readonly Outcome<Folder>[]> = {
  name: 'GetFolder',
  responseName: 'GetFolderResponse',
  timeZoneContext: true,
  idempotent: true,
  request: ({ folders, fields }) =>
    element(
      'm:GetFolder',
      {},
      element('m:FolderShape', {}, textElement('t:BaseShape', 'IdOnly'), additionalProperties(fields)),
      element('m:FolderIds', {}, ...folders.map((folder) => element('t:DistinguishedFolderId', { Id: folder }))),
    ),
  response: (body) =>
    mapOutcomes(judgeAll(body), (message) =>
      readFolder(child(message, 'Folders')?.children.find((node) => child(node, 'FolderId') !== undefined)),
    ),
};

function readFolder(node: XmlNode | undefined): Folder {
  const id = child(node, 'FolderId')?.attributes['Id'];
  if (node === undefined || id === undefined) throw new EwsAnswerError('broken-answer', 'folder without id');
  return {
    id,
    kind: node.name,
    folderClass: wordOf(node, 'FolderClass'),
    displayName: textOf(node, 'DisplayName'),
    totalCount: integerOf(node, 'TotalCount'),
    unreadCount: integerOf(node, 'UnreadCount'),
    extended: readExtended(node),
  };
}
