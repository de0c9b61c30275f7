import type { ServerClock } from '../clock.ts';
import { ResponseError } from '../errors.ts';
import { decodeToken, encodeToken } from '../ids.ts';
import type { Mailbox } from '../mailbox.ts';
import type { FolderName } from '../model.ts';
import { concerns, type EventType, type MailboxEvent } from './mailbox-event.ts';

/** What a client asks to be told. */
export interface Wish {
  readonly mode: 'streaming' | 'pull';
  /** Undefined: all of the mailbox. */
  readonly folders: readonly FolderName[] | undefined;
  readonly types: ReadonlySet<EventType>;
  /** How long it lives without anybody asking. */
  readonly lifeMs: number;
}

/** Who is told the events of a streaming subscription as they come. */
export interface Listener {
  /** There is something to take. */
  wake(): void;
  /** The subscription won't be told here any more. */
  lose(id: string, code: 'ErrorNewEventStreamConnectionOpened' | 'ErrorExpiredSubscription'): void;
}

interface Numbered {
  readonly number: number;
  readonly event: MailboxEvent;
}

interface Parts {
  readonly id: string;
  readonly mailbox: Mailbox;
  readonly wish: Wish;
  readonly clock: ServerClock;
  readonly onEnd: () => void;
}

/** One subscription: collects events until they are taken, and ends by itself when nobody asks for too long. */
export class Subscription {
  readonly id: string;
  readonly mailbox: Mailbox;
  readonly wish: Wish;
  private readonly clock: ServerClock;
  private readonly onEnd: () => void;
  private readonly stopListening: () => void;
  private events: Numbered[] = [];
  private made = 0;
  private taken = 0;
  private listener: Listener | undefined;
  private cancelEnd: () => void = () => undefined;

  constructor({ id, mailbox, wish, clock, onEnd }: Parts) {
    this.id = id;
    this.mailbox = mailbox;
    this.wish = wish;
    this.clock = clock;
    this.onEnd = onEnd;
    this.stopListening = mailbox.listen((event) => this.hear(event));
    this.live();
  }

  /** Opaque: up to where the last answer told. */
  get watermark(): string {
    return this.mark(this.taken);
  }

  /** Names a place in the row of events. */
  mark(number: number): string {
    return encodeToken('AQAA', [this.id, number]);
  }

  /**
   * The events after a watermark, at most `limit`, and whether there are more; what came before it is forgotten, so that
   * an answer that was lost can be asked for again. Throws a `ResponseError` for a mark that isn't one of these.
   */
  pull(watermark: string, limit: number): { readonly events: readonly Numbered[]; readonly more: boolean } {
    const [id, written] = decodeToken('AQAA', watermark) ?? [];
    const number = Number(written);
    if (id !== this.id || number < this.taken || number > this.made) {
      throw new ResponseError('ErrorInvalidWatermark', 'The watermark is not valid.');
    }
    this.taken = number;
    this.events = this.events.filter((event) => event.number > number);
    this.live();
    return { events: this.events.slice(0, limit), more: this.events.length > limit };
  }

  /** Takes at most `limit` events out, for good. */
  take(limit: number): readonly MailboxEvent[] {
    const events = this.events.slice(0, limit);
    this.events = this.events.slice(limit);
    return events.map(({ event }) => event);
  }

  /** From now on this one is told; whoever was before loses it. */
  connect(listener: Listener): void {
    const before = this.listener;
    this.listener = listener;
    this.cancelEnd();
    if (before !== listener) before?.lose(this.id, 'ErrorNewEventStreamConnectionOpened');
  }

  /** The listener is gone: events are kept, and the time runs. */
  disconnect(listener: Listener): void {
    if (this.listener !== listener) return;
    this.listener = undefined;
    this.live();
  }

  /** Ends it; whoever listens is told, unless they asked for it. */
  end(code?: 'ErrorExpiredSubscription'): void {
    this.cancelEnd();
    this.stopListening();
    this.onEnd();
    const { listener } = this;
    this.listener = undefined;
    if (code !== undefined) listener?.lose(this.id, code);
  }

  private live(): void {
    this.cancelEnd();
    this.cancelEnd = this.clock.after(this.wish.lifeMs, () => this.end());
  }

  private hear(event: MailboxEvent): void {
    const { folders, types } = this.wish;
    if (!types.has(event.type)) return;
    if (folders !== undefined && !folders.some((folder) => concerns(event, folder))) return;
    this.made += 1;
    this.events.push({ number: this.made, event });
    this.listener?.wake();
  }
}
