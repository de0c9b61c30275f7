import type { RequestContext } from '../company.ts';
import { ResponseError } from '../errors.ts';
import { disturb } from '../live/connection.ts';
import { writeEvent } from '../live/mailbox-event.ts';
import { m, t } from '../xml-write.ts';
import { childText, type XmlElement } from '../xml.ts';
import { batch } from './batch.ts';

/** Events in one answer. */
const batchSize = 50;

/** GetEvents: what happened since a watermark, for pull subscriptions. */
export function getEvents(request: XmlElement, context: RequestContext): XmlElement {
  return batch('GetEvents', [request], () => {
    const subscription = context.subscriptions.find(context.user, childText(request, 'SubscriptionId') ?? '');
    if (subscription.wish.mode !== 'pull') {
      throw new ResponseError('ErrorInvalidPullSubscriptionId', 'The subscription is not a pull subscription.');
    }
    const watermark = childText(request, 'Watermark') ?? '';
    const { events, more } = subscription.pull(watermark, batchSize);
    const { address } = context.user.owner;
    const fault =
      events.length === 0
        ? undefined
        : context.subscriptions.faults.take({ operation: 'GetEvents', mailbox: address }, 'events');
    const told = fault === undefined ? events : disturb(fault.kind, events);
    return m(
      'Notification',
      t('SubscriptionId', subscription.id),
      t('PreviousWatermark', watermark),
      t('MoreEvents', String(more)),
      told.length === 0
        ? t('StatusEvent', t('Watermark', watermark))
        : told.map(({ number, event }) => writeEvent(address, event, subscription.mark(number))),
    );
  });
}
