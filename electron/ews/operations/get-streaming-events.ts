import { readEvents, type NotificationEvent } from '../notifications.ts';
import type { Operation } from '../operation.ts';
import { judgeAll, mapOutcomes, single } from '../response-messages.ts';
import { child, childrenNamed, wordOf } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface GetStreamingEventsInput {
  readonly subscription: string;
  /** How long the server holds the connection open, 1 to 30. */
  readonly minutes: number;
}

/** One document of the connection; without events it is a sign of life. */
export interface StreamedEvents {
  readonly events: readonly NotificationEvent[];
  /** The time is over: open the next connection. */
  readonly closed: boolean;
}

/**
 * Holds a connection open and tells events as they happen, one document after the other. The first one says that the
 * connection stands. Servers write `m:Notification` where the schema says `t:`.
 * Errors: `ErrorSubscriptionNotFound`, `ErrorExpiredSubscription`, `ErrorMissedNotificationEvents`,
 * `ErrorProxyRequestNotAllowed`, `ErrorNewEventStreamConnectionOpened`, `ErrorExceededConnectionCount`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/getstreamingevents-operation
 */
export const getStreamingEvents: Operation<GetStreamingEventsInput, StreamedEvents> = {
  name: 'GetStreamingEvents',
  responseName: 'GetStreamingEventsResponse',
  timeZoneContext: false,
  idempotent: true,
  affinity: 'keep',
  request: ({ subscription, minutes }) =>
    element(
      'm:GetStreamingEvents',
      {},
      element('m:SubscriptionIds', {}, textElement('t:SubscriptionId', subscription)),
      textElement('m:ConnectionTimeout', String(minutes)),
    ),
  response: (body) =>
    single(
      mapOutcomes(judgeAll(body), (message) => ({
        events: childrenNamed(child(message, 'Notifications'), 'Notification').flatMap(readEvents),
        closed: wordOf(message, 'ConnectionStatus') === 'Closed',
      })),
    ),
};
