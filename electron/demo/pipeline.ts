import { faultEnvelope, readEnvelope, responseEnvelope, writeEnvelope, type RequestEnvelope } from './envelope.ts';
import { SoapFault, type Violation } from './errors.ts';
import type { Fault } from './faults.ts';
import { errorAnswer } from './handlers/error-answer.ts';
import type { Mailbox } from './mailbox.ts';
import { perform, styleOf } from './operations.ts';
import type { ExchangeState } from './state.ts';
import { parseXml, XmlError } from './xml-parse.ts';
import type { XmlElement } from './xml.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly violations: readonly string[];
}

/** The local name of the operation in a request, for the log and for faults; empty where there is none to read. */
export function operationName(source: string): string {
  try {
    return readEnvelope(parseXml(source)).operation.name;
  } catch (error) {
    if (error instanceof XmlError || error instanceof SoapFault) return '';
    throw error;
  }
}

/** From the request's text to the answer's, with what either did against the schema. */
export function answer(source: string, user: Mailbox, state: ExchangeState, fault?: Fault): Answer {
  try {
    const envelope = readEnvelope(read(source));
    const content = carryOut(envelope, user, state, fault);
    return {
      status: 200,
      body: writeEnvelope(responseEnvelope(content), styleOf(envelope.operation.name)),
      violations: [],
    };
  } catch (error) {
    if (!(error instanceof SoapFault)) throw error;
    const body = writeEnvelope(faultEnvelope(error), 'prefixed');
    return { status: 500, body, violations: error.violation === undefined ? [] : [describe(error.violation)] };
  }
}

function carryOut(
  envelope: RequestEnvelope,
  user: Mailbox,
  state: ExchangeState,
  fault: Fault | undefined,
): XmlElement {
  if (fault?.kind === 'soap-fault') throw orderedFault(fault);
  if (fault?.kind === 'response-error') return errorAnswer(envelope.operation, fault.code);
  return perform(envelope, { company: state.company, user, now: state.now() });
}

function orderedFault(fault: Fault & { readonly kind: 'soap-fault' }): SoapFault {
  const wait = fault.backOffMilliseconds;
  const values = wait === undefined ? {} : { values: { BackOffMilliseconds: String(wait) } };
  return new SoapFault(fault.code, fault.message ?? 'The server cannot do this now.', values);
}

function read(source: string): XmlElement {
  try {
    return parseXml(source);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const message = `The request failed schema validation: ${error.message}.`;
    const violation = { line: error.line, column: error.column, message: error.message };
    throw new SoapFault('ErrorSchemaValidation', message, { violation });
  }
}

function describe({ line, column, message }: Violation): string {
  return `${line}:${column} ${message}`;
}
