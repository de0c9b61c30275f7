import { createAffinity } from './affinity.ts';
import { createAnswerReader, isHtml, isSuccess, openAnswer } from './answer.ts';
import { breathe } from './breathe.ts';
import { createDocumentSplitter } from './document-splitter.ts';
import { DEFAULT_SERVER_VERSION, writeEnvelope, type Envelope, type ServerVersion } from './envelope.ts';
import { EwsAnswerError, EwsHttpError, EwsServerError, EwsTransportError } from './errors.ts';
import { createGate } from './gate.ts';
import { createQuiet } from './quiet.ts';
import { mayCarryCredentials, type Http, type HttpCredentials } from './http.ts';
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
import type { XmlElement } from './xml-writer.ts';

/** Exchange counts them; Outlook and phones share the same budget. */
const REQUESTS_AT_ONCE = 3;

export interface EwsClientOptions {
  readonly http: Http;
  /** Full address of Exchange.asmx. */
  readonly url: string;
  readonly credentials?: HttpCredentials | undefined;
  /** For servers that want a bearer token. */
  readonly token?: TokenSource | undefined;
  /** SMTP address of whom all requests act for, where that isn't who signs in. */
  readonly impersonate?: string | undefined;
  /** Is told of each request when its answer has been read, or none came. */
  readonly onExchange?: ((exchange: SeenExchange) => void) | undefined;
  /** `now` for `Retry-After` dates, `after` for the limits. */
  readonly clock: EwsClock;
  /** `Presently/<version>`: constant, so that administrators can allow or block it. */
  readonly userAgent?: string | undefined;
  readonly serverVersion?: string | undefined;
  readonly limits?: Partial<TransportLimits> | undefined;
  /** Requests in flight; the others wait their turn. A connection for events isn't one of them. */
  readonly requestsAtOnce?: number | undefined;
}

/** Gives the token for a request. @param refused one that the server didn't take: another is wanted */
export type TokenSource = (signal: AbortSignal, refused?: string) => Promise<string>;

/** What a request was and what became of it; nothing in it is secret. */
export interface SeenExchange {
  readonly operation: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Until the answer was read, in milliseconds; of a held connection until its first document could come. */
  readonly ms: number;
  /** Absent where no answer came. */
  readonly status?: number;
  /** By which the server's administrators find it in their logs. */
  readonly requestId: string;
  readonly error?: unknown;
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
  /** Until when the server wants to be left alone, in milliseconds since the epoch. */
  readonly quietUntil: () => number | undefined;
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

  const requestHeaders = (id: string, { affinity: bound }: Bound, { mailbox }: CallOptions): Headers => ({
    'Content-Type': 'text/xml; charset=utf-8',
    Accept: 'text/xml',
    'User-Agent': options.userAgent ?? 'Presently',
    'client-request-id': id,
    'return-client-request-id': 'true',
    ...(mailbox !== undefined && ANCHOR.test(mailbox) ? { 'X-AnchorMailbox': mailbox } : {}),
    ...(bound === undefined ? {} : affinity.headers(bound === 'ask')),
  });

  /** Sends with the token there is, and once more with another where the server doesn't take that one. */
  const send = async (headers: Headers, body: string, signal: AbortSignal, idleMs: number): Promise<Opened> => {
    const { token } = options;
    if (token === undefined) return route(headers, body, signal, idleMs);
    const first = await token(signal);
    const opened = await route({ ...headers, ...bearer(first) }, body, signal, idleMs);
    if (opened.status !== 401) return opened;
    const second = await token(signal, first);
    return second === first ? opened : route({ ...headers, ...bearer(second) }, body, signal, idleMs);
  };

  /** Sends, and once more where the answer is that another door of the same house is the right one. */
  const route = async (headers: Headers, body: string, signal: AbortSignal, idleMs: number): Promise<Opened> => {
    const address = movedTo ?? url;
    const exchange = { http, headers, body, credentials, signal, clock, headersMs: limits.headersMs, idleMs };
    if (options.token !== undefined && !mayCarryCredentials(address)) {
      throw new EwsTransportError('insecure', 'tokens only go over https');
    }
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

  const write = ({ timeZoneContext, impersonated }: Operation<never, unknown>, request: XmlElement): string =>
    writeEnvelope(request, {
      serverVersion,
      timeZoneContext,
      impersonate: impersonated === false ? undefined : options.impersonate,
    });

  const look = (operation: string) => {
    const id = crypto.randomUUID();
    const at = clock.now();
    let known: number | undefined;
    let told = false;
    return {
      id,
      status: (status: number) => (known = status),
      over: (error?: unknown) => {
        if (told) return;
        told = true;
        options.onExchange?.({
          operation,
          at,
          ms: clock.now() - at,
          requestId: id,
          ...(known === undefined ? {} : { status: known }),
          ...(error === undefined ? {} : { error }),
        });
      },
    };
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
    quietUntil: quiet.until,
    call: async (operation, input, signal, callOptions = {}) => {
      const request = operation.request(input);
      const body = write(operation, request);
      quiet.check();
      const leave = await gate.enter(signal);
      const seen = look(operation.name);
      try {
        // The server may have asked for it while this one waited its turn.
        quiet.check();
        const opened = await send(requestHeaders(seen.id, operation, callOptions), body, signal, limits.idleMs);
        seen.status(opened.status);
        const reading = operation.begin?.();
        const envelope = await readWhole(opened, reading?.take);
        const response = bodyFor(operation, envelope);
        const output = reading === undefined ? operation.response(response) : reading.finish(response);
        for (const error of refusedParts(output)) quiet.heed(error);
        if (operation.affinity === 'ask') affinity.learn(opened.headers['set-cookie']);
        seen.over();
        return envelope.version === undefined ? { output } : { output, version: envelope.version };
      } catch (error) {
        seen.over(error);
        throw refused(operation, error);
      } finally {
        leave();
      }
    },
    async *stream(operation, input, signal, callOptions = {}) {
      const request = operation.request(input);
      const body = write(operation, request);
      quiet.check();
      streaming?.abort();
      const own = new AbortController();
      streaming = own;
      // Packing holds back what was written until there is enough of it.
      const seen = look(operation.name);
      const headers = { ...requestHeaders(seen.id, operation, callOptions), 'Accept-Encoding': 'identity' };
      try {
        const opened = await send(headers, body, AbortSignal.any([signal, own.signal]), limits.streamIdleMs);
        seen.status(opened.status);
        if (!isSuccess(opened) || isHtml(opened, '')) {
          await readWhole(opened);
          throw new EwsAnswerError('not-exchange', `no documents in answer to ${operation.name}`);
        }
        seen.over();
        for await (const text of documents(opened, limits.bodyBytes)) {
          yield operation.response(bodyFor(operation, openAnswer({ ...opened, text }, clock.now())));
        }
      } catch (error) {
        seen.over(error);
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
type Bound = Pick<Operation<never, unknown>, 'affinity'>;

const bearer = (token: string): Headers => ({ Authorization: `Bearer ${token}` });

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
