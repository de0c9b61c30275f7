/** How a server wants to be convinced, as its challenge names it. */
export type Scheme = 'basic' | 'ntlm' | 'negotiate';

/** From the weakest on. */
const SCHEMES: readonly Scheme[] = ['basic', 'ntlm', 'negotiate'];

/**
 * What credentials may answer that a person agreed to give by one scheme: that and anything stronger, since the network
 * stack takes the strongest that a server offers. Negotiate falls back to NTLM where there is no ticket, as in Windows.
 */
export const schemesFrom = (least: Scheme): readonly Scheme[] =>
  least === 'basic' ? SCHEMES : SCHEMES.filter((scheme) => scheme !== 'basic');

/** What a request may answer a challenge with. Bearer tokens come as a header instead. */
export interface HttpCredentials {
  /** `mira@contoso.com` or `CONTOSO\\mira`. */
  readonly username: string;
  readonly password: string;
  /** The challenges they may answer; any where it isn't said. */
  readonly schemes?: readonly Scheme[] | undefined;
}

/** A server's certificate that the system doesn't accept. */
export interface RefusedCertificate {
  readonly host: string;
  /** Names of whom it is for and of who issued it, as far as it says. */
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256 of the certificate, hexadecimal pairs with colons. */
  readonly fingerprint: string;
  /** Milliseconds since the epoch. */
  readonly validFrom: number;
  readonly validTo: number;
  /** What the stack calls it, e.g. `ERR_CERT_AUTHORITY_INVALID`. */
  readonly reason: string;
}

/** Rejection of a request whose server isn't who it claims to be. Nothing was sent. */
export class CertificateRefused extends Error {
  override readonly name = 'CertificateRefused';
  readonly certificate: RefusedCertificate;

  constructor(certificate: RefusedCertificate) {
    super(certificate.reason);
    this.certificate = certificate;
  }
}

export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
  /** Given only in answer to the server's challenge, never ahead of it on a first connection. */
  readonly credentials?: HttpCredentials;
}

export interface HttpResponse {
  readonly status: number;
  /** Lower-case names; repeated ones joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** Content encoding (gzip) already undone; breaking off the iteration closes the connection. */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * The seam to the network. Never follows a redirect by itself: a 3xx is an answer like another.
 * Rejects with whatever the stack throws when there was no answer at all, `CertificateRefused` among it; the transport
 * names it.
 */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;

/**
 * Whether credentials may go to this address: https anywhere, http only to this machine itself.
 * An address that can't be read may not.
 */
export function mayCarryCredentials(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname));
}
