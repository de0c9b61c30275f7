import { EwsAnswerError, EwsServerError } from './errors.ts';
import { child, childrenNamed, descend, toInteger, wordOf, type XmlNode } from './xml.ts';
import { element, textElement, writeXml, type XmlElement } from './xml-writer.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const MESSAGES = 'http://schemas.microsoft.com/exchange/services/2006/messages';
const TYPES = 'http://schemas.microsoft.com/exchange/services/2006/types';

/** Accepted by Exchange 2013 SP1, 2016, 2019, Subscription Edition and Exchange Online alike. */
export const DEFAULT_SERVER_VERSION = 'Exchange2013_SP1';

export interface EnvelopeOptions {
  /** e.g. `Exchange2013_SP1`: what the request claims to know. */
  readonly serverVersion: string;
  /** Whether the operation declares the TimeZoneContext header; UTC is then asked for, so that answers come with `Z`. */
  readonly timeZoneContext: boolean;
  /** SMTP address of whom the request acts for (ExchangeImpersonation). */
  readonly impersonate?: string | undefined;
}

/** Wraps the body's root element and gives the whole document. */
export function writeEnvelope(body: XmlElement, options: EnvelopeOptions): string {
  const context = options.timeZoneContext
    ? element('t:TimeZoneContext', {}, element('t:TimeZoneDefinition', { Id: 'UTC' }))
    : undefined;
  const impersonation =
    options.impersonate === undefined
      ? undefined
      : element(
          't:ExchangeImpersonation',
          {},
          element('t:ConnectingSID', {}, textElement('t:SmtpAddress', options.impersonate)),
        );
  const version = element('t:RequestServerVersion', { Version: options.serverVersion });
  const envelope = element(
    's:Envelope',
    { 'xmlns:s': SOAP, 'xmlns:m': MESSAGES, 'xmlns:t': TYPES },
    element('s:Header', {}, version, impersonation, context),
    element('s:Body', {}, body),
  );
  return `<?xml version="1.0" encoding="utf-8"?>${writeXml(envelope)}`;
}

/** What ServerVersionInfo says; decide by numbers, `schema` is a name such as `V2017_07_11` and may be cut off. */
export interface ServerVersion {
  readonly major: number;
  readonly minor: number;
  readonly majorBuild: number;
  readonly minorBuild: number;
  readonly schema?: string;
}

export interface Envelope {
  /** Root element of the body. */
  readonly body: XmlNode;
  /** Absent on many faults and from some servers. */
  readonly version?: ServerVersion;
}

/**
 * Opens an envelope.
 * @throws {EwsServerError} for a SOAP fault
 * @throws {EwsAnswerError} `not-exchange` when the document is no SOAP envelope or holds no response, `broken-answer` when its
 * body is empty
 */
export function openEnvelope(root: XmlNode): Envelope {
  if (root.name !== 'Envelope') throw new EwsAnswerError('not-exchange', `root element ${root.name}`);
  const content = child(root, 'Body')?.children ?? [];
  const body = content.find((node) => /(?:Response|^Fault)$/.test(node.name));
  if (body === undefined) throw noResponse(content);
  if (body.name === 'Fault') throw faultError(body);
  const version = readVersion(descend(root, 'Header', 'ServerVersionInfo'));
  return version === undefined ? { body } : { body, version };
}

const noResponse = ([first]: readonly XmlNode[]): EwsAnswerError =>
  first === undefined
    ? new EwsAnswerError('broken-answer', 'empty SOAP body')
    : new EwsAnswerError('not-exchange', `${first.name} in the SOAP body`);

function readVersion(info: XmlNode | undefined): ServerVersion | undefined {
  const part = (name: string): number => toInteger(info?.attributes[name]) ?? 0;
  if (info === undefined || toInteger(info.attributes['MajorVersion']) === undefined) return undefined;
  const numbers = {
    major: part('MajorVersion'),
    minor: part('MinorVersion'),
    majorBuild: part('MajorBuildNumber'),
    minorBuild: part('MinorBuildNumber'),
  };
  const schema = info.attributes['Version'];
  return schema === undefined ? numbers : { ...numbers, schema };
}

/**
 * Reads a SOAP 1.1 fault. The code stands in `detail/ResponseCode`, else in `detail/ErrorCode` (2007: a number), else
 * it is faultcode's local name.
 */
function faultError(fault: XmlNode): EwsServerError {
  const detail = child(fault, 'detail') ?? child(fault, 'Detail');
  const faultCode = wordOf(fault, 'faultcode')?.replace(/^.*:/, '');
  const values = readValues(child(detail, 'MessageXml'));
  return new EwsServerError({
    code: wordOf(detail, 'ResponseCode') ?? wordOf(detail, 'ErrorCode') ?? faultCode ?? 'unknown',
    level: 'fault',
    text: wordOf(detail, 'Message') ?? wordOf(fault, 'faultstring'),
    values,
    backOffMs: toInteger(values['BackOffMilliseconds']),
  });
}

/** Reads the named values of `t:MessageXml`. */
export function readValues(messageXml: XmlNode | undefined): Readonly<Record<string, string>> {
  const values = childrenNamed(messageXml, 'Value').flatMap((value) => {
    const name = value.attributes['Name'];
    return name === undefined ? [] : [[name, value.text.trim()] as const];
  });
  return Object.fromEntries(values);
}
