import type { RequestContext } from '../company.ts';
import { childText, type XmlElement } from '../xml.ts';
import { batch } from './batch.ts';

/** Unsubscribe: ends a subscription of either kind; an open connection just hears no more of it. */
export function unsubscribe(request: XmlElement, context: RequestContext): XmlElement {
  return batch('Unsubscribe', [request], () => {
    context.subscriptions.find(context.user, childText(request, 'SubscriptionId') ?? '').end();
    return undefined;
  });
}
