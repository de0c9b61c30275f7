/** Ways to fail on order. They strike requests that signed in, so that one fault is one request of the client. */
export type FaultKind =
  | {
      readonly kind: 'http-status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly contentType?: string;
    }
  | {
      readonly kind: 'soap-fault';
      readonly code: string;
      readonly message?: string;
      readonly backOffMilliseconds?: number;
    }
  /** The operation's own answer, each response message in it an `Error` with this code. */
  | { readonly kind: 'response-error'; readonly code: string; readonly backOffMilliseconds?: number }
  /** 200 with a sign-in page, as a wrongly published server gives. */
  | { readonly kind: 'html' }
  /** 200, but the document ends in its middle. */
  | { readonly kind: 'truncate' }
  | { readonly kind: 'huge'; readonly bytes: number }
  | { readonly kind: 'gzip-bomb'; readonly bytes: number }
  /** A document with a DTD whose entities multiply. */
  | { readonly kind: 'doctype' }
  /** Never answers; the connection stays open. `carriedOut`: what was asked for is done all the same. */
  | { readonly kind: 'hang'; readonly carriedOut?: boolean }
  /** The right answer, late. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The right answer, so many bytes of it at a time. */
  | { readonly kind: 'drip'; readonly bytes: number; readonly milliseconds: number }
  /** Breaks the connection. `carriedOut`: what was asked for is done all the same. */
  | { readonly kind: 'reset'; readonly carriedOut?: boolean }
  /** The head of the right answer, then silence; the connection stays open. */
  | { readonly kind: 'half-closed' }
  /** The connection breaks in the middle of the right answer. */
  | { readonly kind: 'cut' }
  /** The right answer under another name. */
  | { readonly kind: 'content-type'; readonly contentType: string }
  /** Says that it is compressed, and is rubbish. */
  | { readonly kind: 'bad-gzip' }
  /** 401 whatever the password. */
  | { readonly kind: 'wrong-password' }
  /**
   * EWS is switched off, for all, for the mailbox or for the application: a page with 403, 403 with nothing in it, or a
   * SOAP fault that says so.
   */
  | { readonly kind: 'ews-blocked'; readonly as: 'page' | 'empty' | 'fault' }
  /** Forgets what was handed out before the request is answered. */
  | { readonly kind: 'expired-sync-state' }
  | { readonly kind: 'lost-subscription' }
  /** Such subscriptions aren't offered. */
  | { readonly kind: 'not-offered'; readonly mode: 'streaming' | 'pull' }
  /** A streaming connection that opens, swallows everything and stays open. */
  | { readonly kind: 'silent' }
  /** Notifications come twice, or the latest first. */
  | { readonly kind: 'duplicate-events' }
  | { readonly kind: 'reordered-events' };

export type Fault = FaultKind & {
  /** The body's element, e.g. `FindItem` or `GetUserOofSettingsRequest`; the name without `Request` does as well. */
  readonly operation?: string;
  /** Address of the mailbox that signed in; everybody's requests where it isn't said. */
  readonly mailbox?: string;
  /** How often; for ever where it isn't said. */
  readonly times?: number;
  /** How likely a request is struck, 0 to 1; each where it isn't said. */
  readonly probability?: number;
};

/** What a fault may strike. */
export interface Target {
  readonly operation: string;
  /** Address of the mailbox that signed in. */
  readonly mailbox: string;
  /** The kind of subscription that is asked for, where one is. */
  readonly mode?: 'streaming' | 'pull' | undefined;
}

/** When a fault strikes: as a request is answered, or as events are told. */
export type Moment = 'answer' | 'events';

interface Armed {
  readonly id: string;
  readonly fault: Fault;
  left: number;
}

/** The faults that wait for a request, the oldest first. */
export class FaultBook {
  private readonly random: () => number;
  private readonly counts = new Map<Fault['kind'], number>();
  private readonly each = new Map<string, number>();
  private armed: readonly Armed[] = [];
  private next = 1;

  /** @param random 0 ≤ x < 1, for faults that are only likely */
  constructor(random: () => number) {
    this.random = random;
  }

  /** Arms a fault and gives its id. */
  add(fault: Fault): string {
    const id = `fault-${this.next}`;
    this.next += 1;
    this.armed = [...this.armed, { id, fault, left: fault.times ?? Infinity }];
    return id;
  }

  /** Disarms all; what has struck stays counted. */
  clear(): void {
    this.armed = [];
  }

  /** How often each kind has struck. */
  struck(): Readonly<Partial<Record<Fault['kind'], number>>> {
    return Object.fromEntries(this.counts);
  }

  /** How often each fault has struck, by its id. */
  struckEach(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.each);
  }

  /** The fault that strikes this, counted off; undefined where none does. */
  take(target: Target, moment: Moment = 'answer'): Fault | undefined {
    const found = this.armed.find(
      ({ fault }) =>
        momentOf(fault) === moment &&
        matches(fault, target) &&
        (fault.probability === undefined || this.random() < fault.probability),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.armed = this.armed.filter((other) => other !== found);
    this.counts.set(found.fault.kind, (this.counts.get(found.fault.kind) ?? 0) + 1);
    this.each.set(found.id, (this.each.get(found.id) ?? 0) + 1);
    return found.fault;
  }
}

function momentOf({ kind }: Fault): Moment {
  return kind === 'duplicate-events' || kind === 'reordered-events' ? 'events' : 'answer';
}

function matches(fault: Fault, { operation, mailbox, mode }: Target): boolean {
  const bare = (name: string): string => name.replace(/Request$/, '');
  if (fault.mailbox !== undefined && fault.mailbox.toLowerCase() !== mailbox.toLowerCase()) return false;
  // These two strike nothing else, whatever was ordered.
  if (fault.kind === 'silent' && operation !== 'GetStreamingEvents') return false;
  if (fault.kind === 'not-offered' && fault.mode !== mode) return false;
  return fault.operation === undefined || bare(fault.operation) === bare(operation);
}
