import type { Http, HttpCredentials, RefusedCertificate } from '../http.ts';
import type { EwsClock } from '../transport.ts';

/** A DNS SRV record; `priority`: lower goes first, `weight`: higher goes first. */
export interface SrvRecord {
  readonly name: string;
  readonly port: number;
  readonly priority: number;
  readonly weight: number;
}

export interface MxRecord {
  readonly exchange: string;
  readonly priority: number;
}

/** What the search needs of the world. */
export interface DiscoverPorts {
  readonly http: Http;
  /** Steps are dated and limits kept by it. */
  readonly clock: EwsClock;
  /** Records as DNS has them; rejects or gives none where there are none. */
  readonly dns: {
    srv(name: string, signal: AbortSignal): Promise<readonly SrvRecord[]>;
    mx(domain: string, signal: AbortSignal): Promise<readonly MxRecord[]>;
  };
  /** What may answer a challenge of hosts that are trusted (see `agree`); without them challenges are reported. */
  readonly credentials?: HttpCredentials | undefined;
  /** A bearer token for a trusted host that asks for one; `undefined` where there is none for it. */
  readonly token?: ((host: string, signal: AbortSignal) => Promise<string | undefined>) | undefined;
  /**
   * Whether the user lets credentials go to a host outside the address's own domain, which `from` named. Asked at most
   * once a host in one search, one question at a time, and no limit of time runs meanwhile; remembering is the caller's. When
   * the signal is aborted, the answer isn't needed any more.
   */
  readonly agree: (host: string, from: string, signal: AbortSignal) => Promise<boolean>;
  /** Hears of each step when it begins (`asking`) and, with the same `id`, when it ends. */
  readonly onStep?: ((step: DiscoverStep) => void) | undefined;
  /** `Presently/<version>`. */
  readonly userAgent?: string | undefined;
}

/** How an address was asked, or where the question came from. */
export type Way = 'cached' | 'json' | 'soap' | 'pox' | 'http-redirect' | 'srv' | 'mx';

/** A mailbox's door, as Autodiscover names it. */
export interface Endpoint {
  /** Address of Exchange.asmx; https, or http on this machine itself. */
  readonly url: string;
  /** The others that were named (inside the company's network, mostly) and need no question either, best first. */
  readonly others: readonly string[];
  readonly displayName?: string | undefined;
  /** The mailbox's main SMTP address as the server has it. */
  readonly primaryAddress?: string | undefined;
  /** `major.minor.build[.revision]`. */
  readonly serverVersion?: string | undefined;
  /** POX alone: hours for which the answer holds; 0 for as long as it works. */
  readonly ttlHours?: number | undefined;
}

/** What became of a step. */
export type StepOutcome =
  | { readonly kind: 'asking' }
  | { readonly kind: 'found'; readonly endpoint: Endpoint }
  | { readonly kind: 'redirect-url'; readonly to: string; readonly status?: number | undefined }
  | { readonly kind: 'redirect-address'; readonly to: string }
  | { readonly kind: 'records'; readonly hosts: readonly string[] }
  | { readonly kind: 'no-records' }
  /** The server wants to know who asks, by one of these; nothing suitable was at hand. */
  | { readonly kind: 'needs-sign-in'; readonly challenges: readonly string[] }
  /** It was told, and said no. */
  | { readonly kind: 'refused'; readonly challenges: readonly string[] }
  | { readonly kind: 'busy'; readonly retryAfterMs?: number | undefined }
  /** Autodiscover lives there and gave an error: a number of POX, a name of SOAP or JSON. */
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'not-there'; readonly status: number }
  /** Something else lives there: a web site, a login page. */
  | { readonly kind: 'not-autodiscover' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable' }
  /** `code` is the network stack's, e.g. `ERR_CERT_AUTHORITY_INVALID`. */
  | { readonly kind: 'certificate'; readonly code: string; readonly refused?: RefusedCertificate }
  /** Not asked, or not taken: no https. */
  | { readonly kind: 'insecure' }
  /** Not asked, or not taken: the user said no. */
  | { readonly kind: 'foreign-declined'; readonly host: string }
  /** Not asked: it was before. */
  | { readonly kind: 'loop' }
  | { readonly kind: 'too-many-redirects' }
  /** What was cached is too old. */
  | { readonly kind: 'stale' }
  /** Somebody else was quicker, or the caller gave up. */
  | { readonly kind: 'cancelled' };

/** For the diagnosis page. Addresses of mailboxes stand in it as they are: who shows or writes it masks them. */
export interface DiscoverStep {
  readonly id: number;
  readonly way: Way;
  /** What was asked; records of the DNS as `dns:NAME?type=SRV` (RFC 4501). */
  readonly url: string;
  readonly outcome: StepOutcome;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly ms: number;
}

/** Why nothing was found, the most telling first; `code` and `url` are of the step that says so. */
export type DiscoverReason =
  /** No mail address. */
  | 'bad-address'
  /** Credentials were said no to. */
  | 'refused'
  /** The service doesn't know the mailbox. */
  | 'unknown-address'
  /** The service is there and can't say. */
  | 'service-error'
  | 'declined'
  | 'certificate'
  | 'insecure'
  | 'malformed'
  /** Nothing answered at all. */
  | 'unreachable'
  | 'not-found';

export interface DiscoverFailure {
  readonly reason: DiscoverReason;
  readonly code?: string | undefined;
  readonly url?: string | undefined;
  /** What the network stack knows of the certificate that wasn't accepted. */
  readonly refused?: RefusedCertificate | undefined;
}

/** A host that has Autodiscover, or may, and doesn't say before it knows who asks. */
export interface SignInHost {
  readonly host: string;
  readonly url: string;
  /** As in `WWW-Authenticate`, one each: `NTLM`, `Basic realm="x"`. */
  readonly challenges: readonly string[];
}

export type Discovery =
  | ({
      readonly kind: 'found';
      readonly way: Way;
      /** The address that the search was sent on to, where it was. */
      readonly redirectedAddress?: string | undefined;
      readonly steps: readonly DiscoverStep[];
    } & Endpoint)
  | { readonly kind: 'sign-in'; readonly hosts: readonly SignInHost[]; readonly steps: readonly DiscoverStep[] }
  | { readonly kind: 'failed'; readonly error: DiscoverFailure; readonly steps: readonly DiscoverStep[] };
