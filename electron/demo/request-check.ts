import type { RequestEnvelope } from './envelope.ts';
import { SoapFault, type Violation } from './errors.ts';
import { checkElement } from './fact-check.ts';
import { elements, factName, isKnownOperation, simple } from './facts.ts';
import { isOffered } from './operations.ts';
import { attributeOf, namespaces } from './xml.ts';

const versions = simple['t:ExchangeVersionType']?.values ?? [];

/**
 * Refuses what a real server refuses before it looks at the content: a version that it doesn't know, an operation that
 * it doesn't know or offer, a document that breaks the schema. Throws a `SoapFault`.
 */
export function checkRequest({ headers, operation }: RequestEnvelope): void {
  const requested = headers.find(({ name }) => name === 'RequestServerVersion');
  const version = attributeOf(requested, 'Version');
  if (version !== undefined && !versions.includes(version)) {
    throw new SoapFault('ErrorInvalidServerVersion', 'The specified server version is invalid.');
  }
  const known = operation.namespace === namespaces.messages && isKnownOperation(operation.name);
  if (known && !isOffered(operation.name)) {
    throw new SoapFault('ErrorInvalidRequest', `The request is invalid: this server does not offer ${operation.name}.`);
  }
  const blocks = headers.filter((header) => factName(header) in elements);
  const [violation] = known
    ? [...blocks, operation].flatMap(checkElement)
    : [at(operation, `The element 'Body' has invalid child element '${operation.name}'.`)];
  if (violation !== undefined) throw schemaFault(violation);
}

/** The fault for a document that breaks the schema. */
export function schemaFault(violation: Violation): SoapFault {
  return new SoapFault('ErrorSchemaValidation', `The request failed schema validation: ${violation.message}`, {
    violation,
  });
}

function at({ line, column }: { readonly line: number; readonly column: number }, message: string): Violation {
  return { line, column, message };
}
