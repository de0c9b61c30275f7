import type { Temporal } from 'temporal-polyfill';
import type { Company, RequestContext } from './company.ts';
import { SoapFault } from './errors.ts';
import { findItem } from './handlers/find-item.ts';
import { getAttachment } from './handlers/get-attachment.ts';
import { getFolder } from './handlers/get-folder.ts';
import { getItem } from './handlers/get-item.ts';
import { getUserAvailability } from './handlers/get-user-availability.ts';
import { getUserOofSettings, setUserOofSettings } from './handlers/oof.ts';
import type { RequestEnvelope } from './envelope.ts';
import type { Mailbox } from './mailbox.ts';
import type { NamespaceStyle } from './xml-write.ts';
import { attributeOf, childOf, type XmlElement } from './xml.ts';
import { ianaOf } from './zones.ts';

interface Operation {
  readonly handle: (request: XmlElement, context: RequestContext) => XmlElement;
  /** Real servers write some operations with prefixes and some with default namespaces. */
  readonly style: NamespaceStyle;
}

/** By the local name of the body's element. */
const operations: Readonly<Record<string, Operation>> = {
  GetFolder: { handle: getFolder, style: 'prefixed' },
  FindItem: { handle: findItem, style: 'prefixed' },
  GetItem: { handle: getItem, style: 'prefixed' },
  GetAttachment: { handle: getAttachment, style: 'prefixed' },
  GetUserAvailabilityRequest: { handle: getUserAvailability, style: 'default' },
  GetUserOofSettingsRequest: { handle: getUserOofSettings, style: 'default' },
  SetUserOofSettingsRequest: { handle: setUserOofSettings, style: 'default' },
};

/** How the answer to an operation is written. */
export function styleOf(operation: string): NamespaceStyle {
  return operations[operation]?.style ?? 'prefixed';
}

/** Whether this server does the operation. */
export function isOffered(operation: string): boolean {
  return operation in operations;
}

export interface Surroundings {
  readonly company: Company;
  readonly user: Mailbox;
  readonly now: Temporal.Instant;
}

/** Does what a request asks for and gives the answer's element. Throws a `SoapFault` where the whole request fails. */
export function perform({ headers, operation }: RequestEnvelope, surroundings: Surroundings): XmlElement {
  const handler = operations[operation.name];
  if (handler === undefined) throw new SoapFault('ErrorInvalidRequest', 'The request is invalid.');
  if (headers.some(({ name }) => name === 'ExchangeImpersonation')) {
    throw new SoapFault('ErrorImpersonateUserDenied', 'The account does not have permission to impersonate this user.');
  }
  return handler.handle(operation, { ...surroundings, ...timeZone(headers) });
}

function timeZone(headers: readonly XmlElement[]): Pick<RequestContext, 'zone' | 'zoneGiven'> {
  const context = headers.find(({ name }) => name === 'TimeZoneContext');
  if (context === undefined) return { zone: 'UTC', zoneGiven: false };
  const id = attributeOf(childOf(context, 'TimeZoneDefinition'), 'Id') ?? '';
  const zone = ianaOf(id);
  if (zone === undefined) throw new SoapFault('ErrorTimeZone', `The time zone ${id} is not known.`);
  return { zone, zoneGiven: true };
}
