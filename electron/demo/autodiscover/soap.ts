import type { Owner } from '../model.ts';
import { builder, writeXml } from '../xml-write.ts';
import { childText, descend, elementsOf, namespaces, textOf, type XmlElement } from '../xml.ts';

const s = builder(namespaces.soap);
const a = builder('http://schemas.microsoft.com/exchange/2010/Autodiscover');
const addressing = builder('http://www.w3.org/2005/08/addressing');
const action = 'http://schemas.microsoft.com/exchange/2010/Autodiscover/Autodiscover/GetUserSettingsResponse';

/** What a GetUserSettings request asks: about whom, and which settings. */
export interface SettingsRequest {
  readonly address: string;
  readonly settings: readonly string[];
}

/** Reads a GetUserSettings request; undefined where it is none. */
export function readSettingsRequest(envelope: XmlElement): SettingsRequest | undefined {
  const request = descend(envelope, 'Body', 'GetUserSettingsRequestMessage', 'Request');
  const address = childText(descend(request, 'Users', 'User'), 'Mailbox');
  const wanted = descend(request, 'RequestedSettings');
  if (address === undefined || wanted === undefined) return undefined;
  return { address, settings: elementsOf(wanted).map((setting) => textOf(setting).trim()) };
}

/** The settings asked for, those that this server has; the others by name as errors. */
export function soapSettings({ name, address }: Owner, url: string, wanted: readonly string[]): string {
  const known: Readonly<Record<string, string>> = {
    UserDisplayName: name,
    AutoDiscoverSMTPAddress: address,
    InternalEwsUrl: url,
    ExternalEwsUrl: url,
    ExternalEwsVersion: '15.01.2507.000',
    EwsSupportedSchemas:
      'Exchange2007, Exchange2007_SP1, Exchange2010, Exchange2010_SP1, Exchange2010_SP2, Exchange2013, Exchange2013_SP1',
    GroupingInformation: 'Default-First-Site-Name',
    CasVersion: '15.01.2507.039',
  };
  const errors = wanted
    .filter((setting) => known[setting] === undefined)
    .map((setting) =>
      a(
        'UserSettingError',
        a('ErrorCode', 'SettingIsNotAvailable'),
        a('ErrorMessage', `Setting '${setting}' is not available.`),
        a('SettingName', setting),
      ),
    );
  const values = wanted.flatMap((setting) => {
    const value = known[setting];
    return value === undefined ? [] : [a('UserSetting', a('Name', setting), a('Value', value))];
  });
  return document('NoError', undefined, errors, values);
}

/** One user's answer without settings: `RedirectAddress`, `RedirectUrl` with their target, or an error. */
export function soapOutcome(code: string, target?: string): string {
  return document(code, target, [], []);
}

function document(
  code: string,
  target: string | undefined,
  errors: readonly XmlElement[],
  values: readonly XmlElement[],
): string {
  const user = a(
    'UserResponse',
    a('ErrorCode', code),
    a('ErrorMessage', code === 'NoError' ? 'No error.' : code),
    target === undefined ? undefined : a('RedirectTarget', target),
    a('UserSettingErrors', errors),
    a('UserSettings', values),
  );
  const response = a('Response', a('ErrorCode', 'NoError'), a('ErrorMessage'), a('UserResponses', user));
  const envelope = s(
    'Envelope',
    s('Header', addressing('Action', action)),
    s('Body', a('GetUserSettingsResponseMessage', response)),
  );
  return `<?xml version="1.0" encoding="utf-8"?>${writeXml(envelope, 'default')}`.replaceAll(
    '<UserSetting>',
    `<UserSetting xmlns:i="${namespaces.instance}" i:type="StringSetting">`,
  );
}
