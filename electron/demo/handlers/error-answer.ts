import { failure } from '../envelope.ts';
import { failureDocument } from '../live/notifications.ts';
import { m, t } from '../xml-write.ts';
import { childOf, elementsOf, type XmlElement } from '../xml.ts';
import { failedPasswordExpiration } from './get-password-expiration-date.ts';
import { failedMailTips } from './mail-tips.ts';
import { failedFindPeople } from './people.ts';
import { failedPhoneCall } from './phone-calls.ts';
import { failedGetReminders, failedReminderAction } from './reminders.ts';
import { failedServiceConfiguration } from './service-configuration.ts';
import { failedUserPhoto } from './user-photo.ts';
import { unavailable } from './get-user-availability.ts';

const message = 'The operation failed on request.';
/** What each message of a batch carries instead of its payload, and where the ids are that it answers. */
const batches: Readonly<Record<string, readonly [ids: string, empty: string | undefined]>> = {
  GetFolder: ['FolderIds', 'Folders'],
  FindItem: ['ParentFolderIds', undefined],
  GetItem: ['ItemIds', 'Items'],
  GetAttachment: ['AttachmentIds', 'Attachments'],
  FindFolder: ['ParentFolderIds', undefined],
  CreateItem: ['Items', 'Items'],
  DeleteItem: ['ItemIds', undefined],
  // One message, whatever is in the request.
  SyncFolderItems: ['', undefined],
  SyncFolderHierarchy: ['', undefined],
  GetServerTimeZones: ['', undefined],
  Subscribe: ['', undefined],
  Unsubscribe: ['', undefined],
  GetEvents: ['', undefined],
  ResolveNames: ['', undefined],
  ExpandDL: ['', undefined],
  CreateUserConfiguration: ['', undefined],
  GetUserConfiguration: ['', undefined],
  UpdateUserConfiguration: ['', undefined],
};

/** Operations whose answer is its own response message. */
const flatAnswers: Readonly<Record<string, (code: string, message: string) => XmlElement>> = {
  GetPasswordExpirationDate: failedPasswordExpiration,
  FindPeople: failedFindPeople,
  GetReminders: failedGetReminders,
  PerformReminderAction: failedReminderAction,
  GetMailTips: failedMailTips,
  GetUserPhoto: failedUserPhoto,
  GetServiceConfiguration: failedServiceConfiguration,
  PlayOnPhone: failedPhoneCall('PlayOnPhone'),
  GetPhoneCallInformation: failedPhoneCall('GetPhoneCallInformation'),
  DisconnectPhoneCall: failedPhoneCall('DisconnectPhoneCall'),
};

/**
 * An operation's answer in its own shape, with nothing but errors in it; busy servers say for how many milliseconds to
 * stay away.
 */
export function errorAnswer(request: XmlElement, code: string, backOffMilliseconds?: number): XmlElement {
  const wait =
    backOffMilliseconds === undefined
      ? []
      : [m('MessageXml', t('Value', { Name: 'BackOffMilliseconds' }, String(backOffMilliseconds)))];
  const head = [...failure(code, message), ...wait];
  if (request.name === 'GetStreamingEvents') return failureDocument(code, message, []);
  const flat = flatAnswers[request.name];
  if (flat !== undefined) return flat(code, message);
  const batch = batches[request.name];
  if (batch !== undefined) {
    const [idsName, empty] = batch;
    const ids = idsName === '' ? undefined : childOf(request, idsName);
    const messages = (ids === undefined ? [request] : elementsOf(ids)).map(() =>
      m(`${request.name}ResponseMessage`, { ResponseClass: 'Error' }, head, empty === undefined ? undefined : m(empty)),
    );
    return m(`${request.name}Response`, m('ResponseMessages', messages));
  }
  const name = request.name.replace(/Request$/, 'Response');
  if (request.name !== 'GetUserAvailabilityRequest') {
    return m(name, m('ResponseMessage', { ResponseClass: 'Error' }, head));
  }
  const mailboxes = childOf(request, 'MailboxDataArray');
  const answers = (mailboxes === undefined ? [] : elementsOf(mailboxes)).map(() => unavailable(code, message));
  return m(name, m('FreeBusyResponseArray', answers));
}
