/** What a request may answer a challenge with. Bearer tokens come as a header instead. */
export interface HttpCredentials {
  readonly username: string;
  readonly password: string;
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
 * Rejects with whatever the stack throws when there was no answer at all; the transport names it.
 */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;
