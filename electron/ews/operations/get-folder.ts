import { additionalProperties } from '../fields.ts';
import { folderIdElement, isFolder, readFolder, type Folder } from '../folders.ts';
import type { Operation } from '../operation.ts';
import { judgeAll, mapOutcomes, type Outcome } from '../response-messages.ts';
import type { FieldPath, FolderRef } from '../types.ts';
import { child } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface GetFolderInput {
  readonly folders: readonly FolderRef[];
  readonly fields: readonly FieldPath[];
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
      element('m:FolderIds', {}, ...folders.map(folderIdElement)),
    ),
  response: (body) =>
    mapOutcomes(judgeAll(body), (message) => readFolder(child(message, 'Folders')?.children.find(isFolder))),
};
