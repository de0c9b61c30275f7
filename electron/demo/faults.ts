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
  | { readonly kind: 'response-error'; readonly code: string }
  /** 200 with a sign-in page, as a wrongly published server gives. */
  | { readonly kind: 'html' }
  /** 200, but the document ends in its middle. */
  | { readonly kind: 'truncate' }
  | { readonly kind: 'huge'; readonly bytes: number }
  | { readonly kind: 'gzip-bomb'; readonly bytes: number }
  /** A document with a DTD whose entities multiply. */
  | { readonly kind: 'doctype' }
  /** Never answers; the connection stays open. */
  | { readonly kind: 'hang' }
  /** The right answer, late. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'reset' }
  /** 401 whatever the password. */
  | { readonly kind: 'wrong-password' };

export type Fault = FaultKind & {
  /** The body's element, e.g. `FindItem` or `GetUserOofSettingsRequest`; the name without `Request` does as well. */
  readonly operation?: string;
  /** How often; for ever where it isn't said. */
  readonly times?: number;
};

interface Armed {
  readonly id: string;
  readonly fault: Fault;
  left: number;
}

/** The faults that wait for a request, the oldest first. */
export class FaultBook {
  private armed: readonly Armed[] = [];
  private next = 1;

  /** Arms a fault and gives its id. */
  add(fault: Fault): string {
    const id = `fault-${this.next}`;
    this.next += 1;
    this.armed = [...this.armed, { id, fault, left: fault.times ?? Infinity }];
    return id;
  }

  clear(): void {
    this.armed = [];
  }

  /** The fault that strikes this operation, counted off; undefined where none does. */
  take(operation: string): Fault | undefined {
    const found = this.armed.find(({ fault }) => matches(fault.operation, operation));
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.armed = this.armed.filter((other) => other !== found);
    return found.fault;
  }
}

function matches(wanted: string | undefined, operation: string): boolean {
  const bare = (name: string): string => name.replace(/Request$/, '');
  return wanted === undefined || bare(wanted) === bare(operation);
}
