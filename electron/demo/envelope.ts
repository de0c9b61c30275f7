import { SoapFault } from './errors.ts';
import { builder, m, t, writeXml, type NamespaceStyle } from './xml-write.ts';
import { childOf, elementsOf, namespaces, type XmlElement } from './xml.ts';

const s = builder(namespaces.soap);
const e = builder(namespaces.errors);
const plain = builder('');

/** Exchange 2016 with a late cumulative update. */
export const serverVersion = { major: 15, minor: 1, build: 2507, revision: 6, name: 'V2017_07_11' } as const;

/** What a request consists of; header blocks are found by local name in the types namespace. */
export interface RequestEnvelope {
  readonly headers: readonly XmlElement[];
  /** The operation: the one child of the body. */
  readonly operation: XmlElement;
}

/** Takes an envelope apart. Throws a `SoapFault` where it isn't one. */
export function readEnvelope(root: XmlElement): RequestEnvelope {
  if (root.namespace !== namespaces.soap || root.name !== 'Envelope') {
    throw new SoapFault('ErrorInvalidRequest', 'The request is not a SOAP 1.1 envelope.');
  }
  const body = childOf(root, 'Body');
  const [operation, second] = body === undefined ? [] : elementsOf(body);
  if (operation === undefined || second !== undefined)
    throw new SoapFault('ErrorInvalidRequest', 'The SOAP body does not hold one operation.');
  const header = childOf(root, 'Header');
  return { headers: header === undefined ? [] : elementsOf(header), operation };
}

/** Puts an answer into an envelope. */
export function responseEnvelope(answer: XmlElement): XmlElement {
  const { major, minor, build, revision, name } = serverVersion;
  const info = t('ServerVersionInfo', {
    MajorVersion: String(major),
    MinorVersion: String(minor),
    MajorBuildNumber: String(build),
    MinorBuildNumber: String(revision),
    Version: name,
  });
  return s('Envelope', s('Header', info), s('Body', answer));
}

/** The envelope of a fault, which carries no version. */
export function faultEnvelope(fault: SoapFault): XmlElement {
  const values = Object.entries(fault.values).map(([name, value]) => t('Value', { Name: name }, value));
  const place =
    fault.violation === undefined
      ? []
      : [
          t('LineNumber', String(fault.violation.line)),
          t('LinePosition', String(fault.violation.column)),
          t('Violation', fault.violation.message),
        ];
  const details = [...place, ...values];
  return s(
    'Envelope',
    s(
      'Body',
      s(
        'Fault',
        plain('faultcode', `a:${fault.code}`),
        plain('faultstring', { 'xml:lang': 'en-US' }, fault.message),
        plain(
          'detail',
          e('ResponseCode', fault.code),
          e('Message', fault.message),
          details.length === 0 ? undefined : t('MessageXml', details),
        ),
      ),
    ),
  );
}

/** Writes an envelope as the document that goes over the wire. */
export function writeEnvelope(envelope: XmlElement, style: NamespaceStyle): string {
  // The fault code is a QName in text, so its prefix must be declared by hand.
  const text = writeXml(envelope, style).replace('<faultcode>', `<faultcode xmlns:a="${namespaces.types}">`);
  return `<?xml version="1.0" encoding="utf-8"?>${text}`;
}

/** The head of every good response message. */
export function success(): XmlElement {
  return m('ResponseCode', 'NoError');
}

/** The head of a failed response message. */
export function failure(code: string, message: string): readonly XmlElement[] {
  return [m('MessageText', message), m('ResponseCode', code), m('DescriptiveLinkKey', '0')];
}
