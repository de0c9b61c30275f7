import type { RequestContext } from '../company.ts';
import { ResponseError } from '../errors.ts';
import { StreamConnection, type Streamed } from '../live/connection.ts';
import { failureDocument, statusDocument } from '../live/notifications.ts';
import type { Subscription } from '../live/subscription.ts';
import { childOf, childText, elementsOf, textOf, type XmlElement } from '../xml.ts';

const maxIds = 200;

/** GetStreamingEvents: says that the connection stands and goes on with what happens, until time is over. */
export function getStreamingEvents(request: XmlElement, context: RequestContext): XmlElement | Streamed {
  const { user, subscriptions } = context;
  const ids = [...new Set(elementsOf(childOf(request, 'SubscriptionIds') ?? request).map((id) => textOf(id).trim()))];
  const found: Subscription[] = [];
  const failed: { readonly id: string; readonly error: ResponseError }[] = [];
  for (const id of ids) {
    try {
      found.push(streaming(subscriptions.find(user, id)));
    } catch (error) {
      if (!(error instanceof ResponseError)) throw error;
      failed.push({ id, error });
    }
  }
  const [first] = failed;
  if (first !== undefined) {
    // One that fails takes the others with it.
    return failureDocument(
      first.error.code,
      first.error.message,
      failed.map(({ id }) => id),
    );
  }
  if (ids.length > maxIds) return failureDocument('ErrorInvalidRequest', `At most ${maxIds} subscriptions.`, []);
  try {
    subscriptions.requireRoom(user);
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error;
    return failureDocument(error.code, error.message, []);
  }
  const timeoutMs = Number(childText(request, 'ConnectionTimeout')) * 60_000;
  const { clock, faults } = subscriptions;
  return {
    first: statusDocument('OK'),
    goOn: (sink) => {
      const onEnd = subscriptions.connect(user);
      new StreamConnection({ subscriptions: found, timeoutMs, clock, faults, sink, onEnd }).start();
    },
  };
}

function streaming(subscription: Subscription): Subscription {
  if (subscription.wish.mode === 'streaming') return subscription;
  throw new ResponseError('ErrorInvalidSubscription', 'The subscription is not a streaming subscription.');
}
