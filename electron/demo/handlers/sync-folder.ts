import type { RequestContext } from '../company.ts';
import { ResponseError } from '../errors.ts';
import { resolveFolder, type FolderView } from '../resolve.ts';
import { childOf, elementsOf, type XmlElement } from '../xml.ts';

/** The folder of `m:SyncFolderId`, or the whole mailbox; synchronization has an error of its own for one that isn't there. */
export function syncFolder(request: XmlElement, context: RequestContext): FolderView {
  const target = childOf(request, 'SyncFolderId');
  const [id] = target === undefined ? [] : elementsOf(target);
  try {
    return id === undefined ? wholeMailbox(context) : resolveFolder(context, id);
  } catch (error) {
    if (!(error instanceof ResponseError) || error.code !== 'ErrorFolderNotFound') throw error;
    throw new ResponseError('ErrorSyncFolderNotFound', 'The folder to be synchronized could not be found.');
  }
}

function wholeMailbox({ user }: RequestContext): FolderView {
  const root = user.folders.find(({ name }) => name === 'root');
  if (root === undefined) throw new ResponseError('ErrorFolderNotFound', 'The mailbox has no root.');
  return { mailbox: user, folder: root };
}

/** A state that this server never made, made for another folder, or doesn't know any more. */
export function invalidState(): ResponseError {
  return new ResponseError('ErrorInvalidSyncStateData', 'Synchronization state data is corrupt or otherwise invalid.');
}
