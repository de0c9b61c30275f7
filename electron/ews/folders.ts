import { EwsAnswerError } from './errors.ts';
import { readExtended } from './fields.ts';
import type { FolderRef } from './types.ts';
import { child, integerOf, textOf, wordOf, type XmlNode } from './xml.ts';
import { element, textElement, type XmlElement } from './xml-writer.ts';

export interface Folder {
  readonly id: string;
  /** Element name: Folder, CalendarFolder, SearchFolder … */
  readonly kind: string;
  readonly parentId?: string | undefined;
  readonly folderClass?: string | undefined;
  /** In the mailbox's language. */
  readonly displayName?: string | undefined;
  readonly totalCount?: number | undefined;
  /** Calendar folders have none. */
  readonly unreadCount?: number | undefined;
  readonly extended: ReadonlyMap<number | string, string>;
}

/**
 * Writes the id of a folder that every mailbox has; without a mailbox it is the caller's own (or of whom it acts for).
 * Source: https://learn.microsoft.com/exchange/client-developer/web-service-reference/distinguishedfolderid
 */
export const folderIdElement = (folder: FolderRef): XmlElement =>
  typeof folder === 'string'
    ? element('t:DistinguishedFolderId', { Id: folder })
    : element(
        't:DistinguishedFolderId',
        { Id: folder.name },
        element('t:Mailbox', {}, textElement('t:EmailAddress', folder.mailbox)),
      );

/** Whether an element is a folder, of whatever kind. */
export const isFolder = (node: XmlNode): boolean => child(node, 'FolderId') !== undefined;

/** Reads any folder element. @throws {EwsAnswerError} `broken-answer` for one without an id */
export function readFolder(node: XmlNode | undefined): Folder {
  const id = child(node, 'FolderId')?.attributes['Id'];
  if (node === undefined || id === undefined) throw new EwsAnswerError('broken-answer', 'folder without id');
  return {
    id,
    kind: node.name,
    parentId: child(node, 'ParentFolderId')?.attributes['Id'],
    folderClass: wordOf(node, 'FolderClass'),
    displayName: textOf(node, 'DisplayName'),
    totalCount: integerOf(node, 'TotalCount'),
    unreadCount: integerOf(node, 'UnreadCount'),
    extended: readExtended(node),
  };
}
