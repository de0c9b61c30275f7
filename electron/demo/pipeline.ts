import { faultEnvelope, readEnvelope, responseEnvelope, writeEnvelope, type RequestEnvelope } from './envelope.ts';
import { SoapFault, type Violation } from './errors.ts';
import { checkElement } from './fact-check.ts';
import type { Fault } from './faults.ts';
import { errorAnswer } from './handlers/error-answer.ts';
import type { Streamed } from './live/connection.ts';
import { onWire } from './live/notifications.ts';
import type { Mailbox } from './mailbox.ts';
import { headersOf, isStreamed, perform, styleOf } from './operations.ts';
import { checkRequest, schemaFault } from './request-check.ts';
import type { ExchangeState } from './state.ts';
import { parseXml, XmlError } from './xml-parse.ts';
import { childOf, type XmlElement } from './xml.ts';

/** Where the further documents of an answer go, as text. */
export interface TextSink {
  write(document: string, violations: readonly string[]): void;
  end(): void;
  onGone(run: () => void): void;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly violations: readonly string[];
  /** Where the body is only the first document of many. */
  readonly goOn?: (sink: TextSink) => void;
}

/** A request's text, taken apart as far as it goes. */
export interface RequestDocument {
  /** The local name of the operation, for the log and for faults; empty where there is none to read. */
  readonly operation: string;
  readonly envelope: RequestEnvelope | SoapFault;
}

/** Reads a request's text; never throws for what a client sent. */
export function readRequest(source: string): RequestDocument {
  try {
    const envelope = readEnvelope(parseXml(source));
    return { operation: envelope.operation.name, envelope };
  } catch (error) {
    if (error instanceof XmlError) {
      const { line, column, message } = error;
      return { operation: '', envelope: schemaFault({ line, column, message: `${message}.` }) };
    }
    if (error instanceof SoapFault) return { operation: '', envelope: error };
    throw error;
  }
}

/** The kind of subscription that a request asks for, where it asks for one. */
export function subscriptionMode({ operation, envelope }: RequestDocument): 'streaming' | 'pull' | undefined {
  if (operation !== 'Subscribe' || envelope instanceof SoapFault) return undefined;
  if (childOf(envelope.operation, 'PullSubscriptionRequest') !== undefined) return 'pull';
  return childOf(envelope.operation, 'StreamingSubscriptionRequest') === undefined ? undefined : 'streaming';
}

/** From a request to the answer's text, with what either did against the schema. */
export function answer({ envelope }: RequestDocument, user: Mailbox, state: ExchangeState, fault?: Fault): Answer {
  try {
    if (envelope instanceof SoapFault) throw envelope;
    checkRequest(envelope);
    const content = carryOut(envelope, user, state, fault);
    const first = isStreamed(content) ? content.first : content;
    // An ordered error may have a code that no schema knows: that is the order's business.
    const broken = fault === undefined ? checkElement(first).map(describe) : [];
    if (broken.length > 0) return internalError(broken);
    const style = styleOf(envelope.operation.name);
    return {
      status: 200,
      headers: headersOf(envelope.operation.name),
      body: writeEnvelope(responseEnvelope(onWire(first)), style),
      violations: [],
      ...(isStreamed(content) ? { goOn: (sink: TextSink) => content.goOn(textual(sink, style)) } : {}),
    };
  } catch (error) {
    if (!(error instanceof SoapFault)) throw error;
    return faultAnswer(error);
  }
}

/** The answer to a request that fails as a whole. */
export function faultAnswer(fault: SoapFault): Answer {
  const violations = fault.violation === undefined ? [] : [describe(fault.violation)];
  return { status: 500, body: writeEnvelope(faultEnvelope(fault), 'prefixed'), violations };
}

/** Documents one after the other, of which only the first says what XML it is. */
function textual(sink: TextSink, style: ReturnType<typeof styleOf>): Parameters<Streamed['goOn']>[0] {
  return {
    write: (document) => {
      const violations = checkElement(document).map((violation) => `answer: ${describe(violation)}`);
      const text = writeEnvelope(responseEnvelope(onWire(document)), style);
      sink.write(text.replace(/^<\?xml[^>]*\?>/, ''), violations);
    },
    end: () => sink.end(),
    onGone: (run) => sink.onGone(run),
  };
}

function carryOut(
  envelope: RequestEnvelope,
  user: Mailbox,
  state: ExchangeState,
  fault: Fault | undefined,
): XmlElement | Streamed {
  const { operation } = envelope;
  switch (fault?.kind) {
    case 'soap-fault':
      throw orderedFault(fault);
    case 'ews-blocked':
      throw new SoapFault('ErrorAccessDenied', 'Exchange Web Services are disabled for this organization.');
    case 'response-error':
      return errorAnswer(operation, fault.code, fault.backOffMilliseconds);
    case 'not-offered':
      return errorAnswer(operation, 'ErrorInvalidSubscriptionRequest');
    case 'expired-sync-state':
      user.forgetSyncStates();
      break;
    case 'lost-subscription':
      state.subscriptions.expire(user);
      break;
    default:
      break;
  }
  const { company, subscriptions } = state;
  return perform(envelope, { company, user, now: state.now(), subscriptions });
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

function describe({ line, column, message }: Violation): string {
  return line === 0 ? message : `${line}:${column} ${message}`;
}
