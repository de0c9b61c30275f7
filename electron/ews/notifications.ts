import { child, wordOf, type XmlNode } from './xml.ts';

/** One event of a notification. It is about an item, or about a folder itself. */
export interface NotificationEvent {
  readonly kind: 'new-mail' | 'created' | 'deleted' | 'modified' | 'moved' | 'copied' | 'free-busy';
  readonly item?: string | undefined;
  readonly folder?: string | undefined;
  readonly parent?: string | undefined;
  /** Where and what it was before it was moved, or what it was copied from. */
  readonly oldItem?: string | undefined;
  readonly oldParent?: string | undefined;
}

const KINDS: ReadonlyMap<string, NotificationEvent['kind']> = new Map([
  ['NewMailEvent', 'new-mail'],
  ['CreatedEvent', 'created'],
  ['DeletedEvent', 'deleted'],
  ['ModifiedEvent', 'modified'],
  ['MovedEvent', 'moved'],
  ['CopiedEvent', 'copied'],
  ['FreeBusyChangedEvent', 'free-busy'],
]);

/**
 * Reads the events of a `Notification`, in the server's order. Signs of life (`StatusEvent`) and kinds of newer servers
 * are left out.
 */
export const readEvents = (notification: XmlNode): readonly NotificationEvent[] =>
  notification.children.flatMap((node) => {
    const kind = KINDS.get(node.name);
    const idOf = (name: string): string | undefined => child(node, name)?.attributes['Id'];
    if (kind === undefined) return [];
    return [
      {
        kind,
        item: idOf('ItemId'),
        folder: idOf('FolderId'),
        parent: idOf('ParentFolderId'),
        oldItem: idOf('OldItemId'),
        oldParent: idOf('OldParentFolderId'),
      },
    ];
  });

/** The last watermark of a pulled notification: of an event or of a sign of life. */
export const lastWatermark = (notification: XmlNode): string | undefined =>
  notification.children.flatMap((node) => wordOf(node, 'Watermark') ?? []).at(-1);
