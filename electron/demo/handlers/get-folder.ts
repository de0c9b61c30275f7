import type { RequestContext } from '../company.ts';
import { extendedProperty, tagKey, type ExtendedField } from '../extended.ts';
import { changeKey, encodeFolderId } from '../ids.ts';
import type { FolderName } from '../model.ts';
import { effectiveRights } from '../properties/item.ts';
import { resolveFolder, type FolderView } from '../resolve.ts';
import { readShape, requirePrefix, type Shape } from '../shapes.ts';
import { m, t, type Content } from '../xml-write.ts';
import { childOf, elementsOf, type XmlElement } from '../xml.ts';
import { batch } from './batch.ts';

/** GetFolder: one answer for each folder id. */
export function getFolder(request: XmlElement, context: RequestContext): XmlElement {
  const shape = readShape(childOf(request, 'FolderShape'));
  requirePrefix(shape, /^(item|message|calendar|task|contacts):/);
  const ids = childOf(request, 'FolderIds');
  return batch(
    'GetFolder',
    ids === undefined ? [] : elementsOf(ids),
    (id) => m('Folders', renderFolder(resolveFolder(context, id), shape)),
    m('Folders'),
  );
}

function renderFolder(view: FolderView, shape: Shape): XmlElement {
  const { mailbox, folder } = view;
  const asks = (field: string, inDefault: boolean): boolean =>
    shape.fields.has(`folder:${field}`) || shape.base === 'AllProperties' || (shape.base === 'Default' && inDefault);
  const show = (field: string, inDefault: boolean, render: () => Content): Content =>
    asks(field, inDefault) ? render() : undefined;
  const items = mailbox.itemsIn(folder.name);
  const unread = items.filter((item) => item.kind === 'message' && !item.isRead).length;
  const children = mailbox.folders.filter(({ name, parent }) => parent === folder.name && name !== folder.name).length;
  const countsUnread = folder.element === 'Folder' || folder.element === 'SearchFolder';
  return t(
    folder.element,
    folderId('FolderId', view, folder.name),
    show('ParentFolderId', false, () => folderId('ParentFolderId', view, folder.parent)),
    show('FolderClass', false, () => t('FolderClass', folder.folderClass)),
    show('DisplayName', true, () => t('DisplayName', folder.display[mailbox.owner.language])),
    show('TotalCount', true, () => t('TotalCount', String(items.length))),
    show('ChildFolderCount', true, () => t('ChildFolderCount', String(children))),
    shape.extended.flatMap((field) => extended(view, field)),
    show('EffectiveRights', false, effectiveRights),
    show('DistinguishedFolderId', false, () => t('DistinguishedFolderId', folder.name)),
    countsUnread ? show('UnreadCount', true, () => t('UnreadCount', String(unread))) : undefined,
  );
}

function folderId(element: string, { mailbox }: FolderView, name: FolderName): XmlElement {
  const id = encodeFolderId(mailbox.owner.address, name);
  return t(element, { Id: id, ChangeKey: changeKey(id, 1) });
}

/** The two markers that tell whether something in the folder moved; search folders have none. */
function extended({ mailbox, folder }: FolderView, field: ExtendedField): readonly XmlElement[] {
  const marker = mailbox.marker(folder.name);
  if (marker === undefined) return [];
  if (field.key === tagKey(0x670a) && field.type === 'SystemTime') {
    return [extendedProperty(field, marker.committed.toString({ smallestUnit: 'second' }))];
  }
  if (field.key === tagKey(0x670b) && field.type === 'Integer') {
    return [extendedProperty(field, String(marker.deletions))];
  }
  return [];
}
