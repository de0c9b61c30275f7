import type { Temporal } from 'temporal-polyfill';
import { folders } from '../folders.ts';
import { changeKey, encodeFolderId, encodeId } from '../ids.ts';
import type { FolderName } from '../model.ts';
import { t } from '../xml-write.ts';
import type { XmlElement } from '../xml.ts';

export type EventType = 'NewMailEvent' | 'CreatedEvent' | 'ModifiedEvent' | 'DeletedEvent' | 'MovedEvent';

/** An item at a moment. */
export interface ItemPlace {
  readonly number: number;
  readonly version: number;
  readonly folder: FolderName;
}

/** Something that happened in a mailbox, as notifications tell it. */
export type MailboxEvent = { readonly at: Temporal.Instant } & (
  | { readonly type: Exclude<EventType, 'MovedEvent'>; readonly item: ItemPlace }
  | { readonly type: 'MovedEvent'; readonly item: ItemPlace; readonly before: ItemPlace }
  /** The folder's counts moved; only mail folders tell how much in them is unread. */
  | { readonly type: 'ModifiedEvent'; readonly folder: FolderName; readonly unread?: number }
);

/** Whether an event concerns a folder: it happened there, or took something away from there. */
export function concerns(event: MailboxEvent, folder: FolderName): boolean {
  if ('folder' in event) return event.folder === folder;
  return event.item.folder === folder || (event.type === 'MovedEvent' && event.before.folder === folder);
}

/** Writes an event; pull subscriptions give each a watermark. */
export function writeEvent(address: string, event: MailboxEvent, watermark?: string): XmlElement {
  const mark = watermark === undefined ? undefined : t('Watermark', watermark);
  const stamp = t('TimeStamp', event.at.toString({ smallestUnit: 'second' }));
  if ('folder' in event) {
    const { folder, unread } = event;
    const parent = folders.find(({ name }) => name === folder)?.parent ?? 'root';
    return t(
      event.type,
      mark,
      stamp,
      folderId('FolderId', address, folder),
      folderId('ParentFolderId', address, parent),
      unread === undefined ? undefined : t('UnreadCount', String(unread)),
    );
  }
  return t(
    event.type,
    mark,
    stamp,
    itemId('ItemId', address, event.item),
    folderId('ParentFolderId', address, event.item.folder),
    event.type === 'MovedEvent'
      ? [itemId('OldItemId', address, event.before), folderId('OldParentFolderId', address, event.before.folder)]
      : undefined,
  );
}

function itemId(name: string, mailbox: string, { number, version }: ItemPlace): XmlElement {
  const id = encodeId({ mailbox, number });
  return t(name, { Id: id, ChangeKey: changeKey(id, version) });
}

function folderId(name: string, mailbox: string, folder: FolderName): XmlElement {
  const id = encodeFolderId(mailbox, folder);
  return t(name, { Id: id, ChangeKey: changeKey(id, 1) });
}
