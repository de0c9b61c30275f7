import type { NotificationEvent } from '../ews/notifications.ts';
import type { WatchedFolders } from './folder-facts.ts';
import { keyOf } from './keys.ts';
import type { MailboxEvent } from './live.ts';

/**
 * A server's events in the model's words, in their order. What left a watched folder is `moved` there under its old key;
 * what came into one is `created` there under its new one, so that a move between both is two events.
 */
export const toMailboxEvents = (
  events: readonly NotificationEvent[],
  folders: WatchedFolders,
  accountId: string,
): readonly MailboxEvent[] =>
  events.flatMap((event) => {
    const place = (id: string | undefined): MailboxEvent['folder'] =>
      id === folders.calendar ? 'calendar' : id === folders.inbox ? 'inbox' : 'other';
    const about = (
      kind: MailboxEvent['kind'],
      folder: MailboxEvent['folder'],
      item: string | undefined,
    ): MailboxEvent => (item === undefined ? { kind, folder } : { kind, folder, key: keyOf(accountId, item) });

    const here = place(event.parent);
    // Of the folder itself: it is its own place.
    if (event.item === undefined) return [about(kindOf(event), place(event.folder), undefined)];
    if (event.kind !== 'moved') return [about(kindOf(event), here, event.item)];
    const left = place(event.oldParent);
    const leaving = about('moved', left, event.oldItem ?? event.item);
    if (here === 'other') return [leaving];
    const coming = about('created', here, event.item);
    return left === 'other' ? [coming] : [leaving, coming];
  });

/** A copy is new where it lies; free/busy that changed is a change. */
const kindOf = ({ kind }: NotificationEvent): MailboxEvent['kind'] => {
  if (kind === 'copied') return 'created';
  return kind === 'free-busy' ? 'modified' : kind;
};
