import { openEnvelope, type Envelope } from './envelope.ts';
import { EwsAnswerError, EwsHttpError, EwsServerError } from './errors.ts';
import type { Head } from './transport.ts';
import { createXmlReader } from './xml-reader.ts';
import type { Take } from './xml-stream.ts';

/** An answer that is there as a whole. */
export interface Answer extends Head {
  readonly text: string;
}

/** Reads an answer while it arrives. What it throws is thrown as soon as it shows. */
export interface AnswerReader {
  write(piece: string): void;
  /**
   * @throws {EwsServerError} for a SOAP fault, whatever the status @throws {EwsHttpError} for a failure without one
   * @throws {EwsAnswerError} for a success that is none
   */
  end(): Envelope;
}

/**
 * Judges status and body together: a 500 may be a fault, a 200 may be a login page.
 * @param now milliseconds since the epoch
 * @param take of parts of a long answer, see `createXmlReader`
 */
export function createAnswerReader(head: Head, now: number, take?: Take): AnswerReader {
  const retryAfterMs = readRetryAfter(head.headers['retry-after'], now);
  const httpError = new EwsHttpError(head.status, { retryAfterMs, location: head.headers['location'] });
  const success = isSuccess(head);
  const reader = createXmlReader(take);
  let beginning = '';

  /** Of a failure only a fault says more than its status does. */
  const judged = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (error instanceof EwsServerError) throw withBackOff(error, retryAfterMs);
      throw success ? error : httpError;
    }
  };
  const begin = (text: string): void => {
    if (isHtml(head, text)) throw new EwsAnswerError('not-exchange', 'HTML instead of XML');
    if (!text.trimStart().startsWith('<')) throw new EwsAnswerError('not-exchange', 'no XML');
  };
  return {
    write: (piece) =>
      judged(() => {
        if (beginning.length < BEGINNING) {
          beginning += piece;
          if (beginning.length >= BEGINNING) begin(beginning);
        }
        reader.write(piece);
      }),
    end: () => {
      const envelope = judged(() => {
        if (beginning.trim() === '') throw new EwsAnswerError('broken-answer', 'empty body');
        if (beginning.length < BEGINNING) begin(beginning);
        return openEnvelope(reader.end());
      });
      if (!success) throw httpError;
      return envelope;
    },
  };
}

/** So many characters tell a page for people from an envelope. */
const BEGINNING = 1024;

/** The same for an answer that is there. @param now milliseconds since the epoch */
export function openAnswer(answer: Answer, now: number): Envelope {
  const reader = createAnswerReader(answer, now);
  reader.write(answer.text);
  return reader.end();
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
