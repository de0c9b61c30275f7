import { openEnvelope, type Envelope } from './envelope.ts';
import { EwsAnswerError, EwsHttpError, EwsServerError } from './errors.ts';
import type { Head } from './transport.ts';
import { readXml } from './xml.ts';

/** An answer that is there as a whole. */
export interface Answer extends Head {
  readonly text: string;
}

/**
 * Judges status and body together: a 500 may be a fault, a 200 may be a login page.
 * @param now milliseconds since the epoch
 */
export function openAnswer(answer: Answer, now: number): Envelope {
  const { status, headers, text } = answer;
  const retryAfterMs = readRetryAfter(headers['retry-after'], now);
  const httpError = new EwsHttpError(status, { retryAfterMs, location: headers['location'] });
  const success = isSuccess(answer);
  if (!success && text === '') throw httpError;
  if (isHtml(answer, text)) {
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

/** Whether the status says that all went well; a fault may stand behind it all the same. */
export const isSuccess = ({ status }: Head): boolean => status >= 200 && status < 300;

/** Whether it is a page for people, by its type or its beginning. */
export const isHtml = ({ headers }: Head, beginning: string): boolean =>
  headers['content-type']?.toLowerCase().includes('text/html') === true ||
  /^\s*(?:<!doctype html|<html)/i.test(beginning);

function withBackOff(error: EwsServerError, retryAfterMs: number | undefined): EwsServerError {
  if (error.backOffMs !== undefined || retryAfterMs === undefined) return error;
  const { code, level, text, values } = error;
  return new EwsServerError({ code, level, text, values, backOffMs: retryAfterMs });
}

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
