import { child, childrenNamed, descend, wordOf, type XmlNode } from '../xml.ts';
import { element, textElement, writeXml } from '../xml-writer.ts';
import type { StepOutcome } from './model.ts';
import { endpointOf, redirectTo } from './readings.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const AUTODISCOVER = 'http://schemas.microsoft.com/exchange/2010/Autodiscover';
const ADDRESSING = 'http://www.w3.org/2005/08/addressing';

const SETTINGS = [
  'UserDisplayName',
  'AutoDiscoverSMTPAddress',
  'InternalEwsUrl',
  'ExternalEwsUrl',
  'ExternalEwsVersion',
  'EwsSupportedSchemas',
  'GroupingInformation',
  'ExternalUMUrl',
  'CasVersion',
];

/** Writes GetUserSettings for one address, to be posted to `url`. */
export function soapRequest(address: string, url: string): string {
  const settings = SETTINGS.map((name) => textElement('a:Setting', name));
  const envelope = element(
    'soap:Envelope',
    { 'xmlns:soap': SOAP, 'xmlns:a': AUTODISCOVER, 'xmlns:wsa': ADDRESSING },
    element(
      'soap:Header',
      {},
      textElement('a:RequestedServerVersion', 'Exchange2013_SP1'),
      textElement('wsa:Action', `${AUTODISCOVER}/Autodiscover/GetUserSettings`),
      textElement('wsa:To', url),
    ),
    element(
      'soap:Body',
      {},
      element(
        'a:GetUserSettingsRequestMessage',
        {},
        element(
          'a:Request',
          {},
          element('a:Users', {}, element('a:User', {}, textElement('a:Mailbox', address))),
          element('a:RequestedSettings', {}, ...settings),
        ),
      ),
    ),
  );
  return `<?xml version="1.0" encoding="utf-8"?>${writeXml(envelope)}`;
}

/** Reads the answer to GetUserSettings, a fault too. Errors stand at two levels: of the request, and of the user. */
export function readSoap(root: XmlNode, from: string): StepOutcome {
  const body = root.name === 'Envelope' ? child(root, 'Body') : undefined;
  const fault = child(body, 'Fault');
  if (fault !== undefined) {
    return { kind: 'error', code: wordOf(fault, 'faultcode')?.replace(/^.*:/, '') ?? 'Fault' };
  }
  const response = descend(body, 'GetUserSettingsResponseMessage', 'Response');
  if (response === undefined) return { kind: 'not-autodiscover' };
  const whole = wordOf(response, 'ErrorCode') ?? 'NoError';
  const user = descend(response, 'UserResponses', 'UserResponse');
  if (whole !== 'NoError') return errorOf(whole);
  const code = wordOf(user, 'ErrorCode') ?? 'NoError';
  const target = wordOf(user, 'RedirectTarget');
  if (code === 'RedirectUrl') return redirectTo(target, from);
  if (code === 'RedirectAddress') {
    return target === undefined ? { kind: 'malformed' } : { kind: 'redirect-address', to: target };
  }
  return code === 'NoError' ? settingsOf(root, user, from) : errorOf(code);
}

const errorOf = (code: string): StepOutcome => (code === 'ServerBusy' ? { kind: 'busy' } : { kind: 'error', code });

function settingsOf(root: XmlNode, user: XmlNode | undefined, from: string): StepOutcome {
  const settings = childrenNamed(child(user, 'UserSettings'), 'UserSetting');
  const value = (name: string): string | undefined =>
    wordOf(
      settings.find((setting) => wordOf(setting, 'Name') === name),
      'Value',
    );
  // External first: it works from everywhere, the other inside the company's network alone.
  return endpointOf([value('ExternalEwsUrl'), value('InternalEwsUrl')], from, {
    displayName: value('UserDisplayName'),
    primaryAddress: value('AutoDiscoverSMTPAddress'),
    serverVersion: headerVersion(root) ?? plainVersion(value('CasVersion') ?? value('ExternalEwsVersion')),
  });
}

/** Here the numbers are elements, in EWS they are attributes. */
function headerVersion(root: XmlNode): string | undefined {
  const info = descend(root, 'Header', 'ServerVersionInfo');
  const parts = ['MajorVersion', 'MinorVersion', 'MajorBuildNumber', 'MinorBuildNumber'];
  return plainVersion(parts.map((name) => wordOf(info, name) ?? '').join('.'));
}

/** `15.01.2507.039` is 15.1.2507.39. */
const plainVersion = (written: string | undefined): string | undefined =>
  written !== undefined && /^\d{1,6}(\.\d{1,6}){2,3}$/.test(written)
    ? written.split('.').map(Number).join('.')
    : undefined;
