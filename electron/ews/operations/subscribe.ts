import { EwsAnswerError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import { judgeAll, mapOutcomes, single } from '../response-messages.ts';
import type { FolderName } from '../types.ts';
import { wordOf } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface SubscribeInput {
  /** All of one mailbox. */
  readonly folders: readonly FolderName[];
  readonly events: readonly ('NewMailEvent' | 'CreatedEvent' | 'ModifiedEvent' | 'DeletedEvent' | 'MovedEvent')[];
  /** A pull subscription lives this many minutes (1 to 1440) after the last GetEvents; a streaming one about 30. */
  readonly mode: { readonly kind: 'streaming' } | { readonly kind: 'pull'; readonly timeoutMinutes: number };
}

export interface Subscribed {
  readonly id: string;
  /** Pull only. */
  readonly watermark?: string | undefined;
}

/**
 * Asks for notifications. Errors: `ErrorExceededSubscriptionCount`, `ErrorInvalidSubscriptionRequest`,
 * `ErrorSubscriptionDelegateAccessNotSupported`, `ErrorAccessDenied`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/subscribe-operation
 */
export const subscribe: Operation<SubscribeInput, Subscribed> = {
  name: 'Subscribe',
  responseName: 'SubscribeResponse',
  timeZoneContext: false,
  // A second one would be another subscription, and they are counted.
  idempotent: false,
  affinity: 'ask',
  request: ({ folders, events, mode }) =>
    element(
      'm:Subscribe',
      {},
      element(
        mode.kind === 'streaming' ? 'm:StreamingSubscriptionRequest' : 'm:PullSubscriptionRequest',
        {},
        element('t:FolderIds', {}, ...folders.map((folder) => element('t:DistinguishedFolderId', { Id: folder }))),
        element('t:EventTypes', {}, ...events.map((event) => textElement('t:EventType', event))),
        mode.kind === 'pull' ? textElement('t:Timeout', String(mode.timeoutMinutes)) : undefined,
      ),
    ),
  response: (body) =>
    single(
      mapOutcomes(judgeAll(body), (message) => {
        const id = wordOf(message, 'SubscriptionId');
        if (id === undefined) throw new EwsAnswerError('broken-answer', 'Subscribe without SubscriptionId');
        return { id, watermark: wordOf(message, 'Watermark') };
      }),
    ),
};
