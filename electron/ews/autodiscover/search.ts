import type { Mailbox } from './address.ts';
import type { Consent } from './consent.ts';
import type { DiscoverPorts, Endpoint, Way } from './model.ts';
import type { Patience } from './patience.ts';
import type { DocumentWay } from './places.ts';
import type { StepLog } from './step-log.ts';

/** An endpoint that may be used, how it was found, and for which address. */
export interface Found {
  readonly way: Way;
  readonly endpoint: Endpoint;
  readonly mailbox: Mailbox;
}

/** What one search has and keeps. */
export interface Search {
  readonly ports: DiscoverPorts;
  readonly log: StepLog;
  readonly consent: Consent;
  readonly patience: Patience;
  /** Begins anew with another address. */
  readonly from: (mailbox: Mailbox, signal: AbortSignal) => Promise<Found | undefined>;
  /** What was asked, see `sameness`, each for its address. */
  readonly asked: Set<string>;
  /** Addresses that were tried. */
  readonly addresses: Set<string>;
  /** Hosts that nothing more can be had from: no connection, no valid certificate, no without a sign-in. */
  readonly shut: Set<string>;
  /** Hosts that once took too long. */
  readonly slow: Set<string>;
  redirects: number;
  refusals: number;
}

/** One place to ask: `named` is the host or address that told of it. */
export interface Place {
  readonly way: DocumentWay | 'http-redirect';
  readonly url: string;
  readonly mailbox: Mailbox;
  readonly named: string;
}

/** Asked anew after each wait: the compiler would take the first answer for the last. */
export const isOver = (signal: AbortSignal): boolean => signal.aborted;
