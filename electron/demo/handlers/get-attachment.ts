import type { RequestContext } from '../company.ts';
import { ResponseError } from '../errors.ts';
import { decodeId } from '../ids.ts';
import { m, t } from '../xml-write.ts';
import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml.ts';
import { batch } from './batch.ts';

/** GetAttachment: one answer for each attachment id, its content in base64. */
export function getAttachment(request: XmlElement, context: RequestContext): XmlElement {
  const ids = childOf(request, 'AttachmentIds');
  return batch(
    'GetAttachment',
    ids === undefined ? [] : elementsOf(ids),
    (element) => {
      const id = attributeOf(element, 'Id') ?? '';
      const key = decodeId(id);
      if (key?.attachment === undefined) {
        throw new ResponseError('ErrorInvalidAttachmentId', 'The attachment ID is not valid.');
      }
      const item = key.mailbox === context.user.owner.address ? context.user.item(key.number) : undefined;
      const attachment = item?.attachments[key.attachment];
      if (item === undefined || attachment === undefined || attachment.deleted === true) {
        throw new ResponseError('ErrorItemNotFound', 'The specified object was not found in the store.');
      }
      return m(
        'Attachments',
        t(
          'FileAttachment',
          t('AttachmentId', { Id: id }),
          t('Name', attachment.name),
          t('ContentType', attachment.contentType),
          t('LastModifiedTime', item.created.toString({ smallestUnit: 'second' }).replace('Z', '')),
          t('IsInline', 'false'),
          t('IsContactPhoto', 'false'),
          t('Content', Buffer.from(attachment.bytes).toString('base64')),
        ),
      );
    },
    m('Attachments'),
  );
}
