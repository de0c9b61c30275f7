import type { RequestContext } from '../company.ts';
import { ResponseError } from '../errors.ts';
import { changeKey, decodeToken, encodeId, encodeToken } from '../ids.ts';
import type { Change, Position } from '../live/journal.ts';
import type { Mailbox } from '../mailbox.ts';
import { storedView, type FolderView } from '../resolve.ts';
import { seenBy } from '../seen.ts';
import { readShape, renderItem, requirePrefix, type Shape } from '../shapes.ts';
import { m, t } from '../xml-write.ts';
import { attributeOf, childOf, childText, elementsOf, type XmlElement } from '../xml.ts';
import { batch } from './batch.ts';
import { invalidState, syncFolder } from './sync-folder.ts';

const prefix = 'H4sI';

/** SyncFolderItems: what changed in a folder since a state; items and series as they lie there, never occurrences. */
export function syncFolderItems(request: XmlElement, context: RequestContext): XmlElement {
  const shape = readShape(childOf(request, 'ItemShape'));
  requirePrefix(shape, /^folder:/);
  return batch('SyncFolderItems', [request], () => {
    const view = syncFolder(request, context);
    if (view.folder.element === 'SearchFolder') {
      throw new ResponseError('ErrorInvalidOperation', 'A search folder can not be synchronized.');
    }
    const limit = Number(childText(request, 'MaxChangesReturned'));
    const { changes, next, complete } = view.mailbox.journal.since(view.folder.name, positionOf(request, view), limit);
    const ignored = new Set(elementsOf(childOf(request, 'Ignore') ?? empty).map((id) => attributeOf(id, 'Id')));
    return [
      m('SyncState', stateOf(view, next)),
      m('IncludesLastItemInRange', String(complete)),
      m(
        'Changes',
        changes
          .filter(({ number }) => !ignored.has(idOf(view.mailbox, number)))
          .map((change) => changeElement(view.mailbox, change, shape, context)),
      ),
    ];
  });
}

const empty: XmlElement = m('Ignore');

function stateOf({ mailbox, folder }: FolderView, { since, cursor }: Position): string {
  return encodeToken(prefix, [mailbox.syncEra, folder.name, since, cursor]);
}

function positionOf(request: XmlElement, { mailbox, folder }: FolderView): Position {
  const state = childText(request, 'SyncState') ?? '';
  if (state === '') return { since: 0, cursor: 0 };
  const [era, name, since, cursor] = decodeToken(prefix, state) ?? [];
  const position = { since: Number(since), cursor: Number(cursor) };
  if (era !== mailbox.syncEra || name !== folder.name || !mailbox.journal.reaches(position)) throw invalidState();
  return position;
}

function changeElement(
  mailbox: Mailbox,
  change: Change,
  shape: Shape,
  { user, zone }: RequestContext,
): XmlElement | undefined {
  const { number } = change;
  if (change.kind === 'delete') return t('Delete', itemId(mailbox, number, change.version));
  const item = mailbox.item(number);
  if (item === undefined) return undefined;
  if (change.kind === 'read-flag') {
    const isRead = item.kind === 'message' && item.isRead;
    return t('ReadFlagChange', itemId(mailbox, number, item.version), t('IsRead', String(isRead)));
  }
  const content = renderItem(seenBy(user, storedView(mailbox, item)), shape, { zone, find: true });
  return t(change.kind === 'create' ? 'Create' : 'Update', content);
}

function idOf(mailbox: Mailbox, number: number): string {
  return encodeId({ mailbox: mailbox.owner.address, number });
}

function itemId(mailbox: Mailbox, number: number, version: number): XmlElement {
  const id = idOf(mailbox, number);
  return t('ItemId', { Id: id, ChangeKey: changeKey(id, version) });
}
