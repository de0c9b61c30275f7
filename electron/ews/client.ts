import { createAffinity } from './affinity.ts';
import { createAnswerReader, isHtml, isSuccess, openAnswer } from './answer.ts';
import { breathe } from './breathe.ts';
import { createDocumentSplitter } from './document-splitter.ts';
import { DEFAULT_SERVER_VERSION, writeEnvelope, type Envelope, type ServerVersion } from './envelope.ts';
import { EwsAnswerError, EwsHttpError, EwsServerError } from './errors.ts';
import { createGate } from './gate.ts';
import { createQuiet } from './quiet.ts';
import type { Http, HttpCredentials } from './http.ts';
import type { Operation } from './operation.ts';
import { redirectTarget } from './redirect.ts';
import {
  atMost,
  DEFAULT_LIMITS,
  open,
  textOfPieces,
  type EwsClock,
  type Opened,
  type TransportLimits,
} from './transport.ts';
import type { XmlNode } from './xml.ts';
import type { Take } from './xml-stream.ts';

/** Exchange counts them; Outlook and phones share the same budget. */
const REQUESTS_AT_ONCE = 3;

export interface EwsClientOptions {
  readonly http: Http;
  /** Full address of Exchange.asmx. */
  readonly url: string;
  readonly credentials?: HttpCredentials | undefined;
  /** `now` for `Retry-After` dates, `after` for the limits. */
  readonly clock: EwsClock;
  /** `Presently/<version>`: constant, so that administrators can allow or block it. */
  readonly userAgent?: string | undefined;
  readonly serverVersion?: string | undefined;
  readonly limits?: Partial<TransportLimits> | undefined;
  /** Requests in flight; the others wait their turn. A connection for events isn't one of them. */
  readonly requestsAtOnce?: number | undefined;
}

export interface EwsAnswer<Output> {
  readonly output: Output;
  readonly version?: ServerVersion;
}

export interface CallOptions {
  /** SMTP address of the mailbox that is accessed: the front end routes by it (X-AnchorMailbox). */
  readonly mailbox?: string | undefined;
}

export interface EwsClient {
  readonly url: string;
  /** A person insists: what the server asked for is forgotten, the next request goes out. */
  readonly insist: () => void;
  readonly clock: EwsClock;
  /**
   * Sends one operation and reads its answer. Never repeats by itself.
   * @throws {EwsError} and nothing else but programming errors
   */
  call<Input, Output>(
    operation: Operation<Input, Output>,
    input: Input,
    signal: AbortSignal,
    options?: CallOptions,
  ): Promise<EwsAnswer<Output>>;
  /**
   * Sends an operation whose answer is held open, and gives what each document of it says as it arrives. Ends when the
   * server ends the answer; leaving the loop or the signal closes the connection, and so does opening another one.
   * @throws {EwsError} `timeout` too where the connection stands but nothing comes any more
   */
  stream<Input, Output>(
    operation: Operation<Input, Output>,
    input: Input,
    signal: AbortSignal,
    options?: CallOptions,
  ): AsyncIterable<Output>;
}

/**
 * Makes a client for one endpoint. It remembers what the server told it for the rest of its life: where it was sent to,
 * and which back end holds its subscriptions.
 * Source: https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-client-design-overview-for-exchange
 */
export function createEwsClient(options: EwsClientOptions): EwsClient {
  const { http, url, credentials, clock } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const serverVersion = options.serverVersion ?? DEFAULT_SERVER_VERSION;
  const gate = createGate(options.requestsAtOnce ?? REQUESTS_AT_ONCE);
  const affinity = createAffinity();
  const quiet = createQuiet(clock.now);
  let movedTo: string | undefined;
  let streaming: AbortController | undefined;

  const requestHeaders = ({ affinity: bound }: Operation<never, unknown>, { mailbox }: CallOptions): Headers => ({
    'Content-Type': 'text/xml; charset=utf-8',
    Accept: 'text/xml',
    'User-Agent': options.userAgent ?? 'Presently',
    'client-request-id': crypto.randomUUID(),
    'return-client-request-id': 'true',
    ...(mailbox !== undefined && ANCHOR.test(mailbox) ? { 'X-AnchorMailbox': mailbox } : {}),
    ...(bound === undefined ? {} : affinity.headers(bound === 'ask')),
  });

  /** Sends, and once more where the answer is that another door of the same house is the right one. */
  const send = async (headers: Headers, body: string, signal: AbortSignal, idleMs: number): Promise<Opened> => {
    const address = movedTo ?? url;
    const exchange = { http, headers, body, credentials, signal, clock, headersMs: limits.headersMs, idleMs };
    try {
      const first = await open({ ...exchange, url: address });
      const target = redirectTarget(address, first);
      if (target === undefined) return first;
      const second = await open({ ...exchange, url: target });
      movedTo = target;
      return second;
    } catch (error) {
      // The door may be closed by now; the next call knocks at the one that people were told.
      movedTo = undefined;
      throw error;
    }
  };

  const readWhole = async (opened: Opened, take?: Take): Promise<Envelope> => {
    const reader = createAnswerReader(opened, clock.now(), take);
    for await (const slice of slices(textOfPieces(atMost(limits.bodyBytes, opened.pieces)))) reader.write(slice);
    return reader.end();
  };

  /** A server that refuses may be the wrong one: who asks again shall be free to get to another. */
  const refused = (operation: Operation<never, unknown>, error: unknown): unknown => {
    if (operation.affinity !== undefined && error instanceof EwsServerError) affinity.forget();
    if (error instanceof EwsHttpError) movedTo = undefined;
    quiet.heed(error);
    return error;
  };

  return {
    url,
    clock,
    insist: quiet.forget,
    call: async (operation, input, signal, callOptions = {}) => {
      const request = operation.request(input);
      const body = writeEnvelope(request, { serverVersion, timeZoneContext: operation.timeZoneContext });
      quiet.check();
      const leave = await gate.enter(signal);
      try {
        // The server may have asked for it while this one waited its turn.
        quiet.check();
        const opened = await send(requestHeaders(operation, callOptions), body, signal, limits.idleMs);
        const reading = operation.begin?.();
        const envelope = await readWhole(opened, reading?.take);
        const response = bodyFor(operation, envelope);
        const output = reading === undefined ? operation.response(response) : reading.finish(response);
        for (const error of refusedParts(output)) quiet.heed(error);
        if (operation.affinity === 'ask') affinity.learn(opened.headers['set-cookie']);
        return envelope.version === undefined ? { output } : { output, version: envelope.version };
      } catch (error) {
        throw refused(operation, error);
      } finally {
        leave();
      }
    },
    async *stream(operation, input, signal, callOptions = {}) {
      const request = operation.request(input);
      const body = writeEnvelope(request, { serverVersion, timeZoneContext: operation.timeZoneContext });
      quiet.check();
      streaming?.abort();
      const own = new AbortController();
      streaming = own;
      // Packing holds back what was written until there is enough of it.
      const headers = { ...requestHeaders(operation, callOptions), 'Accept-Encoding': 'identity' };
      try {
        const opened = await send(headers, body, AbortSignal.any([signal, own.signal]), limits.streamIdleMs);
        if (!isSuccess(opened) || isHtml(opened, '')) {
          await readWhole(opened);
          throw new EwsAnswerError('not-exchange', `no documents in answer to ${operation.name}`);
        }
        for await (const text of documents(opened, limits.bodyBytes)) {
          yield operation.response(bodyFor(operation, openAnswer({ ...opened, text }, clock.now())));
        }
      } catch (error) {
        throw refused(operation, error);
      } finally {
        if (streaming === own) streaming = undefined;
      }
    },
  };
}

/** Parts of a batch that the server refused: it may ask to be left alone there as well. */
const refusedParts = (output: unknown): readonly unknown[] =>
  Array.isArray(output) ? output.flatMap((part: { readonly error?: unknown }) => part.error ?? []) : [];

type Headers = Readonly<Record<string, string>>;

/** What may stand in a header as a mailbox: an SMTP address in printable ASCII. */
const ANCHOR = /^[\x21-\x7E]+@[\x21-\x7E]+$/;

function bodyFor({ name, responseName }: Operation<never, unknown>, { body }: Envelope): XmlNode {
  if (body.name === responseName) return body;
  throw new EwsAnswerError('not-exchange', `${body.name} in answer to ${name}`);
}

/** Reading so many characters takes a millisecond or two. */
const SLICE = 128 * 1024;

/** Cuts text into slices at most so long, and leaves everything else its turn each time that as much has been read. */
async function* slices(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let sinceBreath = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += SLICE) {
      const slice = piece.slice(at, at + SLICE);
      if (sinceBreath + slice.length > SLICE) {
        await breathe();
        sinceBreath = 0;
      }
      sinceBreath += slice.length;
      yield slice;
    }
  }
}

async function* documents(opened: Opened, characters: number): AsyncGenerator<string> {
  const splitter = createDocumentSplitter(characters);
  let any = false;
  for await (const piece of textOfPieces(opened.pieces)) {
    for (const text of splitter.push(piece)) {
      any = true;
      yield text;
    }
  }
  splitter.end();
  if (!any) throw new EwsAnswerError('broken-answer', 'empty body');
}
