import type { MessageView } from '../resolve.ts';
import { t } from '../xml-write.ts';
import { byDefault, found, got, person, text, type Property } from './property.ts';

/** What messages have beyond `itemProperties`, in the schema's order. */
export const messageProperties: readonly Property<MessageView>[] = [
  found('message:Sender', ({ item }, context) => t('Sender', person(item.from.name, item.from.address, context))),
  byDefault(
    got('message:ToRecipients', ({ mailbox: { owner }, item: { to = [owner] } }, context) =>
      to.length === 0
        ? undefined
        : t(
            'ToRecipients',
            to.map(({ name, address }) => person(name, address, context)),
          ),
    ),
  ),
  byDefault(found('message:IsReadReceiptRequested', () => t('IsReadReceiptRequested', 'false'))),
  found('message:IsDeliveryReceiptRequested', () => t('IsDeliveryReceiptRequested', 'false')),
  found('message:ConversationTopic', ({ item }, context) => text('ConversationTopic', item.subject, context)),
  byDefault(
    found('message:From', ({ item }, context) => t('From', person(item.from.name, item.from.address, context))),
  ),
  byDefault(
    found('message:InternetMessageId', ({ mailbox, item }, context) =>
      text('InternetMessageId', `<${item.number}.${mailbox.owner.address}>`, context),
    ),
  ),
  byDefault(found('message:IsRead', ({ item }) => t('IsRead', String(item.isRead)))),
  found('message:ReceivedBy', ({ mailbox: { owner } }, context) =>
    t('ReceivedBy', person(owner.name, owner.address, context)),
  ),
];
