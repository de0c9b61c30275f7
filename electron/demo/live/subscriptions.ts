import type { ServerClock } from '../clock.ts';
import { ResponseError } from '../errors.ts';
import type { FaultBook } from '../faults.ts';
import { decodeToken, encodeToken } from '../ids.ts';
import type { Mailbox } from '../mailbox.ts';
import { Subscription, type Wish } from './subscription.ts';

/** EWSMaxSubscriptions and HangingConnectionLimit of Exchange 2016. */
const limits = { subscriptions: 5000, connections: 10 } as const;
const prefix = 'JABt';

/** Everything that clients have asked to be told, by the ids that they got for it. */
export class SubscriptionBook {
  readonly clock: ServerClock;
  readonly faults: FaultBook;
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly connections = new Map<Mailbox, number>();
  private made = 0;

  constructor(clock: ServerClock, faults: FaultBook) {
    this.clock = clock;
    this.faults = faults;
  }

  /** Begins to collect what happens in a mailbox. Throws a `ResponseError` where it has too many already. */
  add(mailbox: Mailbox, wish: Wish): Subscription {
    if (this.of(mailbox).length >= limits.subscriptions) {
      throw new ResponseError('ErrorExceededSubscriptionCount', 'You have exceeded the available subscriptions.');
    }
    this.made += 1;
    const at = this.clock.now().epochMilliseconds;
    const id = encodeToken(prefix, [mailbox.owner.address, at, this.made]);
    const subscription = new Subscription({ id, mailbox, wish, clock: this.clock, onEnd: () => this.drop(id) });
    this.subscriptions.set(id, subscription);
    return subscription;
  }

  /** Throws a `ResponseError` for what is no id, is over, or is another's. */
  find(user: Mailbox, id: string): Subscription {
    if (decodeToken(prefix, id) === undefined) {
      throw new ResponseError('ErrorInvalidSubscription', 'The subscription id is not valid.');
    }
    const found = this.subscriptions.get(id);
    if (found === undefined) {
      throw new ResponseError('ErrorSubscriptionNotFound', 'The subscription was not found.');
    }
    if (found.mailbox !== user) {
      throw new ResponseError('ErrorSubscriptionAccessDenied', 'Only the creator may use the subscription.');
    }
    return found;
  }

  /** Throws a `ResponseError` where a mailbox holds as many connections open as it may. */
  requireRoom(user: Mailbox): void {
    if ((this.connections.get(user) ?? 0) < limits.connections) return;
    throw new ResponseError('ErrorExceededConnectionCount', 'You have exceeded the available concurrent connections.');
  }

  /** Counts a connection that stays open; the returned function says that it ended. */
  connect(user: Mailbox): () => void {
    this.connections.set(user, (this.connections.get(user) ?? 0) + 1);
    return () => this.connections.set(user, (this.connections.get(user) ?? 1) - 1);
  }

  /** Those of one mailbox, or all. */
  of(mailbox?: Mailbox): readonly Subscription[] {
    return [...this.subscriptions.values()].filter((one) => mailbox === undefined || one.mailbox === mailbox);
  }

  /** Ends all subscriptions of a mailbox, or of everybody; connected clients are told. */
  expire(mailbox?: Mailbox): number {
    const ended = this.of(mailbox);
    for (const subscription of ended) subscription.end('ErrorExpiredSubscription');
    return ended.length;
  }

  private drop(id: string): void {
    this.subscriptions.delete(id);
  }
}
