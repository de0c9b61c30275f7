import type { RequestContext } from './company.ts';
import { SoapFault } from './errors.ts';
import { createAttachment, deleteAttachment } from './handlers/change-attachments.ts';
import { createItem } from './handlers/create-item.ts';
import { deleteItem } from './handlers/delete-item.ts';
import { findFolder } from './handlers/find-folder.ts';
import { findItem } from './handlers/find-item.ts';
import { getAttachment } from './handlers/get-attachment.ts';
import { getEvents } from './handlers/get-events.ts';
import { getFolder } from './handlers/get-folder.ts';
import { getItem } from './handlers/get-item.ts';
import { getPasswordExpirationDate } from './handlers/get-password-expiration-date.ts';
import { disconnectPhoneCall, getPhoneCallInformation, playOnPhone } from './handlers/phone-calls.ts';
import { getReminders, performReminderAction } from './handlers/reminders.ts';
import { getStreamingEvents } from './handlers/get-streaming-events.ts';
import { getUserAvailability } from './handlers/get-user-availability.ts';
import { getMailTips } from './handlers/mail-tips.ts';
import { getUserOofSettings, setUserOofSettings } from './handlers/oof.ts';
import { expandDl, findPeople, resolveNames } from './handlers/people.ts';
import { getServerTimeZones } from './handlers/server-time-zones.ts';
import { getServiceConfiguration } from './handlers/service-configuration.ts';
import { subscribe } from './handlers/subscribe.ts';
import { syncFolderHierarchy } from './handlers/sync-folder-hierarchy.ts';
import { syncFolderItems } from './handlers/sync-folder-items.ts';
import { unsubscribe } from './handlers/unsubscribe.ts';
import { updateItem } from './handlers/update-item.ts';
import {
  createUserConfiguration,
  getUserConfiguration,
  updateUserConfiguration,
} from './handlers/user-configuration.ts';
import { getUserPhoto } from './handlers/user-photo.ts';
import type { RequestEnvelope } from './envelope.ts';
import type { Streamed } from './live/connection.ts';
import type { NamespaceStyle } from './xml-write.ts';
import { attributeOf, childOf, type XmlElement } from './xml.ts';
import { ianaOf } from './zones.ts';

interface Operation {
  readonly handle: (request: XmlElement, context: RequestContext) => XmlElement | Streamed;
  /** Real servers write some operations with prefixes and some with default namespaces. */
  readonly style: NamespaceStyle;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What binds a client to the server that holds its subscriptions. */
const affinity = {
  'set-cookie': 'X-BackEndOverrideCookie=EX01.contoso.example~1942064281; path=/; secure; HttpOnly',
} as const;

/** By the local name of the body's element. */
const operations: Readonly<Record<string, Operation>> = {
  GetFolder: { handle: getFolder, style: 'prefixed' },
  FindItem: { handle: findItem, style: 'prefixed' },
  GetItem: { handle: getItem, style: 'prefixed' },
  GetAttachment: { handle: getAttachment, style: 'prefixed' },
  CreateItem: { handle: createItem, style: 'prefixed' },
  UpdateItem: { handle: updateItem, style: 'prefixed' },
  DeleteItem: { handle: deleteItem, style: 'prefixed' },
  CreateAttachment: { handle: createAttachment, style: 'prefixed' },
  DeleteAttachment: { handle: deleteAttachment, style: 'prefixed' },
  FindFolder: { handle: findFolder, style: 'prefixed' },
  SyncFolderItems: { handle: syncFolderItems, style: 'prefixed' },
  SyncFolderHierarchy: { handle: syncFolderHierarchy, style: 'prefixed' },
  Subscribe: { handle: subscribe, style: 'prefixed', headers: affinity },
  Unsubscribe: { handle: unsubscribe, style: 'prefixed' },
  GetEvents: { handle: getEvents, style: 'prefixed' },
  GetStreamingEvents: { handle: getStreamingEvents, style: 'prefixed' },
  GetServerTimeZones: { handle: getServerTimeZones, style: 'prefixed' },
  GetPasswordExpirationDate: { handle: getPasswordExpirationDate, style: 'prefixed' },
  GetServiceConfiguration: { handle: getServiceConfiguration, style: 'default' },
  PlayOnPhone: { handle: playOnPhone, style: 'default' },
  GetPhoneCallInformation: { handle: getPhoneCallInformation, style: 'default' },
  DisconnectPhoneCall: { handle: disconnectPhoneCall, style: 'default' },
  GetReminders: { handle: getReminders, style: 'default' },
  PerformReminderAction: { handle: performReminderAction, style: 'default' },
  ResolveNames: { handle: resolveNames, style: 'prefixed' },
  FindPeople: { handle: findPeople, style: 'default' },
  ExpandDL: { handle: expandDl, style: 'prefixed' },
  GetMailTips: { handle: getMailTips, style: 'default' },
  GetUserPhoto: { handle: getUserPhoto, style: 'default' },
  GetUserConfiguration: { handle: getUserConfiguration, style: 'prefixed' },
  CreateUserConfiguration: { handle: createUserConfiguration, style: 'prefixed' },
  UpdateUserConfiguration: { handle: updateUserConfiguration, style: 'prefixed' },
  GetUserAvailabilityRequest: { handle: getUserAvailability, style: 'default' },
  GetUserOofSettingsRequest: { handle: getUserOofSettings, style: 'default' },
  SetUserOofSettingsRequest: { handle: setUserOofSettings, style: 'default' },
};

/** How the answer to an operation is written. */
export function styleOf(operation: string): NamespaceStyle {
  return operations[operation]?.style ?? 'prefixed';
}

/** Headers that an operation's answer carries besides the common ones. */
export function headersOf(operation: string): Readonly<Record<string, string>> {
  return operations[operation]?.headers ?? {};
}

/** Tells the two kinds of answers apart. */
export function isStreamed(answer: XmlElement | Streamed): answer is Streamed {
  return 'goOn' in answer;
}

/** Whether this server does the operation. */
export function isOffered(operation: string): boolean {
  return operation in operations;
}

export type Surroundings = Omit<RequestContext, 'zone' | 'zoneGiven'>;

/** Does what a request asks for and gives the answer's element. Throws a `SoapFault` where the whole request fails. */
export function perform({ headers, operation }: RequestEnvelope, surroundings: Surroundings): XmlElement | Streamed {
  const handler = operations[operation.name];
  if (handler === undefined) throw new SoapFault('ErrorInvalidRequest', 'The request is invalid.');
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
