import type { Operation } from '../operation.ts';
import { judgeAll, single } from '../response-messages.ts';
import { element, textElement } from '../xml-writer.ts';

export interface CreateMessageInput {
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** Addresses. */
  readonly to: readonly string[];
}

/**
 * Sends a mail and keeps a copy. Not to be repeated after an unknown outcome.
 * Errors: `ErrorInvalidRecipients`, `ErrorMessageSizeExceeded`, `ErrorSubmissionQuotaExceeded`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/createitem-operation-email-message
 */
export const createMessage: Operation<CreateMessageInput, void> = {
  name: 'CreateItem',
  responseName: 'CreateItemResponse',
  timeZoneContext: true,
  idempotent: false,
  request: ({ subject, text, to }) =>
    element(
      'm:CreateItem',
      { MessageDisposition: 'SendAndSaveCopy' },
      element('m:SavedItemFolderId', {}, element('t:DistinguishedFolderId', { Id: 'sentitems' })),
      element(
        'm:Items',
        {},
        element(
          't:Message',
          {},
          textElement('t:Subject', subject),
          textElement('t:Body', text, { BodyType: 'Text' }),
          element(
            't:ToRecipients',
            {},
            ...to.map((address) => element('t:Mailbox', {}, textElement('t:EmailAddress', address))),
          ),
        ),
      ),
    ),
  response: (body) => {
    single(judgeAll(body));
  },
};
