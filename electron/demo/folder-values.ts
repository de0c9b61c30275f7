import { childrenOf } from './folder-shape.ts';
import type { FolderView } from './resolve.ts';
import type { FieldValue } from './values.ts';
import { attributeOf, type XmlElement } from './xml.ts';

const readers: Readonly<Record<string, (view: FolderView) => FieldValue>> = {
  'folder:FolderClass': ({ folder }) => ({ kind: 'text', value: folder.folderClass }),
  'folder:DisplayName': ({ mailbox, folder }) => ({ kind: 'text', value: folder.display[mailbox.owner.language] }),
  'folder:TotalCount': ({ mailbox, folder }) => ({ kind: 'number', value: mailbox.itemsIn(folder.name).length }),
  'folder:UnreadCount': ({ mailbox, folder }) => ({ kind: 'number', value: mailbox.unreadIn(folder.name) }),
  'folder:ChildFolderCount': (view) => ({ kind: 'number', value: childrenOf(view).length }),
};

/** A reader for the folder's field that a path names; undefined where the server can't search by it. */
export function folderReader(path: XmlElement): ((view: FolderView) => FieldValue) | undefined {
  return path.name === 'FieldURI' ? readers[attributeOf(path, 'FieldURI') ?? ''] : undefined;
}
