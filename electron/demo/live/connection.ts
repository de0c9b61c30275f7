import type { ServerClock } from '../clock.ts';
import type { FaultBook } from '../faults.ts';
import type { XmlElement } from '../xml.ts';
import type { MailboxEvent } from './mailbox-event.ts';
import { eventsDocument, failureDocument, heartbeat, statusDocument } from './notifications.ts';
import type { Listener, Subscription } from './subscription.ts';

const heartbeatMs = 30_000;
/** Events in one document. */
const batchSize = 50;

/** Where the documents of a connection go. */
export interface DocumentSink {
  write(document: XmlElement): void;
  end(): void;
  /** Runs when the client is gone. */
  onGone(run: () => void): void;
}

/** An answer that goes on behind its first document, while the connection is open. */
export interface Streamed {
  readonly first: XmlElement;
  readonly goOn: (sink: DocumentSink) => void;
}

interface Parts {
  readonly subscriptions: readonly Subscription[];
  /** When the connection ends as planned. */
  readonly timeoutMs: number;
  readonly clock: ServerClock;
  readonly faults: FaultBook;
  readonly sink: DocumentSink;
  readonly onEnd: () => void;
}

/** A connection that stays open and tells events as they happen, from behind its first document on. */
export class StreamConnection implements Listener {
  private readonly parts: Parts;
  private cancelTimeout: () => void = () => undefined;
  private cancelHeartbeat: () => void = () => undefined;
  private open = true;
  private awake = false;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Takes the subscriptions over, tells what has been kept for them and goes on. */
  start(): void {
    const { clock, timeoutMs, subscriptions, sink } = this.parts;
    this.cancelTimeout = clock.after(timeoutMs, () => this.finish(statusDocument('Closed')));
    for (const subscription of subscriptions) subscription.connect(this);
    this.beatLater();
    this.wake();
    sink.onGone(() => this.close());
  }

  /** What one action causes comes in one document, so events wait for the end of the turn. */
  wake(): void {
    if (this.awake) return;
    this.awake = true;
    queueMicrotask(() => {
      this.awake = false;
      this.flush();
    });
  }

  lose(id: string, code: Parameters<Listener['lose']>[1]): void {
    const message =
      code === 'ErrorExpiredSubscription'
        ? 'The subscription has expired.'
        : 'Another connection has been opened for the subscription.';
    this.finish(failureDocument(code, message, [id]));
  }

  private flush(): void {
    while (this.open) {
      let room = batchSize;
      const batches = this.parts.subscriptions.flatMap((subscription) => {
        const events = this.disturbed(subscription, subscription.take(room));
        room -= events.length;
        return events.length === 0 ? [] : [{ id: subscription.id, mailbox: subscription.mailbox, events }];
      });
      if (batches.length === 0) return;
      this.parts.sink.write(eventsDocument(batches));
      this.beatLater();
    }
  }

  /** Events twice or in another order, where that was ordered. */
  private disturbed({ mailbox }: Subscription, events: readonly MailboxEvent[]): readonly MailboxEvent[] {
    if (events.length === 0) return events;
    const fault = this.parts.faults.take({ operation: 'GetStreamingEvents', mailbox: mailbox.owner.address }, 'events');
    return fault === undefined ? events : disturb(fault.kind, events);
  }

  private beatLater(): void {
    this.cancelHeartbeat();
    if (!this.open) return;
    this.cancelHeartbeat = this.parts.clock.after(heartbeatMs, () => {
      this.parts.sink.write(heartbeat(this.parts.subscriptions.map(({ id }) => id)));
      this.beatLater();
    });
  }

  private finish(document: XmlElement): void {
    if (!this.open) return;
    this.close();
    this.parts.sink.write(document);
    this.parts.sink.end();
  }

  private close(): void {
    if (!this.open) return;
    this.open = false;
    this.cancelTimeout();
    this.cancelHeartbeat();
    for (const subscription of this.parts.subscriptions) subscription.disconnect(this);
    this.parts.onEnd();
  }
}

/** What a bad network of servers makes of a row of events. */
export function disturb<T>(kind: string, events: readonly T[]): readonly T[] {
  return kind === 'duplicate-events' ? events.flatMap((event) => [event, event]) : [...events].reverse();
}
