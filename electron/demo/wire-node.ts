import type { IncomingMessage, ServerResponse } from 'node:http';
import { maxRequestBytes } from './http-parts.ts';
import type { WireHeaders, WireRequest, WireResponse } from './wire.ts';

/** Reads a request's body; undefined where it is too large (the rest is thrown away). */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxRequestBytes) {
      request.resume();
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A request that came over a socket. */
export async function nodeRequest(request: IncomingMessage, scheme: 'http' | 'https'): Promise<WireRequest> {
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value] as const,
  );
  return {
    connection: request.socket,
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', `${scheme}://${request.headers.host ?? '127.0.0.1'}`).href,
    headers: Object.fromEntries(headers),
    body: await readBody(request),
  };
}

/** The way back over a socket. */
export class NodeResponse implements WireResponse {
  private readonly response: ServerResponse;
  private readonly goneRuns = new Set<() => void>();

  constructor(response: ServerResponse) {
    this.response = response;
    response.once('close', () => {
      if (response.writableFinished) return;
      for (const run of [...this.goneRuns]) run();
    });
  }

  get gone(): boolean {
    return this.response.destroyed;
  }

  head(status: number, headers: WireHeaders): void {
    const entries = Object.entries(headers).map(
      ([name, value]) => [name, typeof value === 'string' ? value : [...value]] as const,
    );
    this.response.writeHead(status, Object.fromEntries(entries));
    // Silence may follow, and the client is to see the head.
    this.response.flushHeaders();
  }

  async write(content: Uint8Array | string): Promise<void> {
    if (this.gone || this.response.write(content)) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        forget();
        this.response.off('drain', go);
        resolve();
      };
      const forget = this.onGone(go);
      this.response.once('drain', go);
    });
  }

  end(): void {
    this.response.end();
  }

  breakOff(): void {
    this.response.socket?.resetAndDestroy();
    this.response.destroy();
  }

  onGone(run: () => void): () => void {
    if (this.gone) run();
    else this.goneRuns.add(run);
    return () => this.goneRuns.delete(run);
  }

  /** Here nobody counts: sockets are for real time. */
  park(): void {
    return;
  }
}
