import { DEFAULT_SERVER_VERSION, openEnvelope, writeEnvelope, type Envelope, type ServerVersion } from './envelope.ts';
import { EwsAnswerError, EwsHttpError, EwsServerError } from './errors.ts';
import type { Http, HttpCredentials } from './http.ts';
import type { Operation } from './operation.ts';
import { DEFAULT_LIMITS, post, type Answer, type TransportLimits } from './transport.ts';
import { readXml } from './xml.ts';

export interface EwsClientOptions {
  readonly http: Http;
  /** Full address of Exchange.asmx. */
  readonly url: string;
  readonly credentials?: HttpCredentials | undefined;
  /** Milliseconds since the epoch, for `Retry-After` dates. */
  readonly clock: { readonly now: () => number };
  /** `Presently/<version>`: constant, so that administrators can allow or block it. */
  readonly userAgent?: string | undefined;
  readonly serverVersion?: string | undefined;
  readonly limits?: Partial<TransportLimits> | undefined;
}

export interface EwsAnswer<Output> {
  readonly output: Output;
  readonly version?: ServerVersion;
}

interface CallOptions {
  /** SMTP address of the mailbox that is accessed: the front end routes by it (X-AnchorMailbox). */
  readonly mailbox?: string | undefined;
}

export interface EwsClient {
  readonly url: string;
  readonly clock: { readonly now: () => number };
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
}

/**
 * Makes a client for one endpoint. It holds no state beyond its options.
 * Source: https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-client-design-overview-for-exchange
 */
export function createEwsClient(options: EwsClientOptions): EwsClient {
  const { http, url, credentials, clock } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const serverVersion = options.serverVersion ?? DEFAULT_SERVER_VERSION;
  return {
    url,
    clock,
    async call(operation, input, signal, { mailbox } = {}) {
      const body = writeEnvelope(operation.request(input), {
        serverVersion,
        timeZoneContext: operation.timeZoneContext,
      });
      const headers = requestHeaders(options.userAgent ?? 'Presently', mailbox);
      const answer = await post({ http, url, headers, body, credentials, signal, limits });
      const envelope = openAnswer(answer, clock.now());
      if (envelope.body.name !== operation.responseName) {
        throw new EwsAnswerError('not-exchange', `${envelope.body.name} in answer to ${operation.name}`);
      }
      const output = operation.response(envelope.body);
      return envelope.version === undefined ? { output } : { output, version: envelope.version };
    },
  };
}

/** What may stand in a header as a mailbox: an SMTP address in printable ASCII. */
const ANCHOR = /^[\x21-\x7E]+@[\x21-\x7E]+$/;

const requestHeaders = (userAgent: string, mailbox: string | undefined): Readonly<Record<string, string>> => ({
  'Content-Type': 'text/xml; charset=utf-8',
  Accept: 'text/xml',
  'User-Agent': userAgent,
  'client-request-id': crypto.randomUUID(),
  'return-client-request-id': 'true',
  ...(mailbox !== undefined && ANCHOR.test(mailbox) ? { 'X-AnchorMailbox': mailbox } : {}),
});

/**
 * Judges status and body together: a 500 may be a fault, a 200 may be a login page.
 * @param now milliseconds since the epoch
 */
export function openAnswer(answer: Answer, now: number): Envelope {
  const { status, headers, text } = answer;
  const retryAfterMs = readRetryAfter(headers['retry-after'], now);
  const httpError = new EwsHttpError(status, { retryAfterMs, location: headers['location'] });
  const success = status >= 200 && status < 300;
  if (!success && text === '') throw httpError;
  if (looksLikeHtml(text, headers['content-type'])) {
    throw success ? new EwsAnswerError('not-exchange', 'HTML instead of XML') : httpError;
  }
  if (success && text.trim() === '') throw new EwsAnswerError('broken-answer', 'empty body');
  if (success && !text.trimStart().startsWith('<')) throw new EwsAnswerError('not-exchange', 'no XML');
  try {
    const envelope = openEnvelope(readXml(text));
    if (success) return envelope;
  } catch (error) {
    if (error instanceof EwsServerError) throw withBackOff(error, retryAfterMs);
    if (success) throw error;
  }
  throw httpError;
}

function withBackOff(error: EwsServerError, retryAfterMs: number | undefined): EwsServerError {
  if (error.backOffMs !== undefined || retryAfterMs === undefined) return error;
  const { code, level, text, values } = error;
  return new EwsServerError({ code, level, text, values, backOffMs: retryAfterMs });
}

const looksLikeHtml = (text: string, contentType: string | undefined): boolean =>
  contentType?.toLowerCase().includes('text/html') === true || /^\s*(?:<!doctype html|<html)/i.test(text);

/**
 * Reads `Retry-After`: seconds or an HTTP date.
 * @param now milliseconds since the epoch
 * @returns milliseconds from now, not negative
 */
export function readRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
