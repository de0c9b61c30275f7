import type { Owner } from '../model.ts';
import { builder, writeXml } from '../xml-write.ts';
import { childText, descend, type XmlElement } from '../xml.ts';

const base = 'http://schemas.microsoft.com/exchange/autodiscover';
const outer = builder(`${base}/responseschema/2006`);
const inner = builder(`${base}/outlook/responseschema/2006a`);

const messages: Readonly<Record<string, string>> = {
  '500': "The email address can't be found.",
  '501': 'There is no configuration for this email address.',
  '600': 'Invalid Request',
  '601': 'Provider is not available',
};

/** The address that a POX request is about; undefined where it isn't such a request. */
export function poxAddress(request: XmlElement): string | undefined {
  if (request.name !== 'Autodiscover') return undefined;
  return childText(descend(request, 'Request'), 'EMailAddress');
}

/** The settings of a mailbox: one address inside the network, one outside. */
export function poxSettings({ name, address }: Owner, url: string): string {
  const protocol = (type: string): XmlElement =>
    inner(
      'Protocol',
      inner('Type', type),
      inner('Server', new URL(url).hostname),
      inner('ASUrl', url),
      inner('EwsUrl', url),
      inner('OOFUrl', url),
    );
  const user = inner('User', inner('DisplayName', name), inner('AutoDiscoverSMTPAddress', address));
  return answer(
    user,
    inner(
      'Account',
      inner('AccountType', 'email'),
      inner('Action', 'settings'),
      inner('MicrosoftOnline', 'False'),
      protocol('EXCH'),
      protocol('EXPR'),
    ),
  );
}

/** Sends a client to ask about another address. */
export function poxRedirectAddress(address: string): string {
  return answer(inner('Account', inner('Action', 'redirectAddr'), inner('RedirectAddr', address)));
}

/** Sends a client to ask at another place. */
export function poxRedirectUrl(url: string): string {
  return answer(inner('Account', inner('Action', 'redirectUrl'), inner('RedirectUrl', url)));
}

/** An error by its number; `time` is the server's time of day. */
export function poxError(code: string, time: string): string {
  const error = outer(
    'Error',
    { Time: time, Id: '1477953558' },
    outer('ErrorCode', code),
    outer('Message', messages[code] ?? 'Internal error'),
    outer('DebugData'),
  );
  return document(outer('Autodiscover', outer('Response', error)));
}

function answer(...content: readonly XmlElement[]): string {
  return document(outer('Autodiscover', inner('Response', content)));
}

function document(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>${writeXml(root, 'default')}`;
}
