import { EwsAnswerError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { judgeAll, mapOutcomes, single } from '../response-messages.ts';
import type { ItemId } from '../types.ts';
import { child, descend, type XmlNode } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface CreateAttachmentInput {
  readonly parent: ItemId;
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** What an attachment's coming or going leaves: each makes a new version of its item. */
export interface ChangedItem {
  readonly changeKey: string | undefined;
}

/**
 * Adds a file to an item. Attendees aren't told. Not to be repeated after an unknown outcome.
 * Errors: `ErrorAttachmentSizeLimitExceeded`, `ErrorMessageSizeExceeded`, `ErrorItemNotFound`, `ErrorQuotaExceeded`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/createattachment-operation
 */
export const createAttachment: Operation<CreateAttachmentInput, ChangedItem & { readonly id: string }> = {
  name: 'CreateAttachment',
  responseName: 'CreateAttachmentResponse',
  timeZoneContext: true,
  idempotent: false,
  request: ({ parent, name, contentType, content }) =>
    element(
      'm:CreateAttachment',
      {},
      element('m:ParentItemId', { Id: parent.id, ChangeKey: parent.changeKey }),
      element(
        'm:Attachments',
        {},
        element(
          't:FileAttachment',
          {},
          textElement('t:Name', name),
          textElement('t:ContentType', contentType),
          textElement('t:Content', Buffer.from(content).toString('base64')),
        ),
      ),
    ),
  response: (body) =>
    single(
      mapOutcomes(judgeAll(body), (message) => {
        const node = descend(message, 'Attachments', 'FileAttachment', 'AttachmentId');
        const id = node?.attributes['Id'];
        if (id === undefined) throw new EwsAnswerError('broken-answer', 'an attachment without an id');
        return { id, changeKey: keyIn(node) };
      }),
    ),
};

/**
 * Takes an attachment away. The second time is refused with `ErrorItemNotFound` or `ErrorInvalidAttachmentId`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/deleteattachment-operation
 */
export const deleteAttachment: Operation<{ readonly id: string }, ChangedItem> = {
  name: 'DeleteAttachment',
  responseName: 'DeleteAttachmentResponse',
  timeZoneContext: false,
  idempotent: false,
  request: ({ id }) =>
    element('m:DeleteAttachment', {}, element('m:AttachmentIds', {}, element('t:AttachmentId', { Id: id }))),
  response: (body) =>
    single(mapOutcomes(judgeAll(body), (message) => ({ changeKey: keyIn(child(message, 'RootItemId')) }))),
};

const keyIn = (node: XmlNode | undefined): string | undefined => node?.attributes['RootItemChangeKey'];
