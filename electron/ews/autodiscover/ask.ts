import { readRetryAfter } from '../answer.ts';
import { isEwsError } from '../errors.ts';
import { CertificateRefused } from '../http.ts';
import { atMost, open, textOfPieces, type Opened } from '../transport.ts';
import { readXml } from '../xml-whole.ts';
import { withLimit } from './patience.ts';
import { schemeOf, splitChallenges } from './challenges.ts';
import { jsonQuestion, readJson } from './json.ts';
import type { DiscoverPorts, StepOutcome } from './model.ts';
import { resolveTarget, type DocumentWay } from './places.ts';
import { poxRequest, readPox } from './pox.ts';
import { readSoap, soapRequest } from './soap.ts';

/** Milliseconds that one request may take with its answer. */
const REQUEST_MS = 8_000;
/** More than any answer of Autodiscover has, in bytes. */
const ANSWER_BYTES = 1024 * 1024;

export interface Question {
  readonly way: DocumentWay | 'http-redirect';
  readonly url: string;
  readonly address: string;
  /** A bearer token that the host asked for. */
  readonly token?: string | undefined;
}

/**
 * Sends one request and reads what comes back. Credentials go along for SOAP and POX, in answer to a challenge: whoever asks
 * has made sure that the host may have them. Never throws but for bugs.
 */
export async function ask(ports: DiscoverPorts, question: Question, signal: AbortSignal): Promise<StepOutcome> {
  const { way, url, address, token } = question;
  const posted = way === 'soap' || way === 'pox';
  const credentials = posted && token === undefined ? ports.credentials : undefined;
  return withLimit(ports.clock, REQUEST_MS, signal, async (limited) => {
    try {
      const opened = await open({
        http: ports.http,
        clock: ports.clock,
        url: way === 'json' ? jsonQuestion(url, address) : url,
        headers: {
          Accept: way === 'json' ? 'application/json' : 'text/xml',
          ...(posted ? { 'Content-Type': 'text/xml; charset=utf-8' } : {}),
          ...(ports.userAgent === undefined ? {} : { 'User-Agent': ports.userAgent }),
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        },
        body: way === 'soap' ? soapRequest(address, url) : way === 'pox' ? poxRequest(address) : undefined,
        credentials,
        signal: limited,
        headersMs: REQUEST_MS,
        idleMs: REQUEST_MS,
      });
      const told = token !== undefined || credentials !== undefined;
      return byStatus(opened, question, told, ports.clock.now()) ?? (await byContent(opened, question));
    } catch (error) {
      return failureOf(error);
    }
  });
}

const FOLLOWED: readonly number[] = [301, 302, 307, 308];

/** What the status says by itself; `undefined` where the content has to be read. */
function byStatus(opened: Opened, question: Question, told: boolean, now: number): StepOutcome | undefined {
  const { status, headers } = opened;
  const { way, url } = question;
  // Over plain http only this one status means Autodiscover; whatever else comes back there is anybody's.
  const followed = way === 'http-redirect' ? [302] : FOLLOWED;
  const location = headers['location'];
  if (followed.includes(status) && location !== undefined) {
    const to = resolveTarget(location, way === 'json' ? jsonQuestion(url, question.address) : url);
    return close(opened, to === undefined ? { kind: 'malformed' } : { kind: 'redirect-url', to, status });
  }
  if (way === 'http-redirect') return close(opened, { kind: 'not-there', status });
  if (status === 401 && way !== 'json') return close(opened, unauthorised(opened, question, told));
  if ((status === 429 || status === 503) && way !== 'json') {
    return close(opened, { kind: 'busy', retryAfterMs: readRetryAfter(headers['retry-after'], now) });
  }
  // Errors of JSON come with a 4xx, faults of SOAP with a 500.
  const telling = (way === 'json' && status >= 400 && status !== 401) || (way === 'soap' && status === 500);
  return telling || (status >= 200 && status < 300) ? undefined : close(opened, { kind: 'not-there', status });
}

/** Ways by which the network stack can answer a challenge with a name and a password. */
const BY_PASSWORD: readonly string[] = ['basic', 'digest', 'ntlm', 'negotiate'];

function unauthorised({ headers }: Opened, { token }: Question, told: boolean): StepOutcome {
  const challenges = splitChallenges(headers['www-authenticate']);
  const answered = token !== undefined || challenges.some((challenge) => BY_PASSWORD.includes(schemeOf(challenge)));
  return { kind: told && answered ? 'refused' : 'needs-sign-in', challenges };
}

async function byContent(opened: Opened, { way, url }: Question): Promise<StepOutcome> {
  let text = '';
  for await (const piece of textOfPieces(atMost(ANSWER_BYTES, opened.pieces))) text += piece;
  const read = way === 'json' ? readJson(text, url) : readDocument(way, text, url);
  const success = opened.status < 300;
  return success || read.kind === 'error' ? read : { kind: 'not-there', status: opened.status };
}

function readDocument(way: Question['way'], text: string, url: string): StepOutcome {
  if (!text.trimStart().startsWith('<') || /^\s*<html/i.test(text)) return { kind: 'not-autodiscover' };
  const root = readXml(text);
  return way === 'soap' ? readSoap(root, url) : readPox(root, url);
}

/** Begins to read what nobody needs: a body that was begun is let go of when the request's time ends, as it does now. */
function close(opened: Opened, outcome: StepOutcome): StepOutcome {
  void opened.pieces[Symbol.asyncIterator]()
    .next()
    .catch(() => undefined);
  return outcome;
}

function failureOf(error: unknown): StepOutcome {
  if (!isEwsError(error)) throw error;
  switch (error.name) {
    case 'EwsTransportError': {
      const { reason, cause } = error;
      if (cause instanceof CertificateRefused) {
        return { kind: 'certificate', code: cause.certificate.reason, refused: cause.certificate };
      }
      const code = reason === 'unreachable' ? certificateCode(cause) : undefined;
      if (code !== undefined) return { kind: 'certificate', code };
      return { kind: reason === 'certificate' ? 'unreachable' : reason };
    }
    case 'EwsAnswerError':
      if (error.reason === 'not-exchange') return { kind: 'not-autodiscover' };
      return { kind: error.reason === 'too-large' ? 'too-large' : 'malformed' };
    case 'EwsHttpError':
    case 'EwsServerError':
      // Raised by the client of EWS alone.
      throw error;
  }
}

/** Chromium's errors have it in their message (`net::ERR_CERT_DATE_INVALID`), Node's in their code. */
function certificateCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  const chromium = /ERR_(?:CERT|SSL)_[A-Z_]+/.exec(cause.message)?.[0];
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return chromium ?? (/CERT|SIGNATURE|_CA$|CRL/.test(code) ? code : undefined);
}
