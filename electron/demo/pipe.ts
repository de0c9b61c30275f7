import { gunzipSync } from 'node:zlib';
import { pieces } from './broken-wire.ts';
import type { WireHeaders, WireResponse } from './wire.ts';

export interface PipeAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Not compressed any more; breaking off the iteration is leaving. */
  readonly body: AsyncIterable<Uint8Array>;
}

interface Parts {
  /** Of the client: leaves when it is aborted. */
  readonly signal: AbortSignal;
  /** What a client sees when the connection breaks. */
  readonly broken: () => Error;
  /** The server has nothing more to do with it. */
  readonly onDone: () => void;
}

/** The way back inside one process: what the server writes, the client reads as if it came over a connection. */
export class Pipe implements WireResponse {
  readonly answer: Promise<PipeAnswer>;
  private readonly parts: Parts;
  private readonly goneRuns = new Set<() => void>();
  private chunks: Uint8Array[] = [];
  private state: 'open' | 'ended' | 'gone' = 'open';
  private failure: unknown;
  private parked = false;
  private wakeReader: () => void = () => undefined;
  private wakeWriters: (() => void)[] = [];
  private give: (answer: PipeAnswer) => void = () => undefined;
  private refuse: (error: unknown) => void = () => undefined;

  constructor(parts: Parts) {
    this.parts = parts;
    this.answer = new Promise((resolve, reject) => {
      this.give = resolve;
      this.refuse = reject;
    });
    if (parts.signal.aborted) this.fail(parts.signal.reason);
    else parts.signal.addEventListener('abort', this.abort, { once: true });
  }

  get gone(): boolean {
    return this.state === 'gone';
  }

  /** Waits for the clock alone, and the client has read all that there is. */
  get isParked(): boolean {
    return this.parked && this.chunks.length === 0;
  }

  head(status: number, headers: WireHeaders): void {
    const joined = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : value.join(', ')]),
    );
    const { 'content-encoding': encoding, ...rest } = joined;
    const body = encoding === 'gzip' ? unzipped(this.read()) : this.read();
    this.give({ status, headers: encoding === 'gzip' ? rest : joined, body });
  }

  write(content: Uint8Array | string): Promise<void> {
    if (this.state !== 'open') return Promise.resolve();
    this.chunks.push(typeof content === 'string' ? Buffer.from(content) : content);
    this.wakeReader();
    return new Promise((resolve) => this.wakeWriters.push(resolve));
  }

  end(): void {
    if (this.state !== 'open') return;
    this.state = 'ended';
    this.finish();
  }

  breakOff(): void {
    this.fail(this.parts.broken());
  }

  /** Breaks it with an error of one's own. */
  fail(error: unknown): void {
    if (this.state !== 'open') return;
    this.state = 'gone';
    this.failure = error;
    this.refuse(error);
    this.finish();
    for (const run of [...this.goneRuns]) run();
  }

  onGone(run: () => void): () => void {
    if (this.gone) run();
    else this.goneRuns.add(run);
    return () => this.goneRuns.delete(run);
  }

  park(parked: boolean): void {
    this.parked = parked;
  }

  private readonly abort = (): void => {
    this.chunks = [];
    this.fail(this.parts.signal.reason);
  };

  private finish(): void {
    this.parts.signal.removeEventListener('abort', this.abort);
    this.parts.onDone();
    this.wakeReader();
    for (const wake of this.wakeWriters.splice(0)) wake();
  }

  /** What came before a break is still read, and then the break is felt. */
  private async *read(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const [chunk] = this.chunks.splice(0, 1);
        if (chunk !== undefined) {
          for (const wake of this.wakeWriters.splice(0)) wake();
          yield chunk;
        } else if (this.state === 'open') {
          await new Promise<void>((resolve) => (this.wakeReader = resolve));
        } else if (this.state === 'ended') {
          return;
        } else {
          throw this.failure;
        }
      }
    } finally {
      // Left before the end.
      this.fail(this.parts.broken());
    }
  }
}

/** In one go: a stream of zlib's own would answer from another thread, in nobody's order. */
async function* unzipped(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  yield* pieces(gunzipSync(Buffer.concat(chunks)), 65_536);
}
