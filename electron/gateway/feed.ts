import { EwsTransportError } from '../ews/errors.ts';
import { getEvents } from '../ews/operations/get-events.ts';
import { getFolder } from '../ews/operations/get-folder.ts';
import { getStreamingEvents } from '../ews/operations/get-streaming-events.ts';
import { subscribe } from '../ews/operations/subscribe.ts';
import { unsubscribe } from '../ews/operations/unsubscribe.ts';
import type { Call, Stream } from './call.ts';
import { detached } from './detached.ts';
import { MARKER_FIELDS, toFolderIds, toMarkers, WATCHED_FOLDERS } from './folder-facts.ts';
import { GatewayError } from './gateway-error.ts';
import { asOffer } from './hints.ts';
import type { FeedNews, MailboxEvent, Subscription } from './live.ts';
import { toMailboxEvents } from './mailbox-events.ts';

const EVENTS = ['NewMailEvent', 'CreatedEvent', 'ModifiedEvent', 'DeletedEvent', 'MovedEvent'] as const;
/** A pulled subscription outlives a machine that sleeps through a meeting, and no more. */
const PULL_MINUTES = 60;
/** 50 events each: nobody's mailbox does as much between two questions. */
const MAX_PULLS = 200;

/** Begins a subscription to calendar and Inbox. The markers are read first, so that nothing falls in between. */
export async function openSubscription(
  call: Call,
  mode: Subscription['mode'],
  signal: AbortSignal,
): Promise<Subscription> {
  const folders = await call(getFolder, { folders: WATCHED_FOLDERS, fields: MARKER_FIELDS }, signal);
  const known = { markers: toMarkers(folders), folders: toFolderIds(folders) };
  const kind = mode === 'pull' ? { kind: mode, timeoutMinutes: PULL_MINUTES } : { kind: mode };
  try {
    const { id, watermark } = await call(subscribe, { folders: WATCHED_FOLDERS, events: EVENTS, mode: kind }, signal);
    return detached({ mode, id, ...known, ...(watermark === undefined ? {} : { watermark }) });
  } catch (error) {
    throw asOffer(error);
  }
}

/** Gives what a subscription's connection tells, until the server closes it as agreed. @param minutes 1 to 30 */
export async function* listenTo(
  stream: Stream,
  accountId: string,
  subscription: Subscription,
  minutes: number,
  signal: AbortSignal,
): AsyncGenerator<FeedNews> {
  try {
    for await (const { events, closed } of stream(
      getStreamingEvents,
      { subscription: subscription.id, minutes },
      signal,
    )) {
      yield { events: toMailboxEvents(events, subscription.folders, accountId) };
      if (closed) return;
    }
  } catch (error) {
    throw asOffer(error);
  }
  // Proxies cut long answers so that they look complete.
  throw new EwsTransportError('unreachable', 'the connection ended before its time');
}

/** Asks for all that happened since the subscription's watermark. */
export async function pullEvents(
  call: Call,
  accountId: string,
  subscription: Subscription,
  signal: AbortSignal,
): Promise<{ readonly events: readonly MailboxEvent[]; readonly subscription: Subscription }> {
  const events: MailboxEvent[] = [];
  let current = subscription;
  for (let pulls = 0; pulls < MAX_PULLS; pulls += 1) {
    const { id, watermark, folders } = current;
    // Without a watermark it never was one to be pulled.
    if (watermark === undefined) throw new GatewayError({ kind: 'refused' }, { hint: 'resubscribe' });
    const pulled = await call(getEvents, { subscription: id, watermark }, signal);
    events.push(...toMailboxEvents(pulled.events, folders, accountId));
    const moved = pulled.watermark !== undefined && pulled.watermark !== watermark;
    if (moved) current = { ...current, watermark: pulled.watermark };
    if (!pulled.more || !moved) break;
  }
  return { events, subscription: current };
}

/** Ends a subscription; one that has ended already is fine. */
export async function closeSubscription(call: Call, { id }: Subscription, signal: AbortSignal): Promise<void> {
  try {
    await call(unsubscribe, { id }, signal);
  } catch (error) {
    if (!(error instanceof GatewayError && error.hint === 'resubscribe')) throw error;
  }
}
