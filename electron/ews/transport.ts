import { EwsAnswerError, EwsTransportError } from './errors.ts';
import type { Http, HttpCredentials, HttpResponse } from './http.ts';

export interface TransportLimits {
  /** Milliseconds until the headers of an answer must be there. */
  readonly headersMs: number;
  /** Milliseconds that may pass between two pieces of a body. */
  readonly idleMs: number;
  /** Bytes of a body after decompression. */
  readonly bodyBytes: number;
}

export const DEFAULT_LIMITS: TransportLimits = { headersMs: 30_000, idleMs: 30_000, bodyBytes: 32 * 1024 * 1024 };

export interface Exchange {
  readonly http: Http;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly credentials?: HttpCredentials | undefined;
  readonly signal: AbortSignal;
  readonly limits: TransportLimits;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Posts a document and reads the whole answer as UTF-8; of refused credentials and redirects only the headers.
 * @throws {EwsTransportError} `insecure` before anything is sent, `unreachable`, `timeout`, `cancelled`
 * @throws {EwsAnswerError} `too-large` past the limit (the connection is broken off), `broken-answer` when the body
 * stops in the middle
 */
export async function post(exchange: Exchange): Promise<Answer> {
  const { http, url, headers, body, credentials, signal, limits } = exchange;
  if (credentials !== undefined && !mayCarryCredentials(url)) {
    throw new EwsTransportError('insecure', 'credentials only go over https');
  }
  const watch = createWatch(signal);
  try {
    if (watch.signal.aborted) throw watch.signal.reason;
    watch.expectWithin(limits.headersMs);
    const request = { url, method: 'POST', headers, body, signal: watch.signal } as const;
    const response = await watch
      .race(credentials === undefined ? http(request) : http({ ...request, credentials }))
      .catch((error: unknown) => {
        throw error instanceof EwsTransportError ? error : new EwsTransportError('unreachable', 'no answer', error);
      });
    if (isBodyless(response.status)) {
      watch.abandon();
      return { status: response.status, headers: response.headers, text: '' };
    }
    const text = await readBody(response, watch, limits);
    return { status: response.status, headers: response.headers, text };
  } finally {
    watch.stop();
  }
}

/** Refused credentials and redirects: the status says it all, the page beside it is for people. */
const isBodyless = (status: number): boolean => status === 401 || status === 407 || (status >= 300 && status < 400);

async function readBody(response: HttpResponse, watch: Watch, limits: TransportLimits): Promise<string> {
  const iterator = response.body[Symbol.asyncIterator]();
  const decoder = new TextDecoder('utf-8');
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      watch.expectWithin(limits.idleMs);
      const next = await watch.race(iterator.next());
      if (next.done === true) return text + decoder.decode();
      bytes += next.value.byteLength;
      if (bytes > limits.bodyBytes) throw new EwsAnswerError('too-large', `more than ${limits.bodyBytes} bytes`);
      text += decoder.decode(next.value, { stream: true });
    }
  } catch (error) {
    watch.abandon();
    // Not awaited: a body that hangs would keep its iterator waiting too.
    void Promise.resolve(iterator.return?.()).catch(ignoreLate);
    if (error instanceof EwsTransportError || error instanceof EwsAnswerError) throw error;
    throw new EwsAnswerError('broken-answer', 'the body stops in the middle', error);
  }
}

interface Watch {
  /** Aborted when the caller gives up, time runs out or the answer is abandoned. */
  readonly signal: AbortSignal;
  /** Starts the time limit of the next step, replacing the one before. */
  readonly expectWithin: (milliseconds: number) => void;
  /** Settles with the promise or rejects as soon as the signal is aborted, even where the promise never settles. */
  readonly race: <T>(promise: Promise<T>) => Promise<T>;
  /** Lets go of the connection. */
  readonly abandon: () => void;
  readonly stop: () => void;
}

function createWatch(caller: AbortSignal): Watch {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A caller's own deadline (AbortSignal.timeout) is one too.
  const cancel = (): void => {
    const reason = caller.reason instanceof Error && caller.reason.name === 'TimeoutError' ? 'timeout' : 'cancelled';
    controller.abort(new EwsTransportError(reason, 'given up by the caller', caller.reason));
  };
  if (caller.aborted) cancel();
  else caller.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    expectWithin: (milliseconds) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        controller.abort(new EwsTransportError('timeout', `nothing for ${milliseconds} ms`));
      }, milliseconds);
    },
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
      clearTimeout(timer);
      caller.removeEventListener('abort', cancel);
    },
  };
}

/** What happens to an abandoned answer has been reported already, as the reason for abandoning it. */
const ignoreLate = (): void => undefined;

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
