import { bodyOf } from '../appointment-reader.ts';
import type { RequestContext } from '../company.ts';
import { mail } from '../drafts.ts';
import { ResponseError } from '../errors.ts';
import { itemId } from '../properties/item.ts';
import { storedView } from '../resolve.ts';
import { t } from '../xml-write.ts';
import { attributeOf, childOf, childText, elementsOf, textOf, type XmlElement } from '../xml.ts';

/** A mail: kept as a draft, or sent to whoever of its recipients has a mailbox here. */
export function createMessage(
  element: XmlElement,
  request: XmlElement,
  { company, user, now }: RequestContext,
): XmlElement | undefined {
  const disposition = attributeOf(request, 'MessageDisposition');
  if (disposition === undefined) {
    throw new ResponseError('ErrorMessageDispositionRequired', 'MessageDisposition is required.');
  }
  const to = ['ToRecipients', 'CcRecipients', 'BccRecipients'].flatMap((name) => {
    const list = childOf(element, name);
    return list === undefined ? [] : elementsOf(list).map((mailbox) => childText(mailbox, 'EmailAddress') ?? '');
  });
  const { name, address } = user.owner;
  const message = {
    ...mail({ subject: textOf(childOf(element, 'Subject')), from: { name, address }, received: now }),
    body: bodyOf(childOf(element, 'Body')),
    to: to.map((each) => ({ name: company.find(each)?.owner.name ?? each, address: each })),
  };
  if (disposition === 'SaveOnly') {
    return t('Message', itemId(storedView(user, user.add({ ...message, folder: 'drafts', isRead: true }))));
  }
  if (to.length === 0 || to.some((each) => !each.includes('@'))) {
    throw new ResponseError('ErrorInvalidRecipients', 'At least one recipient is not valid.');
  }
  for (const each of to) company.find(each)?.add(message);
  if (disposition === 'SendAndSaveCopy') user.add({ ...message, folder: 'sentitems', isRead: true });
  // What is sent has no id yet.
  return undefined;
}
