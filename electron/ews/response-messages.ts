import { readValues } from './envelope.ts';
import { EwsAnswerError, EwsServerError } from './errors.ts';
import { child, toInteger, wordOf, type XmlNode } from './xml.ts';

/** One part of a batch: its payload, or why the server refused this part alone. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: EwsServerError };

/**
 * Judges one response message. `Success` is usable and so is a `Warning`, unless it says that this part was never
 * processed (`ErrorBatchProcessingStopped`).
 */
export function judge(message: XmlNode): Outcome<XmlNode> {
  const responseClass = message.attributes['ResponseClass'];
  const code = wordOf(message, 'ResponseCode') ?? 'unknown';
  if (responseClass === 'Success') return { ok: true, value: message };
  if (responseClass === 'Warning' && code !== 'ErrorBatchProcessingStopped') return { ok: true, value: message };
  if (responseClass !== 'Error' && responseClass !== 'Warning') {
    throw new EwsAnswerError('broken-answer', `response class ${responseClass ?? 'missing'}`);
  }
  const values = readValues(child(message, 'MessageXml'));
  const backOffMs = toInteger(values['BackOffMilliseconds']);
  const text = wordOf(message, 'MessageText');
  return { ok: false, error: new EwsServerError({ code, level: 'message', text, values, backOffMs }) };
}

/** Judges the parts of a batch below `ResponseMessages`, in request order. */
export function judgeAll(response: XmlNode): readonly Outcome<XmlNode>[] {
  const messages = child(response, 'ResponseMessages');
  if (messages === undefined) throw new EwsAnswerError('broken-answer', `${response.name} without ResponseMessages`);
  return messages.children.filter((message) => 'ResponseClass' in message.attributes).map(judge);
}

/** The payload of a request that asked for one thing. @throws {EwsServerError} when that was refused */
export function single<T>(outcomes: readonly Outcome<T>[]): T {
  const [outcome] = outcomes;
  if (outcome === undefined) throw new EwsAnswerError('broken-answer', 'no response message');
  if (!outcome.ok) throw outcome.error;
  return outcome.value;
}

/** Reads the payloads of those that succeeded; errors stay where they are. */
export function mapOutcomes<A, B>(outcomes: readonly Outcome<A>[], read: (value: A) => B): readonly Outcome<B>[] {
  return outcomes.map((outcome) => (outcome.ok ? { ok: true, value: read(outcome.value) } : outcome));
}
