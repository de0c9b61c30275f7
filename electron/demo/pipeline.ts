import { faultEnvelope, readEnvelope, responseEnvelope, writeEnvelope, type RequestEnvelope } from './envelope.ts';
import { SoapFault, type Violation } from './errors.ts';
import { checkElement } from './fact-check.ts';
import type { Fault } from './faults.ts';
import { errorAnswer } from './handlers/error-answer.ts';
import type { Mailbox } from './mailbox.ts';
import { perform, styleOf } from './operations.ts';
import { checkRequest, schemaFault } from './request-check.ts';
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
    checkRequest(envelope);
    const content = carryOut(envelope, user, state, fault);
    // An ordered error may have a code that no schema knows: that is the order's business.
    const broken = fault === undefined ? checkElement(content).map(describe) : [];
    if (broken.length > 0) return internalError(broken);
    const body = writeEnvelope(responseEnvelope(content), styleOf(envelope.operation.name));
    return { status: 200, body, violations: [] };
  } catch (error) {
    if (!(error instanceof SoapFault)) throw error;
    const violations = error.violation === undefined ? [] : [describe(error.violation)];
    return { status: 500, body: writeEnvelope(faultEnvelope(error), 'prefixed'), violations };
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

/** Better no answer than one that a real server would never send. */
function internalError(broken: readonly string[]): Answer {
  const fault = new SoapFault(
    'ErrorInternalServerError',
    `This server's own answer breaks the schema: ${broken[0] ?? ''}`,
  );
  const violations = broken.map((text) => `answer: ${text}`);
  return { status: 500, body: writeEnvelope(faultEnvelope(fault), 'prefixed'), violations };
}

function read(source: string): XmlElement {
  try {
    return parseXml(source);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw schemaFault({ line: error.line, column: error.column, message: `${error.message}.` });
  }
}

function describe({ line, column, message }: Violation): string {
  return line === 0 ? message : `${line}:${column} ${message}`;
}
