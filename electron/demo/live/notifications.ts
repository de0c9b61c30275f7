import { failure, success } from '../envelope.ts';
import type { Mailbox } from '../mailbox.ts';
import { m, t, type Content } from '../xml-write.ts';
import { namespaces, type XmlElement, type XmlNode } from '../xml.ts';
import { writeEvent, type MailboxEvent } from './mailbox-event.ts';

/** The documents of a GetStreamingEvents connection, as the schema has them; `onWire` makes them what servers send. */

/** The connection stands, or ended as planned. */
export function statusDocument(status: 'OK' | 'Closed'): XmlElement {
  return answer('Success', success(), m('ConnectionStatus', status));
}

/** Events of several subscriptions. */
export function eventsDocument(
  batches: readonly { readonly id: string; readonly mailbox: Mailbox; readonly events: readonly MailboxEvent[] }[],
): XmlElement {
  const notifications = batches.map(({ id, mailbox, events }) =>
    t(
      'Notification',
      t('SubscriptionId', id),
      events.map((event) => writeEvent(mailbox.owner.address, event)),
    ),
  );
  return answer('Success', success(), m('Notifications', notifications));
}

/** A heartbeat: nothing happened, the connection lives. */
export function heartbeat(ids: readonly string[]): XmlElement {
  const notifications = ids.map((id) => t('Notification', t('SubscriptionId', id), t('StatusEvent')));
  return answer('Success', success(), m('Notifications', notifications));
}

/** The last document of a connection that failed. */
export function failureDocument(code: string, message: string, ids: readonly string[]): XmlElement {
  return answer(
    'Error',
    failure(code, message),
    ids.length === 0
      ? undefined
      : m(
          'ErrorSubscriptionIds',
          ids.map((id) => t('SubscriptionId', id)),
        ),
    m('ConnectionStatus', 'Closed'),
  );
}

function answer(responseClass: 'Success' | 'Error', ...content: readonly Content[]): XmlElement {
  const message = m('GetStreamingEventsResponseMessage', { ResponseClass: responseClass }, content);
  return m('GetStreamingEventsResponse', m('ResponseMessages', message));
}

/** Real servers put two elements into the other namespace than their schema does. */
export function onWire(document: XmlElement): XmlElement {
  return document.name === 'GetStreamingEventsResponse' ? moved(document, '') : document;
}

function moved(element: XmlElement, parent: string): XmlElement {
  if (parent === 'Notification') return element;
  const foreign =
    element.name === 'Notification' || (element.name === 'SubscriptionId' && parent === 'ErrorSubscriptionIds');
  const inner = (child: XmlNode): XmlNode => (typeof child === 'string' ? child : moved(child, element.name));
  return {
    ...element,
    namespace: foreign ? namespaces.messages : element.namespace,
    children: element.children.map(inner),
  };
}
