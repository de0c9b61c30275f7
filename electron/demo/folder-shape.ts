import { extendedProperty, tagKey, type ExtendedField } from './extended.ts';
import { changeKey, encodeFolderId } from './ids.ts';
import type { FolderName } from './model.ts';
import { effectiveRights } from './properties/item.ts';
import type { FolderView } from './resolve.ts';
import type { Shape } from './shapes.ts';
import { t, type Content } from './xml-write.ts';
import type { XmlElement } from './xml.ts';

/** Writes a folder with what the shape asks for. */
export function renderFolder(view: FolderView, shape: Shape): XmlElement {
  const { mailbox, folder } = view;
  const asks = (field: string, inDefault: boolean): boolean =>
    shape.fields.has(`folder:${field}`) || shape.base === 'AllProperties' || (shape.base === 'Default' && inDefault);
  const show = (field: string, inDefault: boolean, render: () => Content): Content =>
    asks(field, inDefault) ? render() : undefined;
  const countsUnread = folder.element === 'Folder' || folder.element === 'SearchFolder';
  return t(
    folder.element,
    folderId('FolderId', view, folder.name),
    show('ParentFolderId', false, () => folderId('ParentFolderId', view, folder.parent)),
    show('FolderClass', false, () => t('FolderClass', folder.folderClass)),
    show('DisplayName', true, () => t('DisplayName', folder.display[mailbox.owner.language])),
    show('TotalCount', true, () => t('TotalCount', String(mailbox.itemsIn(folder.name).length))),
    show('ChildFolderCount', true, () => t('ChildFolderCount', String(childrenOf(view).length))),
    shape.extended.flatMap((field) => extended(view, field)),
    show('EffectiveRights', false, effectiveRights),
    show('DistinguishedFolderId', false, () => t('DistinguishedFolderId', folder.name)),
    countsUnread ? show('UnreadCount', true, () => t('UnreadCount', String(mailbox.unreadIn(folder.name)))) : undefined,
  );
}

/** The folders right below one. */
export function childrenOf({ mailbox, folder }: FolderView): readonly FolderView[] {
  return mailbox.folders
    .filter(({ name, parent }) => parent === folder.name && name !== folder.name)
    .map((child) => ({ mailbox, folder: child }));
}

/** All folders below one, a parent before its children. */
export function descendantsOf(view: FolderView): readonly FolderView[] {
  return childrenOf(view).flatMap((child) => [child, ...descendantsOf(child)]);
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
