/** HTTP without sockets: what the server's logic knows of a request and of the way back. */

/** Headers of an answer; some stand there several times. */
export type WireHeaders = Readonly<Record<string, string | readonly string[]>>;

export interface WireRequest {
  /** Stands for the connection that it came over, as long as that is open. */
  readonly connection: object;
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Undefined where it is larger than this server reads. */
  readonly body: Uint8Array | string | undefined;
}

export interface WireResponse {
  head(status: number, headers: WireHeaders): void;
  /** Resolves when the client can take more, or is gone. */
  write(content: Uint8Array | string): Promise<void>;
  end(): void;
  /** Breaks the connection, as a network does: before the head there is no answer, after it no end. */
  breakOff(): void;
  /** Whether nobody is there any more to read what is written. */
  readonly gone: boolean;
  /**
   * Runs when the client goes, or the connection breaks, before the answer's end; at once where it is gone. The returned
   * function takes it back.
   */
  onGone(run: () => void): () => void;
  /** Says whether from here on the answer waits for nothing but the clock. */
  park(parked: boolean): void;
}
