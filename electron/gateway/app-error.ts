import { Temporal } from 'temporal-polyfill';
import { assertNever, type AppError, type CertificateReason, type ErrorKind } from '../../shared/model.ts';
import { isEwsError, type EwsError, type EwsHttpError, type EwsServerError } from '../ews/errors.ts';
import { CertificateRefused, type RefusedCertificate } from '../ews/http.ts';
import { handlingOf, type Handling } from '../ews/response-codes.ts';
import { GatewayError } from './gateway-error.ts';
import { hintOf } from './hints.ts';

/** Whom the failure concerns, for the sentence that the user reads. */
export interface ErrorSubject {
  readonly host: string;
  readonly address: string;
  /** The machine's ticket answers the server's challenge: nobody has typed a password. */
  readonly byTicket?: boolean;
}

/**
 * Turns whatever a call threw into a `GatewayError`; a programming error stays what it is.
 * A `GatewayError` of this room that doesn't say whom it concerns is completed.
 */
export function toGatewayError(error: unknown, subject: ErrorSubject): unknown {
  if (error instanceof GatewayError && error.error.host === undefined) {
    const { cause, retryAfterMs, hint } = error;
    const { host, address } = subject;
    return new GatewayError({ host, address, ...error.error }, { cause, retryAfterMs, hint });
  }
  if (!isEwsError(error)) return error;
  const options = { cause: error, retryAfterMs: retryAfterOf(error), hint: hintOf(error) };
  return new GatewayError(toAppError(error, subject), options);
}

/** The value shown to the user. `code` is the server's own word, `detail` its own text. */
export function toAppError(error: EwsError, { host, address, byTicket = false }: ErrorSubject): AppError {
  const about = { host, address };
  switch (error.name) {
    case 'EwsTransportError':
      if (error.cause instanceof CertificateRefused) return toCertificateError(error.cause.certificate, about);
      return { kind: error.reason, ...about, ...causeOf(error) };
    case 'EwsAnswerError':
      return { kind: error.reason, ...about, detail: error.message };
    case 'EwsHttpError':
      return {
        kind: kindOfStatus(error),
        code: byTicket && error.status === 401 ? 'ticket-refused' : String(error.status),
        ...about,
      };
    case 'EwsServerError':
      return withText({ kind: KINDS[handlingOf(error.code)], code: error.code, ...about }, error);
    default:
      return assertNever(error);
  }
}

/** What a person needs to see of a certificate. */
export function toCertificateError(refused: RefusedCertificate, about: ErrorSubject): AppError {
  const { validFrom, validTo, reason, ...same } = refused;
  const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();
  const certificate = {
    ...same,
    validFrom: instant(validFrom),
    validTo: instant(validTo),
    reason: REASONS[reason] ?? 'other',
  };
  return { kind: 'certificate', code: reason, ...about, host: refused.host, certificate };
}

/** By Chromium's names. https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h */
const REASONS: Readonly<Record<string, CertificateReason>> = {
  ERR_CERT_COMMON_NAME_INVALID: 'name',
  ERR_CERT_DATE_INVALID: 'date',
  ERR_CERT_AUTHORITY_INVALID: 'authority',
  ERR_CERT_REVOKED: 'revoked',
};

/** The network stack's own words (refused, certificate, name not found): only an administrator can use them. */
const causeOf = ({ cause }: EwsError): Pick<AppError, 'detail'> =>
  cause instanceof Error && cause.message !== '' ? { detail: cause.message } : {};

const withText = (appError: AppError, { text }: EwsServerError): AppError =>
  text === undefined ? appError : { ...appError, detail: text };

const retryAfterOf = (error: EwsError): number | undefined => {
  if (error.name === 'EwsHttpError') return error.retryAfterMs;
  return error.name === 'EwsServerError' ? error.backOffMs : undefined;
};

const KINDS: Readonly<Record<Handling, ErrorKind>> = {
  wait: 'busy',
  'sign-in': 'sign-in',
  'not-found': 'not-found',
  'switched-off': 'forbidden',
  'too-much': 'refused',
  'lower-version': 'refused',
  refused: 'refused',
};

/** 456 and 457 are Exchange Online's locked account and expired password; 440 is a forms login that timed out. */
const STATUS_KINDS: Readonly<Record<number, ErrorKind>> = {
  400: 'refused',
  401: 'sign-in',
  403: 'forbidden',
  404: 'not-exchange',
  405: 'not-exchange',
  406: 'not-exchange',
  407: 'unreachable',
  408: 'timeout',
  413: 'refused',
  415: 'not-exchange',
  429: 'busy',
  440: 'sign-in',
  449: 'forbidden',
  451: 'not-exchange',
  456: 'sign-in',
  457: 'sign-in',
  502: 'unreachable',
  503: 'busy',
  504: 'timeout',
};

function kindOfStatus({ status, location }: EwsHttpError): ErrorKind {
  // A front end without a back end sends people to its own error page: a passing outage, not a wrong address.
  if (status >= 300 && status < 400) return /genericerrorpage/i.test(location ?? '') ? 'busy' : 'not-exchange';
  return STATUS_KINDS[status] ?? (status >= 500 ? 'broken-answer' : 'refused');
}
