import type { Operation } from '../operation.ts';
import { judgeAll, single } from '../response-messages.ts';
import { element, textElement } from '../xml-writer.ts';

/**
 * Ends a subscription of either kind. `ErrorSubscriptionNotFound` means that it has ended already.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/unsubscribe-operation
 */
export const unsubscribe: Operation<{ readonly id: string }, undefined> = {
  name: 'Unsubscribe',
  responseName: 'UnsubscribeResponse',
  timeZoneContext: false,
  idempotent: true,
  affinity: 'keep',
  request: ({ id }) => element('m:Unsubscribe', {}, textElement('m:SubscriptionId', id)),
  response: (body) => {
    single(judgeAll(body));
    return undefined;
  },
};
