import { EwsAnswerError } from '../errors.ts';
import { lastWatermark, readEvents, type NotificationEvent } from '../notifications.ts';
import type { Operation } from '../operation.ts';
import { judgeAll, mapOutcomes, single } from '../response-messages.ts';
import { booleanOf, child } from '../xml.ts';
import { element, textElement } from '../xml-writer.ts';

export interface GetEventsInput {
  readonly subscription: string;
  readonly watermark: string;
}

export interface PulledEvents {
  readonly events: readonly NotificationEvent[];
  /** Where the next question begins; absent where the server gave none, then the old one stays. */
  readonly watermark?: string | undefined;
  /** There is more: ask again at once. */
  readonly more: boolean;
}

/**
 * Asks a pull subscription what happened since a watermark.
 * Errors: `ErrorInvalidWatermark`, `ErrorEventNotFound`, `ErrorReadEventsFailed`, `ErrorSubscriptionNotFound`: it is gone.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/getevents-operation
 */
export const getEvents: Operation<GetEventsInput, PulledEvents> = {
  name: 'GetEvents',
  responseName: 'GetEventsResponse',
  timeZoneContext: false,
  idempotent: true,
  affinity: 'keep',
  request: ({ subscription, watermark }) =>
    element('m:GetEvents', {}, textElement('m:SubscriptionId', subscription), textElement('m:Watermark', watermark)),
  response: (body) =>
    single(
      mapOutcomes(judgeAll(body), (message) => {
        const notification = child(message, 'Notification');
        if (notification === undefined) throw new EwsAnswerError('broken-answer', 'GetEvents without Notification');
        return {
          events: readEvents(notification),
          watermark: lastWatermark(notification),
          more: booleanOf(notification, 'MoreEvents') ?? false,
        };
      }),
    ),
};
