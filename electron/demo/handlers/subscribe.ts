import type { RequestContext } from '../company.ts';
import { ResponseError, SoapFault } from '../errors.ts';
import type { EventType } from '../live/mailbox-event.ts';
import type { Wish } from '../live/subscription.ts';
import type { FolderName } from '../model.ts';
import { resolveFolder } from '../resolve.ts';
import { m } from '../xml-write.ts';
import { attributeOf, childOf, childText, elementsOf, textOf, type XmlElement } from '../xml.ts';
import { batch } from './batch.ts';

/** How long a streaming subscription lives without a connection. */
const streamingLifeMs = 30 * 60_000;
const told: readonly EventType[] = ['NewMailEvent', 'CreatedEvent', 'ModifiedEvent', 'DeletedEvent', 'MovedEvent'];

/** Subscribe: streaming or pull. Push would have the server call the client, which nobody's firewall lets through. */
export function subscribe(request: XmlElement, context: RequestContext): XmlElement {
  const wanted = elementsOf(request)[0];
  if (wanted === undefined || wanted.name === 'PushSubscriptionRequest') {
    throw new SoapFault('ErrorInvalidRequest', 'This server does not offer push subscriptions.');
  }
  return batch('Subscribe', [wanted], () => {
    const mode = wanted.name === 'PullSubscriptionRequest' ? 'pull' : 'streaming';
    const subscription = context.subscriptions.add(context.user, readWish(mode, wanted, context));
    return [m('SubscriptionId', subscription.id), mode === 'pull' ? m('Watermark', subscription.watermark) : undefined];
  });
}

function readWish(mode: Wish['mode'], request: XmlElement, context: RequestContext): Wish {
  const ids = childOf(request, 'FolderIds');
  const all = ['true', '1'].includes(attributeOf(request, 'SubscribeToAllFolders') ?? '');
  if (all === (ids !== undefined) || childOf(request, 'Watermark') !== undefined) {
    throw new ResponseError('ErrorInvalidSubscriptionRequest', 'The subscription request is not valid.');
  }
  const asked = elementsOf(childOf(request, 'EventTypes') ?? request).map(textOf);
  return {
    mode,
    folders: ids === undefined ? undefined : elementsOf(ids).map((id) => folderOf(context, id)),
    types: new Set(told.filter((type) => asked.includes(type))),
    lifeMs: mode === 'pull' ? Number(childText(request, 'Timeout')) * 60_000 : streamingLifeMs,
  };
}

/** Search folders tell nothing: what happens, happens in the folders that they search. */
function folderOf(context: RequestContext, id: XmlElement): FolderName {
  const { mailbox, folder } = resolveFolder(context, id);
  if (mailbox !== context.user) {
    throw new ResponseError('ErrorSubscriptionDelegateAccessNotSupported', 'Delegates can not subscribe to a mailbox.');
  }
  if (folder.element === 'SearchFolder') {
    throw new ResponseError('ErrorInvalidSubscriptionRequest', 'A search folder can not be subscribed to.');
  }
  return folder.name;
}
