import { EwsAnswerError, EwsTransportError } from './errors.ts';
import { CertificateRefused, mayCarryCredentials, type Http, type HttpCredentials, type HttpResponse } from './http.ts';

/** What the transport needs of time. */
export interface EwsClock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Runs once after `delayMs`; the returned function takes it back. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

export interface TransportLimits {
  /** Milliseconds until the headers of an answer must be there. */
  readonly headersMs: number;
  /** Milliseconds that may pass between two pieces of a body. */
  readonly idleMs: number;
  /** The same for a connection that is held open for events: servers give a sign of life every 45 s or so. */
  readonly streamIdleMs: number;
  /** Bytes of a body after decompression; for a connection that is held open, characters of one document. */
  readonly bodyBytes: number;
}

export const DEFAULT_LIMITS: TransportLimits = {
  headersMs: 30_000,
  idleMs: 30_000,
  streamIdleMs: 100_000,
  bodyBytes: 32 * 1024 * 1024,
};

export interface Exchange {
  readonly http: Http;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Posted; without one the request is a GET. */
  readonly body?: string | undefined;
  readonly credentials?: HttpCredentials | undefined;
  readonly signal: AbortSignal;
  readonly clock: EwsClock;
  readonly headersMs: number;
  readonly idleMs: number;
}

/** What comes before a body. */
export interface Head {
  readonly status: number;
  /** Lower-case names; repeated ones joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Opened extends Head {
  /**
   * The body's bytes as they arrive, to be iterated once; leaving early closes the connection. Empty for refused credentials
   * and redirects: there the status says it all, the page beside it is for people.
   */
  readonly pieces: AsyncIterable<Uint8Array>;
}

/**
 * Posts a document (or gets what is there) and gives the answer's head as soon as it is there, its body as it arrives.
 * @throws {EwsTransportError} `insecure` before anything is sent, `unreachable`, `certificate`, `timeout`, `cancelled`; the
 * iteration throws the last two too
 * @throws {EwsAnswerError} in the iteration: `broken-answer` when the body stops in the middle
 */
export async function open(exchange: Exchange): Promise<Opened> {
  const { http, url, headers, body, credentials, signal, clock } = exchange;
  if (credentials !== undefined && !mayCarryCredentials(url)) {
    throw new EwsTransportError('insecure', 'credentials only go over https');
  }
  const watch = createWatch(signal, clock);
  try {
    if (watch.signal.aborted) throw watch.signal.reason;
    watch.expectWithin(exchange.headersMs);
    const what = body === undefined ? ({ method: 'GET' } as const) : ({ method: 'POST', body } as const);
    const request = { url, headers, signal: watch.signal, ...what };
    const response = await watch
      .race(credentials === undefined ? http(request) : http({ ...request, credentials }))
      .catch((error: unknown) => {
        if (error instanceof EwsTransportError) throw error;
        const reason = error instanceof CertificateRefused ? 'certificate' : 'unreachable';
        throw new EwsTransportError(reason, 'no answer', error);
      });
    const head = { status: response.status, headers: response.headers };
    if (!isBodyless(response.status)) return { ...head, pieces: piecesOf(response, watch, exchange.idleMs) };
    watch.abandon();
    watch.stop();
    return { ...head, pieces: nothing() };
  } catch (error) {
    watch.stop();
    throw error;
  }
}

const isBodyless = (status: number): boolean => status === 401 || status === 407 || (status >= 300 && status < 400);

async function* nothing(): AsyncGenerator<Uint8Array> {
  // See `isBodyless`.
}

async function* piecesOf(response: HttpResponse, watch: Watch, idleMs: number): AsyncGenerator<Uint8Array> {
  const iterator = response.body[Symbol.asyncIterator]();
  let ended = false;
  try {
    for (;;) {
      watch.expectWithin(idleMs);
      const next = await watch.race(iterator.next());
      // Whoever reads may take their time: the limit is the server's.
      watch.rest();
      if (next.done === true) {
        ended = true;
        return;
      }
      yield next.value;
    }
  } catch (error) {
    if (error instanceof EwsTransportError) throw error;
    throw new EwsAnswerError('broken-answer', 'the body stops in the middle', error);
  } finally {
    if (!ended) {
      watch.abandon();
      // Not awaited: a body that hangs would keep its iterator waiting too.
      void Promise.resolve(iterator.return?.()).catch(ignoreLate);
    }
    watch.stop();
  }
}

/** Passes pieces on up to a number of bytes. @throws {EwsAnswerError} `too-large` past it */
export async function* atMost(limit: number, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.byteLength;
    if (bytes > limit) throw new EwsAnswerError('too-large', `more than ${limit} bytes`);
    yield piece;
  }
}

/** Reads pieces as UTF-8, whatever letters are torn between them; a byte order mark at the beginning is left out. */
export async function* textOfPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

interface Watch {
  /** Aborted when the caller gives up, time runs out or the answer is abandoned. */
  readonly signal: AbortSignal;
  /** Starts the time limit of the next step, replacing the one before. */
  readonly expectWithin: (milliseconds: number) => void;
  /** Lifts the time limit until the next step begins. */
  readonly rest: () => void;
  /** Settles with the promise or rejects as soon as the signal is aborted, even where the promise never settles. */
  readonly race: <T>(promise: Promise<T>) => Promise<T>;
  /** Lets go of the connection. */
  readonly abandon: () => void;
  readonly stop: () => void;
}

function createWatch(caller: AbortSignal, clock: EwsClock): Watch {
  const controller = new AbortController();
  let rest: () => void = () => undefined;
  const cancel = (): void => controller.abort(EwsTransportError.givenUp(caller));
  if (caller.aborted) cancel();
  else caller.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    expectWithin: (milliseconds) => {
      rest();
      rest = clock.after(milliseconds, () => {
        controller.abort(new EwsTransportError('timeout', `nothing for ${milliseconds} ms`));
      });
    },
    rest: () => rest(),
    race: (promise) =>
      new Promise((resolve, reject) => {
        const onAbort = (): void => {
          reject(controller.signal.reason as EwsTransportError); // the only reasons given above
          promise.catch(ignoreLate);
        };
        if (controller.signal.aborted) {
          onAbort();
          return;
        }
        controller.signal.addEventListener('abort', onAbort, { once: true });
        promise.then(resolve, reject).finally(() => controller.signal.removeEventListener('abort', onAbort));
      }),
    abandon: () => controller.abort(new EwsTransportError('cancelled', 'abandoned')),
    stop: () => {
      rest();
      caller.removeEventListener('abort', cancel);
    },
  };
}

/** What happens to an abandoned answer has been reported already, as the reason for abandoning it. */
const ignoreLate = (): void => undefined;
