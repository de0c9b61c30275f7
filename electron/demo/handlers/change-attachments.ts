import type { RequestContext } from '../company.ts';
import { requireOwn } from '../delegates.ts';
import { ResponseError } from '../errors.ts';
import { decodeId, encodeId } from '../ids.ts';
import type { Attachment, Item } from '../model.ts';
import { itemId } from '../properties/item.ts';
import { resolveItem, storedView } from '../resolve.ts';
import { m, t } from '../xml-write.ts';
import { attributeOf, childOf, childText, elementsOf, type XmlElement } from '../xml.ts';
import { batch } from './batch.ts';

const largest = 25 * 1024 * 1024;

/** CreateAttachment: files, one answer each; every one makes a new version of the item. */
export function createAttachment(request: XmlElement, context: RequestContext): XmlElement {
  const list = childOf(request, 'Attachments');
  return batch(
    'CreateAttachment',
    list === undefined ? [] : elementsOf(list),
    (element) => {
      const parent = childOf(request, 'ParentItemId');
      if (parent === undefined) throw new ResponseError('ErrorInvalidRequest', 'ParentItemId is missing.');
      const { mailbox, item } = resolveItem(context, parent);
      requireOwn(context, mailbox);
      if (element.name !== 'FileAttachment') {
        throw new ResponseError('ErrorInvalidItemForOperationCreateItemAttachment', 'Only files are kept here.');
      }
      const owner = current(context, item.number);
      const stored = context.user.replace({ ...owner, attachments: [...owner.attachments, fileFrom(element)] });
      const number = stored.attachments.length - 1;
      const id = encodeId({ mailbox: mailbox.owner.address, number: stored.number, attachment: number });
      return m('Attachments', t('FileAttachment', t('AttachmentId', { Id: id, ...root(context, stored) })));
    },
    m('Attachments'),
  );
}

/** DeleteAttachment: one answer for each id. */
export function deleteAttachment(request: XmlElement, context: RequestContext): XmlElement {
  const ids = childOf(request, 'AttachmentIds');
  return batch('DeleteAttachment', ids === undefined ? [] : elementsOf(ids), (element) => {
    const key = decodeId(attributeOf(element, 'Id') ?? '');
    if (key?.attachment === undefined || key.mailbox !== context.user.owner.address) {
      throw new ResponseError('ErrorInvalidAttachmentId', 'The attachment ID is not valid.');
    }
    const item = current(context, key.number);
    const gone = item.attachments[key.attachment];
    if (gone === undefined || gone.deleted === true) {
      throw new ResponseError('ErrorItemNotFound', 'The specified object was not found in the store.');
    }
    const attachments = item.attachments.map((each) =>
      each === gone ? { ...each, bytes: new Uint8Array(), deleted: true as const } : each,
    );
    return m('RootItemId', root(context, context.user.replace({ ...item, attachments })));
  });
}

function fileFrom(element: XmlElement): Attachment {
  const bytes = Buffer.from(childText(element, 'Content') ?? '', 'base64');
  if (bytes.length > largest) {
    throw new ResponseError('ErrorAttachmentSizeLimitExceeded', 'The attachment is larger than is allowed.');
  }
  return {
    name: childText(element, 'Name') ?? 'attachment',
    contentType: childText(element, 'ContentType') ?? 'application/octet-stream',
    bytes,
  };
}

function current({ user }: RequestContext, number: number): Item {
  const item = user.item(number);
  if (item === undefined) throw new ResponseError('ErrorItemNotFound', 'The item is gone.');
  return item;
}

function root({ user }: RequestContext, item: Item): Readonly<Record<string, string>> {
  const id = itemId(storedView(user, item));
  return { RootItemId: attributeOf(id, 'Id') ?? '', RootItemChangeKey: attributeOf(id, 'ChangeKey') ?? '' };
}
